import { randomToken } from '../../core';
import { acsUrlOf, type Room } from '../room';
import { settingsOf } from '../workspace/choose-configuration';
import { buildAuthnRequest, type OutgoingAuthnRequest } from './build-authn-request';
import { checkReady } from './check-ready';

/** Where a sign-in starts from. */
export type SignInStart = { redir?: string; test: boolean; configurationId?: string; bindMemberId?: string };

/**
 * Sends somebody to the identity provider: builds the AuthnRequest and remembers it, with where to land afterwards.
 *
 * @throws SandboxError `sandbox.saml_refused` if the plan has no single sign-on, or it is not set up
 */
export async function startSignIn(room: Room, input: SignInStart): Promise<OutgoingAuthnRequest> {
  const { workspace } = room;
  const { doubts, key } = workspace;
  const settings = settingsOf(workspace, input.configurationId);
  checkReady(workspace, settings);
  // awkward: characters that forms, queries and templates like to change, none that is markup (at most 80 bytes)
  const relayState = doubts.relayStateContent === 'awkward' ? `${randomToken(18)}+/=&%25` : randomToken(18);
  const issuedAt = workspace.now();
  const request = await buildAuthnRequest({
    settings,
    doubts,
    acsUrl: acsUrlOf(room),
    privateKeyPem: key.privateKeyPem,
    certificatePem: key.certificatePem,
    relayState,
    now: issuedAt,
  });
  workspace.sso.expectAnswer({ id: request.id, relayState, ...input, issuedAt });
  workspace.record({
    direction: 'sent',
    message: 'AuthnRequest',
    binding: request.binding === 'redirect' ? 'HTTP-Redirect' : 'HTTP-POST',
    purpose: input.test ? 'test' : 'sign-in',
    sizeBytes: request.sizeBytes,
    outcome: 'sent',
    summary: `${request.id} to ${settings.endpointUrl}${settings.signAuthnRequest ? ', signed' : ''}`,
  });
  return request;
}
