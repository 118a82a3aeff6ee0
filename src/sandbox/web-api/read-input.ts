import type { ApiRequest } from '../api/api-face';
import { readMultipart } from './read-multipart';
import { isObject } from './read-object';
import { demand } from './web-refusal';

/** What a call brought: its arguments, the token of a form, and how they came. */
export type WebInput = {
  given: ReadonlyMap<string, unknown>;
  formToken: string | undefined;
  encoding: 'query' | 'form' | 'json';
  /** What is odd about a call that can be answered all the same. */
  warning?: 'missing_charset' | 'superfluous_charset';
};

const longestName = 100;

/**
 * Reads the arguments of a call as they were sent, without knowing the method (Slack facts, Web API §1).
 *
 * @throws WebRefusal `missing_post_type`, `invalid_post_type`, `invalid_charset`, `request_timeout`,
 *   `invalid_form_data`, `invalid_json`, `json_not_object`, `invalid_arg_name`, `invalid_array_arg`
 */
export function readInput(request: ApiRequest): WebInput {
  const { method, body, headers, query } = request;
  if (method === 'GET' || method === 'HEAD') {
    return { given: readPairs([...query]), formToken: undefined, encoding: 'query' };
  }
  demand(method === 'POST', 'invalid_post_type');
  demand(body !== undefined, 'request_timeout');
  const header = headers['content-type'];
  if (header === undefined && body === '') return { given: new Map(), formToken: undefined, encoding: 'form' };
  demand(header !== undefined, 'missing_post_type');
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length);
  demand(charset === undefined || /^"?(utf-8|iso-8859-1)"?$/i.test(charset), 'invalid_charset');
  switch (type.toLowerCase()) {
    case 'application/json':
      return {
        given: readJson(body),
        formToken: undefined,
        encoding: 'json',
        ...(charset === undefined && { warning: 'missing_charset' }),
      };
    case 'application/x-www-form-urlencoded':
      demand(!/%(?![0-9a-f]{2})/i.test(body), 'invalid_form_data');
      return {
        ...asForm(readPairs([...new URLSearchParams(body)])),
        ...(charset !== undefined && { warning: 'superfluous_charset' }),
      };
    case 'multipart/form-data':
      return asForm(readPairs(readMultipart(body, header)));
    default:
      demand(type.toLowerCase() === 'text/plain', 'invalid_post_type');
      return { given: new Map(), formToken: undefined, encoding: 'form' };
  }
}

function asForm(given: Map<string, unknown>): WebInput {
  const token = given.get('token');
  given.delete('token');
  return { given, formToken: typeof token === 'string' ? token : undefined, encoding: 'form' };
}

function readPairs(pairs: readonly (readonly [string, string])[]): Map<string, unknown> {
  const given = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    demand(!/\[.*\]$/.test(name) && !given.has(name), 'invalid_array_arg');
    checkName(name);
    given.set(name, value);
  }
  return given;
}

function readJson(body: string): Map<string, unknown> {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    read = undefined;
  }
  demand(read !== undefined, 'invalid_json');
  demand(isObject(read), 'json_not_object');
  for (const name of Object.keys(read)) checkName(name);
  return new Map(Object.entries(read).filter(([name]) => name !== 'token'));
}

function checkName(name: string): void {
  demand(name.length <= longestName && /^\w+$/.test(name), 'invalid_arg_name');
}
