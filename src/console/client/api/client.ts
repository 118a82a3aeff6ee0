import createClient from 'openapi-fetch';
import { ask } from './ask';
import { ApiProblem, readProblem } from './problem';
import type { paths } from './schema';
import { session } from './session';

/**
 * Calls the public API with the console's token: the one way in, for a person as for a script. An ended session or a wanted
 * confirmation is met here, and the call goes on afterwards as if nothing had been.
 */
async function authorisedFetch(request: Request): Promise<Response> {
  const response = await send(request, await session.token());
  if (response.status !== 403) return response;
  const { code } = await readProblem(response.clone());
  return code === 'api.confirmation_needed' ? send(request, await session.confirm()) : response;
}

async function send(request: Request, token: string): Promise<Response> {
  const response = await attempt(request, token);
  if (response.status !== 401) return response;
  session.forget(token);
  return attempt(request, await session.token());
}

async function attempt(request: Request, token: string): Promise<Response> {
  const copy = request.clone();
  copy.headers.set('authorization', `Bearer ${token}`);
  const response = await ask(copy).catch((error: unknown) => {
    session.reach(false);
    throw error;
  });
  session.reach(!(await isDatabaseAway(response)));
  return response;
}

/** Countersign is there and can do nothing: for a person as if it were not. */
async function isDatabaseAway(response: Response): Promise<boolean> {
  return response.status === 503 && (await readProblem(response.clone())).code === 'db.unavailable';
}

/** The API, typed by its own description. */
export const api = createClient<paths>({ baseUrl: `${location.origin}/api/v1`, fetch: authorisedFetch });

/**
 * The data of a call, or its problem thrown: `await data(api.GET('/users', …))`.
 *
 * @throws ApiProblem
 */
export async function data<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data: found, error, response } = await call;
  if (error !== undefined || !response.ok) {
    const known = typeof error === 'object' && error !== null && 'code' in error;
    throw new ApiProblem(known ? (error as ApiProblem['problem']) : await readProblem(response));
  }
  return found as T;
}
