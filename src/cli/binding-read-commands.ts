import type { Command } from 'commander';
import { z } from 'zod';
import { findPersonOrDeleted } from '../api';
import { accountStates, bindingCounts, bindingStates, personBinding, personBindingPage } from '../contracts';
import type { BindingState, PersonBinding } from '../provisioning';
import { oneOf } from './arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { showBinding } from './show-binding';

const linkStates = ['confirmed', 'open', 'ending', 'ended', 'none'] as const;

type ListOptions = PagingOptions & {
  search?: string;
  state?: BindingState;
  link?: PersonBinding['link']['state'];
  account?: (typeof accountStates)[number];
  authorised?: boolean;
};

/** `binding counts | list | show`. */
export function addBindingReadCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'counts <app>', 'Count people by binding, accounts by class, and binding links', [
    ['by the app', 'countersign binding counts slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const counts = await services.bindings.counts(await services.connections.get(reference));
      out.result(z.encode(bindingCounts, counts), () => {
        out.table(
          ['people', 'how many'],
          Object.entries(counts.people).map(([name, count]) => [name, count]),
          '',
        );
        out.line('');
        out.table(
          ['accounts', 'how many'],
          Object.entries(counts.accounts).map(([name, count]) => [name.replace('_', ' and '), count]),
          '',
        );
        out.line('');
        out.table(
          ['binding links', 'how many'],
          Object.entries(counts.links).map(([name, count]) => [name, count]),
          '',
        );
        if (counts.peopleWithoutAccount > 0) {
          out.note(`${counts.peopleWithoutAccount} people who are authorised have no account that is theirs.`);
        }
        if (counts.mayNotEnter.withAccount > 0) {
          out.note(`${counts.mayNotEnter.withAccount} people who may not enter have an account that is on.`);
        }
        if (counts.accountsReadAt === null) {
          out.note(`Accounts were not read yet: countersign plan make ${reference}`);
        }
      });
    }),
  );

  addPaging(
    describeCommand(group, 'list <app>', 'List people with the account that is theirs, or may be', [
      ['what has to be decided', 'countersign binding list slack --state conflicting'],
      ['whom to ask for a new binding link', 'countersign binding list slack --link ended'],
      ['who has an account that is off', 'countersign binding list slack --account off'],
      ['one person', 'countersign binding list slack --search ada'],
    ]),
  )
    .option('--search <text>', 'beginnings of names, usernames or e-mail addresses')
    .option('--state <state>', bindingStates.join(', '), oneOf(bindingStates))
    .option('--link <state>', `of Slack’s binding link: ${linkStates.join(', ')}`, oneOf(linkStates))
    .option('--account <state>', `of the account in Slack: ${accountStates.join(', ')}`, oneOf(accountStates))
    .option('--authorised', 'only people in a group that is authorised for the app')
    .option('--no-authorised', 'only people in none')
    .action(
      withServices<ListOptions, [string]>(io, async ({ services, out }, { options, args: [reference] }) => {
        const { search, state, link, account, authorised, limit, cursor } = options;
        const connection = await services.connections.get(reference);
        const filter = { search, state, link, account, authorised };
        const page = await services.bindings.listPeople(connection, filter, { limit, cursor });
        out.result(z.encode(personBindingPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
          out.table(
            ['username', 'name', 'binding', 'account', 'on', 'authorised', 'link', 'link ends'],
            page.items.map((item) => [
              item.username,
              item.name,
              item.state === 'bound' && !item.managed ? 'recognised' : item.state,
              item.account ? `${item.account.userName} (${item.account.accountId})` : item.accountId,
              item.account?.active ?? null,
              item.authorised,
              item.link.state === 'none' ? null : item.link.state,
              item.link.state === 'confirmed' ? null : item.link.endsAt,
            ]),
            'Nobody fits.',
          );
          notePaging(out, page.nextCursor);
        });
      }),
    );

  describeCommand(group, 'show <app> <user>', 'Show which account is somebody’s, and what a conflict is about', [
    ['by username', 'countersign binding show slack ada'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, out }, { args: [reference, user] }) => {
      const connection = await services.connections.get(reference);
      const person = await findPersonOrDeleted(services.directory, user);
      const binding = await services.bindings.read(connection, person);
      out.result(z.encode(personBinding, binding), () => showBinding(out, binding));
    }),
  );
}
