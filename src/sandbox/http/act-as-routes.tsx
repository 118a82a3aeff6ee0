import Router from '@koa/router';
import type { Context } from 'koa';
import { type Member, ranks } from '../org/org-data';
import { cutPage, memberSearch } from '../org/search';
import { ActAsPage } from '../pages/act-as-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { ownPath } from './own-path';
import { readForm } from './read-body';
import { queryPage, queryText } from './read-query';
import { sendPage } from './send-page';
import { findSession, setSessionCookie } from './session-cookie';

const shownAtOnce = 20;
const note = 'Chosen on the practice page, without single sign-on.';

/** Being somebody of the workspace without single sign-on, which only practice has: `/act-as`. */
export function actAsRoutes(room: Room): Router {
  const router = new Router();

  router.get('/act-as', (ctx) => {
    const text = queryText(ctx, 'q') ?? '';
    const { members } = room.workspace.org;
    const fits = memberSearch(text);
    const fitting = members.all.filter((member) => canBe(member) && fits(member));
    const ordered = text === '' ? [...fitting.filter(isLead), ...fitting.filter((member) => !isLead(member))] : fitting;
    const found = cutPage(ordered, queryPage(ctx), shownAtOnce);
    const back = ownPath(queryText(ctx, 'back'), room.baseUrl());
    const current = findPerson(ctx, room);
    sendPage(ctx, <ActAsPage frame={frameOf(room)} found={found} text={text} back={back} current={current} />);
  });

  router.post('/act-as', async (ctx) => {
    const form = await readForm(ctx);
    const { org } = room.workspace;
    const member = org.members.find(form.get('member') ?? '');
    if (!member || !canBe(member)) {
      throw new SandboxError('sandbox.not_found', 404, 'There is no such member, or they cannot sign in.');
    }
    setSessionCookie(ctx, room, org.sessions.open(member.id, { notes: [note], teamId: member.teamIds[0] }));
    ctx.status = 303;
    ctx.redirect(ownPath(form.get('back'), room.baseUrl()));
  });

  return router;
}

/** The person whose browser this is, if they may still be here. */
export function findPerson(ctx: Context, room: Room) {
  const found = findSession(ctx, room);
  return found && canBe(found.member) ? found.member : undefined;
}

function canBe({ kind, state }: Readonly<Member>): boolean {
  return kind === 'person' && state === 'active';
}

function isLead({ rank }: Readonly<Member>): boolean {
  return ranks.indexOf(rank) >= ranks.indexOf('admin');
}
