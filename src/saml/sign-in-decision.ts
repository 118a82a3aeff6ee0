import { chooseAuthnContext } from './checks/check-authn-context';
import { passwordProtectedTransport } from './names';
import type { PendingRequest } from './request-store';

/** A session as far as a sign-in decision needs it. */
export type SessionFacts = { authenticatedAt: Date; authnContext: string };

/** Why a person has to sign in although a request is at hand. */
export type SignInReason = 'no_session' | 'force_authn' | 'authn_context';

export type SignInDecision = { answer: true; authnContextClassRef: string } | { answer: false; reason: SignInReason };

/**
 * Decides whether a session is enough for a request.
 *
 * @param receivedAt when the request came; with ForceAuthn only a sign-in after that counts (R17)
 * @see saml-core §3.4.1 (ForceAuthn, IsPassive), §3.3.2.2.1
 */
export function decideSignIn(
  pending: Pick<PendingRequest, 'forceAuthn' | 'requestedAuthnContext'>,
  receivedAt: Date,
  session: SessionFacts | undefined,
): SignInDecision {
  if (session === undefined) return { answer: false, reason: 'no_session' };
  if (pending.forceAuthn && session.authenticatedAt.getTime() < receivedAt.getTime()) {
    return { answer: false, reason: 'force_authn' };
  }
  const stated = chooseAuthnContext(pending.requestedAuthnContext, session.authnContext);
  return stated === undefined
    ? { answer: false, reason: 'authn_context' }
    : { answer: true, authnContextClassRef: stated };
}

const sentences: { readonly [reason in SignInReason]: string } = {
  no_session: 'nobody is signed in, or a new password is due',
  force_authn: 'the app asks that the person signs in again (ForceAuthn)',
  authn_context: 'the app asks for another way of signing in (RequestedAuthnContext)',
};

/** A reason as a trace has it. */
export function saySignInReason(reason: SignInReason): string {
  return sentences[reason];
}

/** The strongest class that a sign-in here reaches. */
export const strongestAuthnContext: string = passwordProtectedTransport;
