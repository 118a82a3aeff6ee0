import {
  checkRelayState,
  decodeBase64,
  decodeUtf8,
  type IncomingMessage,
  maximumMessageBytes,
  noMessage,
  single,
  tooLarge,
} from './message';

/**
 * Reads an HTTP-POST message from the form body as it was sent (saml-bindings §3.5.4). A signature, if any, is inside the XML.
 *
 * @param rawBody the body, `application/x-www-form-urlencoded`
 * @throws SamlRequestError `saml.no_message`, `saml.duplicate_parameter`, `saml.not_base64`, `saml.message_too_large`,
 *   `saml.not_utf8`, `saml.relay_state_too_long`
 */
export function readPostMessage(rawBody: string): IncomingMessage {
  const form = new URLSearchParams(rawBody);
  const samlRequest = single(form.getAll('SAMLRequest'), 'SAMLRequest');
  if (samlRequest === undefined || samlRequest === '') throw noMessage();
  const relayState = single(form.getAll('RelayState'), 'RelayState');
  checkRelayState(relayState);
  // In a form, "+" is a blank, and base64 has none: whoever did not encode it meant "+".
  const bytes = decodeBase64(samlRequest.replaceAll(' ', '+'));
  if (bytes.length > maximumMessageBytes) throw tooLarge();
  return { binding: 'post', xml: decodeUtf8(bytes), relayState, querySignature: undefined };
}
