import type Router from '@koa/router';
import { apiPrefix, mountRoutes } from './mount-routes';
import { describeRoutes } from './openapi-routes';
import type { ApiRoute } from './route';
import { tokenRoutes } from './token-routes';
import type { TokenService } from './token-service';

export type ApiServices = { tokens: TokenService };

/** Every route of the API with its description; the order is that of the document. */
export function apiRoutes(services: ApiServices, origin: string): ApiRoute[] {
  return describeRoutes([...tokenRoutes(services.tokens)], origin, apiPrefix);
}

/**
 * The REST API as a router to mount.
 *
 * @param origin scheme, host and port under which it is reached, for the document
 */
export function createApi(services: ApiServices, origin: string): Router {
  return mountRoutes(apiRoutes(services, origin), services.tokens);
}
