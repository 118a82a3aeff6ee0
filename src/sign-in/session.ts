import type { SessionId, UserId } from '../core';

/** `AuthnContextClassRef` of a password that came over TLS. @see saml-authn-context §3.4.8 */
export const passwordAuthnContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';

/** How and where a person proved who they are. */
export type SessionFacts = {
  /** When the proof was really given (`AuthnInstant`). */
  authenticatedAt: Date;
  /** `AuthnContextClassRef` of the proof. */
  authnContext: string;
  address: string | null;
  userAgent: string | null;
};

/** One browser in which a person is signed in. */
export type Session = SessionFacts & {
  id: SessionId;
  userId: UserId;
  createdAt: Date;
  /** Written at most once a minute. */
  lastUsedAt: Date;
  /** End in any case (absolute lifetime). */
  expiresAt: Date;
};

/** A session and its token, which is told once: the cookie has it, the database only its hash. */
export type OpenedSession = { token: string; session: Session };

/** A session as it lies in the database, not yet judged, and whether its person is suspended. */
export type FoundSession = { session: Session; suspended: boolean };
