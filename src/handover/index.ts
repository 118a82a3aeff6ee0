export { createHandoverRoutes } from './handover-routes';
export { HandoverService } from './handover-service';
