import { type AccountServices, accountRoutes } from './account-routes';
import { type BindingServices, bindingRoutes } from './binding-routes';
import { type ConnectionEndServices, connectionEndRoutes } from './connection-end-routes';
import { type ConnectionMappingServices, connectionMappingRoutes } from './connection-mapping-routes';
import { type ConnectionServices, connectionRoutes } from './connection-routes';
import { type EventServices, eventRoutes } from './event-routes';
import { type MappingTrialServices, mappingTrialRoutes } from './mapping-trial-routes';
import { type MirrorServices, mirrorRoutes } from './mirror-routes';
import { type PlanServices, planRoutes } from './plan-routes';
import type { ApiRoute } from './route';
import { type RunServices, runRoutes } from './run-routes';
import { type WebhookServices, webhookRoutes } from './webhook-routes';

/** The services behind everything that mirrors people and groups into Slack. */
export type ProvisioningServices = ConnectionServices &
  ConnectionEndServices &
  ConnectionMappingServices &
  MappingTrialServices &
  BindingServices &
  AccountServices &
  PlanServices &
  RunServices &
  MirrorServices &
  EventServices &
  WebhookServices;

/** Connections to Slack and what is done over them; the order is that of the document. */
export function provisioningRoutes(services: ProvisioningServices): ApiRoute[] {
  return [
    ...connectionRoutes(services),
    ...connectionEndRoutes(services),
    ...connectionMappingRoutes(services),
    ...mappingTrialRoutes(services),
    ...bindingRoutes(services),
    ...accountRoutes(services),
    ...planRoutes(services),
    ...runRoutes(services),
    ...mirrorRoutes(services),
    ...eventRoutes(services),
    ...webhookRoutes(services),
  ];
}
