import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** Profiles that nobody uses now, by what they were opened with. */
const idle = new WeakMap<Browser, Map<string, BrowserContext[]>>();

/** A browser profile with nothing in it but files that were fetched before. */
export async function takeProfile(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = idleOf(browser, options).pop() ?? (await browser.newContext(options));
  context.setDefaultTimeout(45_000);
  return context;
}

/**
 * Empties a profile and keeps it for the next visitor: to fetch and compile what a page is made of costs a profile more than
 * all that a test does there.
 *
 * @param origins whose storage is cleared; cookies go whatever they belong to
 */
export async function leaveProfile(
  browser: Browser,
  options: BrowserContextOptions,
  context: BrowserContext,
  origins: readonly string[],
): Promise<void> {
  await context.setOffline(false);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  const blank = await context.newPage();
  await Promise.all(context.pages().map((page) => (page === blank ? undefined : page.close())));
  const client = await context.newCDPSession(blank);
  for (const origin of origins)
    await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' });
  await blank.close();
  await context.clearCookies();
  await context.clearPermissions();
  idleOf(browser, options).push(context);
}

function idleOf(browser: Browser, options: BrowserContextOptions): BrowserContext[] {
  const profiles = idle.get(browser) ?? new Map<string, BrowserContext[]>();
  idle.set(browser, profiles);
  const key = JSON.stringify(options);
  const found = profiles.get(key) ?? [];
  profiles.set(key, found);
  return found;
}
