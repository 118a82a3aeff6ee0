import { inflateRawSync } from 'node:zlib';

/** A browser without script: keeps cookies, does not follow redirects by itself. */
export class Browser {
  readonly #baseUrl: string;
  readonly #cookies = new Map<string, string>();

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, {});
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Hands a Response to the ACS. */
  present(responseXml: string, relayState?: string): Promise<Answer> {
    const SAMLResponse = Buffer.from(responseXml).toString('base64');
    return this.post('/sso/saml', { SAMLResponse, ...(relayState !== undefined && { RelayState: relayState }) });
  }

  async follow(answer: Answer): Promise<Answer> {
    if (answer.location === undefined) throw new Error(`No redirect: ${answer.status} ${answer.text}`);
    return this.get(answer.location);
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie !== '' && { cookie }) };
    const response = await fetch(new URL(path, this.#baseUrl), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (/Max-Age=0/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      text,
      location: response.headers.get('location') ?? undefined,
      headers: response.headers,
    };
  }
}

export type Answer = { status: number; text: string; location: string | undefined; headers: Headers };

/** What a page says, without its markup. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** The message of a refusal page and its code. */
export function refusalOf(answer: Answer): { code: string | undefined; message: string } {
  const found = /<p class="message" data-code="([a-z_]+)">(.*?)<\/p>/s.exec(answer.text);
  return { code: found?.[1], message: textOf(found?.[2] ?? '').trim() };
}

/** An AuthnRequest that came by HTTP-Redirect. */
export function readRedirect(location: string | undefined) {
  const url = new URL(location ?? '');
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  const id = / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
  return { url, xml, id, relayState: url.searchParams.get('RelayState') ?? '' };
}
