import type { Command } from 'commander';
import { z } from 'zod';
import { sessionList } from '../contracts';
import { isUuid, type SessionId } from '../core';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';

/** `session list | revoke`. */
export function addSessionCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'session', 'Where people are signed in');

  describeCommand(group, 'list <user>', 'List where a person is signed in, the last used first', [
    ['by username, e-mail or id', 'countersign session list ada'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      const items = await services.sessions.list(person.id);
      out.result(z.encode(sessionList, { items }), () =>
        out.table(
          ['id', 'signed in', 'last used', 'ends', 'address', 'browser'],
          items.map((item) => [item.id, item.createdAt, item.lastUsedAt, item.expiresAt, item.address, item.userAgent]),
          `${person.username} is not signed in.`,
        ),
      );
    }),
  );

  describeCommand(group, 'revoke <user> [session]', 'Sign a person out: of one session, or of all', [
    ['everywhere', 'countersign session revoke ada'],
    ['one, by the id that "session list" shows', 'countersign session revoke ada 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e'],
  ]).action(
    withServices<object, [string, string | undefined]>(io, async ({ services, actor, out }, { args }) => {
      const [reference, id] = args;
      const person = await services.directory.getUser(reference);
      if (id === undefined) {
        const ended = await services.sessions.revokeAll(actor, person.id);
        out.result({ ended }, () => {
          out.line(ended === 0 ? `${person.username} was not signed in.` : `Ended ${ended}.`);
          if (ended > 0) out.note('An app that has let the person in already keeps its own session.');
        });
        return;
      }
      const ended = isUuid(id) && (await services.sessions.revoke(actor, person.id, id as SessionId));
      if (!ended) throw noSuchSession();
      out.result({ ended: 1 }, () => out.line('Ended 1.'));
    }),
  );
}

function noSuchSession(): CliError {
  return new CliError({
    code: 'cli.session_not_found',
    status: 404,
    what: 'This person has no such session.',
    meaning: 'It may have ended already.',
    remedy: 'See "countersign session list".',
  });
}
