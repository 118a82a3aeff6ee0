import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

/** How much slower than this machine the browser's is. */
const slowDown = 4;

/** One key or click until the next frame, in milliseconds, and what it met: `keydown Search people`. */
export type Interaction = { what: string; duration: number };

/** What a person waits for, in milliseconds. */
export type Waits = { javaScriptKb: number; paint: { [page: string]: number }; interactions: Interaction[] };

type Site = { baseUrl: string; username: string; password: string; personId: string; planId: string };

/** Looks at the console as an administrator on a slow machine does, with nothing in the browser's cache. */
export async function lookAtConsole(site: Site): Promise<Waits> {
  const { browser, close } = await launchBrowser();
  try {
    const state = await signIn(browser, site);
    const paint: Waits['paint'] = {};
    let javaScriptKb = 0;
    const pages = {
      home: '',
      people: '/people',
      person: `/people/${site.personId}`,
      plan: `/plans/${site.planId}`,
      accounts: '/apps/slack/bindings/accounts',
    };
    for (const [name, path] of Object.entries(pages)) {
      const context = await browser.newContext({ storageState: state });
      const { page, sent } = await slowPage(context);
      await page.goto(`${site.baseUrl}/console${path}`, { waitUntil: 'networkidle' });
      paint[name] = await largestPaint(page);
      if (path === '') javaScriptKb = sent() / 1_024;
      await context.close();
    }
    return {
      javaScriptKb,
      paint,
      interactions: await interact(await browser.newContext({ storageState: state }), site),
    };
  } finally {
    await close();
  }
}

async function signIn(browser: Browser, { baseUrl, username, password }: Site) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${baseUrl}/console`);
  await page.getByLabel('Username or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return context.storageState();
}

/** @returns the page, and how many bytes of JavaScript came over the wire */
async function slowPage(context: BrowserContext): Promise<{ page: Page; sent: () => number }> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await client.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  client.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) scripts.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return { page, sent: () => bytes };
}

/** When the largest thing of the page stood there (Largest Contentful Paint). */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** Types into the search, sorts, opens a row and what finds anything: each key and click until the next frame (Event Timing). */
async function interact(context: BrowserContext, { baseUrl }: Site): Promise<Interaction[]> {
  const { page } = await slowPage(context);
  await page.addInitScript(() => {
    type Entry = PerformanceEntry & { interactionId: number; target: Element | null };
    const seen = new Map<number, { what: string; duration: number }>();
    Object.assign(globalThis, { interactions: seen });
    const met = ({ name, target }: Entry) =>
      `${name} ${target?.getAttribute('aria-label') ?? target?.textContent?.slice(0, 30) ?? ''}`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[]) {
        if (entry.interactionId > 0 && entry.duration > (seen.get(entry.interactionId)?.duration ?? 0))
          seen.set(entry.interactionId, { what: met(entry), duration: entry.duration });
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.goto(`${baseUrl}/console/people`, { waitUntil: 'networkidle' });
  const search = page.getByRole('searchbox', { name: /^Search/ });
  for (const word of ['grace hop', 'jose', 'nobody']) {
    await search.click();
    await search.fill('');
    await search.pressSequentially(word, { delay: 120 });
    await page.waitForLoadState('networkidle');
  }
  await search.fill('');
  await page.waitForLoadState('networkidle');
  for (const header of ['Name', 'E-mail', 'Name']) {
    await page.getByRole('columnheader', { name: header }).getByRole('button').first().click();
    await page.waitForTimeout(200);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('ada', { delay: 120 });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  const durations = await page.evaluate(() => [
    ...(globalThis as unknown as { interactions: Map<number, Interaction> }).interactions.values(),
  ]);
  await context.close();
  return durations;
}
