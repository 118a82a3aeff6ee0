import { type Block, blockSchema, type Element, elementSchema } from './block-schemas';

/** Something in a message or view that people use. */
export type Usable = {
  /** Where it stands; what a form calls it. */
  place: string;
  blockId: string;
  actionId: string;
  element: Element;
  /** Set where it stands in an input block. */
  input?: Extract<Block, { type: 'input' }>;
};

/** A block the pages can show; undefined for one that is not understood. */
export function readBlock(block: unknown): Block | undefined {
  return blockSchema.safeParse(block).data;
}

/** Everything that people can use in these blocks, in its order. */
export function listElements(blocks: readonly unknown[]): Usable[] {
  return blocks.flatMap((raw, index) => {
    const block = readBlock(raw);
    return block === undefined ? [] : elementsOf(block, index);
  });
}

/** What people can use in one block. */
export function elementsOf(block: Block, index: number): Usable[] {
  const blockId = block.block_id ?? '';
  const usable = (raw: unknown, place: string): Usable[] => {
    const element = elementSchema.safeParse(raw).data;
    return element === undefined ? [] : [{ place, blockId, actionId: element.action_id ?? '', element }];
  };
  if (block.type === 'actions') return block.elements.flatMap((element, at) => usable(element, `${index}.${at}`));
  if (block.type === 'section') return usable(block.accessory, `${index}.0`);
  if (block.type === 'input') return usable(block.element, `${index}.0`).map((each) => ({ ...each, input: block }));
  return [];
}
