import type { Option } from '../blocks/block-schemas';
import type { Usable } from '../blocks/list-elements';
import type { BlocksState } from '../blocks/read-state';

/** What somebody put into an element before, as the fields of a form; undefined where they did not touch it. */
export function valuesIn(values: BlocksState, { blockId, actionId }: Usable): string[] | undefined {
  const actions = Object.hasOwn(values, blockId) ? values[blockId] : undefined;
  const state = actions && Object.hasOwn(actions, actionId) ? actions[actionId] : undefined;
  if (!state) return undefined;
  const held = Object.entries(state).find(([name]) => name !== 'type')?.[1];
  return [held].flat().flatMap((item): string[] => {
    if (typeof item === 'string') return [item];
    return typeof item === 'object' && item !== null ? [(item as Option).value ?? ''] : [];
  });
}
