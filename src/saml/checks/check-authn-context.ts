import { SamlRequestError } from '../errors';
import { authnContexts } from '../names';
import type { AuthnContextComparison, AuthnRequest } from '../parse-authn-request';

/**
 * Chooses the class the answer states: the strongest that the sign-in really was and that meets what was asked for.
 * A sign-in by password over TLS was also a sign-in by password, so the weaker class may be stated where it is asked for.
 *
 * @param actual class of the session, from `authnContexts`
 * @returns the class to state, or `undefined` if none meets the request
 * @see saml-core §3.3.2.2.1
 */
export function chooseAuthnContext(
  requested: AuthnRequest['requestedAuthnContext'],
  actual: string,
): string | undefined {
  if (requested === undefined) return actual;
  if (requested.declRefs.length > 0) return undefined; // we state classes, not declarations
  const strongestFirst = authnContexts.slice(0, rank(actual) + 1).reverse();
  if (requested.classRefs.length === 0) return actual;
  return strongestFirst.find((stated) => meets(requested.comparison, requested.classRefs, stated));
}

/** `exact`: one of those named; `minimum`: at least as strong as one; `maximum`: not stronger than the strongest; `better`: stronger than all. */
function meets(comparison: AuthnContextComparison, wanted: readonly string[], stated: string): boolean {
  const known = wanted.map(rank).filter((level) => level >= 0);
  const level = rank(stated);
  switch (comparison) {
    case 'exact':
      return wanted.includes(stated);
    case 'minimum':
      return known.some((each) => level >= each);
    case 'maximum':
      return known.some((each) => level <= each);
    case 'better':
      return known.length === wanted.length && known.every((each) => level > each);
  }
}

function rank(classRef: string): number {
  return (authnContexts as readonly string[]).indexOf(classRef);
}

/**
 * Refuses a request that no sign-in of ours can meet, before anybody types a password.
 *
 * @param strongest the strongest class a person can reach here
 * @throws SamlRequestError `saml.authn_context`, told as `NoAuthnContext` (R18)
 */
export function checkAuthnContext(requested: AuthnRequest['requestedAuthnContext'], strongest: string): void {
  if (chooseAuthnContext(requested, strongest) !== undefined) return;
  throw new SamlRequestError({
    code: 'saml.authn_context',
    what: 'The app asks for a kind of sign-in that is not offered here.',
    meaning: `People sign in with ${strongest.split(':').at(-1)}.`,
    remedy: 'The administrator has to choose that class in the app, or let the app ask for none.',
    samlStatus: 'NoAuthnContext',
    detail: `${requested?.comparison ?? ''} ${requested?.classRefs.join(' ').slice(0, 300) ?? ''}`,
  });
}
