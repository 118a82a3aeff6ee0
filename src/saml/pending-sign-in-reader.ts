import type { RequestStore } from './request-store';

/** Tells the sign-in page what it is for, without letting it decide anything. */
export class PendingSignInReader {
  readonly #requests: RequestStore;
  readonly #apps: { get(reference: string): Promise<{ name: string }> };

  constructor(requests: RequestStore, apps: { get(reference: string): Promise<{ name: string }> }) {
    this.#requests = requests;
    this.#apps = apps;
  }

  /** The app that waits, and whom it expects (a hint to fill in); undefined if nothing waits under this id. */
  async describe(requestId: string): Promise<{ appName: string; loginHint: string | undefined } | undefined> {
    const stored = await this.#requests.find(requestId);
    if (stored?.pending === undefined) return undefined;
    const app = await this.#apps.get(stored.appId);
    return { appName: app.name, loginHint: stored.pending.subject };
  }
}
