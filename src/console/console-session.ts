import type { Role, Scope } from '../contracts';
import type { UserId } from '../core';
import type { RateLimit } from '../http';
import { type AuthenticationService, type RequestFacts, type Session, type SessionService } from '../sign-in';
import { noRole, passwordExpired, refused, signedOut, throttled } from './console-error';
import type { ConsoleTokenService } from './console-token-service';

/** What the console is told of whoever opened it. */
export type OpenedConsole = {
  token: string;
  expiresAt: string;
  person: { id: UserId; username: string; role: Role };
  scopes: readonly Scope[];
};

/** Somebody who signed in from within the console: what their browser keeps, and what the page is told. */
export type ConsoleSignIn = { sessionToken: string; browserToken: string; opened: OpenedConsole };

/** Changes sessions for tokens of the console, and proves people anew without leaving the page. */
export class ConsoleSession {
  readonly #tokens: ConsoleTokenService;
  readonly #sessions: SessionService;
  readonly #authentication: AuthenticationService;
  readonly #openings: RateLimit;

  constructor(options: {
    tokens: ConsoleTokenService;
    sessions: SessionService;
    authentication: AuthenticationService;
    /** Of one session. */
    openings: RateLimit;
  }) {
    this.#tokens = options.tokens;
    this.#sessions = options.sessions;
    this.#authentication = options.authentication;
    this.#openings = options.openings;
  }

  /**
   * Asks whether somebody is signed in; that nobody is, is an answer and no error.
   *
   * @returns undefined without a session that lives
   * @throws ConsoleError `console.no_role`; RateLimitError `http.too_many_requests` when a session asks again and again
   */
  async open(sessionToken: string | undefined): Promise<OpenedConsole | undefined> {
    const session = await this.#sessions.find(sessionToken);
    if (session === undefined) return undefined;
    await this.#openings.admit(session.id);
    return this.#issue(session);
  }

  /**
   * Signs in, or proves once more who somebody is: a new session takes the place of the old one (R42, R71).
   *
   * @throws ConsoleError `console.throttled`, `console.refused`, `console.password_expired`, `console.no_role`, `console.signed_out`; SignInError `sign_in.busy`
   */
  async signIn(attempt: {
    name: string;
    password: string;
    facts: RequestFacts;
    browserToken: string | undefined;
    sessionToken: string | undefined;
  }): Promise<ConsoleSignIn> {
    const outcome = await this.#authentication.signIn(attempt);
    switch (outcome.kind) {
      case 'throttled':
        throw throttled(outcome.retryAfterSeconds);
      case 'must_change':
        throw passwordExpired();
      case 'refused':
        throw refused();
      case 'signed_in': {
        const opened = await this.open(outcome.sessionToken);
        // Ended between the two: by somebody else, in that very moment.
        if (opened === undefined) throw signedOut();
        const { sessionToken, browserToken } = outcome;
        return { sessionToken, browserToken, opened };
      }
    }
  }

  async #issue(session: Session): Promise<OpenedConsole> {
    const issued = await this.#tokens.issue(session);
    // The role may be taken away between the two: then there is none, either.
    const caller = issued && (await this.#tokens.identify(issued.token));
    if (issued === undefined || caller === undefined) throw noRole();
    const { token, expiresAt } = issued;
    return {
      token,
      expiresAt: expiresAt.toISOString(),
      person: { id: caller.userId, username: caller.username, role: caller.role },
      scopes: [...caller.scopes],
    };
  }
}
