import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox';
import { TestClock } from '../support/clock';
import { type Answer, Browser, readRedirect, refusalOf } from './browser';
import { buildResponse, idpCertificate, idpEndpoint, idpIssuer, type ResponseInput } from './identity-provider';

export const configured = {
  endpointUrl: idpEndpoint,
  idpIssuer,
  certificate: idpCertificate,
  providerName: 'Countersign',
};

/** A workspace that has agreed with the identity provider of `identity-provider.ts`, and a browser in front of it. */
export class Rehearsal {
  clock = new TestClock();
  #shared: { sandbox: Sandbox; url: string; control: Record<string, string> } | undefined;
  #current: { sandbox: Sandbox; url: string; browser: Browser } | undefined;
  readonly #own: Sandbox[] = [];

  get sandbox(): Sandbox {
    return this.#use().sandbox;
  }

  get browser(): Browser {
    return this.#use().browser;
  }

  get url(): string {
    return this.#use().url;
  }

  get acsUrl(): string {
    return `${this.url}/sso/saml`;
  }

  /** A workspace of the test's own, where the shared one does not do. */
  async open(options: SandboxOptions = {}): Promise<void> {
    const clock = { now: () => this.clock.now() };
    const settings = { ...configured, ...options.settings };
    const limits = { enabled: false, writeMs: 0 };
    const sandbox = createSandbox({ port: 0, clock, limits, ...options, settings });
    this.#own.push(sandbox);
    const { url } = await sandbox.start();
    this.#current = { sandbox, url, browser: new Browser(url) };
  }

  async openShared(): Promise<void> {
    await this.open();
    const { sandbox, url } = this.#use();
    this.#own.length = 0;
    const saved = (path: string) => fetch(`${url}/control${path}`).then((answer) => answer.text());
    const control = { '/doubts': await saved('/doubts'), '/settings': JSON.stringify(sandbox.settings()) };
    this.#shared = { sandbox, url, control };
  }

  /** Puts the shared workspace back to its first day, with another browser. */
  async reset(): Promise<void> {
    if (!this.#shared) throw new Error('The shared workspace has not been opened');
    const { sandbox, url, control } = this.#shared;
    this.clock = new TestClock();
    this.#current = { sandbox, url, browser: new Browser(url) };
    await this.control('POST', '/reset');
    for (const [path, body] of Object.entries(control)) await this.control('PATCH', path, body);
  }

  async close(): Promise<void> {
    await Promise.all(this.#own.splice(0).map((one) => one.stop()));
  }

  async closeShared(): Promise<void> {
    await this.#shared?.sandbox.stop();
  }

  /** A call of the control API that must succeed. */
  async control(method: string, path: string, body?: unknown) {
    const headers = { 'content-type': 'application/json' };
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(`${this.url}/control${path}`, { method, body: text, headers });
    const answered = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${answered}`);
    return answered === '' ? undefined : JSON.parse(answered);
  }

  turn(doubts: Record<string, string>): Promise<unknown> {
    return this.control('PATCH', '/doubts', doubts);
  }

  response(input: Partial<ResponseInput> = {}): string {
    return buildResponse({ acsUrl: this.acsUrl, now: this.clock.now(), ...input });
  }

  /** Hands a Response to the ACS, as the identity provider would. */
  present(input: Partial<ResponseInput> = {}, relayState?: string): Promise<Answer> {
    return this.browser.present(this.response(input), relayState);
  }

  /** Starts a sign-in and reads the AuthnRequest that comes by redirect. */
  async start(path = '/sso/saml/start') {
    const answer = await this.browser.get(path);
    expect(answer.status).toBe(302);
    return readRedirect(answer.location);
  }

  async expectSignedIn(answer: Answer): Promise<Answer> {
    expect(refusalOf(answer).message).toBe('');
    expect(answer.status).toBe(303);
    const landing = await this.browser.follow(answer);
    expect(landing.status).toBe(200);
    return landing;
  }

  #use() {
    if (!this.#current) throw new Error('No workspace has been opened');
    return this.#current;
  }
}

/** A rehearsal for the tests around the call: one workspace for all of them, put back before each. */
export function rehearse(): Rehearsal {
  const rehearsal = new Rehearsal();
  beforeAll(() => rehearsal.openShared());
  beforeEach(() => rehearsal.reset());
  afterEach(() => rehearsal.close());
  afterAll(() => rehearsal.closeShared());
  return rehearsal;
}

/** Slack's messages as the help centre prints them, typed off once more: not taken from the code under test. */
export const slack = {
  issuer:
    'The SAML Response does not contain the correct Identity Provider Issuer. Please check that the Issuer URL in your Countersign settings matches the Identity Provider Issuer below.',
  responseUnsigned: 'The SAML Response is not signed. Please check your Countersign settings.',
  assertionUnsigned: 'The Assertion of the SAML Response is not signed. Please check your Countersign settings.',
  nothingSigned:
    'Neither the SAML Response nor Assertion of the SAML Response are signed. Please check your Countersign settings.',
  encryptedUnsigned:
    "The SAML Response is not signed (though there is a signed and encrypted Assertion with an EncryptedId). Apologies, but Slack doesn't support this format. Please check your Countersign settings.",
  audience:
    'The SAML Response does not contain the correct Audience. Please check that the Service Provider URL in your Countersign settings matches the Service Provider Issuer in Advanced Options below.',
  destination:
    'The SAML Response does not contain the correct Destination, which should look something like https://yourteam.slack.com/sso/saml. Please check your Countersign settings.',
  nameId: 'The SAML Response is missing the ID attribute. Please check your Countersign settings.',
  version: 'The SAML Response is not version 2.0. Please check your Countersign settings.',
  binding: 'The SAML Response was not sent through a HTTP_POST Binding. Please check your Countersign settings.',
  signature:
    'Hmm, it looks like the signature validation failed. Please check the signing certs in your Countersign settings.',
  settings: 'Drat, your SAML settings were not able to be parsed or saved. Please double-check them and try again.',
} as const;
