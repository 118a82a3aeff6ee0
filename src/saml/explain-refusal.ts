import type { SamlErrorCode } from './errors';

/** What a refusal means for whoever runs the gateway, and what they can do about it. */
export type RefusalAdvice = { meaning: string; remedy: string };

type Traced = Exclude<SamlErrorCode, 'saml.trace_not_found'>;

const spoiled: RefusalAdvice = {
  meaning:
    'What arrived is no request that a service provider makes: it was cut off, changed on the way, or made by hand.',
  remedy:
    'If it happens to several people, look at proxies between them and Countersign, and at the settings of the app; a single one needs nothing.',
};
const forbiddenForm: RefusalAdvice = {
  meaning: 'The request holds a form of XML that is used in attacks and that no service provider needs.',
  remedy: 'If it comes from your own app, tell its vendor. Otherwise somebody tried, and nothing happened.',
};
const wrongSignature: RefusalAdvice = {
  meaning:
    'The request was not signed by the certificate that is registered for the app, or not in a form that is safe.',
  remedy:
    'Fetch the service provider’s certificate anew and register it on the app’s page; after a change there the old one signs no more.',
};
const tooLate: RefusalAdvice = {
  meaning: 'The person waited too long, or went back to an old page.',
  remedy: 'Let them start again from the app. If it happens to everybody at once, compare the clocks.',
};
const usedAgain: RefusalAdvice = {
  meaning: 'The same request came a second time: a page was loaded anew, or went back to.',
  remedy: 'Let the person start again from the app.',
};
const wrongSettings: RefusalAdvice = {
  meaning: 'The service provider and the app’s settings here say different things.',
  remedy: 'Compare both, field by field: the app’s page shows what the service provider has to be told.',
};

const advice: { readonly [code in Traced]: RefusalAdvice } = {
  'saml.no_message': spoiled,
  'saml.duplicate_parameter': forbiddenForm,
  'saml.both_bindings': forbiddenForm,
  'saml.not_base64': spoiled,
  'saml.not_deflated': spoiled,
  'saml.message_too_large': forbiddenForm,
  'saml.not_utf8': spoiled,
  'saml.doctype': forbiddenForm,
  'saml.comment_or_instruction': forbiddenForm,
  'saml.not_well_formed': spoiled,
  'saml.too_complex': forbiddenForm,
  'saml.not_an_authn_request': spoiled,
  'saml.request_invalid': spoiled,
  'saml.version': spoiled,
  'saml.relay_state_too_long': spoiled,
  'saml.unknown_app': {
    meaning: 'No app has this address, or it was retired.',
    remedy: 'Put the address that the app’s page shows into the service provider.',
  },
  'saml.app_disabled': {
    meaning: 'The app is switched off, so nobody is let in.',
    remedy: 'Switch it on under the app’s settings, when people may enter again.',
  },
  'saml.unknown_issuer': wrongSettings,
  'saml.signature_missing': {
    meaning: 'The app wants signed requests, and this one was not signed.',
    remedy: 'Let the service provider sign its requests, or take the certificate off the app’s page.',
  },
  'saml.signature_invalid': wrongSignature,
  'saml.signature_algorithm': wrongSignature,
  'saml.signature_form': wrongSignature,
  'saml.no_certificate': {
    meaning: 'The request is signed, and no certificate is registered by which that could be checked.',
    remedy: 'Register the service provider’s certificate on the app’s page.',
  },
  'saml.destination_mismatch': wrongSettings,
  'saml.destination_missing': wrongSettings,
  'saml.issue_instant': tooLate,
  'saml.protocol_binding': wrongSettings,
  'saml.acs_url_not_registered': {
    meaning: 'The request wants the answer sent to an address that is not registered for the app.',
    remedy: 'If the address is right, register it on the app’s page; if nobody of yours knows it, somebody tried.',
  },
  'saml.name_id_policy': wrongSettings,
  'saml.authn_context': wrongSettings,
  'saml.subject_mismatch': {
    meaning: 'The service provider named the person who should sign in, and somebody else was signed in here.',
    remedy: 'Let the person sign out here and start again, or compare the NameID that the app has of them.',
  },
  'saml.no_passive': {
    meaning: 'The service provider asked without wanting a page shown, and nobody was signed in.',
    remedy: 'Nothing is to be done: it asks again with a page.',
  },
  'saml.request_replayed': usedAgain,
  'saml.request_reused': usedAgain,
  'saml.request_expired': tooLate,
  'saml.request_already_answered': usedAgain,
  'saml.not_authorised': {
    meaning: 'The person is in no group that may enter this app.',
    remedy: 'Put them into a group that may, or authorise one of theirs; “May enter” on their page shows the way.',
  },
  'saml.user_suspended': {
    meaning: 'The person is suspended, so no app lets them in.',
    remedy: 'Lift the suspension on their page, if they may come back.',
  },
  'saml.unknown_user': {
    meaning: 'The person was deleted from the directory while they were signed in.',
    remedy: 'If they should come in, make them anew, with the same NameID for this app.',
  },
  'saml.attribute_missing': {
    meaning: 'A value that the service provider cannot do without is missing for this person, or is not one it takes.',
    remedy:
      'Fill it in on the person’s page, or change the row under the app’s attributes; the preview shows the outcome.',
  },
  'saml.no_signing_key': {
    meaning: 'No key pair of the app signs, so nobody can be let in.',
    remedy: 'Make one, or promote one that waits, under the app’s certificates.',
  },
  'saml.no_encryption_certificate': {
    meaning: 'The app wants encrypted assertions, and no certificate for that is registered.',
    remedy: 'Register the service provider’s encryption certificate, or switch encryption off.',
  },
  'saml.launch_cross_site': {
    meaning: 'Another website tried to begin a sign-in from here.',
    remedy: 'Link to the launch address that the app’s page shows instead.',
  },
};

/** @returns undefined for a code that is none of SAML's */
export function explainRefusal(code: string): RefusalAdvice | undefined {
  return Object.hasOwn(advice, code) ? advice[code as Traced] : undefined;
}
