import { request as sendHttp } from 'node:http';

const longestChain = 20;

/**
 * What of a browser matters to SAML, without a screen: cookies with Secure and SameSite, redirects, forms, and the
 * headers that say where a navigation began. Each loopback address counts as a site of its own, ports do not count.
 */
export class Browser {
  /** Host → name → cookie. */
  #jar = new Map();

  /** Types an address. @param {{ until?: (url: URL) => boolean }} [options] stops before it asks for such an address */
  open(address, options = {}) {
    return this.#navigate({ method: 'GET', url: new URL(address), from: undefined }, options);
  }

  /** Sends a form of `page`, its hidden fields filled with `fields` over what they held. */
  submit(page, form, fields = {}, options = {}) {
    const values = { ...form.fields, ...fields };
    const url = new URL(form.action, page.url);
    if (form.method === 'GET') url.search = new URLSearchParams(values).toString();
    const body = form.method === 'GET' ? undefined : new URLSearchParams(values).toString();
    return this.#navigate({ method: form.method, url, body, from: page.url }, options);
  }

  /** Forgets the cookies of one host, as if its session had ended. */
  forget(host) {
    this.#jar.delete(host);
  }

  async #navigate(navigation, { until = () => false }) {
    const { from } = navigation;
    const hops = [];
    let { method, url, body } = navigation;
    let isCrossSite = from !== undefined && from.hostname !== url.hostname;
    while (hops.length < longestChain) {
      hops.push({ method, url });
      if (until(url)) return new Page({ url, hops, status: 0, type: '', bytes: Buffer.alloc(0) });
      const answer = await this.#send({ method, url, body, from, isCrossSite });
      const { location } = answer.headers;
      if (location === undefined || answer.status < 300 || answer.status > 399) {
        return new Page({ url, hops, ...answer, type: answer.headers['content-type'] ?? '' });
      }
      const next = new URL(location, url);
      // Once another site took part, a navigation stays cross-site to its end (W3C Fetch Metadata, Sec-Fetch-Site).
      isCrossSite ||= next.hostname !== url.hostname;
      if (answer.status !== 307 && answer.status !== 308) [method, body] = ['GET', undefined];
      url = next;
    }
    throw new Error(`redirected more than ${longestChain} times, at last to ${withoutQuery(url)}`);
  }

  async #send({ method, url, body, from, isCrossSite }) {
    const cookies = this.#cookiesFor(url, { isCrossSite, method });
    const site = from === undefined ? 'none' : isCrossSite ? 'cross-site' : 'same-origin';
    const headers = {
      accept: 'text/html',
      'sec-fetch-site': site,
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      ...(cookies !== '' && { cookie: cookies }),
      ...(method === 'POST' && {
        origin: from.origin,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      }),
    };
    const answer = await exchange(url, { method, headers, agent: false, family: 4, timeout: 20_000 }, body);
    for (const line of answer.headers['set-cookie'] ?? []) this.#keep(url.hostname, line);
    return answer;
  }

  #cookiesFor(url, { isCrossSite, method }) {
    const sent = (cookie) =>
      !isCrossSite || cookie.sameSite === 'none' || (cookie.sameSite === 'lax' && method === 'GET');
    return [...(this.#jar.get(url.hostname) ?? [])]
      .filter(([, cookie]) => url.pathname.startsWith(cookie.path) && sent(cookie))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(host, line) {
    const [pair, ...rest] = line.split(';').map((part) => part.trim());
    const [name, ...value] = pair.split('=');
    const attributes = new Map(
      rest.map((part) => part.split('=')).map(([key, ...text]) => [key.toLowerCase(), text.join('=')]),
    );
    const sameSite = (attributes.get('samesite') ?? 'lax').toLowerCase();
    // Browsers drop this one, so it must not help here. Loopback counts as secure for the others.
    if (sameSite === 'none' && !attributes.has('secure')) return;
    const jar = this.#jar.get(host) ?? new Map();
    this.#jar.set(host, jar);
    const isGone = attributes.get('max-age') === '0' || Date.parse(attributes.get('expires') ?? '') <= Date.now();
    if (isGone) jar.delete(name);
    else jar.set(name, { value: value.join('='), sameSite, path: attributes.get('path') || '/' });
  }
}

/** What came back, and the way there. */
export class Page {
  constructor({ url, hops, status, type, bytes }) {
    this.url = url;
    this.hops = hops;
    this.status = status;
    this.type = type;
    this.bytes = bytes;
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  get forms() {
    return [...this.text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, attributes, inside]) => ({
      method: (attribute(attributes, 'method') ?? 'get').toUpperCase(),
      action: attribute(attributes, 'action') ?? '',
      fields: Object.fromEntries(
        [...inside.matchAll(/<input\b([^>]*)>/gi)]
          .map(([, input]) => input)
          .filter((input) => attribute(input, 'type') === 'hidden')
          .map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
      ),
    }));
  }

  /** The form that goes to `address` exactly, or undefined. */
  formTo(address) {
    return this.forms.find(({ action }) => new URL(action, this.url).href === address);
  }

  /** What a failed check says of this page. */
  get summary() {
    const title = /<title>([^<]*)/i.exec(this.text)?.[1] ?? '';
    const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(this.text)?.[1]?.replace(/<[^>]*>/g, '') ?? '';
    return `${this.status} at ${withoutQuery(this.url)} ("${[title, heading].filter(Boolean).join(': ')}")`;
  }
}

function exchange(url, options, body) {
  return new Promise((resolve, reject) => {
    const request = sendHttp(url, options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer from ${withoutQuery(url)} in 20 s`)));
    request.on('error', reject);
    request.end(body);
  });
}

function withoutQuery({ origin, pathname }) {
  return `${origin}${pathname}`;
}

function attribute(tag, name) {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(tag);
  return found === null ? undefined : decode(found[1]);
}

function decode(html) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[name.toLowerCase()] ?? whole;
  });
}
