import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page for people who use it by keyboard or by ear; nothing if all is well. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(runAxe);
  const path = new URL(page.url()).pathname;
  return found.map((fault) => `${path}: ${fault}`);
}

type Axe = { run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };

/** Runs in the page. */
async function runAxe(): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 120)}`);
}
