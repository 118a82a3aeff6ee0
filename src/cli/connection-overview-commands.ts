import type { Command } from 'commander';
import { z } from 'zod';
import { mirrorStatus, userNamePreviewPage } from '../contracts';
import type { MirrorStatus } from '../provisioning';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { formatInstant } from './output';
import { addPaging, notePaging, type PagingOptions } from './paging';

const noteWords: { [note: string]: string } = {
  kept: 'kept',
  characters_changed: 'other characters: Slack takes a-z, 0-9 and . _ - only',
  number_added: 'a number: the name is somebody’s, a channel’s or a group’s',
  no_source: 'the mapping gives none',
  not_planned: 'make a plan first',
};

/** How long leavers kept their account: `12 in 30 days; half within 3 s, the slowest 41 s`. */
function sayLeavers({ count, medianSeconds, slowestSeconds }: MirrorStatus['leavers']): string {
  if (medianSeconds === null || slowestSeconds === null) return 'none in 30 days';
  return `${count} in 30 days; half within ${Math.ceil(medianSeconds)} s, the slowest ${Math.ceil(slowestSeconds)} s`;
}

/** `connection status | usernames`. */
export function addConnectionOverviewCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'status <app>', 'Show how the mirror stands: what waits, what runs, what failed', [
    ['by the app', 'countersign connection status slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const connection = await services.connections.get(reference);
      const status = await services.mirrorStatus.read(connection.id);
      out.result(z.encode(mirrorStatus, status), () => {
        out.fields([
          ['State', connection.state],
          ['Why', connection.stateReason?.sentence ?? null],
          ['What to do', connection.stateReason?.remedy ?? null],
          ['Changes not taken in yet', status.backlog.changes],
          ['Since', status.backlog.oldestAt],
          ['People and groups that wait', status.queued],
          ['Plans that wait for a decision', status.waitingPlans],
          ['Steps that failed', status.failures],
          ['Runs under way', status.running.map(({ id }) => id)],
          ['Everybody compared', status.lastReconcileAt],
          ['Next time', status.nextReconcileAt],
          ['Last run', status.lastRun && `${status.lastRun.state}, ${formatInstant(status.lastRun.startedAt)}`],
          ['Leavers', sayLeavers(status.leavers)],
        ]);
        if (status.waitingPlans > 0) out.note(`Look at the plan: countersign plan show ${reference}`);
        if (status.failures > 0) out.note(`Look at the failures: countersign run failures ${reference}`);
      });
    }),
  );

  addPaging(
    describeCommand(group, 'usernames <app>', 'Show everybody’s username in Slack, as it is and as the plan makes it', [
      ['everybody, before the first run', 'countersign connection usernames slack'],
      ['only who gets another one', 'countersign connection usernames slack --changed'],
    ]),
  )
    .option('--changed', 'only people whose username is new, or another one')
    .action(
      withServices<PagingOptions & { changed?: boolean }, [string]>(
        io,
        async ({ services, out }, { options, args: [reference] }) => {
          const { changed, limit, cursor } = options;
          const connection = await services.connections.get(reference);
          const page = await services.userNames.list(connection, { changed, limit, cursor });
          out.result(z.encode(userNamePreviewPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
            out.table(
              ['person', 'name', 'from', 'in Slack', 'becomes', 'because of'],
              page.items.map((item) => [
                item.username,
                item.name,
                item.source,
                item.current,
                item.wanted,
                item.notes.map((note) => noteWords[note] ?? note),
              ]),
              'Nobody is authorised for this app.',
            );
            notePaging(out, page.nextCursor);
          });
        },
      ),
    );
}
