import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of every page go; without it none is taken (`npm run screenshots`). */
const folder = process.env.COUNTERSIGN_SCREENSHOTS;

const looks = [
  { suffix: 'light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { suffix: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { suffix: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
] as const;

/** Keeps what a page looks like now, where pictures are wanted. */
export async function keepPicture(page: Page, name: string, suffix: 'light' | 'dark' | 'phone'): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true });
}

/** Keeps a page light, dark and on a telephone, where pictures are wanted, and leaves it as it was. */
export async function keepPictures(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  const before = page.viewportSize();
  for (const { suffix, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await keepPicture(page, name, suffix);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}
