import { ApiProblem, readProblem, unreachable } from './problem';

/** Whoever uses the console, as the server told when it gave the token. */
export type Opened = {
  token: string;
  expiresAt: string;
  person: { id: string; username: string; role: Role };
  scopes: readonly string[];
};
export type Role = 'owner' | 'app_administrator' | 'helpdesk' | 'auditor';

/**
 * - `starting`: nobody knows yet.
 * - `open`: signed in; `asks` when the password is wanted once more before a dangerous act.
 * - `signed-out`: the session is over; whatever waits goes on after the next sign-in.
 * - `refused`: signed in, but the console does not open for this person.
 */
export type SessionState =
  | { kind: 'starting' }
  | { kind: 'open'; opened: Opened; asks: boolean; reachable: boolean }
  | { kind: 'signed-out'; username: string | undefined }
  | { kind: 'refused'; problem: ApiProblem['problem'] };

type Listener = () => void;

/** Seconds before its end at which a token is changed for the next. */
const spareMs = 30_000;

/**
 * Keeps the token of the console in memory, asks for the next one with the browser's cookie, and lets calls wait while
 * somebody signs in anew, so that nothing that was typed is lost.
 */
export class Session {
  #state: SessionState = { kind: 'starting' };
  readonly #listeners = new Set<Listener>();
  readonly #waiting: { resolve: (token: string) => void; reject: (error: unknown) => void }[] = [];
  #asking: Promise<string> | undefined;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** A token that lasts; waits for a sign-in when there is none to be had. @throws ApiProblem */
  async token(): Promise<string> {
    const { kind } = this.#state;
    if (kind === 'open' && !this.#state.asks && Date.parse(this.#state.opened.expiresAt) - Date.now() > spareMs) {
      return this.#state.opened.token;
    }
    if (kind === 'signed-out' || (kind === 'open' && this.#state.asks)) return this.#wait();
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The server took the token for none: the next call asks for another. */
  forget(token: string): void {
    if (this.#state.kind === 'open' && this.#state.opened.token === token) this.#set({ kind: 'starting' });
  }

  /** Asks for the password once more; the result is the token after it. Rejects when the person thinks better of it. */
  confirm(): Promise<string> {
    if (this.#state.kind === 'open') this.#set({ ...this.#state, asks: true });
    return this.#wait();
  }

  /** Leaves the dangerous act undone. */
  giveUp(): void {
    if (this.#state.kind !== 'open') return;
    this.#set({ ...this.#state, asks: false });
    const error = new ApiProblem({ code: 'console.given_up', status: 0, title: 'Nothing was changed.' });
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** @throws ApiProblem with what the server said */
  async signIn(name: string, password: string): Promise<void> {
    this.#opened(await post('/sign-in', { name, password }));
  }

  /** Whether the server answers; a banner tells. */
  reach(reachable: boolean): void {
    if (this.#state.kind === 'open' && this.#state.reachable !== reachable) this.#set({ ...this.#state, reachable });
  }

  async #ask(): Promise<string> {
    try {
      return this.#opened(await post('/token', {}));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.problem.status === 401) return this.#signedOut();
      if (error.problem.status === 403) this.#set({ kind: 'refused', problem: error.problem });
      throw error;
    }
  }

  #opened(opened: Opened): string {
    this.#set({ kind: 'open', opened, asks: false, reachable: true });
    for (const { resolve } of this.#waiting.splice(0)) resolve(opened.token);
    return opened.token;
  }

  #signedOut(): Promise<string> {
    const username = this.#state.kind === 'open' ? this.#state.opened.person.username : undefined;
    this.#set({ kind: 'signed-out', username });
    return this.#wait();
  }

  #wait(): Promise<string> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

async function post(path: string, body: object): Promise<Opened> {
  const response = await fetch(`/console/session${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return response.json();
}

export const session = new Session();
