import type { BrowserContextOptions, Page } from 'playwright-core';
import { createSandbox, type Sandbox } from '../../src/sandbox';
import type { App, Member } from '../../src/sandbox/org/org-data';
import { issueToken, tokenInputSchema } from '../../src/sandbox/workspace/issue-token';
import { registerApp } from '../../src/sandbox/workspace/register-app';
import { AppServer, isFromSlack } from '../sandbox/app-server';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { findAccessibilityFaults } from './read-accessibility';
import { findLayoutFaults } from './read-layout';
import { watch } from './visitor';

/** The practice workspace as a person sees it: who and what is there, buttons of apps, installing an app. */
let chromium: TestBrowser;
let sandbox: Sandbox;
let server: AppServer;
let url: string;
let app: Readonly<App>;
/** Another one, for the consent page: an installation ends the tokens that an app had. */
let installed: Readonly<App>;
let owner: Readonly<Member>;
let botToken: string;
const contexts: { troubles: string[]; close(): Promise<void> }[] = [];

beforeAll(async () => {
  chromium = await launchBrowser();
  server = await AppServer.open();
  sandbox = createSandbox({
    port: 0,
    generate: { people: 120, groups: 12, channels: 12, seed: 7 },
    limits: { enabled: false, writeMs: 0 },
  });
  ({ url } = await sandbox.start());
  const org = sandbox.org();
  owner = org.primaryOwner as Readonly<Member>;
  app = registerApp(org, { name: 'Approvals', requestUrl: server.url });
  const scopes = { botScopes: ['chat:write'], userScopes: ['admin'] };
  installed = registerApp(org, { name: 'Directory', redirectUrls: [server.url], ...scopes });
  const order = { app: app.name, kind: 'bot', scopes: ['chat:write', 'chat:write.public'] };
  botToken = issueToken(org, tokenInputSchema.parse(order)).token;
});

afterEach(async () => {
  const troubles = contexts.flatMap((context) => context.troubles);
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  expect(troubles).toEqual([]);
  server.reset();
});

afterAll(async () => {
  await chromium?.close();
  await sandbox?.stop();
  await server?.stop();
});

async function arrive(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await chromium.browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  contexts.push({ troubles: watch(page), close: () => context.close() });
  return page;
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Becomes somebody of the workspace, by the page that only practice has. */
async function be(page: Page, member: Readonly<Member>): Promise<void> {
  await page.goto(`${url}/act-as`);
  await page.getByLabel('Name or e-mail').fill(member.email);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: /^Be them/ }).click();
  await heading(page, /^Signed in as/);
}

