import type { Page } from 'playwright-core';

/** What has the focus: its role and name, "link People"; whether one sees that; and whether it is in a dialog. */
export type Focus = { what: string; seen: boolean; inDialog: boolean };

/** Somebody with a keyboard and no mouse. What had the focus without showing it is kept in `unseen`. */
export class Keyboard {
  readonly unseen: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses a key. @returns what has the focus then */
  async press(key: string): Promise<Focus> {
    await this.#page.keyboard.press(key);
    const focus = await this.#focus();
    if (!focus.seen) this.unseen.push(focus.what);
    return focus;
  }

  /**
   * Presses a key, Tab if nothing else is said, until something has the focus.
   *
   * @returns what had the focus on the way, it included
   * @throws Error with the way when it is not reached by 40 presses
   */
  async goTo(what: string, key = 'Tab'): Promise<readonly string[]> {
    const way: string[] = [];
    while (way.length < 40) {
      way.push((await this.press(key)).what);
      if (way.at(-1) === what) return way;
    }
    throw new Error(`${what} is not reached: ${way.join(', ')}`);
  }

  /** Presses a key and waits until the page has given the focus to something by itself. */
  async pressFor(key: string, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<Focus> {
    await this.#page.keyboard.press(key);
    const wanted = this.#page.getByRole(role, { name }).and(this.#page.locator(':focus'));
    await wanted.waitFor();
    const focus = await this.#focus();
    if (!focus.seen) this.unseen.push(focus.what);
    return focus;
  }

  async #focus(): Promise<Focus> {
    const focused = this.#page.locator(':focus');
    if ((await focused.count()) === 0) return { what: 'nothing', seen: false, inDialog: false };
    const [, role, name] = /^- (\w+)(?: "(.*?)")?/.exec(await focused.ariaSnapshot()) ?? [];
    return { what: `${role} ${name}`, ...(await focused.evaluate(look)) };
  }
}

/** Runs in the page: a ring is an outline or a shadow, of the thing itself, inside of what is shown. */
function look(element: Element): Omit<Focus, 'what'> {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const hasRing = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  return { seen: inView && hasRing, inDialog: element.closest('[role="dialog"]') !== null };
}
