import type { Locator, Page } from 'playwright-core';
import { demoPassword } from '../../src/demo';

/** The console, known by roles and labels as a person knows it. */
export class ConsolePages {
  readonly #page: Page;
  readonly #baseUrl: string;

  constructor(page: Page, baseUrl: string) {
    this.#page = page;
    this.#baseUrl = baseUrl;
  }

  /** Opens a page of the console by its address, below `/console`. */
  async open(path = '/'): Promise<void> {
    await this.#page.goto(`${this.#baseUrl}/console${path === '/' ? '' : path}`);
  }

  /** Goes to another page of the open console, as a link of it would. */
  async move(path: string): Promise<void> {
    await this.#page.evaluate((to) => history.pushState(null, '', to), `/console${path === '/' ? '' : path}`);
  }

  /** Opens the console and signs in without leaving it. */
  async enter(name: string, path = '/'): Promise<void> {
    await this.open(path);
    const dialog = this.dialog('Sign in to the console');
    await dialog.getByLabel('Username or e-mail').fill(name);
    await this.#prove(dialog, 'Sign in');
  }

  /** Signs in anew where the session is over; the name is known. */
  async signInAgain(): Promise<void> {
    await this.#prove(this.dialog('Sign in to go on'), 'Sign in');
  }

  /** Gives the password once more before a dangerous act. */
  async confirm(): Promise<void> {
    await this.#prove(this.dialog('Your password once more'), 'Go on');
  }

  async #prove(dialog: Locator, button: string): Promise<void> {
    await dialog.getByLabel('Password', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Waits for the page with this heading. */
  async heading(name: string | RegExp, options: { timeout?: number } = {}): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor(options);
  }

  /** Goes to a place by the navigation. */
  async go(place: string): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Console' })
      .getByRole('link', { name: place, exact: true })
      .click();
  }

  dialog(name: string | RegExp): Locator {
    return this.#page.getByRole('dialog', { name });
  }

  /** A part of the page under its own heading. */
  section(name: string | RegExp): Locator {
    return this.#page.getByRole('region', { name });
  }

  /** Types into what finds anything from anywhere. */
  async find(text: string): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await this.dialog(/^Find people/)
      .getByRole('combobox')
      .fill(text);
  }

  /** Lets a group into the app whose page or wizard is open. */
  async authorise(group: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Authorise a group' }).click();
    const dialog = this.dialog('Authorise a group');
    await dialog.getByLabel('Name of the group').fill(group);
    await dialog.getByRole('button', { name: 'Authorise a group' }).click();
    await this.section('Who may enter').getByRole('link', { name: group }).waitFor();
  }

  /** What the page says has to be filled in in Slack. */
  async slackFields(): Promise<{ endpointUrl: string; idpIssuer: string; certificate: string }> {
    const fieldOf = (label: string) => this.#page.getByRole('textbox', { name: label, exact: true }).inputValue();
    return {
      endpointUrl: await fieldOf('SAML 2.0 Endpoint URL'),
      idpIssuer: await fieldOf('Identity Provider Issuer URL'),
      certificate: await fieldOf('x.509 Certificate'),
    };
  }

  /** The certificate that the page says Slack has to be given. */
  slackCertificate(): Promise<string> {
    return this.#page.getByRole('textbox', { name: 'x.509 Certificate', exact: true }).inputValue();
  }

  /** Waits for what was said after an act. */
  async told(text: string): Promise<void> {
    await this.#page.getByRole('alert').filter({ hasText: text }).first().waitFor();
  }
}
