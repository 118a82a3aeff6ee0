import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../src/core';
import { demoAuthorisedGroup } from '../../src/directory';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { findAxeFaults } from './find-axe-faults';
import { keepPictures } from './keep-picture';
import { type Practice, startPractice } from './practice';
import { findLayoutFaults } from './read-layout';
import { startServiceProviders } from './service-providers';
import { openVisitor, type Visitor } from './visitor';

const actor = systemActor('e2e');
const practiceApp = 'Slack (practice)';

let practice: Practice;
let providers: Awaited<ReturnType<typeof startServiceProviders>>;
let chromium: TestBrowser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  providers = await startServiceProviders();
  chromium = await launchBrowser(providers.browserArgs);
  practice = await startPractice();
  const { apps, directory } = practice.services;
  const { id: groupId } = await directory.getGroup(demoAuthorisedGroup);
  const wiki = await apps.createSamlApp(actor, {
    slug: 'wiki',
    name: 'Wiki',
    spEntityId: 'https://wiki.test',
    acsEndpoints: [{ url: 'https://wiki.test/acs' }],
  });
  const slack = await apps.createSlackApp(actor, { slug: 'acme', name: 'Slack', domain: 'acme' });
  for (const { id } of [wiki, slack]) await apps.authoriseGroup(actor, id, groupId);
});

afterEach(async () => {
  const troubles = visitors.flatMap((visitor) => visitor.troubles);
  await Promise.all(visitors.splice(0).map((visitor) => visitor.close()));
  expect(troubles.filter((trouble) => !/responded with a status of 40[34]/.test(trouble))).toEqual([]);
});

afterAll(async () => {
  await chromium?.close();
  await practice?.stop();
  await providers?.stop();
});

async function arrive(options: Parameters<typeof openVisitor>[2] = {}): Promise<Visitor> {
  const visitor = await openVisitor(chromium.browser, practice, options);
  visitors.push(visitor);
  return visitor;
}

describe('an app that redirects from its ACS to other hosts', () => {
  // Chromium holds the redirects behind a form to the `form-action` of the page that had the form.
  it.each([
    ['Wiki', 'https://pages.elsewhere.test/home'],
    ['Slack', 'https://third-party.test/callback'],
  ])('is not stopped by the policy of our page: %s (R39)', async (name, landing) => {
    const { page, countersign } = await arrive({ ignoreHTTPSErrors: true });
    await countersign.open();
    await countersign.signIn('hedy');
    await countersign.openApp(name);
    await page.waitForURL(landing);
  });
});

describe('on a telephone, in light and dark', () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

  it('every page of somebody who signs in fits, can be read, and holds nothing that axe finds', async () => {
    const faults: string[] = [];
    const { page, countersign, workspace } = await arrive(phone);
    const look = async (name: string) => {
      faults.push(...(await findLayoutFaults(page)), ...(await findAxeFaults(page)));
      await keepPictures(page, `portal-${name}`);
    };
    await workspace.open();
    faults.push(...(await findLayoutFaults(page)));
    await workspace.pressSso();
    await countersign.signInForm();
    await look('sign-in');
    await countersign.signIn('x'.repeat(300), 'wrong');
    await page.getByRole('alert').waitFor();
    await look('sign-in-refused');
    await countersign.signIn('kathleen');
    await page.getByRole('heading', { name: 'Your password has expired' }).waitFor();
    await look('password-expired');
    await countersign.changeExpiredPassword('too short');
    await look('password-too-short');
    await countersign.changeExpiredPassword('a walk on the moors');
    await workspace.profile();
    faults.push(...(await findLayoutFaults(page)));
    for (const path of ['/', '/access', '/sessions', '/password', '/sign-out', '/nowhere']) {
      await countersign.open(path);
      await look(path === '/' ? 'apps' : path.slice(1));
    }
    await countersign.open();
    await countersign.signOut();
    await look('signed-out');
    expect(faults).toEqual([]);
  });

  it('so does every page of somebody who may open nothing, refusal included', async () => {
    const faults: string[] = [];
    const { page, countersign, workspace } = await arrive(phone);
    await workspace.open('/sso/saml/start');
    await countersign.signIn('vannevar');
    await countersign.refusal(`You may not open ${practiceApp}.`);
    faults.push(...(await findLayoutFaults(page)));
    for (const path of ['/', '/access']) {
      await countersign.open(path);
      faults.push(...(await findLayoutFaults(page)), ...(await findAxeFaults(page)));
    }
    expect(faults).toEqual([]);
  });

  it('so does the page of a step that was handed over', async () => {
    const { apps, handovers } = practice.services;
    const { url } = await handovers.create(actor, await apps.get('acme'), { step: 'slack_settings', hours: 48 });
    const { page } = await arrive({ ...phone, permissions: ['clipboard-write'] });
    await page.goto(url);
    await page.getByRole('button', { name: 'Copy' }).first().waitFor();
    expect([...(await findLayoutFaults(page)), ...(await findAxeFaults(page))]).toEqual([]);
    await keepPictures(page, 'hand-over');
  });

  it('so do the page that carries a Response, where it can be seen, and the set-up', async () => {
    const faults: string[] = [];
    const { page, countersign } = await arrive({ ...phone, javaScriptEnabled: false });
    await countersign.open();
    await countersign.signIn('emmy');
    await countersign.openApp(practiceApp);
    await page.getByRole('button', { name: `Continue to ${practiceApp}` }).waitFor();
    faults.push(...(await findLayoutFaults(page)));
    await practice.database.query('UPDATE users SET administrator = false');
    const link = await practice.services.setup.issueLink();
    await page.goto(link?.url ?? '');
    await page.getByRole('heading', { name: 'Set up Countersign' }).waitFor();
    faults.push(...(await findLayoutFaults(page)));
    expect(faults).toEqual([]);
  });
});

describe('pictures of the README', () => {
  /** Where to put them; without it they are only made. */
  const folder = process.env.COUNTERSIGN_PICTURES;

  const form = { type: 'jpeg', quality: 82 } as const;

  it('are made from the product itself, each small enough to keep', async () => {
    const { page, countersign, workspace } = await arrive({ viewport: { width: 800, height: 620 } });
    await workspace.open();
    await workspace.pressSso();
    await countersign.signInForm();
    await keep('sign-in', await page.screenshot(form));
    await countersign.open();
    await countersign.signIn('ida');
    await countersign.portal();
    await keep('portal', await page.screenshot(form));
  });

  async function keep(name: string, picture: Buffer): Promise<void> {
    expect(picture.length).toBeLessThan(60_000);
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.jpg`), picture);
  }
});
