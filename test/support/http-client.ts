import { request } from 'undici';

/** A form found in a page: where it goes, and its hidden fields. */
export type FoundForm = { action: string; fields: Record<string, string> };

/** What came back, with the few things that tests ask of a page. */
export class HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;

  constructor(status: number, headers: Record<string, string | string[] | undefined>, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  header(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  get location(): string | undefined {
    return this.header('location');
  }

  /** Raw `Set-Cookie` lines. */
  get setCookies(): string[] {
    const value = this.headers['set-cookie'];
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  }

  get forms(): FoundForm[] {
    return [...this.text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => ({
      action: attribute(attributes, 'action') ?? '',
      fields: Object.fromEntries(
        [...inside.matchAll(/<input\b([^>]*)>/g)]
          .map(([, input = '']) => input)
          .filter((input) => attribute(input, 'type') === 'hidden')
          .map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
      ),
    }));
  }

  /** The form that goes to `action` (beginning of the address), or the only one. */
  form(action?: string): FoundForm {
    const found = this.forms.filter((form) => action === undefined || form.action.startsWith(action));
    if (found.length !== 1 || found[0] === undefined) {
      throw new Error(
        `${found.length} forms go to ${action ?? 'anywhere'}; status ${this.status}: ${this.text.slice(0, 400)}`,
      );
    }
    return found[0];
  }

  /** The page as text a person reads: tags gone, entities decoded, runs of blanks one blank. */
  get words(): string {
    return decode(this.text.replace(/<(style|script|head)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }
}

type Options = { headers?: Record<string, string>; follow?: boolean };

/**
 * A browser's worth of HTTP for tests: keeps cookies (Secure ones on http://127.0.0.1 too, as browsers do there), runs
 * no script, and follows redirects only when asked.
 */
export class HttpClient {
  readonly baseUrl: string;
  readonly cookies = new Map<string, string>();
  readonly #headers: Record<string, string>;

  constructor(baseUrl: string, options: { headers?: Record<string, string> } = {}) {
    this.baseUrl = baseUrl;
    this.#headers = options.headers ?? {};
  }

  get(path: string, options: Options = {}): Promise<HttpAnswer> {
    return this.send('GET', path, undefined, options);
  }

  /** Sends the fields as a browser sends a form. Nothing is added: no token, no Origin. */
  postForm(path: string, fields: Record<string, string>, options: Options = {}): Promise<HttpAnswer> {
    return this.send('POST', path, new URLSearchParams(fields).toString(), {
      ...options,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
    });
  }

  /** Fills in a form of a page and sends it, hidden fields included. `form` = the form, or the beginning of its action. */
  submit(
    page: HttpAnswer,
    fields: Record<string, string> = {},
    options: Options & { form?: string | FoundForm } = {},
  ): Promise<HttpAnswer> {
    const form = typeof options.form === 'object' ? options.form : page.form(options.form);
    return this.postForm(form.action, { ...form.fields, ...fields }, options);
  }

  async send(
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body: string | Buffer | undefined,
    options: Options = {},
  ): Promise<HttpAnswer> {
    const url = new URL(path, this.baseUrl);
    const mine = url.origin === new URL(this.baseUrl).origin;
    const cookie = mine ? [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
    const response = await request(url, {
      method,
      body: body ?? null,
      headers: { ...this.#headers, ...(cookie === '' ? {} : { cookie }), ...options.headers },
    });
    const answer = new HttpAnswer(response.statusCode, response.headers, await response.body.text());
    if (mine) for (const line of answer.setCookies) this.#keep(line);
    const { location } = answer;
    if (!options.follow || location === undefined || answer.status < 300 || answer.status > 399) return answer;
    return this.send('GET', new URL(location, url).toString(), undefined, { follow: true });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    if (attributes.some((text) => /^max-age=0$/i.test(text))) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found?.[1] === undefined ? undefined : decode(found[1]);
}

function decode(html: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[String(name)] ?? whole;
  });
}
