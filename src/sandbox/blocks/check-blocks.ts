import { isShallow } from '../api/is-shallow';
import { blockSchema, modalSchema } from './block-schemas';
import { sayIssue, sayIssues } from './say-issues';

/** Where blocks stand: a message takes fewer than a modal. */
export type Surface = 'message' | 'modal';
const mostBlocks = { message: 50, modal: 100 } as const;

/** What is wrong with an app's blocks, in the form of Slack's `response_metadata.messages`; empty where nothing is. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): string[] {
  if (!isShallow(blocks)) return [sayIssue('is nested too deeply', pointer)];
  if (!Array.isArray(blocks)) return [sayIssue('must provide an array', pointer)];
  if (blocks.length > mostBlocks[surface]) {
    return [sayIssue(`must be fewer than ${mostBlocks[surface] + 1} items`, pointer)];
  }
  const problems = blocks.flatMap((block: unknown, index) => checkBlock(block, `${pointer}/${index}`));
  return problems.length > 0 ? problems : [...checkIds(blocks, pointer), ...checkActionIds(blocks, pointer)];
}

/** What is wrong with a modal view. */
export function checkModal(view: unknown, pointer = '/view'): string[] {
  if (!isShallow(view)) return [sayIssue('is nested too deeply', pointer)];
  const parsed = modalSchema.safeParse(view, { reportInput: true });
  if (!parsed.success) return sayIssues(parsed.error, pointer);
  const problems = checkBlocks(parsed.data.blocks, 'modal', `${pointer}/blocks`);
  const hasInput = parsed.data.blocks.some((block) => typeOf(block) === 'input');
  if (!hasInput || parsed.data.submit !== undefined) return problems;
  return [...problems, sayIssue('missing required field: submit (there are input blocks)', pointer)];
}

function checkBlock(block: unknown, pointer: string): string[] {
  const parsed = blockSchema.safeParse(block, { reportInput: true });
  if (!parsed.success) return sayIssues(parsed.error, pointer);
  const { data } = parsed;
  if (data.type === 'section' && data.text === undefined && data.fields === undefined) {
    return [sayIssue('missing required field: text', pointer)];
  }
  return [];
}

function checkIds(blocks: readonly unknown[], pointer: string): string[] {
  const ids = blocks.map((block) => (block as { block_id?: string }).block_id);
  return repeated(ids).map((index) => sayIssue('block_id already exists', `${pointer}/${index}/block_id`));
}

/** An action_id stands once in its block. */
function checkActionIds(blocks: readonly unknown[], pointer: string): string[] {
  return blocks.flatMap((block, index) => {
    const { elements, type } = block as { elements?: { action_id?: string }[]; type: string };
    if (type !== 'actions') return [];
    const at = repeated((elements ?? []).map((element) => element.action_id));
    return at.map((place) => sayIssue('action_id already exists', `${pointer}/${index}/elements/${place}/action_id`));
  });
}

/** Where values stand that stood before. */
function repeated(values: readonly (string | undefined)[]): number[] {
  return values.flatMap((value, index) => (value !== undefined && values.indexOf(value) < index ? [index] : []));
}

function typeOf(block: unknown): unknown {
  return typeof block === 'object' && block !== null && 'type' in block ? block.type : undefined;
}
