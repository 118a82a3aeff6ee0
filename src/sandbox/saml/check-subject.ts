import { ownRefusal, slackRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, quote, skipped } from './check';
import { emailOf } from './read-email';

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** The class itself is not compared with the one asked for (Slack facts, SAML §4: observed). */
export function checkAuthnStatement({ assertion, doubts }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const [statement] = assertion.authnStatements;
  if (statement) return ok(statement.classRef || 'no class named');
  if (doubts.profileRules === 'lenient') return skipped('no AuthnStatement');
  return failed(ownRefusal('authn_statement', 'There is no AuthnStatement (saml-profiles §4.1.4.2).'));
}

/** Whether the Assertion names its person, in a Format that Slack takes (saml-core §2.2.2). */
export function checkNameId({ assertion, settings, doubts }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const { nameId } = assertion;
  const fault = (detail: string) => failed(slackRefusal('name_id', settings.providerName, detail));
  if (!nameId || nameId.value.trim() === '') return fault('There is no NameID.');
  if (nameId.format !== persistent && doubts.nameIdFormat === 'persistent-only') {
    return fault(`The NameID’s Format is ${quote(nameId.format || undefined)}; it must be persistent.`);
  }
  return ok(nameId.value);
}

/** Whether the attribute `User.Email` holds an e-mail address, which Slack makes the account by. */
export function checkEmail({ assertion, doubts }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const email = emailOf(assertion, doubts);
  if (email !== undefined && /^[^\s@]+@[^\s@]+$/.test(email)) return ok(email);
  const near = assertion.attributes.find(({ name }) => name.toLowerCase() === 'user.email' && name !== 'User.Email');
  const detail = near
    ? `“${near.name}” came, but names are case-sensitive.`
    : email === undefined
      ? 'There is no attribute User.Email with a value.'
      : 'User.Email holds no e-mail address.';
  return failed(ownRefusal('email_missing', detail));
}
