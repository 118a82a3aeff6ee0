import type { Role, Scope } from '../contracts';
import type { Actor, Clock, SessionId, UserId } from '../core';
import { ApiError } from './api-error';
import type { Caller } from './route';
import type { TokenService } from './token-service';

/** A person who calls from a browser; the console's tokens tell. */
type Person = {
  userId: UserId;
  sessionId: SessionId;
  username: string;
  role: Role;
  scopes: ReadonlySet<Scope>;
  authenticatedAt: Date;
};

/** How long a proof of who somebody is counts for a dangerous act (R71). */
const freshMs = 10 * 60_000;

/** Tells who calls the API: a program by its token, or a person by that of the console. Never a cookie (R69). */
export class Callers {
  readonly #tokens: TokenService;
  readonly #people: { identify(secret: string): Promise<Person | undefined> };
  readonly #clock: Clock;

  constructor(options: {
    tokens: TokenService;
    people: { identify(secret: string): Promise<Person | undefined> };
    clock: Clock;
  }) {
    this.#tokens = options.tokens;
    this.#people = options.people;
    this.#clock = options.clock;
  }

  async identify(secret: string): Promise<Caller | undefined> {
    const token = await this.#tokens.authenticate(secret);
    if (token !== undefined) {
      return { actor: { kind: 'token', id: token.id, name: token.name }, scopes: new Set(token.scopes) };
    }
    const person = await this.#people.identify(secret);
    if (person === undefined) return undefined;
    const { userId, sessionId, username, role, scopes, authenticatedAt } = person;
    return { actor: { kind: 'user', id: userId, name: username }, scopes, role, authenticatedAt, sessionId };
  }

  /**
   * A person proves anew who they are before a dangerous act; a program has proved it by its token.
   *
   * @throws ApiError `api.confirmation_needed`
   */
  requireFresh({ authenticatedAt }: Caller): void {
    if (authenticatedAt === undefined) return;
    if (this.#clock.now().getTime() - authenticatedAt.getTime() < freshMs) return;
    throw new ApiError({
      code: 'api.confirmation_needed',
      status: 403,
      what: 'This needs your password once more.',
      meaning: 'Nothing was changed yet: it is asked for because the effect cannot be undone easily.',
      remedy: 'Type your password; it counts for ten minutes.',
    });
  }

  /** Records that somebody tried what they may not (R82). */
  recordRefusal(actor: Actor, scope: Scope, operation: string): Promise<void> {
    return this.#tokens.recordRefusal(actor, scope, operation);
  }
}
