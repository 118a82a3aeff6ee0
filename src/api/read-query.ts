import { ApiError } from './api-error';

/**
 * Reads a query string into single values. A parameter that comes twice is refused, so that nobody can be shown one
 * value and checked by another (R16); brackets and dots make no objects or arrays, they are part of the name.
 *
 * @param raw what follows the question mark, as received
 * @throws ApiError `api.duplicate_parameter`
 */
export function readQuery(raw: string): { [name: string]: string } {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(raw)) {
    if (values.has(name)) {
      throw new ApiError({
        code: 'api.duplicate_parameter',
        status: 400,
        what: 'A parameter of the query comes more than once.',
        remedy: 'Send each parameter once.',
        faults: [{ path: /^[\w.-]{1,64}$/.test(name) ? name : 'query', message: 'comes more than once' }],
      });
    }
    values.set(name, value);
  }
  // defineProperty semantics: `__proto__` becomes a name like any other, and is then an unknown one.
  return Object.fromEntries(values);
}
