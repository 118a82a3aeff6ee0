import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoPassword } from '../../src/demo';
import { sessionCookieName } from '../../src/http';
import { passwordAuthnContext } from '../../src/sign-in';
import { ConsolePages } from './console-pages';
import type { Practice } from './practice';
import { leaveProfile, takeProfile } from './profiles';

/** Somebody with a browser of their own, who knows pages by what stands on them. */
export type Visitor = Awaited<ReturnType<typeof openVisitor>>;

/**
 * Opens a browser profile in which nobody has been. Whatever a page complains about (script errors, refused policies, dialogs,
 * files that are missing) is kept in `troubles`; a page that works has none.
 */
export async function openVisitor(browser: Browser, practice: Practice, more: BrowserContextOptions = {}) {
  const options = { serviceWorkers: 'block', reducedMotion: 'reduce', ...more } as const;
  const context = await takeProfile(browser, options);
  const page = await context.newPage();
  const troubles = watch(page);
  const pages = new ConsolePages(page, practice.baseUrl);
  const origins = [practice.baseUrl, practice.workspaceUrl].map((url) => new URL(url).origin);
  return {
    page,
    troubles,
    countersign: new CountersignPages(page, practice.baseUrl),
    console: pages,
    workspace: new WorkspacePages(page, practice.workspaceUrl),
    /** Opens a page of the console with a session that was begun elsewhere: most of a test is not about signing in. */
    administer: async (name: string, path = '/') => {
      const { id } = await practice.services.directory.getUser(name);
      const proof = { authenticatedAt: new Date(), authnContext: passwordAuthnContext, address: null, userAgent: null };
      const { token } = await practice.services.sessions.open(id, proof);
      const place = { domain: new URL(practice.baseUrl).hostname, path: '/', secure: true, httpOnly: true } as const;
      await context.addCookies([{ name: sessionCookieName, value: token, sameSite: 'Lax', ...place }]);
      await pages.open(path);
    },
    close: () => leaveProfile(browser, options, context, origins),
  };
}

/** Chrome's note that whoever is in a field before the page has put them into one is left there. */
const alreadyTyping = 'Autofocus processing was blocked because a document already has a focused element.';

/** What a page complains about while it is used. */
export function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.text() !== alreadyTyping) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    // A form that is sent while its page still loads ends that loading.
    const { errorText = '' } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED') troubles.push(`request: ${request.url()} ${errorText}`);
  });
  return troubles;
}

/** Countersign's own pages. */
export class CountersignPages {
  readonly #page: Page;
  readonly #baseUrl: string;

  constructor(page: Page, baseUrl: string) {
    this.#page = page;
    this.#baseUrl = baseUrl;
  }

  async open(path = '/'): Promise<void> {
    await this.#page.goto(this.#baseUrl + path);
  }

  /** Waits for the sign-in form. @returns what it says it leads to */
  async signInForm(): Promise<string> {
    await this.#heading('Sign in');
    return this.#words();
  }

  /** Fills in the form and sends it; what comes then is another page. */
  async signIn(name: string, password = demoPassword): Promise<void> {
    await this.#page.getByLabel('Username or e-mail').fill(name);
    await this.#page.getByLabel('Password', { exact: true }).fill(password);
    await this.#press('Sign in');
  }

  async changeExpiredPassword(password: string): Promise<void> {
    await this.#heading('Your password has expired');
    await this.#page.getByLabel('New password', { exact: true }).fill(password);
    await this.#page.getByLabel('New password again').fill(password);
    await this.#press('Change it and go on');
  }

  /** The portal of somebody who is signed in. @returns whom it greets */
  async portal(): Promise<string> {
    const heading = this.#page.getByRole('heading', { name: /^Hello, / });
    await heading.waitFor();
    return ((await heading.textContent()) ?? '').replace('Hello, ', '');
  }

  /** Presses an app's tile. */
  async openApp(name: string): Promise<void> {
    await this.#page.getByRole('listitem').getByText(name, { exact: true }).click();
  }

  /** The button of the page that carries a Response, for those without script. */
  async continueTo(app: string): Promise<void> {
    await this.#press(`Continue to ${app}`);
  }

  /** Signs out by the way around. @returns what the page says before, and after */
  async signOut(): Promise<{ before: string; after: string }> {
    await this.#page.getByRole('link', { name: 'Sign out' }).click();
    await this.#heading('Sign out of Countersign?');
    const before = await this.#words();
    await this.#press('Sign out');
    await this.#heading('You are signed out of Countersign');
    return { before, after: await this.#words() };
  }

  /** A refusal in words. */
  async refusal(heading: string): Promise<{ words: string; traceCode: string | undefined }> {
    await this.#heading(heading);
    const codes = await this.#page.getByRole('main').getByRole('code').allTextContents();
    return { words: await this.#words(), traceCode: codes.find((code) => /^[A-Z]{4}-[A-Z]{4}$/.test(code)) };
  }

  async #words(): Promise<string> {
    return (await this.#page.getByRole('main').textContent()) ?? '';
  }

  #heading(name: string): Promise<void> {
    return this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  #press(name: string): Promise<void> {
    return this.#page.getByRole('button', { name, exact: true }).click();
  }
}

/** The practice workspace's pages. */
export class WorkspacePages {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  async open(path = '/'): Promise<void> {
    await this.#page.goto(this.#url + path);
  }

  async pressSso(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Sign in with SSO' }).click();
  }

  /** The landing page. @returns who one is there, as the page says it */
  async profile(): Promise<{ [label: string]: string }> {
    await this.#page.getByRole('heading', { name: /^Signed in as / }).waitFor();
    const labels = await this.#page.getByRole('term').allTextContents();
    const values = await this.#page.getByRole('definition').allTextContents();
    return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']));
  }
}
