import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { consoleTour, type Sight } from './console-tour';
import { findAxeFaults } from './find-axe-faults';
import { keepPicture } from './keep-picture';
import { liveIn } from './lived-in';
import { loseMany, mirror } from './mirrored';
import { type Practice, startPractice } from './practice';
import { openVisitor, type Visitor } from './visitor';

/** Where the pictures of the README go, and which they are; each is small enough to keep. */
const readmePictures = process.env.COUNTERSIGN_PICTURES;
const inReadme = ['home', 'wizard-slack', 'app-certificates', 'person', 'sign-in'];

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

let practice: Practice;
let chromium: TestBrowser;
let ada: Visitor;
let sights: readonly Sight[];
const underway = new Set<Request>();

beforeAll(async () => {
  [chromium, practice] = await Promise.all([launchBrowser(), startPractice({ withConsole: true })]);
  const { refusedCode } = await liveIn(practice);
  const mirrored = await mirror(practice);
  const waitingPlan = await loseMany(practice, mirrored);
  sights = await consoleTour(practice, { refusedCode, waitingPlan, mirrored });
  ada = await openVisitor(chromium.browser, practice, { viewport: desktop });
  await ada.console.enter('ada');
  await ada.console.heading('Home');
  ada.troubles.length = 0;
  ada.page.on('request', (request) => underway.add(request));
  ada.page.on('requestfinished', (request) => underway.delete(request));
  ada.page.on('requestfailed', (request) => underway.delete(request));
}, 60_000);

afterAll(async () => {
  await ada?.close();
  await chromium?.close();
  await practice?.stop();
});

/** Goes to a page and waits until nothing on it is still coming; anew only where the last one was left with a dialog open. */
async function visit({ path, heading, act }: Sight, last: Sight | undefined): Promise<void> {
  await ada.page.setViewportSize(desktop);
  if (last === undefined || last.act !== undefined) await ada.console.open(path);
  else await ada.console.move(path);
  await ada.console.heading(heading);
  await settle();
  await act?.(ada.page);
  await settle();
}

/** Waits until nothing is asked for any more, and what came has been drawn. */
async function settle(): Promise<void> {
  do {
    await ada.page.waitForFunction(
      () => document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null,
    );
    await ada.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  } while (underway.size > 0);
}

describe('every page', () => {
  it('has nothing that axe finds (WCAG 2.2 AA), light and dark, on a desk and on a telephone', async () => {
    const faults: string[] = [];
    for (const [index, sight] of sights.entries()) {
      await visit(sight, sights[index - 1]);
      for (const [size, viewport] of Object.entries({ desktop, phone })) {
        await ada.page.setViewportSize(viewport);
        await settle();
        // Colours are the same on a telephone.
        for (const colorScheme of size === 'phone' ? (['light'] as const) : (['light', 'dark'] as const)) {
          await ada.page.emulateMedia({ colorScheme });
          const where = `${sight.name} (${size}, ${colorScheme})`;
          // What is there and what it is called is the same in the dark; only colours are not.
          const found = await findAxeFaults(ada.page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
          faults.push(...found.map((fault) => `${where}: ${fault}`));
          await takePicture(sight.name, size, colorScheme);
        }
        if (await isTooWide(viewport.width)) faults.push(`${sight.name} (${size}): reaches over the right edge`);
        await ada.page.emulateMedia({ colorScheme: 'light' });
      }
    }
    expect(faults).toEqual([]);
    expect(ada.troubles).toEqual([]);
  }, 120_000);
});

function isTooWide(width: number): Promise<boolean> {
  return ada.page.evaluate((most) => document.documentElement.scrollWidth > most, width);
}

async function takePicture(name: string, size: string, colorScheme: 'light' | 'dark'): Promise<void> {
  if (readmePictures !== undefined && size === 'desktop' && colorScheme === 'light' && inReadme.includes(name)) {
    const picture = await ada.page.screenshot({ type: 'jpeg', quality: 55 });
    expect(picture.length).toBeLessThan(100_000);
    writeFileSync(join(readmePictures, `console-${name}.jpg`), picture);
  }
  await keepPicture(ada.page, name, size === 'phone' ? 'phone' : colorScheme);
}
