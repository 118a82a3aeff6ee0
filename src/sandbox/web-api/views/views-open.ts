import { checkModal } from '../../blocks/check-blocks';
import { renderView } from '../../interactivity/render-view';
import { object, required, text } from '../argument';
import { defineMethod, type WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';

const largestViewBytes = 250_000;

/** `views.open`: a modal for whoever used something of the app's a moment ago. */
export const viewsOpen = defineMethod({
  name: 'views.open',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 4,
  args: { view: required(object()), trigger_id: text(), interactivity_pointer: text() },
  writes: true,
  run(call) {
    const { org, caller, args } = call;
    const { view } = args;
    demand(Buffer.byteLength(JSON.stringify(view)) <= largestViewBytes, 'view_too_large');
    const problems = checkModal(view);
    if (problems.length > 0) {
      throw new WebRefusal('invalid_arguments', { response_metadata: { messages: problems } });
    }
    const externalId = view.external_id;
    const isTaken =
      typeof externalId === 'string' && externalId !== '' && org.interactions.viewByExternalId(externalId);
    demand(!isTaken, 'duplicate_external_id');
    const trigger = takeTrigger(call, args.trigger_id ?? args.interactivity_pointer);
    const opened = org.interactions.openView({
      appId: caller.app.id,
      memberId: trigger.memberId,
      teamId: caller.token.teamId,
      content: view,
    });
    return { view: renderView(opened, org) };
  },
});

/** @throws WebRefusal `invalid_arguments` without a trigger, `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id` */
function takeTrigger({ org, caller, doubts }: WebCall, triggerId: string | undefined) {
  if (triggerId === undefined) {
    throw new WebRefusal('invalid_arguments', { response_metadata: { messages: ['invalid `trigger_id`'] } });
  }
  const trigger = org.interactions.takeTrigger(triggerId, caller.app.id);
  const isGuide = doubts.viewsTriggerErrors === 'trigger_expired';
  if (trigger === 'unknown') throw new WebRefusal('invalid_trigger_id');
  if (trigger === 'expired') throw new WebRefusal(isGuide ? 'trigger_expired' : 'expired_trigger_id');
  if (trigger === 'exchanged') throw new WebRefusal(isGuide ? 'trigger_exchanged' : 'exchanged_trigger_id');
  return trigger;
}
