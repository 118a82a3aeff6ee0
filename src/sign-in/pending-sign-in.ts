import { isUuid } from '../core';

/** What the sign-in page may know about the request that sent a person here: implemented by `saml`. */
export type PendingSignIn = {
  /** @returns undefined when there is no such request, or it was answered or has expired */
  describe(requestId: string): Promise<{ appName: string; loginHint: string | undefined } | undefined>;
};

/** Where the browser goes when the person is signed in: on with the pending request, else to the portal. */
export function pathAfterSignIn(requestId: string | undefined): string {
  return requestId === undefined ? '/' : `/saml/resume/${requestId}`;
}

/** The id of a pending request, as a query or a form names it; whatever is no UUID counts as none. */
export function toRequestId(value: unknown): string | undefined {
  return typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined;
}
