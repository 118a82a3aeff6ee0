import { SamlRequestError } from '../errors';

/** A SAML message as it came in, before anything in it is believed. */
export type IncomingMessage = {
  binding: 'redirect' | 'post';
  /** The XML, decoded and inflated. */
  xml: string;
  /** Returned byte for byte (R19). */
  relayState: string | undefined;
  /** HTTP-Redirect only: the signature over the query, and the octets it covers, as they were sent (R4). */
  querySignature: { algorithm: string; signature: Buffer; signedOctets: string } | undefined;
};

/** Bytes of XML that are read at most, after inflating (R8). */
export const maximumMessageBytes = 128 * 1024;

/** Bytes of RelayState that are taken; the specification promises 80 (saml-bindings §3.4.3), Slack's may be longer (R19). */
export const maximumRelayStateBytes = 1024;

/** Decodes strict base64 with or without line breaks; what is no base64 is refused, not guessed at. */
export function decodeBase64(text: string): Buffer {
  const compact = text.replace(/[\r\n\t ]/g, '');
  if (compact.length === 0 || compact.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw new SamlRequestError({
      code: 'saml.not_base64',
      what: 'The sign-in request is damaged: it is not base64.',
      remedy: 'Start again from the app you want to open.',
    });
  }
  return Buffer.from(compact, 'base64');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Decodes UTF-8 and nothing else: another encoding could hide a DOCTYPE from us and not from somebody else (R7). */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new SamlRequestError({
      code: 'saml.not_utf8',
      what: 'The sign-in request is damaged: it is not UTF-8 text.',
      remedy: 'Start again from the app you want to open.',
      cause,
    });
  }
}

export function tooLarge(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.message_too_large',
    status: 413,
    what: 'The sign-in request is too large.',
    meaning: `A request of more than ${maximumMessageBytes / 1024} KiB is never read.`,
    remedy: 'Tell the administrator of the app that sent you.',
  });
}

/** Refuses a RelayState that is longer than we promise to return (R19). */
export function checkRelayState(relayState: string | undefined): void {
  if (relayState !== undefined && Buffer.byteLength(relayState) > maximumRelayStateBytes) {
    throw new SamlRequestError({
      code: 'saml.relay_state_too_long',
      what: 'The sign-in request carries a RelayState that is too long.',
      meaning: `Up to ${maximumRelayStateBytes} bytes are returned unchanged; a longer one would have to be cut.`,
      remedy: 'Tell the administrator of the app that sent you.',
    });
  }
}

/** The one value of a parameter, `undefined` if absent, refused if it came twice (R16). */
export function single(values: readonly string[], name: string): string | undefined {
  if (values.length > 1) {
    throw new SamlRequestError({
      code: 'saml.duplicate_parameter',
      what: `The sign-in request names ${name} more than once.`,
      meaning: 'It cannot be told which of them was meant.',
      remedy: 'Start again from the app you want to open.',
    });
  }
  return values[0];
}

export function noMessage(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.no_message',
    what: 'This address takes sign-in requests of an app, and there was none.',
    remedy: 'Open the app itself and choose its SSO button, or open it from your apps here.',
  });
}
