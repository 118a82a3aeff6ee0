import type { Command } from 'commander';
import { z } from 'zod';
import { describeApp } from '../api';
import { appDetail, appPatch } from '../contracts';
import { several, text } from './arguments';
import { type Assignment, parseAssignment, toObject } from './assignments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { requireYes } from './confirm';
import { withServices } from './context';
import { readArgumentFile } from './read-file';
import { showApp } from './show-app';

type UpdateOptions = {
  name?: string;
  hidden?: boolean;
  acsUrl?: string[];
  spCertificate?: string[];
  set?: Assignment[];
};

/** `app update | enable | disable | delete`. */
export function addAppWriteCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'update <app>', 'Change the name, visibility or settings of an app', [
    ['another name', 'countersign app update wiki --name "Company wiki"'],
    [
      'Slack’s own certificate, to verify signed requests and to encrypt for',
      'countersign app update slack --sp-certificate slack-sp.pem',
    ],
    ['settings', 'countersign app update wiki --set signAssertion:=true --set audience=https://wiki.example.com'],
  ])
    .option('--name <name>', 'as people see it')
    .option('--hidden', 'do not show it in the portal')
    .option('--no-hidden', 'show it in the portal')
    .option(
      '--acs-url <url>',
      'where Responses go, in place of what is there; the first is the default (repeatable)',
      several(text),
    )
    .option(
      '--sp-certificate <file>',
      'PEM certificate of the service provider, in place of those registered (repeatable)',
      several(text),
    )
    .option('--set <assignment>', 'a setting (repeatable): field=text, field:=json', several(parseAssignment))
    .action(
      withServices<UpdateOptions, [string]>(
        io,
        async ({ services, config, actor, out }, { options, args: [reference] }) => {
          const { name, hidden, acsUrl, spCertificate, set } = options;
          const pems = spCertificate && (await Promise.all(spCertificate.map((file) => readArgumentFile(file, io))));
          const patch = checkArguments(appPatch, {
            ...(name !== undefined && { name }),
            ...(hidden !== undefined && { hidden }),
            ...(acsUrl && { acsEndpoints: acsUrl.map((url) => ({ url })) }),
            ...(pems && { spCertificates: pems.map((pem) => ({ pem })) }),
            ...(set && { settings: toObject(set) }),
          });
          const found = await services.apps.get(reference);
          const shown = describeApp(await services.apps.update(actor, found.id, patch), config.baseUrl);
          out.result(z.encode(appDetail, shown), () => showApp(out, shown));
        },
      ),
    );

  addSwitch(group, io, 'enable', true);
  addSwitch(group, io, 'disable', false);

  describeCommand(group, 'delete <app>', 'Delete an app for good, with its keys, attributes and authorisations', [
    ['by slug', 'countersign app delete wiki --yes'],
  ])
    .option('--yes', 'really delete')
    .action(
      withServices<{ yes?: boolean }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference] }) => {
          const found = await services.apps.get(reference);
          requireYes(
            options.yes,
            `This would delete ${found.name} with its signing keys: nobody could sign in to it any more.`,
          );
          await services.connections.requireNoneOf(found.id);
          await services.apps.delete(actor, found.id);
          out.result({ deleted: found.id }, () => out.line(`Deleted ${found.slug}.`));
        },
      ),
    );
}

function addSwitch(group: Command, io: CliIo, verb: 'enable' | 'disable', enabled: boolean): void {
  const summary = enabled
    ? 'Let people into an app again'
    : 'Let nobody into an app, on no path, until it is enabled again';
  describeCommand(group, `${verb} <app>`, summary, [['by slug or id', `countersign app ${verb} wiki`]]).action(
    withServices<object, [string]>(io, async ({ services, config, actor, out }, { args: [reference] }) => {
      const found = await services.apps.get(reference);
      const changed = await services.apps.update(actor, found.id, { enabled });
      const shown = describeApp(changed, config.baseUrl);
      out.result(z.encode(appDetail, shown), () => out.line(`${changed.slug} is ${verb}d.`));
    }),
  );
}
