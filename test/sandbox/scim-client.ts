import {
  createSandbox,
  type DoubtSettings,
  doubtNames,
  doubts as doubtRegistry,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox';
import type { Org } from '../../src/sandbox/org/org';
import type { Member, Rank } from '../../src/sandbox/org/org-data';
import { issueToken, tokenInputSchema } from '../../src/sandbox/workspace/issue-token';
import { TestClock } from '../support/clock';

// biome-ignore lint/suspicious/noExplicitAny: answers of a foreign API are read as they come; each test says what it expects of them
export type Json = any;
export type ScimAnswer = { status: number; headers: Headers; text: string; body: Json };

export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const guestUrn = 'urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User';
export const profileUrn = 'urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User';
export const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const coreV1 = 'urn:scim:schemas:core:1.0';

/** A practice workspace, and a caller with the primary owner's token. */
export class ScimClient {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly clock: TestClock;
  token: string;

  constructor(sandbox: Sandbox, url: string, clock: TestClock) {
    this.sandbox = sandbox;
    this.url = url;
    this.clock = clock;
    this.token = this.issue();
  }

  /** The practice workspace as most tests want it: calls are not limited and writes take no time. */
  static async open<Client extends ScimClient>(
    this: new (
      sandbox: Sandbox,
      url: string,
      clock: TestClock,
    ) => Client,
    options: SandboxOptions = {},
  ): Promise<Client> {
    const clock = new TestClock();
    const sandbox = createSandbox({
      port: 0,
      clock,
      ...options,
      limits: { enabled: false, writeMs: 0, ...options.limits },
    });
    const { url } = await sandbox.start();
    return new this(sandbox, url, clock);
  }

  get org(): Org {
    return this.sandbox.org();
  }

  issue(input: Parameters<typeof tokenInputSchema.parse>[0] = {}): string {
    return issueToken(this.org, tokenInputSchema.parse(input)).token;
  }

  /** Back to an empty org, with a fresh token and every doubt at its default or as told. */
  async reset(doubts: Partial<DoubtSettings> = {}): Promise<void> {
    await this.control('POST', '/reset');
    await this.control('DELETE', '/faults');
    const defaults = Object.fromEntries(doubtNames.map((name) => [name, doubtRegistry[name].choices[0]]));
    await this.control('PATCH', '/doubts', { ...defaults, ...doubts });
    await this.control('PATCH', '/limits', {
      enabled: false,
      writeMs: 0,
      otherReadsPerMinute: 0,
      otherWritesPerMinute: 0,
      otherAuditCallsPerMinute: 0,
    });
    await this.control('DELETE', '/journal/calls');
    this.token = this.issue();
  }

  async turn(doubts: Partial<DoubtSettings>): Promise<void> {
    expect((await this.control('PATCH', '/doubts', doubts)).status).toBe(200);
  }

  control(method: string, path: string, body?: unknown): Promise<ScimAnswer> {
    return send(`${this.url}/control${path}`, method, body, {});
  }

  /** A SCIM call; `path` begins after `/scim`: `/v2/Users`. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ScimAnswer> {
    return send(`${this.url}/scim${path}`, method, body, { authorization: `Bearer ${this.token}`, ...headers });
  }

  createUser(more: Json = {}): Promise<ScimAnswer> {
    return this.call('POST', '/v2/Users', newUser(more));
  }

  /** A user of v2 made and returned; fails the test where Slack would refuse. */
  async user(more: Json = {}): Promise<Json> {
    const answer = await this.createUser(more);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  patch(id: string, ...operations: Json[]): Promise<ScimAnswer> {
    return this.call('PATCH', `/v2/Users/${id}`, { schemas: [patchUrn], Operations: operations });
  }

  patchGroup(id: string, ...operations: Json[]): Promise<ScimAnswer> {
    return this.call('PATCH', `/v2/Groups/${id}`, { schemas: [patchUrn], Operations: operations });
  }

  async read(id: string): Promise<Json> {
    const answer = await this.call('GET', `/v2/Users/${id}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async readGroup(id: string): Promise<Json> {
    const answer = await this.call('GET', `/v2/Groups/${id}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async group(displayName: string, ...members: string[]): Promise<Json> {
    const answer = await this.call('POST', '/v2/Groups', newGroup(displayName, members));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  /** A member put into the org without a call. */
  member(username: string, more: Partial<Member> & { rank?: Rank } = {}): Readonly<Member> {
    return this.org.members.add({
      username,
      displayName: username,
      email: `${username}@acme.example`,
      firstName: 'F',
      lastName: 'L',
      state: 'active',
      source: 'generated',
      ...more,
    });
  }
}

export function newUser(more: Json = {}): Json {
  const userName = more.userName ?? 'ada';
  return { schemas: [userUrn], userName, emails: [{ value: `${userName}@acme.example`, primary: true }], ...more };
}

export function newGroup(displayName: string, members: readonly string[]): Json {
  return { schemas: [groupUrn], displayName, members: members.map((value) => ({ value })) };
}

/** The code of an error, from either shape, without what stands in parentheses. */
export function codeOf(answer: ScimAnswer): string {
  const text = answer.body?.Errors?.description ?? answer.body?.detail ?? '';
  return String(text).split(' ')[0] ?? '';
}

export async function send(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<ScimAnswer> {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: parse(text) };
}

function parse(text: string): Json {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
