import { type DoubtSettings, type OwnWording, ownWordings } from './doubts';

/** Slack's sentences, word for word, from the help centre page of the name below; `[IDP]` stands for the provider's name. */
const slackMessages = {
  issuer:
    'The SAML Response does not contain the correct Identity Provider Issuer. Please check that the Issuer URL in your [IDP] settings matches the Identity Provider Issuer below.',
  response_unsigned: 'The SAML Response is not signed. Please check your [IDP] settings.',
  assertion_unsigned: 'The Assertion of the SAML Response is not signed. Please check your [IDP] settings.',
  nothing_signed:
    'Neither the SAML Response nor Assertion of the SAML Response are signed. Please check your [IDP] settings.',
  encrypted_unsigned:
    "The SAML Response is not signed (though there is a signed and encrypted Assertion with an EncryptedId). Apologies, but Slack doesn't support this format. Please check your [IDP] settings.",
  audience:
    'The SAML Response does not contain the correct Audience. Please check that the Service Provider URL in your [IDP] settings matches the Service Provider Issuer in Advanced Options below.',
  destination:
    'The SAML Response does not contain the correct Destination, which should look something like https://yourteam.slack.com/sso/saml. Please check your [IDP] settings.',
  name_id: 'The SAML Response is missing the ID attribute. Please check your [IDP] settings.',
  version: 'The SAML Response is not version 2.0. Please check your [IDP] settings.',
  binding: 'The SAML Response was not sent through a HTTP_POST Binding. Please check your [IDP] settings.',
  signature:
    'Hmm, it looks like the signature validation failed. Please check the signing certs in your [IDP] settings.',
  settings: 'Drat, your SAML settings were not able to be parsed or saved. Please double-check them and try again.',
} as const;

const oneForAll = 'Something went wrong when you signed in.';

export type SlackMessage = keyof typeof slackMessages;

export const refusalCodes = [...Object.keys(slackMessages), ...Object.keys(ownWordings)] as (
  | SlackMessage
  | OwnWording
)[];

export const messageSource = 'Slack help centre: Troubleshoot SAML authorization errors';

/** Why something was refused, as the person sees it. */
export type Refusal = {
  code: SlackMessage | OwnWording;
  message: string;
  /** Whether the sentence is Slack's own, word for word; otherwise it is ours. */
  verbatim: boolean;
  /** What the workspace saw and what it expected; never a secret. */
  detail: string;
};

/** A refusal in Slack's words. `providerName` fills `[IDP]`. */
export function slackRefusal(code: SlackMessage, providerName: string, detail: string): Refusal {
  return { code, message: slackMessages[code].replaceAll('[IDP]', () => providerName), verbatim: true, detail };
}

/** A refusal in words of our own, because no source gives Slack's. */
export function ownRefusal(code: OwnWording, detail: string): Refusal {
  return { code, message: ownWordings[code], verbatim: false, detail };
}

/** The refusal as it is told where one sentence stands for all that no source words; what was seen stays beside it. */
export function tellRefusal(refusal: Refusal, wording: DoubtSettings['refusalWording']): Refusal {
  return refusal.verbatim || wording === 'by-cause' ? refusal : { ...refusal, message: oneForAll };
}
