import { request } from 'undici';
import { type Scope, scopes } from '../../src/contracts';
import { systemActor, type UserId } from '../../src/core';
import { noLimits } from '../../src/slack';
import { TestApi } from '../api/start-api';
import { type CommandResult, runCommand } from '../cli/run-command';
import { WebClient } from '../sandbox/web-client';
import { TestClock } from '../support/clock';

const actor = systemActor('test');

/** What an owner's token may do in the practice workspace. */
export const ownerScopes = [
  'admin',
  'users:read',
  'usergroups:read',
  'usergroups:write',
  'channels:read',
  'groups:read',
];

/** The clock of the practice workspace, which goes on a little each time it is looked at: no two things are at one instant. */
class TickingClock extends TestClock {
  readonly #slack: TestClock;

  constructor(slack: TestClock) {
    super(slack.now());
    this.#slack = slack;
  }

  override now(): Date {
    this.#slack.advance(1);
    return this.#slack.now();
  }

  override advance(milliseconds: number): void {
    this.#slack.advance(milliseconds);
  }
}

/** Countersign with its API and command line beside a practice workspace that plays Slack, both over HTTP. */
export class Mirror {
  readonly api: TestApi;
  readonly slack: WebClient;
  /** An API token with every scope. */
  token = '';

  private constructor(api: TestApi, slack: WebClient) {
    this.api = api;
    this.slack = slack;
  }

  static async start(): Promise<Mirror> {
    const slack = await WebClient.open({ workspace: { domain: 'acme', name: 'Acme' } });
    const api = await TestApi.start(new TickingClock(slack.clock), {
      outbound: { allowPrivateHosts: ['localhost'] },
      slack: { allowances: noLimits, wait: async () => undefined },
    });
    const mirror = new Mirror(api, slack);
    mirror.token = (await api.token([...scopes])).secret;
    return mirror;
  }

  async stop(): Promise<void> {
    await this.api.services.slack.close();
    await this.api.stop();
    await this.slack.sandbox.stop();
  }

  get services() {
    return this.api.services;
  }

  /** An owner's token of the practice workspace. */
  ownerToken(more: { scopes?: string[] } = {}): string {
    return this.slack.issue({ scopes: ownerScopes, ...more });
  }

  call(method: string, path: string, body?: unknown, token = this.token) {
    return this.api.call(method, path, { token, ...(body !== undefined && { body }) });
  }

  withScopes(...names: Scope[]) {
    return this.api.token(names);
  }

  /** An app of kind slack for the practice workspace. */
  async app(slug: string, domain = 'acme'): Promise<void> {
    await this.services.apps.createSlackApp(actor, { slug, name: `Slack ${slug}`, domain }, this.slack.url);
  }

  /** A connection of that app in draft, with an owner's token unless told. */
  async connection(slug: string, more: object = { token: this.ownerToken() }) {
    const origins = { webApiOrigin: this.slack.url, scimOrigin: this.slack.url };
    return this.call('POST', '/connections', { app: slug, ...origins, ...more });
  }

  async group(name: string, ...usernames: string[]) {
    const { directory } = this.services;
    const group = await directory.createGroup(actor, { name });
    for (const username of usernames) {
      await directory.addMember(actor, group.id, (await this.person(username)).id);
    }
    return group;
  }

  async person(username: string, more: object = {}): Promise<{ id: UserId; username: string }> {
    const { directory } = this.services;
    const known = await directory.findUser(username);
    const names = { firstName: username, lastName: 'Person', email: `${username}@acme.example` };
    return known ?? directory.createUser(actor, { username, ...names, ...more });
  }

  /** Runs a command line against the same services. */
  run(...words: string[]): Promise<CommandResult> {
    return this.runWith('', ...words);
  }

  runWith(input: string, ...words: string[]): Promise<CommandResult> {
    return runCommand(words, {
      services: this.services,
      input,
      environment: { COUNTERSIGN_BASE_URL: 'https://sso.example.com' },
    });
  }

  /** Reads server-sent events until the stream ends. */
  async watch<T>(path: string, headers: Record<string, string> = {}) {
    const answer = await request(`${this.api.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${this.token}`, ...headers },
    });
    const text = await answer.body.text();
    const found = [...text.matchAll(/id: (\S+)\nevent: (\w+)\ndata: (.*)\n\n/g)].map(
      ([, id = '', name = '', data = '']) => ({ id, name, data: JSON.parse(data) as T }),
    );
    return { status: answer.statusCode, type: answer.headers['content-type'], found };
  }

  /** Events of the audit record with this action, oldest first. */
  async events(action: string) {
    await this.services.appender.appendPending();
    return (await this.services.audit.list({ action, limit: 200 })).items.toReversed();
  }

  /** Every row that is kept of connections, and every audit record, as text: no secret may be in it. */
  async everythingKept(): Promise<string> {
    await this.services.appender.appendPending();
    const { database } = this.api.test;
    const tables = ['connections', 'connection_mapping', 'connection_groups', 'oauth_requests', 'audit_events'];
    const rows = await Promise.all(
      tables.map((table) => database.query(`SELECT row_to_json(t)::text AS text FROM ${table} t`)),
    );
    return rows
      .flat()
      .map(({ text }) => String(text))
      .join('\n');
  }
}
