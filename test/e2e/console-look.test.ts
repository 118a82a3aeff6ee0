import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { consoleTour, type Sight } from './console-tour';
import { findAxeFaults } from './find-axe-faults';
import { findCut } from './find-cut';
import { keepPicture } from './keep-picture';
import { Keyboard } from './keyboard';
import { liveIn } from './lived-in';
import { loseMany, mirror } from './mirrored';
import { type Practice, startPractice } from './practice';
import { openVisitor, type Visitor } from './visitor';

/** Where the pictures of the README go, and which they are; each is small enough to keep. */
const readmePictures = process.env.COUNTERSIGN_PICTURES;
const inReadme = ['home', 'wizard-slack', 'app-certificates', 'person', 'plan-held'];

/** Pages that are built otherwise on a telephone: tables become blocks, and the navigation a menu. The rest only gets narrower. */
const otherOnPhone = new Set([
  'home',
  'people',
  'person',
  'groups',
  'plans',
  'bindings',
  'accounts',
  'activity',
  'settings',
]);

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
  ada = await openVisitor(chromium.browser, practice, { viewport: desktop, timezoneId: 'Asia/Kathmandu' });
  await ada.console.enter('ada');
  await ada.console.heading('Home');
  ada.troubles.length = 0;
  ada.page.on('request', (request) => underway.add(request));
  ada.page.on('requestfinished', (request) => underway.delete(request));
  ada.page.on('requestfailed', (request) => underway.delete(request));
});

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
  it('has nothing that axe finds (WCAG 2.2 AA), light and dark, on a desk and, where it is built otherwise there, on a telephone; nothing is cut there', async () => {
    const faults: string[] = [];
    for (const [index, sight] of sights.entries()) {
      await visit(sight, sights[index - 1]);
      for (const [size, viewport] of Object.entries({ desktop, phone })) {
        await ada.page.setViewportSize(viewport);
        await settle();
        // In the dark only colours are others, and on a telephone they are the same: each is looked at where it may differ.
        for (const colorScheme of size === 'phone' ? (['light'] as const) : (['light', 'dark'] as const)) {
          await ada.page.emulateMedia({ colorScheme });
          const where = `${sight.name} (${size}, ${colorScheme})`;
          const colours = ['color-contrast'];
          const rules = colorScheme === 'dark' ? { only: colours } : { except: size === 'phone' ? colours : [] };
          const found = size === 'phone' && !otherOnPhone.has(sight.name) ? [] : await findAxeFaults(ada.page, rules);
          faults.push(...found.map((fault) => `${where}: ${fault}`));
          await takePicture(sight.name, size, colorScheme);
        }
        if (size === 'phone') faults.push(...(await findCut(ada.page)).map((cut) => `${sight.name} (phone): ${cut}`));
        if (await isTooWide(viewport.width)) faults.push(`${sight.name} (${size}): reaches over the right edge`);
        await ada.page.emulateMedia({ colorScheme: 'light' });
      }
    }
    expect(faults).toEqual([]);
    expect(ada.troubles).toEqual([]);
  }, 600_000);
});