/** Posts as the app, over HTTP. */
async function post(args: object): Promise<{ channel: string; ts: string }> {
  const answer = await fetch(`${url}/api/chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
    body: JSON.stringify(args),
  });
  const body = await answer.json();
  expect(body).toMatchObject({ ok: true });
  return body;
}

const button = (action_id: string, text: string, style?: string) => ({
  type: 'button',
  action_id,
  value: 'request-1',
  text: { type: 'plain_text', text },
  ...(style && { style }),
});
const request = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Grace* asks for `admins`' } },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [button('approve', 'Approve', 'primary'), button('deny', 'Deny', 'danger')],
  },
];
const modal = {
  type: 'modal',
  callback_id: 'why',
  title: { type: 'plain_text', text: 'Why not?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
};

describe('the practice workspace in a browser', () => {
  it('shows members, groups and channels, page by page and by search', async () => {
    const page = await arrive();
    await page.goto(url);
    await place(page, 'Members');
    await heading(page, 'Members');
    expect(await page.locator('.rows > li').count()).toBe(50);
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByText('Page 2 of 3').waitFor();
    await page.getByLabel('Name or e-mail').fill(owner.username);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: owner.displayName, exact: true }).first().click();
    await heading(page, owner.displayName);
    expect(await page.getByRole('main').textContent()).toContain('primary owner');
    await place(page, 'Groups');
    await page.locator('.rows a').first().click();
    await page.getByRole('heading', { name: 'Members', level: 2 }).waitFor();
    await place(page, 'Channels');
    await page.getByRole('link', { name: '#general' }).click();
    await heading(page, '#general');
  });

  it('carries a pressed button to the app’s server, signed, and shows what the app makes of the message without a reload', async () => {
    await post({ channel: owner.id, text: 'A request', blocks: request });
    server.answer = async (response, { payload }) => {
      response.end();
      const body = JSON.stringify({ replace_original: true, text: `Approved by <@${payload.user.id}>` });
      await fetch(payload.response_url, { method: 'POST', body });
      await fetch(payload.response_url, { method: 'POST', body: JSON.stringify({ text: 'Grace was told.' }) });
    };
    const page = await arrive();
    await be(page, owner);
    await place(page, 'Messages');
    await page.getByRole('link', { name: 'Approvals' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText(`Approved by @${owner.displayName}`).waitFor();
    await page.getByText('Grace was told.').waitFor();
    await page.getByText(`only ${owner.displayName} sees this`).waitFor();
    expect(server.received).toHaveLength(1);
    expect(server.last.payload).toMatchObject({
      type: 'block_actions',
      user: { id: owner.id },
      actions: [{ action_id: 'approve' }],
    });
    expect(isFromSlack(server.last, app.signingSecret, new Date())).toBe(true);
    await post({ channel: owner.id, text: 'And another thing' });
    await page.getByText('And another thing').waitFor();
  });

  it('opens an app’s dialog, shows its complaint at the input, and sends what was typed', async () => {
    await post({ channel: 'general', text: 'A request', blocks: request });
    server.answer = async (response, { payload }) => {
      if (payload.type === 'block_actions') {
        await fetch(`${url}/api/views.open`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
          body: JSON.stringify({ trigger_id: payload.trigger_id, view: modal }),
        });
        response.end();
        return;
      }
      const isShort = payload.view.state.values.why.text.value.length < 5;
      response.setHeader('content-type', 'application/json');
      response.end(isShort ? JSON.stringify({ response_action: 'errors', errors: { why: 'Say more.' } }) : '');
    };
    const page = await arrive();
    await be(page, owner);
    await place(page, 'Channels');
    await page.getByRole('link', { name: '#general' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await heading(page, 'Why not?');
    await page.getByLabel('Reason').fill('No');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Say more.').waitFor();
    await page.getByLabel('Reason').fill('Not needed any more');
    await page.getByRole('button', { name: 'Send' }).click();
    await heading(page, '#general');
    expect(server.last.payload.view.state.values.why.text.value).toBe('Not needed any more');
  });

  it('tells the person when the app fails, and shows what was sent', async () => {
    await post({ channel: 'general', text: 'A request', blocks: request });
    server.answer = (response) => response.writeHead(500).end();
    const page = await arrive();
    await be(page, owner);
    await place(page, 'Channels');
    await page.getByRole('link', { name: '#general' }).click();
    await page.getByRole('button', { name: 'Approve' }).last().click();
    await page.getByRole('alert').getByText('The app answered 500 instead of 200.').waitFor();
    await page.getByRole('link', { name: 'What was sent' }).click();
    await heading(page, 'block_actions');
    expect(await page.getByRole('main').textContent()).toContain('"action_id": "approve"');
  });

  it('follows calls as they come', async () => {
    const page = await arrive();
    await page.goto(url);
    await place(page, 'Journal');
    const before = await page.locator('.journal > li').count();
    await post({ channel: 'general', text: 'Noted' });
    await page.waitForFunction((count) => document.querySelectorAll('.journal > li').length > count, before);
    await page.locator('.journal a').first().click();
    await heading(page, 'chat.postMessage');
    expect(await page.getByRole('main').textContent()).toContain('Noted');
    expect(await page.content()).not.toContain(botToken);
  });

  it('installs an app where the person allows it, and sends them back without a code where they cancel', async () => {
    const page = await arrive();
    const path = `/oauth/v2/authorize?client_id=${installed.clientId}&scope=chat:write&user_scope=admin&state=s-1`;
    await page.goto(url + path);
    await heading(page, 'Who are you here?');
    await page.getByLabel('Name or e-mail').fill(owner.email);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: /^Be them/ }).click();
    await heading(page, 'Directory asks to enter Acme');
    expect(await page.getByRole('main').textContent()).toContain('Administer the workspace');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(`${server.url}?error=access_denied&state=s-1`);

    await page.goto(url + path);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(/\?code=.+&state=s-1$/);
    const code = new URL(page.url()).searchParams.get('code') ?? '';
    const answer = await fetch(`${url}/api/oauth.v2.access`, {
      method: 'POST',
      body: new URLSearchParams({ code, client_id: installed.clientId, client_secret: installed.clientSecret }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, authed_user: { id: owner.id, scope: 'admin' } });
  });

  it('works without script', async () => {
    await post({ channel: owner.id, text: 'A request', blocks: request });
    const page = await arrive({ javaScriptEnabled: false });
    await be(page, owner);
    await place(page, 'Messages');
    await page.getByRole('link', { name: 'Approvals' }).click();
    await page.getByRole('button', { name: 'Approve' }).last().click();
    await heading(page, 'Approvals');
    expect(server.last.payload).toMatchObject({ actions: [{ action_id: 'approve' }] });
    await place(page, 'Journal');
    await page.getByRole('link', { name: 'Load again every 5 seconds' }).waitFor();
  });

  const everyPage = () => {
    const org = sandbox.org();
    const { id: direct = '' } = org.messages.directs[0] ?? {};
    const ask = `client_id=${installed.clientId}&scope=chat:write&user_scope=admin`;
    const lists = ['/', '/members', '/groups', '/channels', '/directs', '/apps', '/faults', '/calls', '/deliveries'];
    const details = [
      `/members/${owner.id}`,
      `/groups/${org.groups.all[0]?.id}`,
      `/apps/${installed.id}`,
      '/calls/1',
      '/deliveries/1',
    ];
    const talks = [`/directs/${direct}`, `/channels/${org.channels.byName('general')?.id}`];
    return [...lists, ...details, ...talks, `/oauth/v2/authorize?${ask}`, '/act-as'].map((path) => url + path);
  };

  it('fits a telephone, and can be read in light and dark', async () => {
    const page = await arrive({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await be(page, owner);
    const faults: string[] = [];
    for (const address of everyPage()) {
      await page.goto(address);
      faults.push(...(await findLayoutFaults(page)));
    }
    expect(faults).toEqual([]);
  });

  it('can be used by keyboard and by ear', async () => {
    const page = await arrive();
    await be(page, owner);
    const faults: string[] = [];
    for (const address of everyPage()) {
      await page.goto(address);
      faults.push(...(await findAccessibilityFaults(page)));
    }
    expect(faults).toEqual([]);
  });
});
