import type Router from '@koa/router';
import type { ActivityService, SavedFilterService } from '../activity';
import type { RoleService } from '../administrators';
import type { AccessService, AppAddressService, AppAttributeService, AppService, AttributeTrialService } from '../apps';

import type { AuditService } from '../audit';
import type { CutoverService, SigningKeyService } from '../certificates';
import type { Clock } from '../core';
import type { DirectoryService } from '../directory';
import type { HandoverService } from '../handover';
import type { AppOnboardingService, OnboardingService } from '../onboarding';
import type { PreflightService, PreviewService, SignInWatch, TraceService } from '../saml';
import type { SessionService } from '../sign-in';
import { activityRoutes } from './activity-routes';
import { administratorRoutes } from './administrator-routes';
import { appAccessRoutes } from './app-access-routes';
import { appAddressRoutes } from './app-address-routes';
import { appAttributeRoutes } from './app-attribute-routes';
import { appRoutes } from './app-routes';
import { auditRoutes } from './audit-routes';
import type { Callers } from './callers';
import { csvRoutes } from './csv-routes';
import { customAttributeRoutes } from './custom-attribute-routes';
import { cutoverRoutes } from './cutover-routes';
import { groupRoutes } from './group-routes';
import { handoverRoutes } from './handover-routes';
import { lostAccessRoutes } from './lost-access-routes';
import { membershipRoutes } from './membership-routes';
import { type ApiLimits, apiPrefix, mountRoutes } from './mount-routes';
import { describeRoutes } from './openapi-routes';
import { type ProvisioningServices, provisioningRoutes } from './provisioning-routes';
import type { ApiRoute } from './route';
import { savedFilterRoutes } from './saved-filter-routes';
import { sessionRoutes } from './session-routes';
import { signingKeyRoutes } from './signing-key-routes';
import { stagedKeyRoutes } from './staged-key-routes';
import { statusRoutes } from './status-routes';
import type { StatusService } from './status-service';
import { tokenRoutes } from './token-routes';
import type { TokenService } from './token-service';
import { traceRoutes } from './trace-routes';
import { userRoutes } from './user-routes';

/** The rooms behind the API. */
export type ApiServices = ProvisioningServices & {
  access: AccessService;
  activity: ActivityService;
  appAddresses: AppAddressService;
  appAttributes: AppAttributeService;
  appOnboarding: AppOnboardingService;
  apps: AppService;
  attributeTrial: AttributeTrialService;
  audit: AuditService;
  clock: Clock;
  cutovers: CutoverService;
  directory: DirectoryService;
  handovers: HandoverService;
  onboarding: OnboardingService;
  preflight: PreflightService;
  preview: PreviewService;
  roles: RoleService;
  savedFilters: SavedFilterService;
  sessions: SessionService;
  signInWatch: SignInWatch;
  signingKeys: SigningKeyService;
  status: StatusService;
  tokens: TokenService;
  traces: TraceService;
};

/**
 * Every route of the API with its description; the order is that of the document.
 *
 * @param origin scheme, host and port under which it is reached, for the document and the addresses of apps
 */
export function apiRoutes(services: ApiServices, origin: string): ApiRoute[] {
  const routes = [
    ...userRoutes(services),
    ...csvRoutes(services),
    ...sessionRoutes(services),
    ...groupRoutes(services),
    ...membershipRoutes(services),
    ...customAttributeRoutes(services),
    ...appRoutes(services, origin),
    ...appAddressRoutes(services, origin),
    ...appAttributeRoutes(services, origin),
    ...appAccessRoutes(services),
    ...lostAccessRoutes(services),
    ...provisioningRoutes(services),
    ...handoverRoutes(services),
    ...signingKeyRoutes(services),
    ...cutoverRoutes(services),
    ...stagedKeyRoutes(services),
    ...traceRoutes(services),
    ...activityRoutes(services),
    ...savedFilterRoutes(services),
    ...auditRoutes(services),
    ...statusRoutes(services.status),
    ...tokenRoutes(services.tokens),
    ...administratorRoutes(services),
  ];
  return describeRoutes(routes, origin, apiPrefix);
}

/** The REST API as a router to mount. */
export function createApi(services: ApiServices & { callers: Callers }, origin: string, limits: ApiLimits): Router {
  return mountRoutes(apiRoutes(services, origin), services.callers, limits);
}
