import { listElements } from '../blocks/list-elements';
import { type Fields, readState } from '../blocks/read-state';
import type { OpenView } from '../org/interaction-data';
import type { App, Member } from '../org/org-data';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { deliver } from './deliver';
import type { Delivery } from './delivery-journal';
import { describeAction } from './describe-action';
import { describeScene } from './describe-scene';
import { renderView } from './render-view';

/** A view that is open for somebody, and the app it belongs to. @throws SandboxError `sandbox.not_found` */
export function findView(
  room: Room,
  member: Readonly<Member>,
  id: string,
): { view: Readonly<OpenView>; app: Readonly<App> } {
  const { org } = room.workspace;
  const view = org.interactions.getView(id);
  const app = view && org.tokens.getApp(view.appId);
  if (!view || !app || view.memberId !== member.id) {
    throw new SandboxError('sandbox.not_found', 404, 'This dialog is closed.');
  }
  if (org.interactions.viewsOf(member.id).some(({ previousId }) => previousId === id)) {
    throw new SandboxError('sandbox.not_found', 404, 'Another dialog stands over this one.');
  }
  return { view, app };
}

/** What every payload about a view says. */
export function describeViewScene(room: Room, view: Readonly<OpenView>, app: Readonly<App>, member: Readonly<Member>) {
  const { org } = room.workspace;
  const isOrgWide = org.isEnterprise && view.teamId === undefined;
  const team = org.teams.find(({ id }) => id === view.teamId) ?? org.teams[0];
  return describeScene(org, app, member, { isOrgWide, team });
}

/**
 * Somebody uses an element of a view: its app is told by `block_actions`. What stands in the inputs is kept.
 *
 * @throws SandboxError `sandbox.not_found`
 */
export async function useView(
  room: Room,
  member: Readonly<Member>,
  use: { viewId: string; place: string; chosen: string | undefined; fields: Fields },
): Promise<Readonly<Delivery>> {
  const { org } = room.workspace;
  const { app } = findView(room, member, use.viewId);
  const usables = listElements(blocksOf(room, use.viewId));
  const usable = usables.find(({ place }) => place === use.place);
  const isUsable = usable && (!usable.input || usable.input.dispatch_action === true);
  if (!isUsable) throw new SandboxError('sandbox.not_found', 404, 'There is nothing to use at this place.');
  const state = readState(usables, use.fields, (name) => org.members.find(name));
  org.interactions.updateView(use.viewId, { values: state });
  const { view } = findView(room, member, use.viewId);
  const payload = {
    type: 'block_actions',
    ...describeViewScene(room, view, app, member),
    container: { type: 'view', view_id: view.id },
    trigger_id: org.interactions.issueTrigger({ appId: app.id, memberId: member.id }),
    view: renderView(view, org),
    actions: [describeAction(usable, state, use.chosen, org.now())],
  };
  return deliver(room, app, { type: 'block_actions', memberId: member.id, payload });
}

/** The blocks of an open view. */
export function blocksOf(room: Room, viewId: string): readonly unknown[] {
  const blocks = room.workspace.org.interactions.getView(viewId)?.content.blocks;
  return Array.isArray(blocks) ? blocks : [];
}
