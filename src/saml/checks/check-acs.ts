import type { App } from '../../apps';
import { SamlRequestError } from '../errors';
import { binding } from '../names';
import type { AuthnRequest } from '../parse-authn-request';

/** The part of a request that says where its answer goes; empty for a start from our side. */
type AcsChoice = Partial<Pick<AuthnRequest, 'acsUrl' | 'acsIndex' | 'protocolBinding'>>;

/**
 * Chooses where the Response goes: the URL asked for, else the index, else the default. A URL or index that is not
 * registered is refused, never replaced (R2). The result is taken from the registration, never from the request.
 *
 * @throws SamlRequestError `saml.protocol_binding`, `saml.acs_url_not_registered`
 * @see saml-core §3.4.1, saml-profiles §4.1.4.1
 */
export function chooseAcsUrl(request: AcsChoice, app: App): string {
  if (request.protocolBinding !== undefined && request.protocolBinding !== binding.post) {
    throw new SamlRequestError({
      code: 'saml.protocol_binding',
      what: 'The app asks for its answer in a way that is not offered.',
      meaning: 'Answers are sent by HTTP-POST only.',
      remedy: 'The administrator has to choose the HTTP-POST binding in the app.',
      detail: `ProtocolBinding "${request.protocolBinding}"`,
    });
  }
  const chosen = app.acsEndpoints.find((endpoint) => {
    if (request.acsUrl !== undefined) return endpoint.url === request.acsUrl;
    if (request.acsIndex !== undefined) return endpoint.index === request.acsIndex;
    return endpoint.isDefault;
  });
  if (chosen !== undefined) return chosen.url;
  throw new SamlRequestError({
    code: 'saml.acs_url_not_registered',
    status: 403,
    what: 'The app asks for its answer at an address that is not registered for it.',
    meaning: 'Nothing was sent there.',
    remedy: `The administrator has to add the address to ${app.name}, if it is genuine.`,
    detail: `AssertionConsumerServiceURL "${request.acsUrl ?? ''}", index ${request.acsIndex ?? 'none'}`,
  });
}
