import { type AccountServices, accountRoutes } from './account-routes';
import { type BindingServices, bindingRoutes } from './binding-routes';
import { type ConnectionMappingServices, connectionMappingRoutes } from './connection-mapping-routes';
import { type ConnectionServices, connectionRoutes } from './connection-routes';
import type { ApiRoute } from './route';

/** The services behind everything that mirrors people and groups into Slack. */
export type ProvisioningServices = ConnectionServices & ConnectionMappingServices & BindingServices & AccountServices;

/** Connections to Slack and what is done over them; the order is that of the document. */
export function provisioningRoutes(services: ProvisioningServices): ApiRoute[] {
  return [
    ...connectionRoutes(services),
    ...connectionMappingRoutes(services),
    ...bindingRoutes(services),
    ...accountRoutes(services),
  ];
}
