import { createHash } from 'node:crypto';
import { randomToken } from '../../core';
import { assignChanged } from './change';
import type { OrgContext } from './org-context';
import type { App, Token } from './org-data';

export type NewApp = { name: string } & Partial<Omit<App, 'createdAt'>>;
export type NewToken = Omit<Token, 'id' | 'hash' | 'createdAt' | 'revokedAt' | 'allowedAddresses'> & {
  allowedAddresses?: string[];
};

/** Apps and the tokens of their installations. */
export class TokenBook {
  readonly #context: OrgContext;
  readonly #apps = new Map<string, App>();
  readonly #byHash = new Map<string, Token>();
  /** The latest look-ups: hashing the same token for each of thousands of calls is work for nothing. */
  readonly #seen = new Map<string, Token>();

  constructor(context: OrgContext, apps: readonly App[], tokens: readonly Token[]) {
    this.#context = context;
    for (const app of apps) this.#apps.set(app.id, app);
    for (const token of tokens) this.#byHash.set(token.hash, token);
  }

  get apps(): readonly Readonly<App>[] {
    return [...this.#apps.values()];
  }

  get tokens(): readonly Readonly<Token>[] {
    return [...this.#byHash.values()];
  }

  appByClientId(clientId: string): Readonly<App> | undefined {
    return this.apps.find((app) => app.clientId === clientId);
  }

  getApp(id: string): Readonly<App> | undefined {
    return this.#apps.get(id);
  }

  addApp(input: NewApp): Readonly<App> {
    const app = {
      redirectUrls: [],
      requestUrl: '',
      botScopes: [],
      userScopes: [],
      tokenRotation: false,
      pkce: false,
      clientId: `${digits(12)}.${digits(13)}`,
      clientSecret: randomToken(24),
      signingSecret: randomToken(24),
      ...input,
      id: input.id ?? this.#context.newId('A'),
      createdAt: this.#context.clock.now(),
    };
    this.#apps.set(app.id, app);
    this.#context.emit({ subject: 'app', id: app.id, action: 'created', fields: {} });
    return app;
  }

  updateApp(id: string, patch: Partial<Omit<App, 'id' | 'createdAt'>>): Readonly<App> | undefined {
    const app = this.#apps.get(id);
    if (!app) return undefined;
    const fields = assignChanged(app, patch);
    if (Object.keys(fields).length > 0) this.#context.emit({ subject: 'app', id, action: 'updated', fields: {} });
    return app;
  }

  /** A new token, told once: `xoxp-…` for a user, `xoxb-…` for a bot; one that ends begins with `xoxe.` */
  issue(input: NewToken): { text: string; token: Readonly<Token> } {
    const prefix = input.kind === 'bot' ? 'xoxb' : 'xoxp';
    const text = `${input.expiresAt ? 'xoxe.' : ''}${prefix}-${randomToken(30)}`;
    const token = {
      ...input,
      allowedAddresses: input.allowedAddresses ?? [],
      id: this.#context.newId('Tk'),
      hash: hash(text),
      createdAt: this.#context.clock.now(),
    };
    this.#byHash.set(token.hash, token);
    this.#context.emit({ subject: 'token', id: token.id, action: 'created', fields: {} });
    return { text, token };
  }

  /** Whatever was issued under this text, also if it no longer holds. */
  find(text: string): Readonly<Token> | undefined {
    const seen = this.#seen.get(text);
    if (seen) return seen;
    const token = this.#byHash.get(hash(text));
    if (!token) return undefined;
    if (this.#seen.size >= 100) this.#seen.clear();
    this.#seen.set(text, token);
    return token;
  }

  get(id: string): Readonly<Token> | undefined {
    return this.tokens.find((token) => token.id === id);
  }

  update(id: string, patch: Partial<Pick<Token, 'scopes' | 'expiresAt' | 'revokedAt' | 'allowedAddresses'>>): void {
    const token = this.tokens.find((each) => each.id === id) as Token | undefined;
    if (!token) return;
    const fields = assignChanged(token, patch);
    if (Object.keys(fields).length > 0) this.#context.emit({ subject: 'token', id, action: 'updated', fields });
  }

  revoke(id: string): void {
    this.update(id, { revokedAt: this.#context.clock.now() });
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function digits(count: number): string {
  return BigInt(`0x${Buffer.from(randomToken(16), 'base64url').toString('hex')}`)
    .toString()
    .slice(0, count);
}
