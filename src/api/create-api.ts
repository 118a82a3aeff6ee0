import type Router from '@koa/router';
import type { AuditService } from '../audit';
import type { DirectoryService } from '../directory';
import type { OnboardingService } from '../onboarding';
import type { SessionService } from '../sign-in';
import { auditRoutes } from './audit-routes';
import { customAttributeRoutes } from './custom-attribute-routes';
import { groupRoutes } from './group-routes';
import { membershipRoutes } from './membership-routes';
import { apiPrefix, mountRoutes } from './mount-routes';
import { describeRoutes } from './openapi-routes';
import type { ApiRoute } from './route';
import { sessionRoutes } from './session-routes';
import { tokenRoutes } from './token-routes';
import type { TokenService } from './token-service';
import { userRoutes } from './user-routes';

/** The rooms behind the API. */
export type ApiServices = {
  audit: AuditService;
  directory: DirectoryService;
  onboarding: OnboardingService;
  sessions: SessionService;
  tokens: TokenService;
};

/**
 * Every route of the API with its description; the order is that of the document.
 *
 * @param origin scheme, host and port under which it is reached, for the document
 */
export function apiRoutes(services: ApiServices, origin: string): ApiRoute[] {
  const routes = [
    ...userRoutes(services),
    ...sessionRoutes(services),
    ...groupRoutes(services),
    ...membershipRoutes(services),
    ...customAttributeRoutes(services),
    ...auditRoutes(services),
    ...tokenRoutes(services.tokens),
  ];
  return describeRoutes(routes, origin, apiPrefix);
}

/** The REST API as a router to mount. */
export function createApi(services: ApiServices, origin: string): Router {
  return mountRoutes(apiRoutes(services, origin), services.tokens);
}
