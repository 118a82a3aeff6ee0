import type { Command } from 'commander';
import { z } from 'zod';
import type { AccessRefusal } from '../apps';
import { access as accessSchema, authorisedGroups } from '../contracts';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';

/** Why somebody may not enter an app, after a colon. */
export const accessRefusals: Record<AccessRefusal, string> = {
  app_disabled: 'the app is disabled',
  user_suspended: 'the person is suspended',
  password_expired: 'the password is expired and must be changed first',
  user_deleted: 'the person was deleted',
  not_in_authorised_group: 'the person is in no group that may enter it',
};

/** `app authorise | unauthorise | groups | access`. */
export function addAppAccessCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'authorise <app> <group>', 'Let the people of a group, nested ones too, into an app', [
    ['by slug and name', 'countersign app authorise slack Staff'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [appName, groupName] }) => {
      const app = await services.apps.get(appName);
      const found = await services.directory.getGroup(groupName);
      await services.apps.authoriseGroup(actor, app.id, found.id);
      out.result({ app: app.slug, group: found.name, authorised: true }, () =>
        out.line(`The people of ${found.name} may enter ${app.slug}.`),
      );
    }),
  );

  describeCommand(group, 'unauthorise <app> <group>', 'Take the authorisation of a group for an app away, at once', [
    ['by slug and name', 'countersign app unauthorise slack Staff'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [appName, groupName] }) => {
      const app = await services.apps.get(appName);
      const found = await services.directory.getGroup(groupName);
      await services.apps.unauthoriseGroup(actor, app.id, found.id);
      out.result({ app: app.slug, group: found.name, authorised: false }, () =>
        out.line(`${found.name} no longer opens ${app.slug}.`),
      );
    }),
  );

  describeCommand(group, 'groups <app>', 'List the groups that may enter an app', [
    ['by slug or id', 'countersign app groups slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [appName] }) => {
      const app = await services.apps.get(appName);
      const items = await services.apps.authorisedGroups(app.id);
      out.result(z.encode(authorisedGroups, { items }), () =>
        out.table(
          ['group', 'id'],
          items.map((item) => [item.name, item.id]),
          'No group may enter it, so nobody may.',
        ),
      );
    }),
  );

  describeCommand(group, 'access <app> <user>', 'May this person enter this app, and why?', [
    ['yes (exit code 0) or no (4), with the reason', 'countersign app access slack ada'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, out }, { args: [appName, userName] }) => {
      const app = await services.apps.get(appName);
      const person = await services.directory.getUser(userName);
      const answer = await services.access.mayEnter(person.id, app.id);
      out.result(z.encode(accessSchema, { reason: null, paths: [], ...answer }), () => {
        if (!answer.allowed) return;
        out.line(`${person.username} may enter ${app.slug}:`);
        for (const path of answer.paths) out.line(`  ${[person.username, ...path, app.slug].join(' → ')}`);
      });
      if (!answer.allowed) throw notAllowed(person.username, app.slug, accessRefusals[answer.reason]);
    }),
  );
}

function notAllowed(username: string, slug: string, reason: string): CliError {
  return new CliError({
    code: 'cli.may_not_enter',
    status: 403,
    what: `${username} may not enter ${slug}: ${reason}.`,
  });
}
