import type { App } from '../../apps';
import { SamlRequestError } from '../errors';
import type { PersonFacts, SsoFacts } from '../sso-facts-store';

/**
 * Whether this person may enter this app right now: the last word before an Assertion (R25, R26, R29). Slack asks for
 * exactly this: a person who may not enter gets a page, and Slack gets nothing (Slack help, "Custom SAML single sign-on").
 *
 * @throws SamlRequestError `saml.user_suspended`, `saml.not_authorised`
 */
export function checkEntry(app: App, person: PersonFacts): void {
  if (person.suspended) {
    throw new SamlRequestError({
      code: 'saml.user_suspended',
      status: 403,
      what: `You cannot open ${app.name}: your account is suspended.`,
      remedy: 'Ask your administrator, and read out the code below.',
    });
  }
  if (person.authorised) return;
  throw new SamlRequestError({
    code: 'saml.not_authorised',
    status: 403,
    what: `You may not open ${app.name}.`,
    meaning: `You are signed in, but none of your groups is allowed into ${app.name}. Nothing was sent to it.`,
    remedy: 'If you need it for your work, ask your administrator, and read out the code below.',
  });
}

/** Refuses a disabled app on every way in (R27). */
export function checkEnabled(app: Pick<SsoFacts['app'], 'enabled'>): void {
  if (app.enabled) return;
  throw new SamlRequestError({
    code: 'saml.app_disabled',
    status: 403,
    what: 'This app is switched off at the moment.',
    meaning: 'Nobody can be signed in to it.',
    remedy: 'Ask your administrator when it will be back.',
  });
}

/**
 * A request that names its Subject is answered about that person or not at all (R18).
 *
 * @param names what the signed-in person is known by: NameID, e-mail, username
 * @throws SamlRequestError `saml.subject_mismatch`, told as `UnknownPrincipal`
 * @see saml-core §3.4.1.4
 */
export function checkSubject(subject: string | undefined, names: readonly string[], app: App): void {
  if (subject === undefined || names.some((name) => name.toLowerCase() === subject.toLowerCase())) return;
  throw new SamlRequestError({
    code: 'saml.subject_mismatch',
    status: 403,
    what: `${app.name} expects somebody else than you.`,
    meaning: 'It named the person who should sign in, and you are signed in as another.',
    remedy: 'Sign out here, then start again from the app.',
    samlStatus: 'UnknownPrincipal',
  });
}
