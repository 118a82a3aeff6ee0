import Router from '@koa/router';
import type { Context } from 'koa';
import { listElements } from '../blocks/list-elements';
import { optionsOf } from '../blocks/read-state';
import { closeView } from '../interactivity/close-view';
import { submitView } from '../interactivity/submit-view';
import { useMessage } from '../interactivity/use-message';
import { blocksOf, findView, useView } from '../interactivity/use-view';
import { nameOf } from '../messages/name-of';
import type { Member } from '../org/org-data';
import { ViewPage } from '../pages/view-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { findPerson } from './act-as-routes';
import { ownPath } from './own-path';
import { readFields } from './read-body';
import { queryText } from './read-query';
import { sendPage } from './send-page';

/** What people do with messages and dialogs of apps. */
export function interactionRoutes(room: Room): Router {
  const router = new Router();
  const { workspace } = room;

  router.post('/interactions/message', async (ctx) => {
    const fields = await readFields(ctx);
    const member = needPerson(ctx, room);
    const channelId = fields.get('channel')?.[0] ?? '';
    const ts = fields.get('ts')?.[0] ?? '';
    const press = readPress(fields.get('press')?.[0], workspace.org.messages.get(channelId, ts)?.blocks ?? []);
    const known = new Set(workspace.org.interactions.viewsOf(member.id).map(({ id }) => id));
    const delivery = await useMessage(room, member, { channelId, ts, ...press, fields });
    const opened = workspace.org.interactions.viewsOf(member.id).find(({ id }) => !known.has(id));
    const back = ownPath(fields.get('back')?.[0], room.baseUrl());
    goOn(ctx, opened && delivery.failure === undefined ? viewPath(opened.id, back) : backTo(back, delivery));
  });

  router.get('/views/:id', (ctx) => {
    const { view, app } = findView(room, needPerson(ctx, room), ctx.params.id ?? '');
    const page = (
      <ViewPage
        frame={frameOf(room)}
        view={view}
        appName={app.name}
        nameOf={(kind, id) => nameOf(workspace.org, kind, id)}
        back={ownPath(queryText(ctx, 'back'), room.baseUrl())}
        failed={failedDelivery(ctx, room)}
      />
    );
    sendPage(ctx, page);
  });

  router.post('/views/:id', async (ctx) => {
    const fields = await readFields(ctx);
    const member = needPerson(ctx, room);
    const viewId = ctx.params.id ?? '';
    const back = ownPath(fields.get('back')?.[0], room.baseUrl());
    const pressed = fields.get('press')?.[0];
    if (pressed !== undefined) {
      const delivery = await useView(room, member, { viewId, ...readPress(pressed, blocksOf(room, viewId)), fields });
      goOn(ctx, nextPath(room, member, back, delivery.failure === undefined ? undefined : delivery.id));
      return;
    }
    const wanted = fields.get('do')?.[0];
    if (wanted === 'cancel' || wanted === 'x') {
      await closeView(room, member, { viewId, by: wanted });
      goOn(ctx, nextPath(room, member, back, undefined));
      return;
    }
    const submitted = await submitView(room, member, { viewId, fields });
    goOn(ctx, nextPath(room, member, back, submitted.kind === 'failed' ? submitted.deliveryId : undefined));
  });

  return router;
}

/** The delivery after which somebody came back to a page because the app had not answered as it must. */
export function failedDelivery(ctx: Context, room: Room) {
  const delivery = room.deliveries.get(Number(queryText(ctx, 'failed')));
  return delivery?.failure === undefined ? undefined : delivery;
}

/** The dialog that lies on top, else back to where somebody came from. */
function nextPath(room: Room, member: Readonly<Member>, back: string, failedId: number | undefined): string {
  const top = room.workspace.org.interactions.viewsOf(member.id).at(-1);
  const path = top ? viewPath(top.id, back) : back;
  return failedId === undefined ? path : withParameter(path, 'failed', String(failedId));
}

function viewPath(id: string, back: string): string {
  return `/views/${id}?back=${encodeURIComponent(back)}`;
}

function backTo(back: string, delivery: { id: number; failure: string | undefined }): string {
  return delivery.failure === undefined ? back : withParameter(back, 'failed', String(delivery.id));
}

function withParameter(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://here');
  url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

/** Which element was pressed: its place, and for a menu of choices the one chosen. */
function readPress(press: string | undefined, blocks: readonly unknown[]) {
  const [place = '', choice] = (press ?? '').split('/');
  const usable = listElements(blocks).find((each) => each.place === place);
  const chosen = usable && choice !== undefined ? optionsOf(usable.element)[Number(choice)]?.value : undefined;
  return { place, chosen };
}

function goOn(ctx: Context, path: string): void {
  ctx.status = 303;
  ctx.redirect(path);
}

function needPerson(ctx: Context, room: Room): Readonly<Member> {
  const member = findPerson(ctx, room);
  if (member) return member;
  throw new SandboxError('sandbox.invalid_input', 403, 'Be somebody of the workspace first.', {
    remedy: 'Choose who you are, and press again.',
  });
}
