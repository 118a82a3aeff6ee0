import { systemActor } from '../../src/core';
import { changesInOrder } from '../support/changes-in-order';
import type { Practice } from './practice';

const actor = systemActor('e2e');
const scopes = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];

export type Mirrored = Awaited<ReturnType<typeof mirror>>;

/**
 * The practice workspace connected and mirrored for the first time, as an administrator would leave it: one person whose
 * signals disagree (radia), two accounts that exist only in Slack (contractor, dave), and a handle that Slack refuses.
 */
export async function mirror(practice: Practice) {
  const { connections, connectionGroups, connectionStates, directory, plans } = practice.services;
  const token = await issueToken(practice);
  await addAccount(practice, token, { userName: 'radia', email: 'someone.else@acme.example' });
  await addAccount(practice, token, { userName: 'rperlman', email: (await directory.getUser('radia')).email });
  await addAccount(practice, token, { userName: 'contractor', email: 'contractor@elsewhere.example' });
  await addAccount(practice, token, { userName: 'dave', email: 'dave@elsewhere.example' });
  const origins = { webApiOrigin: practice.workspaceUrl, scimOrigin: practice.workspaceUrl };
  const { id } = await connections.create(actor, {
    app: 'slack',
    token,
    ...origins,
    settings: { reconcileCron: null },
  });
  const group = await directory.getGroup('Slack members');
  await connectionGroups.update(actor, id, group, { pushed: true, handle: 'members' });
  await connectionStates.activate(actor, id);
  await changesInOrder(practice.database);
  const first = await plans.make(actor, id);
  await plans.approve(actor, first.id, first.hash);
  await practice.services.mirroring.work(id);
  return { connectionId: id, firstPlanId: first.id, token };
}

/** Six people lose their account by one change, which is more than goes without a decision. @returns the plan that waits */
export async function loseMany(practice: Practice, { connectionId }: Mirrored): Promise<string> {
  const { connectionStates, directory, mirroring, plans } = practice.services;
  // The running server would take them one by one.
  await connectionStates.pause(actor, connectionId, undefined);
  for (const name of ['hedy', 'ida', 'emmy', 'alan', 'barbara', 'dorothy']) {
    await directory.updateUser(actor, (await directory.getUser(name)).id, { suspended: true });
  }
  await changesInOrder(practice.database);
  await connectionStates.activate(actor, connectionId);
  await mirroring.work(connectionId);
  const { items } = await plans.list(connectionId);
  const waiting = items.find(({ state }) => state === 'waiting');
  if (waiting === undefined) throw new Error('no plan waits');
  return waiting.id;
}

async function issueToken({ workspaceUrl }: Practice): Promise<string> {
  return ((await post(`${workspaceUrl}/control/tokens`, { scopes })) as { token: string }).token;
}

async function addAccount({ workspaceUrl }: Practice, token: string, account: { userName: string; email: string }) {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const user = { schemas, userName: account.userName, emails: [{ value: account.email, primary: true }] };
  await post(`${workspaceUrl}/scim/v2/Users`, user, token);
}

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
