export { bodyLimitBytes, createHttpApp, type HttpAppOptions } from './app';
export type { RequestState } from './identify-request';
export { type PagePolicy, setPagePolicy } from './security-headers';
