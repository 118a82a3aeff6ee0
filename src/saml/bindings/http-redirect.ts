import { inflateRawSync } from 'node:zlib';
import { SamlRequestError } from '../errors';
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
 * Reads an HTTP-Redirect message from the query string as it was sent. Nothing is rebuilt: a signature covers the
 * sender's own octets, whatever its taste in percent-encoding (saml-bindings §3.4.4.1, R4).
 *
 * @param rawQuery what stands behind `?`, undecoded
 * @throws SamlRequestError `saml.no_message`, `saml.duplicate_parameter`, `saml.not_base64`, `saml.not_deflated`,
 *   `saml.message_too_large`, `saml.not_utf8`, `saml.relay_state_too_long`, `saml.signature_form`
 */
export function readRedirectMessage(rawQuery: string): IncomingMessage {
  const raw = splitQuery(rawQuery);
  const samlRequest = single(raw('SAMLRequest'), 'SAMLRequest');
  if (samlRequest === undefined || samlRequest === '') throw noMessage();
  const rawRelayState = single(raw('RelayState'), 'RelayState');
  const rawAlgorithm = single(raw('SigAlg'), 'SigAlg');
  const rawSignature = single(raw('Signature'), 'Signature');
  const relayState = rawRelayState === undefined ? undefined : decodeParameter(rawRelayState);
  checkRelayState(relayState);
  return {
    binding: 'redirect',
    xml: decodeUtf8(inflate(decodeBase64(decodeParameter(samlRequest)))),
    relayState,
    querySignature: readQuerySignature(samlRequest, rawRelayState, rawAlgorithm, rawSignature),
  };
}

/** All raw values of each parameter, in the order sent. */
function splitQuery(rawQuery: string): (name: string) => string[] {
  const pairs = rawQuery.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  return (name) => pairs.filter((pair) => decodeName(pair.name) === name).map((pair) => pair.value);
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // no parameter of ours is spelled like that
  }
}

function decodeParameter(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', '%20'));
  } catch (cause) {
    throw new SamlRequestError({
      code: 'saml.not_base64',
      what: 'The address that brought you here is damaged.',
      remedy: 'Start again from the app you want to open.',
      cause,
    });
  }
}

/** Inflates with a bound on the outcome, so that a small bomb cannot grow (R8). */
function inflate(deflated: Buffer): Buffer {
  try {
    return inflateRawSync(deflated, { maxOutputLength: maximumMessageBytes, chunkSize: 2048 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new SamlRequestError({
      code: 'saml.not_deflated',
      what: 'The sign-in request is damaged: it is not deflated.',
      remedy: 'Start again from the app you want to open.',
      cause,
    });
  }
}

function readQuerySignature(
  samlRequest: string,
  relayState: string | undefined,
  algorithm: string | undefined,
  signature: string | undefined,
): IncomingMessage['querySignature'] {
  if (algorithm === undefined && signature === undefined) return undefined;
  if (algorithm === undefined || signature === undefined) {
    throw new SamlRequestError({
      code: 'saml.signature_form',
      what: 'The sign-in request is signed by half: SigAlg and Signature belong together.',
      remedy: 'Start again from the app you want to open.',
    });
  }
  const signed = [`SAMLRequest=${samlRequest}`];
  if (relayState !== undefined) signed.push(`RelayState=${relayState}`);
  signed.push(`SigAlg=${algorithm}`);
  return {
    algorithm: decodeParameter(algorithm),
    signature: decodeBase64(decodePlus(signature)),
    signedOctets: signed.join('&'),
  };
}

/** A sender that forgot to encode `+` of its base64 still means `+`: base64 has no blank. */
function decodePlus(raw: string): string {
  return decodeParameter(raw.replaceAll('+', '%2B'));
}
