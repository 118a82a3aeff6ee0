import Router from '@koa/router';
import { z } from 'zod';
import { checkBlocks } from '../blocks/check-blocks';
import { listElements } from '../blocks/list-elements';
import { closeView } from '../interactivity/close-view';
import { submitView } from '../interactivity/submit-view';
import { useMessage } from '../interactivity/use-message';
import { blocksOf } from '../interactivity/use-view';
import { ensureBotUser } from '../org/bot-user';
import { blockSchema } from '../org/message-data';
import type { Member } from '../org/org-data';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

const name = z.string().max(200);
/** What stands in elements, by their `action_id`: a text, or several. */
const valuesSchema = z.record(name, z.union([z.string(), z.array(z.string())])).default({});

const messageSchema = z.strictObject({
  /** Id of the app that writes. */
  app: name,
  /** Id or name of a channel; else a direct message to `member`. */
  channel: name.optional(),
  member: name.optional(),
  text: z.string().max(40_000).default(''),
  blocks: z.array(blockSchema).max(50).default([]),
});
const pressSchema = z.strictObject({ member: name, actionId: name, chosen: name.optional(), values: valuesSchema });
const submitSchema = z.strictObject({ values: valuesSchema });
const closeSchema = z.strictObject({ by: z.enum(['cancel', 'x']).default('cancel') });

/**
 * Messages, buttons and dialogs for rehearsals that are scripted: `POST /control/messages`,
 * `GET /control/conversations/:id/messages`, `POST /control/conversations/:id/messages/:ts/press`,
 * `GET /control/members/:id/views`, `POST /control/views/:id/{submit,close}`, `GET /control/deliveries`.
 */
export function controlMessageRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router({ prefix: '/control' });

  router.post('/messages', async (ctx) => {
    const { app: appId, channel, member, text, blocks } = parseInput(messageSchema, await readJson(ctx));
    const { org } = workspace;
    const app = org.tokens.getApp(appId);
    if (!app) throw notFound('app');
    const problems = checkBlocks(blocks, 'message');
    if (problems.length > 0) {
      const faults = problems.map((message) => ({ path: 'blocks', message }));
      throw new SandboxError('sandbox.invalid_input', 422, 'The blocks are not understood.', { faults });
    }
    const bot = ensureBotUser(org, app);
    const channelId = conversationOf(room, { appId, channel, member });
    ctx.status = 201;
    ctx.body = org.messages.post({ channelId, memberId: bot.id, appId, text, blocks });
  });

  router.get('/conversations/:id/messages', (ctx) => {
    ctx.body = { messages: workspace.org.messages.in(ctx.params.id ?? '') };
  });

  router.post('/conversations/:id/messages/:ts/press', async (ctx) => {
    const { id = '', ts = '' } = ctx.params;
    const { member, actionId, chosen, values } = parseInput(pressSchema, await readJson(ctx));
    const blocks = workspace.org.messages.get(id, ts)?.blocks ?? [];
    const place = listElements(blocks).find((each) => each.actionId === actionId)?.place ?? '';
    const use = { channelId: id, ts, place, chosen, fields: fieldsOf(blocks, values) };
    ctx.body = await useMessage(room, memberOf(room, member), use);
  });

  router.get('/members/:id/views', (ctx) => {
    ctx.body = { views: workspace.org.interactions.viewsOf(memberOf(room, ctx.params.id ?? '').id) };
  });

  router.post('/views/:id/submit', async (ctx) => {
    const viewId = ctx.params.id ?? '';
    const { values } = parseInput(submitSchema, await readJson(ctx));
    const fields = fieldsOf(blocksOf(room, viewId), values);
    ctx.body = await submitView(room, viewerOf(room, viewId), { viewId, fields });
  });

  router.post('/views/:id/close', async (ctx) => {
    const viewId = ctx.params.id ?? '';
    const { by } = parseInput(closeSchema, await readJson(ctx));
    await closeView(room, viewerOf(room, viewId), { viewId, by });
    ctx.status = 204;
  });

  router.get('/deliveries', (ctx) => {
    ctx.body = { count: room.deliveries.count, deliveries: room.deliveries.all };
  });

  return router;
}

function conversationOf(
  { workspace }: Room,
  { appId, channel, member }: { appId: string; channel: string | undefined; member: string | undefined },
): string {
  const { org } = workspace;
  if (channel !== undefined) {
    const found = org.channels.get(channel) ?? org.channels.byName(channel.replace(/^#/, ''));
    if (!found) throw notFound('channel');
    return found.id;
  }
  const person = org.members.find(member ?? '');
  if (!person) throw notFound('member');
  return org.messages.openDirect(appId, person.id).id;
}

function memberOf({ workspace }: Room, reference: string): Readonly<Member> {
  const member = workspace.org.members.find(reference);
  if (!member) throw notFound('member');
  return member;
}

function viewerOf(room: Room, viewId: string): Readonly<Member> {
  const view = room.workspace.org.interactions.getView(viewId);
  if (!view) throw notFound('dialog');
  return memberOf(room, view.memberId);
}

/** The fields that a page's form would send for these values. */
function fieldsOf(blocks: readonly unknown[], values: { [actionId: string]: string | string[] }) {
  const usables = listElements(blocks);
  return new Map(
    usables.flatMap(({ place, actionId }) => {
      const value = Object.hasOwn(values, actionId) ? values[actionId] : undefined;
      return value === undefined ? [] : [[`e${place}`, [value].flat()] as const];
    }),
  );
}

function notFound(what: string): SandboxError {
  return new SandboxError('sandbox.not_found', 404, `There is no such ${what}.`);
}
