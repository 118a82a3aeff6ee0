export { SamlRequestError } from './errors';
export { PendingSignInReader } from './pending-sign-in-reader';
export { idpEntityId, launchUrl, PreparedApps, ssoUrl } from './prepared-apps';
export { type AssertionPreview, PreviewService } from './preview-service';
export { RequestStore } from './request-store';
export type { SlackError } from './slack-errors';
export { createSsoRoutes } from './sso-routes';
export { SsoService } from './sso-service';
export { type TraceReport, TraceService } from './trace-service';
