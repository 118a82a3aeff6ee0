import type { tokenInputSchema } from '../../src/sandbox/workspace/issue-token';
import { type Json, ScimClient, send } from './scim-client';

export type { Json } from './scim-client';

export type WebAnswer = { status: number; headers: Headers; text: string; body: Json };

/** How a call is sent. */
export type WebOptions = {
  /** The client's own token unless told; null sends none. */
  token?: string | null;
  as?: 'form' | 'json' | 'query';
  headers?: Record<string, string>;
};

/** A practice workspace, and an app that calls its Web API with every scope the tests of one workspace need. */
export class WebClient extends ScimClient {
  /** A call of `/api/<method>`; arguments that are no texts go into forms as JSON, as Slack's own clients send them. */
  api(method: string, args: Json = {}, options: WebOptions = {}): Promise<WebAnswer> {
    const { token = this.token, as = 'form', headers = {} } = options;
    const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const url = `${this.url}/api/${method}`;
    if (as === 'query') return send(`${url}?${asForm(args)}`, 'GET', undefined, { ...authorization, ...headers });
    if (as === 'json') {
      return send(url, 'POST', args, {
        'content-type': 'application/json; charset=utf-8',
        ...authorization,
        ...headers,
      });
    }
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return send(url, 'POST', asForm(args).toString(), { ...type, ...authorization, ...headers });
  }

  /** The body of a call that must succeed. */
  async ok(method: string, args: Json = {}, options: WebOptions = {}): Promise<Json> {
    const answer = await this.api(method, args, options);
    expect([method, answer.status, answer.text]).toEqual([method, 200, expect.stringMatching(/^\{"ok":true[,}]/)]);
    return answer.body;
  }

  /** The code of a call that must fail, with HTTP 200 as Slack does. */
  async error(method: string, args: Json = {}, options: WebOptions = {}): Promise<string> {
    const answer = await this.api(method, args, options);
    expect([method, answer.status, answer.text]).toEqual([method, 200, expect.stringMatching(/^\{"ok":false,/)]);
    return answer.body.error;
  }

  /** A token with these scopes. */
  with(scopes: readonly string[], more: Omit<Parameters<typeof tokenInputSchema.parse>[0] & object, 'scopes'> = {}) {
    return this.issue({ scopes: [...scopes], ...more });
  }
}

function asForm(args: Json): URLSearchParams {
  return new URLSearchParams(
    Object.entries(args)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}
