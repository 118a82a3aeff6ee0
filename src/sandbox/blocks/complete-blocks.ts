type Json = { [name: string]: unknown };

/**
 * Gives every block and every element that people use an id where the app gave none, as Slack does, so that an
 * interaction can name them.
 *
 * @param newId draws one
 */
export function completeBlocks(blocks: readonly Json[], newId: () => string): Json[] {
  return blocks.map((block) => {
    const complete = { ...block, block_id: block.block_id || newId() };
    return Object.fromEntries(
      Object.entries(complete).map(([name, value]) => [name, completeElements(name, value, block.type, newId)]),
    );
  });
}

function completeElements(name: string, value: unknown, type: unknown, newId: () => string): unknown {
  if (name === 'elements' && type === 'actions' && Array.isArray(value)) {
    return value.map((element: unknown) => completeElement(element, newId));
  }
  return name === 'accessory' || name === 'element' ? completeElement(value, newId) : value;
}

function completeElement(element: unknown, newId: () => string): unknown {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return element;
  const known: Json = { ...element };
  return known.type === 'image' ? known : { ...known, action_id: known.action_id || newId() };
}
