export { HandoverError, type HandoverErrorCode } from './handover-error';
export { createHandoverRoutes } from './handover-routes';
export { HandoverService } from './handover-service';
