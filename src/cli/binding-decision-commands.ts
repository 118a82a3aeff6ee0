import type { Command } from 'commander';
import { z } from 'zod';
import { findPersonOrDeleted } from '../api';
import { bindingDecision, changedLinks, linksSent, personBinding } from '../contracts';
import type { AccountId, UserId } from '../core';
import type { PersonBinding } from '../provisioning';
import { several, text } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { type CliContext, withServices } from './context';
import { showBinding } from './show-binding';

/** `binding bind | unbind | ignore | confirm | links-sent`. */
export function addBindingDecisionCommands(group: Command, io: CliIo): void {
  describeCommand(
    group,
    'bind <app> <user> [account]',
    'Say which account is somebody’s, or agree to the one proposed',
    [
      ['decide a conflict, or bind by hand', 'countersign binding bind slack ada U0123ABC456'],
      ['agree to what was proposed', 'countersign binding bind slack ada'],
    ],
  ).action(
    withServices<object, [string, string, string?]>(io, async (context, { args: [reference, user, account] }) => {
      const { services, actor } = context;
      const { accountId } = checkArguments(bindingDecision, account === undefined ? {} : { accountId: account });
      const connection = await services.connections.get(reference);
      const person = await services.directory.getUser(user);
      const bound = await services.bindings.bind(actor, connection, person, accountId as AccountId | undefined);
      print(context, bound);
    }),
  );

  describeCommand(group, 'unbind <app> <user>', 'Take an account away from somebody, or end their being ignored', [
    ['by username', 'countersign binding unbind slack ada'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, user] }) => {
      const { services, actor } = context;
      const connection = await services.connections.get(reference);
      const person = await findPersonOrDeleted(services.directory, user);
      print(context, await services.bindings.unbind(actor, connection, person));
    }),
  );

  describeCommand(group, 'ignore <app> <user>', 'Leave somebody and their account alone, whatever the directory says', [
    ['by username', 'countersign binding ignore slack ada'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, user] }) => {
      const { services, actor } = context;
      const connection = await services.connections.get(reference);
      const person = await findPersonOrDeleted(services.directory, user);
      print(context, await services.bindings.ignore(actor, connection, person));
    }),
  );

  describeCommand(group, 'confirm <app>', 'Agree to everything that is proposed', [
    ['first look', 'countersign binding list slack --state proposed'],
    ['then agree', 'countersign binding confirm slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const connection = await services.connections.get(reference);
      let confirmed = 0;
      for (let more = true; more; ) {
        const page = await services.bindings.listPeople(connection, { state: 'proposed' }, { limit: 200 });
        const people = page.items
          .filter(({ deleted }) => !deleted)
          .map(({ userId, username }) => ({ id: userId, username }));
        const done = await services.bindings.confirm(actor, connection, people);
        confirmed += done.confirmed;
        more = page.nextCursor !== undefined && done.confirmed > 0;
      }
      out.result({ confirmed }, () => out.line(`${confirmed} people are bound now.`));
    }),
  );

  describeCommand(group, 'links-sent <app>', 'Note that Slack mailed binding links, which are good for 72 hours', [
    ['single sign-on was made required just now', 'countersign binding links-sent slack'],
    ['an owner sent new ones', 'countersign binding links-sent slack --user ada --user grace'],
  ])
    .option('--user <user>', 'only to this person (repeatable)', several(text))
    .option('--at <instant>', 'when, as 2026-03-01T12:00:00Z (default: now)')
    .action(
      withServices<{ user?: string[]; at?: string }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference] }) => {
          const connection = await services.connections.get(reference);
          const people = await Promise.all((options.user ?? []).map((user) => services.directory.getUser(user)));
          const { sentAt, userIds } = checkArguments(linksSent, {
            ...(options.at !== undefined && { sentAt: options.at }),
            ...(people.length > 0 && { userIds: people.map(({ id }) => id) }),
          });
          const note = { sentAt, userIds: userIds as UserId[] | undefined };
          const changed = await services.bindings.noteLinksSent(actor, connection, note);
          out.result(z.encode(changedLinks, { changed }), () => {
            out.line(`Noted for ${changed} people who have not signed in by SAML yet.`);
            out.note(`Whose link ends: countersign binding list ${connection.appSlug} --link ending`);
          });
        },
      ),
    );
}

function print({ out }: CliContext, binding: PersonBinding): void {
  out.result(z.encode(personBinding, binding), () => {
    showBinding(out, binding);
    out.note('Slack was not changed by this; the next plan takes it up.');
  });
}
