type Entry = { path: string; state: unknown };

/**
 * A browser's address and history, as far as the console moves in them. Like a browser it goes back a moment after it was
 * asked to, by as many steps as the history has then.
 */
export class PlayedBrowser {
  readonly entries: Entry[];
  #at = 0;
  #onPop: (() => void)[] = [];

  /** @param path where somebody arrives, by a link */
  constructor(path: string) {
    this.entries = [{ path, state: null }];
  }

  /** Stands in for the browser until the test is over. */
  install(): this {
    const browser = this;
    const globals = {
      location: {
        get pathname() {
          return browser.#url.pathname;
        },
        get search() {
          return browser.#url.search;
        },
        get hash() {
          return browser.#url.hash;
        },
      },
      history: {
        get state() {
          return browser.#here.state;
        },
        pushState: (state: unknown, _: string, path: string) => {
          this.entries.splice(++this.#at, Infinity, { path, state });
        },
        replaceState: (state: unknown, _: string, path: string) => {
          this.entries[this.#at] = { path, state };
        },
        back: () => setImmediate(() => this.goBack()),
      },
      addEventListener: (_: string, listener: () => void) => this.#onPop.push(listener),
    };
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(globalThis, name, { value, configurable: true });
    }
    return this;
  }

  get path(): string {
    return this.#here.path;
  }

  /** What Back does, as somebody presses it. */
  goBack(): void {
    this.#at = Math.max(0, this.#at - 1);
    for (const listener of this.#onPop.splice(0)) listener();
  }

  get #url(): URL {
    return new URL(this.path, 'https://sso.example');
  }

  get #here(): Entry {
    return this.entries[this.#at] as Entry;
  }
}

/** Until the browser has done what it was asked to, and what it was asked to after that. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
