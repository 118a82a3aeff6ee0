import { SAML, type SamlConfig } from '@node-saml/node-saml';
import { signAuthnRequestPost } from '@node-saml/node-saml/lib/saml-post-signing';
import type { DoubtSettings } from '../doubts';
import type { SandboxSettings } from '../settings';
import { newRequestId, writeRequest } from './write-request';

export type AuthnRequestInput = {
  settings: SandboxSettings;
  doubts: DoubtSettings;
  acsUrl: string;
  privateKeyPem: string;
  certificatePem: string;
  relayState: string;
  now: Date;
};

export type OutgoingAuthnRequest = { id: string; sizeBytes: number } & (
  | { binding: 'redirect'; url: string }
  | { binding: 'post'; action: string; fields: { SAMLRequest: string; RelayState: string } }
);

/**
 * The AuthnRequest as Slack is thought to send it: HTTP-Redirect, persistent NameIDPolicy, the configured context
 * class compared exactly, ACS URL named (Slack facts, SAML §3; inferred, no captured request is known), written as the
 * doubts about requests say.
 * Unsigned unless the settings say otherwise; by redirect the signature is over the query (saml-bindings §3.4.4.1).
 */
export async function buildAuthnRequest(input: AuthnRequestInput): Promise<OutgoingAuthnRequest> {
  const { settings, doubts } = input;
  const id = newRequestId(doubts.requestId);
  const saml = new PracticeServiceProvider(
    {
      entryPoint: settings.endpointUrl,
      callbackUrl: input.acsUrl,
      issuer: settings.spIssuer,
      idpCert: settings.certificate,
      identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      disableRequestedAuthnContext: settings.authnContextClassRef === '',
      authnContext: [settings.authnContextClassRef],
      racComparison: 'exact',
      forceAuthn: settings.forceAuthn,
      passive: settings.isPassive,
      skipRequestCompression: settings.requestBinding === 'post',
      generateUniqueId: () => id,
      ...(settings.signAuthnRequest && {
        privateKey: input.privateKeyPem,
        publicCert: input.certificatePem,
        signatureAlgorithm: doubts.requestSignature,
        digestAlgorithm: doubts.requestSignature,
      }),
    },
    input.now,
    (xml) => writeRequest(xml, doubts, settings.signAuthnRequest),
  );
  if (settings.requestBinding === 'post') {
    const { SAMLRequest } = await saml.getAuthorizeMessageAsync(input.relayState);
    const message = String(SAMLRequest);
    const fields = { SAMLRequest: message, RelayState: input.relayState };
    return { id, sizeBytes: message.length, binding: 'post', action: settings.endpointUrl, fields };
  }
  const url = await saml.getAuthorizeUrlAsync(input.relayState, undefined, {});
  return { id, sizeBytes: url.length, binding: 'redirect', url };
}

/** node-saml with the workspace's clock instead of the machine's, and another hand. */
class PracticeServiceProvider extends SAML {
  readonly #issueInstant: string;
  readonly #write: (xml: string) => string;

  constructor(config: SamlConfig, now: Date, write: (xml: string) => string) {
    super(config);
    this.#issueInstant = now.toISOString();
    this.#write = write;
  }

  protected override async generateAuthorizeRequestAsync(isPassive: boolean, isHttpPostBinding: boolean) {
    const unsigned = await super.generateAuthorizeRequestAsync(isPassive, false);
    const request = this.#write(unsigned.replace(/ IssueInstant="[^"]*"/, ` IssueInstant="${this.#issueInstant}"`));
    const { privateKey, publicCert, signatureAlgorithm, digestAlgorithm } = this.options;
    if (!isHttpPostBinding || privateKey === undefined) return request;
    return signAuthnRequestPost(request, { privateKey, publicCert, signatureAlgorithm, digestAlgorithm });
  }
}
