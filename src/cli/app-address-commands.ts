import type { Command } from 'commander';
import { z } from 'zod';
import { describeAddresses } from '../api';
import type { App } from '../apps';
import { addressChange, appAddresses, startAddress } from '../contracts';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { type CliContext, withServices } from './context';

/** `app address list | change | start | retire`. */
export function addAppAddressCommands(apps: Command, io: CliIo): void {
  const group = describeGroup(apps, 'address', 'Where an app is reached: change its address, retire the old one');

  describeCommand(group, 'list <app>', 'List the addresses of an app, and how often sign-ins came by each', [
    ['by slug, new or old', 'countersign app address list slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      await show(context, await context.services.apps.get(reference));
    }),
  );

  describeCommand(group, 'change <app> <slug>', 'Give an app another address; the old one works until it is retired', [
    ['so that another workspace can be called slack', 'countersign app address change slack slack-acme'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, slug] }) => {
      const { services, actor, out } = context;
      const input = checkArguments(addressChange, { slug });
      const found = await services.apps.get(reference);
      const changed = await services.appAddresses.changeAddress(actor, found.id, input);
      await show(context, changed);
      if (changed.startSlug === changed.slug) return;
      out.note(
        `Next: enter the new addresses at ${changed.name}, then: countersign app address start ${changed.slug} ${changed.slug}`,
      );
    }),
  );

  describeCommand(group, 'start <app> <slug>', 'Say which address the service provider has: whose issuer it expects', [
    ['the new one was entered there', 'countersign app address start slack-acme slack-acme'],
    ['back to the old one', 'countersign app address start slack-acme slack'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, slug] }) => {
      const { services, actor } = context;
      const input = checkArguments(startAddress, { slug });
      const found = await services.apps.get(reference);
      await show(context, await services.appAddresses.startFrom(actor, found.id, input));
    }),
  );

  describeCommand(group, 'retire <app> <slug>', 'Refuse from now on what comes by an old address', [
    ['after looking at who still uses it', 'countersign app address retire slack-acme slack --yes'],
  ])
    .option('--yes', 'really retire it')
    .action(
      withServices<{ yes?: boolean }, [string, string]>(io, async (context, { options, args: [reference, slug] }) => {
        const { services, actor } = context;
        const found = await services.apps.get(reference);
        const { items, countedDays } = await services.traces.usesOfAddresses(found.id);
        const signIns = items.find((use) => use.slug === slug)?.signIns ?? 0;
        requireYes(
          options.yes,
          `Requests of ${found.name} that come by ${slug} would be refused; ${signIns} sign-ins came by it in the last ${countedDays} days.`,
        );
        await show(context, await services.appAddresses.retire(actor, found.id, slug));
      }),
    );
}

async function show({ services, config, out }: CliContext, app: App): Promise<void> {
  const shown = describeAddresses(app, await services.traces.usesOfAddresses(app.id), config.baseUrl);
  out.result(z.encode(appAddresses, shown), () => {
    out.table(
      ['slug', 'state', 'starts here', 'issuer', 'sign-ins', 'last'],
      shown.items.map((item) => [
        item.slug,
        item.isCurrent ? 'current' : 'old',
        item.startsHere,
        item.entityId,
        item.signIns,
        item.lastSignInAt,
      ]),
      'It has none.',
    );
  });
}
