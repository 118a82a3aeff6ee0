import type { IncomingHttpHeaders } from 'node:http';

/** A call of one of Slack's interfaces, read whole. */
export type ApiRequest = {
  method: string;
  /** Without the query; still escaped as it came. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body as text; undefined where it was too large or not UTF-8. */
  body: string | undefined;
  /** The caller's IP address. */
  address: string;
};

/** What a call wants, known before anybody asked who calls. */
export type ApiOperation = {
  /** Dotted, for faults, limits and counters: `scim.users.update`, `users.list`. */
  name: string;
  writes: boolean;
  /** The object it is about. */
  target?: string;
  /** While one call with this key is under way, another is turned away. */
  lock?: string;
};

/** Who called, as the journal keeps it. */
export type ApiCaller = { tokenId: string; memberId: string; appId: string };

export type ApiAnswer = {
  status: number;
  headers?: { [name: string]: string };
  /** The finished text; empty for none. */
  body: string;
  contentType?: string;
  caller?: ApiCaller;
  /** Slack's code, where the answer is an error. */
  error?: string;
  /** The call was over a rate limit. */
  limited?: boolean;
};

/** What a handler is told besides the request. */
export type ApiCircumstances = {
  at: Date;
  /** The incident of April 2024 plays: an update that does not say `active` deactivates. */
  deactivateOnUpdate: boolean;
};

/** One of Slack's interfaces: SCIM, the Web API, the Audit Logs API. */
export type ApiFace = {
  name: string;
  identify(request: ApiRequest): ApiOperation;
  /** Synchronous: between reading and changing the org nothing else happens. */
  handle(request: ApiRequest, operation: ApiOperation, circumstances: ApiCircumstances): ApiAnswer;
  /** The token a call carries, if any: faults may revoke it. */
  tokenOf(request: ApiRequest): string | undefined;
  /** Too many calls; without seconds the header is left out. */
  throttled(request: ApiRequest, operation: ApiOperation, retryAfterSeconds: number | undefined): ApiAnswer;
  /** Another write to the same object is under way. */
  locked(request: ApiRequest, operation: ApiOperation): ApiAnswer;
  /** Slack's own error of this code, whatever the call was. */
  refused(request: ApiRequest, operation: ApiOperation, code: string): ApiAnswer;
  /** A failure of Slack's own. */
  failed(request: ApiRequest, status: number): ApiAnswer;
};
