import { join } from 'node:path';
import { parseSources, walk } from './read-texts';

/** Where a table is drawn by hand, and why it is no list. */
const noLists = new Map([
  ['design/data-table.tsx', 'the one that lists are'],
  ['design/difference.tsx', 'what was typed against what stands there, shown once'],
  ['pages/bindings/decide.tsx', 'a choice in a dialog'],
  ['pages/plans/step-card.tsx', 'before and after of one step; the steps have their CSV'],
]);

describe('a table of the console', () => {
  it('remembers its sorting and columns and gives its CSV, unless it is no list', () => {
    const byHand = [...parseSources(join(__dirname, '../../src/console/client'))]
      .filter(([, source]) => hasTable(source))
      .map(([file]) => file);
    expect(byHand.toSorted()).toEqual([...noLists.keys()]);
  });
});

/** Whether a table is drawn in it element by element. */
function hasTable(source: Parameters<typeof walk>[0]): boolean {
  let found = false;
  walk(source, (node) => {
    const name = node.name as { type?: string; value?: unknown } | undefined;
    if (node.type === 'JSXOpeningElement' && /^[Tt]able$/.test(String(name?.value))) found = true;
    return !found;
  });
  return found;
}
