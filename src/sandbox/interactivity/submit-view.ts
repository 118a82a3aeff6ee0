import { listElements, type Usable } from '../blocks/list-elements';
import { type BlocksState, type Fields, readState } from '../blocks/read-state';
import type { Member } from '../org/org-data';
import type { Room } from '../room';
import { applySubmissionAnswer } from './apply-submission-answer';
import { deliver } from './deliver';
import { renderView } from './render-view';
import { blocksOf, describeViewScene, findView } from './use-view';

/** What the person sees after they submitted: nothing more to do, faults at their inputs, or an error of the app's. */
export type Submitted = { kind: 'done' } | { kind: 'faults' } | { kind: 'failed'; deliveryId: number };

/**
 * Somebody submits a view. Inputs that must be filled in are looked at first, as Slack's own client does; then the app
 * gets `view_submission`, and its answer says what becomes of the view.
 *
 * @throws SandboxError `sandbox.not_found`
 * @see Slack docs: Modals, handling and responding to interactions
 */
export async function submitView(
  room: Room,
  member: Readonly<Member>,
  submission: { viewId: string; fields: Fields },
): Promise<Submitted> {
  const { org } = room.workspace;
  const { app } = findView(room, member, submission.viewId);
  const usables = listElements(blocksOf(room, submission.viewId));
  const values = readState(usables, submission.fields, (name) => org.members.find(name));
  const errors = faultsOf(usables, values);
  org.interactions.updateView(submission.viewId, { values, errors });
  if (Object.keys(errors).length > 0) return { kind: 'faults' };
  const { view } = findView(room, member, submission.viewId);
  const payload = {
    type: 'view_submission',
    ...describeViewScene(room, view, app, member),
    trigger_id: org.interactions.issueTrigger({ appId: app.id, memberId: member.id }),
    view: renderView(view, org),
    response_urls: [],
  };
  const delivery = await deliver(room, app, { type: 'view_submission', memberId: member.id, payload });
  const failure = delivery.failure ?? applySubmissionAnswer(room, view, delivery.answer);
  if (failure === undefined) return { kind: 'done' };
  room.deliveries.fail(delivery.id, failure);
  return { kind: 'failed', deliveryId: delivery.id };
}

/** What Slack's client would not let through, by block. */
function faultsOf(usables: readonly Usable[], values: BlocksState): { [blockId: string]: string } {
  const faults = usables.flatMap(({ input, blockId, actionId, element }): [string, string][] => {
    if (!input) return [];
    const state = values[blockId]?.[actionId];
    const held = state && Object.entries(state).find(([name]) => name !== 'type')?.[1];
    const isEmpty = held === null || held === undefined || (Array.isArray(held) && held.length === 0);
    if (isEmpty) return input.optional ? [] : [[blockId, 'Please complete this required field.']];
    const fault = typeof held === 'string' ? textFault(element, held) : undefined;
    return fault === undefined ? [] : [[blockId, fault]];
  });
  return Object.fromEntries(faults);
}

function textFault(element: Usable['element'], text: string): string | undefined {
  const { min_length, max_length } = element as { min_length?: number; max_length?: number };
  if (min_length !== undefined && text.length < min_length) return `Use at least ${min_length} characters.`;
  if (max_length !== undefined && text.length > max_length) return `Use at most ${max_length} characters.`;
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+$/.test(text)) return 'Enter an e-mail address.';
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Enter an address.';
  if (element.type === 'number_input' && !/^-?\d{1,15}(\.\d+)?$/.test(text)) return 'Enter a number.';
  return undefined;
}
