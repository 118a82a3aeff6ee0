import { createHash } from 'node:crypto';
import { randomToken } from '../../core';
import type { OauthCode, RefreshToken } from './grant-data';
import type { OrgContext } from './org-context';

/** Most codes and refresh tokens that are kept, of each; the oldest go. */
const mostKept = 10_000;

type Stored = { oauthCodes: readonly OauthCode[]; refreshTokens: readonly RefreshToken[] };

/** What people allowed apps and the apps have yet to take: codes of the consent page, and refresh tokens. */
export class GrantBook {
  readonly #context: OrgContext;
  readonly #codes = new Map<string, OauthCode>();
  readonly #refreshTokens = new Map<string, RefreshToken>();

  constructor(context: OrgContext, stored: Stored) {
    this.#context = context;
    for (const code of stored.oauthCodes) this.#codes.set(code.hash, code);
    for (const token of stored.refreshTokens) this.#refreshTokens.set(token.hash, token);
  }

  /** A new code, told once. */
  issueCode(input: Omit<OauthCode, 'hash' | 'createdAt' | 'usedAt'>): string {
    const text = `${randomToken(6)}.${randomToken(6)}.${randomToken(32)}`;
    const code = { ...input, hash: hash(text), createdAt: this.#context.clock.now() };
    keep(this.#codes, code);
    this.#context.emit({ subject: 'grant', id: code.hash.slice(0, 12), action: 'created', fields: {} });
    return text;
  }

  /** Whatever code this was, also if it no longer holds. */
  findCode(text: string): Readonly<OauthCode> | undefined {
    return this.#codes.get(hash(text));
  }

  /** A new refresh token `xoxe-1-…`, told once. */
  issueRefreshToken(input: Omit<RefreshToken, 'hash' | 'createdAt' | 'usedAt'>): string {
    const text = `xoxe-1-${randomToken(40)}`;
    const token = { ...input, hash: hash(text), createdAt: this.#context.clock.now() };
    keep(this.#refreshTokens, token);
    this.#context.emit({ subject: 'grant', id: token.hash.slice(0, 12), action: 'created', fields: {} });
    return text;
  }

  /** Whatever refresh token this was, also if it no longer holds. */
  findRefreshToken(text: string): Readonly<RefreshToken> | undefined {
    return this.#refreshTokens.get(hash(text));
  }

  /** Marks a code or refresh token as used; one that was used already keeps its first time. */
  use(grant: Readonly<OauthCode> | Readonly<RefreshToken>): void {
    const known = this.#codes.get(grant.hash) ?? this.#refreshTokens.get(grant.hash);
    if (!known || known.usedAt) return;
    known.usedAt = this.#context.clock.now();
    this.#context.emit({ subject: 'grant', id: known.hash.slice(0, 12), action: 'updated', fields: {} });
  }

  toJSON(): { oauthCodes: OauthCode[]; refreshTokens: RefreshToken[] } {
    return { oauthCodes: [...this.#codes.values()], refreshTokens: [...this.#refreshTokens.values()] };
  }
}

function keep<Grant extends { hash: string }>(kept: Map<string, Grant>, grant: Grant): void {
  kept.set(grant.hash, grant);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
