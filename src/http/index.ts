export { bodyLimitBytes, createHttpApp, type HttpAppOptions } from './app';
export {
  clearTokenCookie,
  formCookieName,
  readSessionToken,
  readTokenCookie,
  sessionCookieName,
  setTokenCookie,
} from './cookies';
export { CsrfError, type CsrfErrorCode, csrfToken, requireCsrf, requireOwnScript } from './csrf';
export { type HttpServer, HttpServerError, type HttpServerOptions, startHttpServer } from './http-server';
export type { RequestState } from './identify-request';
export { RateLimit, RateLimitError, type RateLimitErrorCode } from './rate-limit';
export { FormError, type FormErrorCode, readForm, readScript } from './read-form';
export { readRequestFacts } from './request-facts';
export { consolePolicy, contentSecurityPolicy, type PagePolicy, setPagePolicy } from './security-headers';
export { seeOther, sendPage } from './send-page';
