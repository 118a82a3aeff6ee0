import type { DoubtSettings } from '../doubts';
import { type AssertionFacts, attributeValue } from './read-response';

/** Names that Entra's page tells administrators to add, and nothing from Slack confirms (Slack facts, SAML §4). */
const claims = ['email', 'emailaddress', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'];

/** The e-mail of the person: `User.Email`, or by doubt one of the claims that other providers send. */
export function emailOf(assertion: AssertionFacts, doubts: DoubtSettings): string | undefined {
  const names = doubts.emailClaims === 'taken' ? ['User.Email', ...claims] : ['User.Email'];
  for (const name of names) {
    const value = attributeValue(assertion, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
