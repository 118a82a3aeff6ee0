import type { Command } from 'commander';
import { z } from 'zod';
import { status } from '../contracts';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';

/** `status`. */
export function addStatusCommands(program: Command, io: CliIo): void {
  describeCommand(program, 'status', 'Show the state of the installation, what needs a person first', [
    ['at a glance', 'countersign status'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      const found = await services.status.read();
      out.result(z.encode(status, found), () => {
        for (const { appSlug, state, daysLeft, notAfter } of found.certificateWarnings) {
          const when = daysLeft < 0 ? 'has expired' : `ends in ${sayDays(daysLeft)}`;
          out.line(`Warning: the ${state} certificate of ${appSlug} ${when} (${notAfter.toISOString().slice(0, 10)}).`);
        }
        for (const { appSlug, quarantined, waitingPlans, failures, conflicts } of found.mirrorWarnings) {
          const stopped = quarantined ? 'has stopped; ' : '';
          out.line(
            `The mirror of ${appSlug} needs you: ${stopped}plans that wait ${waitingPlans}, failures ${failures}, conflicts ${conflicts}.`,
          );
        }
        out.fields([
          ['Version', found.version],
          [
            'People',
            `${found.people.all} (${found.people.suspended} suspended, ${found.people.administrators} administrators)`,
          ],
          ['Groups', found.groups],
          ['Apps', `${found.apps.all} (${found.apps.enabled} enabled)`],
          ['Sessions', found.sessions],
          ['Practice workspace', found.practiceUrl],
          ['Audit events waiting', found.auditPending],
          ['Master key rotation', found.masterKeyRotationPending ? 'begun, not finished' : null],
        ]);
      });
    }),
  );
}

/** Whole days as they are counted; the last one has none. */
function sayDays(days: number): string {
  return days === 0 ? 'less than a day' : `${days} ${days === 1 ? 'day' : 'days'}`;
}
