import { status } from '../contracts';
import { type ApiRoute, route } from './route';
import type { StatusService } from './status-service';

/** The installation at a glance. */
export function statusRoutes(service: StatusService): ApiRoute[] {
  return [
    route(
      {
        operationId: 'getStatus',
        method: 'get',
        path: '/status',
        scope: 'status:read',
        tag: 'Status',
        summary: 'Read the state of the installation',
        responses: { success: { status: 200, description: 'Counts and warnings.', schema: status } },
      },
      () => service.read(),
    ),
  ];
}
