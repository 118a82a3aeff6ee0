import type { Command } from 'commander';
import { z } from 'zod';
import {
  createdWebhook,
  type EventKind,
  eventKinds,
  newWebhook,
  type WebhookDelivery,
  webhookDelivery,
  webhookDeliveryPage,
  webhookList,
  webhook as webhookSchema,
} from '../contracts';
import { oneOf, several } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';

const exampleId = '0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e';

/** `webhook create | list | show | enable | disable | delete | deliveries | retry`. */
export function addWebhookCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'webhook', 'Have events of provisioning sent elsewhere');

  describeCommand(group, 'create <url>', 'Send events to an https address from now on; the secret is shown this once', [
    ['everything', 'countersign webhook create https://siem.example.com/countersign --name SIEM'],
    [
      'who lost their account in one workspace',
      'countersign webhook create https://hr.example.com/in --name HR --connection slack --kind user_deprovision',
    ],
  ])
    .requiredOption('--name <name>', 'what it is for')
    .option('--connection <app>', 'events over this app’s connection only, by short name or id')
    .option('--kind <kind>', 'events of this kind only (repeatable)', several(oneOf(eventKinds)))
    .action(
      withServices<{ name: string; connection?: string; kind?: EventKind[] }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [url] }) => {
          const { name, connection, kind: kinds } = options;
          const input = checkArguments(newWebhook, { name, url, connection, kinds });
          const created = await services.webhooks.create(actor, input);
          out.result(z.encode(createdWebhook, created), () => {
            out.line(created.secret);
            out.note('Keep it now: it is not shown again. The receiver verifies Countersign-Signature with it.');
          });
        },
      ),
    );

  describeCommand(group, 'list', 'List webhooks, without their secrets', [
    ['all of them', 'countersign webhook list'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      const items = await services.webhooks.list();
      out.result(z.encode(webhookList, { items }), () =>
        out.table(
          ['id', 'name', 'address', 'kinds', 'connection', 'state', 'waiting'],
          items.map((item) => [
            ...[item.id, item.name, item.url],
            ...[item.kinds.length === 0 ? 'all' : item.kinds, item.connection ?? 'all', item.state, item.pending],
          ]),
          'There are no webhooks.',
        ),
      );
    }),
  );

  describeCommand(group, 'show <id>', 'Show one webhook, without its secret', [
    ['by the id that "webhook list" shows', `countersign webhook show ${exampleId}`],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [id] }) => {
      const found = await services.webhooks.get(id);
      out.result(z.encode(webhookSchema, found), () =>
        out.fields([
          ['Name', found.name],
          ['Address', found.url],
          ['Kinds', found.kinds.length === 0 ? 'all' : found.kinds],
          ['Connection', found.connection ?? 'all'],
          ['State', found.state],
          ['Waiting', found.pending],
          ['Id', found.id],
          ['Created', found.createdAt],
        ]),
      );
    }),
  );

  const addSwitch = (verb: 'enable' | 'disable', summary: string) =>
    describeCommand(group, `${verb} <id>`, summary, [
      ['by the id that "webhook list" shows', `countersign webhook ${verb} ${exampleId}`],
    ]).action(
      withServices<object, [string]>(io, async ({ services, actor, out }, { args: [id] }) => {
        const switched = await services.webhooks.switch(actor, id, verb === 'enable');
        out.result(z.encode(webhookSchema, switched), () => out.line(`${switched.name} is ${switched.state}.`));
      }),
    );
  addSwitch('enable', 'Switch a webhook on; it goes on where it stopped');
  addSwitch('disable', 'Switch a webhook off; nothing is lost meanwhile');

  describeCommand(group, 'delete <id>', 'Forget a webhook and its deliveries', [
    ['by the id that "webhook list" shows', `countersign webhook delete ${exampleId} --yes`],
  ])
    .option('--yes', 'do it')
    .action(
      withServices<{ yes?: boolean }, [string]>(io, async ({ services, actor, out }, { options, args: [id] }) => {
        const { name, pending } = await services.webhooks.get(id);
        requireYes(options.yes, `This forgets a webhook for good; ${pending} events wait for it.`);
        await services.webhooks.delete(actor, id);
        out.result({ deleted: id }, () => out.line(`Forgot ${name}.`));
      }),
    );

  addDeliveryCommands(group, io);
}

function addDeliveryCommands(group: Command, io: CliIo): void {
  addPaging(
    describeCommand(group, 'deliveries <id>', 'List what was sent or waits, the newest event first', [
      ['what was given up', `countersign webhook deliveries ${exampleId} --state dead`],
    ]).option('--state <state>', 'pending, delivered or dead', oneOf(['pending', 'delivered', 'dead'])),
  ).action(
    withServices<PagingOptions & { state?: WebhookDelivery['state'] }, [string]>(
      io,
      async ({ services, out }, { options, args: [id] }) => {
        const page = await services.webhooks.listDeliveries(id, options);
        out.result(z.encode(webhookDeliveryPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
          out.table(
            ['delivery', 'event', 'kind', 'state', 'tries', 'next', 'what happened'],
            page.items.map((item) => [
              ...[item.id, item.eventId, item.kind, item.state, item.attempts, item.nextAt],
              item.lastError ?? item.lastStatus,
            ]),
            'Nothing was sent yet.',
          );
          notePaging(out, page.nextCursor);
        });
      },
    ),
  );

  describeCommand(
    group,
    'retry <id> <delivery>',
    'Try a delivery again, by the running server; while the webhook is disabled it waits',
    [
      [
        'by the ids that "webhook list" and "webhook deliveries" show',
        `countersign webhook retry ${exampleId} ${exampleId}`,
      ],
    ],
  ).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [id, deliveryId] }) => {
      const delivery = await services.webhooks.retry(actor, id, deliveryId);
      const webhook = await services.webhooks.get(id);
      out.result(z.encode(webhookDelivery, delivery), () => {
        const isOn = webhook.state === 'enabled';
        out.line(
          `${delivery.eventId} is sent again ${isOn ? 'after what waits before it' : 'once the webhook is enabled'}.`,
        );
      });
    }),
  );
}
