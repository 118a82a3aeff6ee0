import { systemActor } from '../../src/core';
import { demoPassword } from '../../src/demo';
import { demoPeople } from '../../src/directory';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { type Practice, startPractice } from './practice';
import { openVisitor, type Visitor } from './visitor';

const app = 'Slack (practice)';
const actor = systemActor('e2e');

let chromium: TestBrowser;
let practice: Practice;
const visitors: Visitor[] = [];

beforeAll(async () => {
  chromium = await launchBrowser();
  practice = await startPractice();
});

afterEach(async () => {
  // No page of any journey ran what it should not, missed a file or met its own policy.
  const troubles = visitors.flatMap((visitor) => visitor.troubles);
  await Promise.all(visitors.splice(0).map((visitor) => visitor.close()));
  expect(troubles).toEqual([]);
});

afterAll(async () => {
  await chromium?.close();
  await practice?.stop();
});

async function arrive(options: Parameters<typeof openVisitor>[2] = {}): Promise<Visitor> {
  const visitor = await openVisitor(chromium.browser, practice, options);
  visitors.push(visitor);
  return visitor;
}

/** From the workspace's button to the landing page. */
async function enter(name: string, password = demoPassword): Promise<Visitor> {
  const visitor = await arrive();
  await visitor.workspace.open();
  await visitor.workspace.pressSso();
  await visitor.countersign.signIn(name, password);
  return visitor;
}

function lastResponse() {
  return practice.sandbox.journal().findLast((entry) => entry.direction === 'received');
}

describe('from the workspace', () => {
  it('leads over our sign-in back into the workspace, as oneself, with an account made just in time', async () => {
    const { page, workspace, countersign } = await arrive();
    await workspace.open();
    await workspace.pressSso();
    expect(await countersign.signInForm()).toContain(`to continue to ${app}`);
    expect(new URL(page.url()).origin).toBe(practice.baseUrl);
    await countersign.signIn('grace');
    expect(await workspace.profile()).toMatchObject({
      Name: 'Grace Hopper',
      'E-mail': 'grace@acme.example',
      Username: '@grace',
      Account: 'just-in-time, by a SAML sign-in',
    });
    expect(page.url()).toBe(`${practice.workspaceUrl}/`);
  });

  it('asks nothing of somebody who is signed in already', async () => {
    const { page, countersign, workspace } = await arrive();
    await countersign.open();
    await countersign.signIn('barbara');
    await countersign.portal();
    await workspace.open();
    await workspace.pressSso();
    expect(await workspace.profile()).toMatchObject({ Username: '@barbara' });
    expect(page.url()).toBe(`${practice.workspaceUrl}/`);
  });

  it('lands where a link into the workspace pointed', async () => {
    const { page, workspace, countersign } = await arrive();
    await workspace.open('/sso/saml/start?redir=/messages/C024BE91L');
    await countersign.signIn('frances');
    expect(await workspace.profile()).toMatchObject({ Username: '@frances' });
    expect(page.url()).toBe(`${practice.workspaceUrl}/messages/C024BE91L`);
  });

  it('works without JavaScript: the page in between has a button (R39)', async () => {
    const { page, workspace, countersign } = await arrive({ javaScriptEnabled: false });
    await workspace.open('/sso/saml/start?redir=/messages/C1');
    await countersign.signIn('radia');
    await countersign.continueTo(app);
    expect(await workspace.profile()).toMatchObject({ Name: 'Radia Perlman' });
    expect(page.url()).toBe(`${practice.workspaceUrl}/messages/C1`);
  });

  it('keeps what was typed but the password after a wrong try, and goes on to the workspace all the same', async () => {
    const { page, troubles, workspace, countersign } = await enter('lynn', 'not-her-password');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Username or e-mail').inputValue()).toBe('lynn');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    await countersign.signIn('lynn@acme.example');
    expect(await workspace.profile()).toMatchObject({ Username: '@lynn' });
    expect(takeRefusalNotes(troubles)).toBe(1);
  });

  it('asks for a new password where the old one has expired, and goes on', async () => {
    const { countersign, workspace } = await enter('kathleen');
    await countersign.changeExpiredPassword('a walk on the moors');
    expect(await workspace.profile()).toMatchObject({ Name: 'Kathleen Booth', Username: '@kathleen' });
  });
});

describe('from the portal', () => {
  it('opens the workspace by its tile, unsolicited', async () => {
    const sent = () => practice.sandbox.journal().filter((entry) => entry.message === 'AuthnRequest').length;
    const before = sent();
    const { page, countersign, workspace } = await arrive();
    await countersign.open();
    await countersign.signIn('alan');
    expect(await countersign.portal()).toBe('Alan');
    await countersign.openApp(app);
    expect(await workspace.profile()).toMatchObject({ Name: 'Alan Turing', 'E-mail': 'alan@acme.example' });
    expect(page.url()).toBe(`${practice.workspaceUrl}/`);
    expect(sent()).toBe(before);
    expect(lastResponse()).toMatchObject({ outcome: 'accepted', purpose: 'sign-in' });
  });

  it('goes on from both sides while the address of the app is changed: the workspace has the old issuer still', async () => {
    const { apps, appAddresses } = practice.services;
    const { id } = await apps.get('slack');
    await appAddresses.changeAddress(actor, id, { slug: 'slack-moved' });
    const { countersign, workspace, page, troubles } = await enter('hedy');
    expect(await workspace.profile()).toMatchObject({ Username: '@hedy' });
    await countersign.open();
    await countersign.openApp(app);
    expect(await workspace.profile()).toMatchObject({ Username: '@hedy' });
    expect(lastResponse()).toMatchObject({ outcome: 'accepted', purpose: 'sign-in' });

    await appAddresses.startFrom(actor, id, { slug: 'slack-moved' });
    await countersign.open();
    await countersign.openApp(app);
    await page
      .getByText(/Issuer/)
      .first()
      .waitFor();
    expect(lastResponse()).toMatchObject({ outcome: 'refused' });
    expect(troubles.splice(0)).toEqual([expect.stringContaining('responded with a status of 400')]);
    await appAddresses.changeAddress(actor, id, { slug: 'slack' });
    await appAddresses.retire(actor, id, 'slack-moved');
  });

  it('says on signing out that Slack keeps its own session, and so it does', async () => {
    const { countersign, workspace } = await enter('donald');
    await workspace.profile();
    await countersign.open();
    await countersign.portal();
    const { before, after } = await countersign.signOut();
    expect(before).toContain('Slack keeps its own session.');
    expect(after).toContain('Slack keeps its own session.');
    await countersign.open();
    expect(await countersign.signInForm()).not.toContain('to continue to');
    await workspace.open();
    expect(await workspace.profile()).toMatchObject({ Username: '@donald' });
  });
});