describe('without a mouse', () => {
  it('one reaches, sees and leaves everything: links, a dialog, the columns and the order of a table, a row, Ctrl-K', async () => {
    const keyboard = new Keyboard(ada.page);
    await ada.page.setViewportSize(desktop);
    await ada.console.open('/people');
    await ada.console.heading('People');
    const navigation = ['link Home', 'link Apps', 'link People', 'link Groups'];
    expect(await keyboard.goTo('link Groups')).toEqual(['link Skip to content', 'button Find', ...navigation]);
    await ada.page.keyboard.press('Enter');
    await ada.console.heading('Groups');
    await settle();

    // Over the navigation to what the page is for, in one step.
    await keyboard.goTo('link Skip to content', 'Shift+Tab');
    await ada.page.keyboard.press('Enter');
    expect(await keyboard.press('Tab')).toMatchObject({ what: 'button New group' });

    // A dialog holds the focus, and gives it back.
    expect(await keyboard.pressFor('Enter', 'textbox', 'Name')).toMatchObject({ inDialog: true });
    const held = ['button Close', 'textbox Name', 'textbox Description', 'button Cancel', 'button New group'];
    const round: string[] = [];
    for (const key of [...held.map(() => 'Tab'), ...held.map(() => 'Shift+Tab')]) {
      const { what, inDialog } = await keyboard.press(key);
      expect({ what, inDialog }).toEqual({ what, inDialog: true });
      round.push(what);
    }
    expect(new Set(round)).toEqual(new Set(held));
    await keyboard.pressFor('Escape', 'button', 'New group');

    await keyboard.goTo('button Columns');
    await keyboard.pressFor('Enter', 'menuitemcheckbox', 'Name');
    expect(await keyboard.press('ArrowDown')).toMatchObject({ what: 'menuitemcheckbox Description' });
    await keyboard.press('Enter');
    await ada.page.getByRole('columnheader', { name: 'Description' }).waitFor({ state: 'detached' });
    await keyboard.press('Enter');
    await ada.page.getByRole('columnheader', { name: 'Description' }).waitFor();
    await keyboard.pressFor('Escape', 'button', 'Columns');

    await keyboard.goTo('button Name');
    expect(await keyboard.press('Enter')).toMatchObject({ what: 'button Name' });
    await expectSort('ascending');
    await keyboard.press('Enter');
    await expectSort('descending');
    await keyboard.press('Enter');
    await keyboard.goTo('link Slack members');
    await ada.page.keyboard.press('Enter');
    await ada.console.heading('Slack members');

    await settle();
    await keyboard.goTo('link People', 'Shift+Tab');
    await keyboard.pressFor('Control+k', 'combobox', /^A name/);
    await keyboard.pressFor('Escape', 'link', 'People');
    await keyboard.pressFor('Control+k', 'combobox', /^A name/);
    await ada.page.keyboard.type('hopp');
    await ada.console
      .dialog(/^Find/)
      .getByRole('option', { name: /^Grace Hopper/ })
      .waitFor();
    await ada.page.keyboard.press('ArrowDown');
    const chosen = await ada.console.dialog(/^Find/).getByRole('combobox').getAttribute('aria-activedescendant');
    expect(await ada.page.locator(`[id="${chosen}"]`).textContent()).toBe('Grace HopperPerson grace ');
    await ada.page.keyboard.press('Enter');
    await ada.console.heading('Grace Hopper');
    // Enter does not wait for the list, nor does it take what stood there before; a name of eight letters is a name first.
    await ada.page.keyboard.press('Control+k');
    await ada.page.keyboard.type('hopper');
    await ada.console
      .dialog(/^Find/)
      .getByRole('option', { name: /^Grace Hopper/ })
      .waitFor();
    await ada.page.keyboard.press('Control+a');
    await ada.page.keyboard.type('lovelace');
    await ada.page.keyboard.press('Enter');
    await ada.console.heading('Ada Lovelace');
    expect(keyboard.unseen).toEqual([]);
  });
});

describe('for whoever wants things still', () => {
  it('nothing moves: not on Home, not a dialog that opens, not the menu on a telephone', async () => {
    const moving: string[] = [];
    const look = async (where: string) => {
      for (const what of await ada.page.evaluate(findMoving)) moving.push(`${where}: ${what}`);
    };
    await ada.page.setViewportSize(desktop);
    await ada.console.open('/');
    await ada.console.heading('Home');
    await look('Home');
    await ada.page.keyboard.press('Control+k');
    await ada.console.dialog(/^Find/).waitFor();
    await look('dialog');
    await ada.page.keyboard.press('Escape');
    await ada.page.setViewportSize(phone);
    await ada.page.getByRole('button', { name: 'Console' }).click();
    await ada.page.getByRole('link', { name: 'Your apps' }).waitFor();
    await look('menu');
    expect(moving).toEqual([]);
    // For others something moves: what looks for it finds it.
    await ada.page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await ada.page.evaluate(findMoving)).not.toEqual([]);
    await ada.page.emulateMedia({ reducedMotion: 'reduce' });
  });
});

