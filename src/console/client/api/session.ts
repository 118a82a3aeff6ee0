import { texts } from '../texts/en';
import { ask } from './ask';
import { ApiProblem, foreignAnswer, readProblem } from './problem';

/** Whoever uses the console, as the server told when it gave the token. */
export type Opened = {
  token: string;
  expiresAt: string;
  person: { id: string; username: string; role: Role };
  scopes: readonly string[];
};
export type Role = 'owner' | 'app_administrator' | 'helpdesk' | 'auditor';

/**
 * - `starting`: nobody knows yet; `error` is why, after a try that did not succeed.
 * - `open`: signed in; `asks` when the password is wanted once more before a dangerous act.
 * - `signed-out`: the session is over; whatever waits goes on after the next sign-in. `was` is who was here: the page stays
 *   as it is behind the dialog, with what was typed.
 * - `refused`: signed in, but the console does not open for this person.
 */
export type SessionState =
  | { kind: 'starting'; error: ApiProblem | undefined }
  | { kind: 'open'; opened: Opened; asks: boolean; reachable: boolean }
  | { kind: 'signed-out'; was: Opened | undefined }
  | { kind: 'refused'; problem: ApiProblem['problem'] };

type Listener = () => void;

/** Before its end a token is changed for the next. */
const spareMs = 30_000;
/** Whoever waits for the first look at the page is told by then. */
const patienceMs = 15_000;

/**
 * Keeps the token of the console in memory, asks for the next one with the browser's cookie, and lets calls wait while
 * somebody signs in anew, so that nothing that was typed is lost.
 */
export class Session {
  #state: SessionState = { kind: 'starting', error: undefined };
  readonly #listeners = new Set<Listener>();
  readonly #waiting: { resolve: (token: string) => void; reject: (error: unknown) => void }[] = [];
  #asking: Promise<string> | undefined;
  /** The token that the server took for none. */
  #spent: string | undefined;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** A token that lasts; waits for a sign-in when there is none to be had. @throws ApiProblem */
  async token(): Promise<string> {
    const state = this.#state;
    if (state.kind === 'signed-out' || (state.kind === 'open' && state.asks)) return this.#wait();
    if (state.kind === 'open' && this.#lasts(state.opened)) return state.opened.token;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The server took the token for none: the next call asks for another. */
  forget(token: string): void {
    this.#spent = token;
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
    const error = new ApiProblem({ code: 'console.given_up', status: 0, title: texts.problems.givenUp });
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** @throws ApiProblem with what the server said */
  async signIn(name: string, password: string): Promise<void> {
    this.#opened(await read(await post('/sign-in', { name, password })));
  }

  /** Whether the server answers; a banner tells. */
  reach(reachable: boolean): void {
    if (this.#state.kind === 'open' && this.#state.reachable !== reachable) this.#set({ ...this.#state, reachable });
  }

  async #ask(): Promise<string> {
    try {
      const response = await post('/token', {});
      return response.status === 204 ? this.#signedOut() : this.#opened(await read(response));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#failed(error);
      throw error;
    }
  }

  #failed(error: ApiProblem): void {
    if (error.problem.status === 403) this.#set({ kind: 'refused', problem: error.problem });
    else if (this.#state.kind === 'starting') this.#set({ kind: 'starting', error });
    else if (error.problem.code === 'console.unreachable') this.reach(false);
  }

  #opened(opened: Opened): string {
    this.#set({ kind: 'open', opened, asks: false, reachable: true });
    for (const { resolve } of this.#waiting.splice(0)) resolve(opened.token);
    return opened.token;
  }

  #signedOut(): Promise<string> {
    this.#set({ kind: 'signed-out', was: this.#state.kind === 'open' ? this.#state.opened : undefined });
    return this.#wait();
  }

  #lasts({ token, expiresAt }: Opened): boolean {
    return token !== this.#spent && Date.parse(expiresAt) - Date.now() > spareMs;
  }

  #wait(): Promise<string> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

async function post(path: string, body: object): Promise<Response> {
  const response = await ask(`/console/session${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return response;
}

/** @throws ApiProblem where something else answered that all is well */
async function read(response: Response): Promise<Opened> {
  return response.json().catch(() => {
    throw new ApiProblem(foreignAnswer(response.status));
  });
}

/** Whoever is here, or was until their session ended. */
export function openedOf(state: SessionState): Opened | undefined {
  if (state.kind === 'open') return state.opened;
  return state.kind === 'signed-out' ? state.was : undefined;
}

export const session = new Session();
