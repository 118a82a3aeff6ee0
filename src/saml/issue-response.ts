import type { AttributeFault, ResolvedAttribute } from '../apps';
import { deriveNameId } from '../apps';
import { randomHex } from '../core';
import { SamlRequestError } from './errors';
import type { PreparedApp } from './prepared-apps';
import { buildAssertion, type SignableElement } from './response/build-assertion';
import { buildStatusResponse, buildSuccessResponse } from './response/build-response';
import { encryptAssertion } from './response/encrypt-assertion';
import { type SigningMaterial, signElement } from './response/sign-element';
import type { PersonFacts } from './sso-facts-store';

/** Limits of validity, from the configuration. */
export type ResponseTimes = { clockSkewSeconds: number; assertionLifetimeSeconds: number };

/** What really happened at sign-in, and what is being answered. */
export type ResponseOccasion = {
  person: PersonFacts;
  /** Names of the person's groups, nested ones resolved; empty unless the app's table asks for them. */
  groups: readonly string[];
  acsUrl: string;
  inResponseTo: string | undefined;
  authenticatedAt: Date;
  authnContextClassRef: string;
};

/** An Assertion before it is signed, and what went into it. */
export type DraftAssertion = {
  element: SignableElement;
  nameId: string;
  attributes: readonly ResolvedAttribute[];
  /** Rows of the attribute table that gave no value although they should have. */
  faults: readonly AttributeFault[];
};

/**
 * Writes the Assertion that a person would get now (R34). Shared by sign-in and preview, so that they cannot differ.
 *
 * @throws SamlRequestError `saml.attribute_missing` when the person has no value for the NameID
 * @see saml-profiles §4.1.4.2
 */
export function draftAssertion(
  prepared: Pick<PreparedApp, 'app' | 'entityId' | 'resolveAttributes'>,
  occasion: ResponseOccasion,
  now: Date,
  times: ResponseTimes,
): DraftAssertion {
  const { settings } = prepared.app;
  const faults: AttributeFault[] = [];
  const attributes = prepared.resolveAttributes({ user: occasion.person.user, groups: occasion.groups }, (fault) =>
    faults.push(fault),
  );
  const lifetime = settings.assertionLifetimeSeconds ?? times.assertionLifetimeSeconds;
  const nameId = chooseNameId(prepared, occasion.person);
  const element = buildAssertion({
    id: newMessageId(),
    issuer: prepared.entityId,
    issueInstant: now,
    nameId: {
      format: settings.nameId.format,
      value: nameId,
      nameQualifier: settings.nameId.nameQualifier,
      spNameQualifier: settings.nameId.spNameQualifier,
    },
    inResponseTo: occasion.inResponseTo,
    recipient: occasion.acsUrl,
    audience: settings.audience,
    notBefore: new Date(now.getTime() - times.clockSkewSeconds * 1000),
    notOnOrAfter: new Date(now.getTime() + lifetime * 1000),
    authnInstant: occasion.authenticatedAt,
    // Never the session's own id or token: this one only has to differ from sign-in to sign-in.
    sessionIndex: newMessageId(),
    authnContextClassRef: occasion.authnContextClassRef,
    attributes,
  });
  return { element, nameId, attributes, faults };
}

/**
 * Makes the Response that signs a person in: the Assertion signed and encrypted as the app's settings say, then the
 * Response around it (R33).
 *
 * @returns the Response's XML, and what could not be said about the person
 * @throws SamlRequestError `saml.attribute_missing`
 */
export async function issueResponse(
  prepared: PreparedApp,
  occasion: ResponseOccasion,
  now: Date,
  times: ResponseTimes,
): Promise<{ xml: string; faults: readonly AttributeFault[] }> {
  const { settings } = prepared.app;
  const { element, faults } = draftAssertion(prepared, occasion, now, times);
  const signed = await signIf(settings.signAssertion, element, prepared.signing);
  const carried = prepared.encryptionKey === undefined ? signed : encryptAssertion(signed, prepared.encryptionKey);
  const response = buildSuccessResponse(responseFacts(prepared, occasion, now), carried);
  return { xml: await signIf(settings.signResponse, response, prepared.signing), faults };
}

/** Makes the Response that tells the app why nobody is signed in, for apps that want to know (R32). */
export async function issueStatus(
  prepared: PreparedApp,
  occasion: Pick<ResponseOccasion, 'acsUrl' | 'inResponseTo'>,
  status: string,
  now: Date,
): Promise<string> {
  const topLevel = status === 'NoPassive' || status === 'RequestDenied' ? 'Responder' : 'Requester';
  const response = buildStatusResponse(responseFacts(prepared, occasion, now), topLevel, status);
  return signIf(true, response, prepared.signing);
}

/**
 * The identifier by which the app knows the person: taken over from an earlier identity provider, else derived, else
 * the field that the app's settings name. Never empty (R37).
 *
 * @throws SamlRequestError `saml.attribute_missing`
 */
export function chooseNameId(prepared: Pick<PreparedApp, 'app'>, person: PersonFacts): string {
  const { nameId } = prepared.app.settings;
  if (nameId.format === 'transient') return newMessageId();
  if (person.importedNameId !== undefined) return person.importedNameId;
  if (nameId.source === 'id') return deriveNameId(prepared.app.id, person.user.id);
  const value = new Map<string, unknown>(Object.entries(person.user)).get(nameId.source);
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new SamlRequestError({
    code: 'saml.attribute_missing',
    status: 403,
    what: `${prepared.app.name} cannot be opened: your account has no ${nameId.source}.`,
    meaning: `${prepared.app.name} knows people by it, and an empty one is never sent.`,
    remedy: 'Ask your administrator to complete your account.',
  });
}

function responseFacts(prepared: PreparedApp, occasion: Pick<ResponseOccasion, 'acsUrl' | 'inResponseTo'>, now: Date) {
  return {
    id: newMessageId(),
    issuer: prepared.entityId,
    issueInstant: now,
    destination: occasion.acsUrl,
    inResponseTo: occasion.inResponseTo,
  };
}

async function signIf(wanted: boolean, element: SignableElement, material: SigningMaterial): Promise<string> {
  return wanted ? signElement(element, material) : element.head + element.tail;
}

/** An ID nobody can guess: 160 random bits, and an XML name (saml-core §1.3.4, R79). */
function newMessageId(): string {
  return `_${randomHex(20)}`;
}