describe('far from Greenwich', () => {
  it('an instant is in the zone of whoever looks, with UTC beside it; a day of the chart stays a day of UTC', async () => {
    const instant = '2026-03-01T20:30:00.000Z';
    await practice.database.query(`UPDATE groups SET updated_at = $1 WHERE name = 'Slack members'`, [instant]);
    await ada.page.setViewportSize(desktop);
    await ada.console.open('/groups');
    const shown = ada.page.getByRole('row', { name: /^Slack members/ }).locator('time');
    // 02:15 of the next day in Kathmandu.
    expect(await shown.textContent()).toMatch(/Mar 2, 2026, 2:15.AM/);
    expect(await shown.getAttribute('title')).toBe('2026-03-01 20:30:00 UTC');
    expect(await shown.getAttribute('datetime')).toBe(instant);

    // Half an hour before a day of UTC ends, the next one has long begun in Kathmandu.
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const late = `${day}T23:30:00Z`;
    await practice.database.query(`UPDATE saml_traces SET started_at = $1 WHERE outcome = 'refused'`, [late]);
    await ada.console.open('/');
    await ada.page.getByText('As a table').click();
    await ada.page.getByRole('link', { name: day }).click();
    await ada.console.heading('Activity');
    const refused = ada.page.locator(`time[title="${day} 23:30:00 UTC"]`);
    expect(await refused.first().textContent()).toMatch(/5:15.AM/);
    // Each number of the day leads to what it counts, and to nothing else.
    const ofDay = ada.page.getByRole('row', { name: new RegExp(`^${day}`) });
    await ada.console.open('/');
    await ada.page.getByText('As a table').click();
    const count = Number(await ofDay.getByRole('cell').nth(2).textContent());
    await ofDay.getByRole('cell').nth(2).getByRole('link').click();
    await ada.page.waitForURL(/outcome=refused/);
    await refused.first().waitFor();
    expect(await refused.count()).toBe(count);
    // West of Greenwich a day of UTC begins the evening before: it is named as what it is, and a day chosen there is theirs.
    const west = await openVisitor(chromium.browser, practice, { timezoneId: 'America/Los_Angeles' });
    await west.console.enter('ada', `/activity?from=${day}&to=${new Date().toISOString().slice(0, 10)}`);
    expect(await west.page.getByLabel('From', { exact: true }).inputValue()).toBe(day);
    expect(await west.page.getByLabel('Up to and with').inputValue()).toBe(day);
    expect(await west.page.getByText('A day of UTC').count()).toBe(2);
    await west.page.getByLabel('From', { exact: true }).fill('2026-01-02');
    await west.page.waitForURL(/from=2026-01-02T08%3A00%3A00\.000Z/);
    expect(await west.page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-01-02');
    expect(await west.page.getByText('A day of UTC').count()).toBe(1);
    await west.close();
  });
});

/** Runs in the page: what moves there, or would, for longer than a hundredth of a second. */
function findMoving(): string[] {
  const isLong = (durations: string) => durations.split(',').some((duration) => Number.parseFloat(duration) > 0.01);
  const styled = [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after']
      .map((part) => getComputedStyle(element, part))
      .filter(
        (style) =>
          isLong(style.transitionDuration) || (style.animationName !== 'none' && isLong(style.animationDuration)),
      )
      .map(() => `${element.tagName} ${element.className}`),
  );
  const running = document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().duration) > 10);
  return [...styled, ...running.map(({ id }) => `animation ${id}`)];
}

/** Waits until the table is sorted by names. */
function expectSort(order: string): Promise<void> {
  return ada.page.locator(`[aria-sort="${order}"]`, { hasText: 'Name' }).waitFor();
}

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
