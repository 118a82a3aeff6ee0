import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser.mjs';

/** Origins of both sides, the password that everybody has, and the folder that Responses are kept in. */
export const {
  INTEROP_APACHE: apache,
  INTEROP_COUNTERSIGN: countersign,
  INTEROP_PASSWORD: password,
  INTEROP_FOLDER: folder,
} = process.env;

/** Addresses of one app: those of Apache, and ours towards it. */
export function addressesOf(app) {
  return {
    page: `${apache}/${app}/page`,
    acs: `${apache}/${app}/endpoint/postResponse`,
    sso: `${countersign}/saml/${app}/sso`,
    launch: `${countersign}/saml/${app}/launch`,
  };
}

/** A person with a fresh browser, who goes from Apache to Countersign and back. Checks each step. */
export class Visitor {
  browser = new Browser();
  #name;

  constructor(name = 'jose') {
    this.#name = name;
  }

  /** Fills in the sign-in page. @returns whatever comes next */
  async signIn(page) {
    const form = page.formTo(`${countersign}/sign-in`);
    assert(form, `the sign-in page was expected, and came ${page.summary}`);
    const next = await this.browser.submit(page, form, { name: this.#name, password });
    assert(!next.formTo(`${countersign}/sign-in`), `the password was refused: ${next.summary}`);
    return next;
  }

  /** Reads the page that carries a Response to `app`, and keeps the XML as `responses/<app>.xml`. */
  readAnswer(page, app) {
    const form = page.formTo(addressesOf(app).acs);
    assert(form, `a page that sends a Response to Apache was expected, and came ${page.summary}`);
    const xml = Buffer.from(form.fields.SAMLResponse, 'base64').toString('utf8');
    writeFileSync(join(folder, 'responses', `${app}.xml`), xml);
    return { form, xml };
  }

  /** Lets the page send its Response, and reads what Apache then knows about the person. */
  async arrive(page, app, landing = addressesOf(app).page) {
    const { form, xml } = this.readAnswer(page, app);
    const landed = await this.browser.submit(page, form);
    assert.equal(landed.status, 200, `Apache refused the Response: ${landed.summary}`);
    assert.equal(landed.url.href, landing, 'Apache sent the browser elsewhere');
    return { xml, environment: readEnvironment(landed) };
  }

  /** From Apache's protected page all the way, the form of an HTTP-POST request included. */
  async begin(app, landing = addressesOf(app).page) {
    const page = await this.browser.open(landing);
    const form = page.formTo(addressesOf(app).sso);
    return form === undefined ? page : this.browser.submit(page, form);
  }
}

/** The variables that environment.cgi prints. */
function readEnvironment(page) {
  assert.equal(page.type, 'application/octet-stream', `the page behind the sign-in was expected, not ${page.summary}`);
  const lines = page.text.split('\0').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
