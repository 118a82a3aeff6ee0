import type { Usable } from '../blocks/list-elements';
import { type BlocksState, optionsOf } from '../blocks/read-state';

/** What somebody did with one element, as `actions` tells it (Slack docs: block_actions payload). */
export function describeAction(usable: Usable, state: BlocksState, chosen: string | undefined, now: Date) {
  const { element, blockId, actionId } = usable;
  const common = { action_id: actionId, block_id: blockId };
  const at = `${Math.floor(now.getTime() / 1000)}.${String(now.getTime() % 1000).padStart(3, '0')}000`;
  if (element.type === 'button') {
    const { text, value, style } = element;
    return {
      ...common,
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
      type: element.type,
      action_ts: at,
    };
  }
  if (element.type === 'overflow') {
    const selected_option = optionsOf(element).find(({ value }) => value === chosen) ?? null;
    return { ...common, type: element.type, selected_option, action_ts: at };
  }
  return { ...state[blockId]?.[actionId], ...common, type: element.type, action_ts: at };
}