describe('who may not enter', () => {
  it('gets a page in plain words, the workspace gets nothing at all, and the code tells why (R26)', async () => {
    const received = () => practice.sandbox.journal().filter((entry) => entry.direction === 'received').length;
    const before = received();
    const { page, troubles, countersign } = await arrive();
    await page.goto(`${practice.workspaceUrl}/sso/saml/start`);
    const answer = page.waitForResponse((response) => response.url().includes('/saml/resume/'));
    await countersign.signIn('vannevar');
    expect((await answer).status()).toBe(403);
    const { words, traceCode = '' } = await countersign.refusal(`You may not open ${app}.`);
    expect(words).toContain('none of your groups is allowed');
    expect(words).not.toMatch(/SAML|assertion|undefined|null/i);
    expect(await page.locator('form').count()).toBe(0);
    expect(received()).toBe(before);
    expect(practice.sandbox.members().some((member) => member.username === 'vannevar')).toBe(false);
    expect(await practice.services.traces.find(traceCode)).toMatchObject({
      outcome: 'refused',
      errorCode: 'saml.not_authorised',
      user: { username: 'vannevar' },
      app: { slug: 'slack' },
    });
    expect(takeRefusalNotes(troubles)).toBe(1);
  });
});

describe('hostile names', () => {
  const mallory = {
    firstName: '<img src=x onerror=alert(1)>',
    lastName: `"'></title><script>alert(2)</script> & 🧑🏽‍🚀`,
  };

  it.each(['gerard', 'marks', 'fatima', 'mallory'])(
    'arrive in the workspace as that very text, and nothing in them runs: %s (R35)',
    async (username) => {
      if (username === 'mallory') {
        await practice.services.onboarding.createPerson(actor, {
          username,
          email: 'mallory@acme.example',
          ...mallory,
          password: demoPassword,
          groups: ['Engineering'],
        });
      }
      const { firstName = '', lastName = '' } =
        username === 'mallory' ? mallory : (demoPeople.find(({ user }) => user.username === username)?.user ?? {});
      const { workspace, countersign } = await enter(username);
      expect((await workspace.profile()).Name).toBe(`${firstName} ${lastName}`);
      expect(practice.sandbox.members().find((member) => member.username === username)).toMatchObject({
        firstName,
        lastName,
      });
      await countersign.open();
      expect(await countersign.portal()).toBe(firstName);
      await countersign.open('/sessions');
    },
  );
});

describe('as the workspace is set up', () => {
  afterEach(async () => {
    await practice.sandbox.configure({ requestBinding: 'redirect', signAuthnRequest: false });
  });

  it('takes requests by POST from the other site, although its cookie stays behind (R43)', async () => {
    await practice.sandbox.configure({ requestBinding: 'post' });
    const { page, countersign, workspace } = await arrive();
    await countersign.open();
    await countersign.signIn('niklaus');
    await countersign.portal();
    await workspace.open();
    await workspace.pressSso();
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await workspace.profile()).toMatchObject({ Username: '@niklaus' });
  });

  it.each(['redirect', 'post'] as const)(
    'takes signed requests only, and opens encrypted Assertions: %s',
    async (requestBinding) => {
      const { apps } = practice.services;
      const { id, settings } = await apps.get('slack');
      await practice.sandbox.configure({ requestBinding, signAuthnRequest: true });
      await apps.update(actor, id, {
        spCertificates: [{ use: 'both', pem: practice.sandbox.serviceProvider().certificate }],
        settings: { requireSignedRequests: true, encryptAssertion: true },
      });
      const { page, countersign, workspace } = await arrive();
      await workspace.open();
      await workspace.pressSso();
      if (requestBinding === 'post') await page.getByRole('button', { name: 'Continue' }).click();
      await countersign.signIn('katherine');
      expect(await workspace.profile()).toMatchObject({ Name: 'Katherine Johnson' });
      expect(lastResponse()?.report).toMatchObject({ encrypted: true, responseSignature: 'valid' });
      const { requireSignedRequests, encryptAssertion } = settings;
      await apps.update(actor, id, { spCertificates: [], settings: { requireSignedRequests, encryptAssertion } });
    },
  );
});

/** Chromium notes every page that is answered with 403; takes those notes away and says how many there were. */
function takeRefusalNotes(troubles: string[]): number {
  const others = troubles.filter((trouble) => !trouble.includes('responded with a status of 403'));
  return troubles.splice(0, troubles.length, ...others).length - others.length;
}
