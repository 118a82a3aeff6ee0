import type { Command } from 'commander';
import { z } from 'zod';
import { describeApp } from '../api';
import { appDetail, appDetailPage } from '../contracts';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { showApp } from './show-app';

/** `app list | show`. */
export function addAppReadCommands(group: Command, io: CliIo): void {
  addPaging(
    describeCommand(group, 'list', 'List apps in the order of names', [
      ['all', 'countersign app list'],
      ['by a part of the name', 'countersign app list --search slack'],
    ]).option('--search <part>', 'a part of the name or of the short name'),
  ).action(
    withServices<PagingOptions & { search?: string }>(io, async ({ services, config, out }, { options }) => {
      const page = await services.apps.list(options);
      const items = page.items.map((app) => describeApp(app, config.baseUrl));
      out.result(z.encode(appDetailPage, { items, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['slug', 'name', 'kind', 'enabled', 'sso url'],
          items.map((app) => [app.slug, app.name, app.kind, app.enabled, app.ssoUrl]),
          'There are no apps.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'show <app>', 'Show an app with the addresses its service provider must be told', [
    ['by slug or id', 'countersign app show slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, config, out }, { args: [reference] }) => {
      const shown = describeApp(await services.apps.get(reference), config.baseUrl);
      out.result(z.encode(appDetail, shown), () => showApp(out, shown));
    }),
  );
}
