import type { App } from '../../src/sandbox/org/org-data';
import { registerApp } from '../../src/sandbox/workspace/register-app';
import { Browser } from './browser';
import type { Json, WebClient } from './web-client';

export const redirectUrl = 'https://app.example/slack';

type Ask = { [parameter: string]: string };

/** Somebody with a browser who installs apps, and the apps' side of it. */
export class AppVisitor {
  readonly client: WebClient;

  constructor(client: WebClient) {
    this.client = client;
  }

  app(more: Partial<Parameters<typeof registerApp>[1]> = {}): Readonly<App> {
    return registerApp(this.client.org, { name: 'Approvals', redirectUrls: [redirectUrl], ...more });
  }

  /** A browser in which this member is signed in. */
  async browserOf(memberId: string): Promise<Browser> {
    const browser = new Browser(this.client.url);
    expect((await browser.post('/act-as', { member: memberId })).status).toBe(303);
    return browser;
  }

  /** Opens the consent page and presses a button on it. @returns where the person is sent */
  async consent(memberId: string, ask: Ask, form: Ask = {}, path = '/oauth/v2/authorize'): Promise<URL> {
    const browser = await this.browserOf(memberId);
    const page = await browser.get(`${path}?${new URLSearchParams(ask)}`);
    expect([page.status, page.location, page.text]).toEqual([200, undefined, expect.stringContaining('>Cancel<')]);
    const install = /name="install" value="([^"]+)" checked/.exec(page.text)?.[1] ?? '';
    const answer = await browser.post(path, { ...ask, decision: 'allow', install, ...form });
    expect([answer.status, answer.text]).toEqual([303, expect.anything()]);
    return new URL(answer.location ?? '');
  }

  /** Allows an app what it asks for. @returns the code */
  async code(memberId: string, app: Readonly<App>, ask: Ask, form: Ask = {}): Promise<string> {
    const back = await this.consent(memberId, { client_id: app.clientId, ...ask }, form);
    return back.searchParams.get('code') ?? '';
  }

  /** Calls `oauth.v2.access` as the app. */
  access(app: Readonly<App>, args: Json) {
    const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
    return this.client.api('oauth.v2.access', { ...credentials, ...args }, { token: null });
  }

  /** The answer to an exchange that must succeed. */
  async exchange(app: Readonly<App>, args: Json): Promise<Json> {
    const { body } = await this.access(app, args);
    expect(body).toMatchObject({ ok: true });
    return body;
  }

  /** Installs an app from the consent page to the answer of `oauth.v2.access`. */
  async install(memberId: string, app: Readonly<App>, ask: Ask, form: Ask = {}): Promise<Json> {
    return this.exchange(app, { code: await this.code(memberId, app, ask, form) });
  }
}
