import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA and what came before it, and axe's own advice on landmarks and headings. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page as it stands, a sentence each; nothing if all is well.
 *
 * @param rules `only` these, or all of WCAG 2.2 AA and of axe's advice, `except` these
 */
export async function findAxeFaults(
  page: Page,
  { only, except = [] }: { only?: readonly string[]; except?: readonly string[] } = {},
): Promise<string[]> {
  // Not a script tag: the policy of the page would refuse it, and shall.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = only === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: [...only] };
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate<axe.AxeResults, axe.RunOptions>(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly, rules, resultTypes: ['violations'] } as axe.RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
