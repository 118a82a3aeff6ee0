import type { Member } from '../org/org-data';
import type { Room } from '../room';
import { deliver } from './deliver';
import { renderView } from './render-view';
import { describeViewScene, findView } from './use-view';

/**
 * Somebody closes a view by Cancel, or the whole modal by its x. The app is told only where the view asks for it; what
 * it answers changes nothing.
 *
 * @throws SandboxError `sandbox.not_found`
 * @see Slack docs: Modals, view interaction payloads
 */
export async function closeView(
  room: Room,
  member: Readonly<Member>,
  closing: { viewId: string; by: 'cancel' | 'x' },
): Promise<void> {
  const { interactions } = room.workspace.org;
  const { view, app } = findView(room, member, closing.viewId);
  const clearsAll = closing.by === 'x' || view.content.clear_on_close === true;
  const told = clearsAll ? (interactions.getView(view.rootId) ?? view) : view;
  const payload = {
    type: 'view_closed',
    ...describeViewScene(room, told, app, member),
    view: renderView(told, room.workspace.org, false),
    is_cleared: clearsAll,
  };
  if (clearsAll) interactions.closeStack(view.rootId);
  else interactions.closeView(view.id);
  if (told.content.notify_on_close !== true) return;
  await deliver(room, app, { type: 'view_closed', memberId: member.id, payload });
}
