import type { AttributeFault, ResolvedAttribute } from '../apps';
import type { Clock, UserId } from '../core';
import { checkEnabled, checkEntry } from './checks/check-entry';
import { type SamlErrorCode, SamlRequestError } from './errors';
import { draftAssertion, type ResponseTimes } from './issue-response';
import type { PreparedApps } from './prepared-apps';
import { strongestAuthnContext } from './sign-in-decision';
import { predictSlackErrors, type SlackError } from './slack-errors';
import type { SsoFactsReader } from './sso-facts-store';

/** What a person would bring to an app if they signed in now. */
export type AssertionPreview = {
  mayEnter: boolean;
  /** Why not, in the words of the page the person would see. */
  refusal: string | undefined;
  /** By which an administrator finds out what it means (see `explainRefusal`). */
  errorCode: SamlErrorCode | undefined;
  nameId: string;
  attributes: readonly ResolvedAttribute[];
  faults: readonly AttributeFault[];
  /** The Assertion, not signed: a preview must never be good for signing in. */
  xml: string;
  /** Errors that Slack would show; none for other apps. */
  slackErrors: readonly SlackError[];
};

export type PreviewDependencies = {
  facts: SsoFactsReader;
  clock: Clock;
  preparedApps: PreparedApps;
  groupNames(userId: UserId): Promise<string[]>;
  times: ResponseTimes;
};

/** Shows the attributes and the XML that a person would get, without signing anybody in. */
export class PreviewService {
  readonly #use: PreviewDependencies;

  constructor(dependencies: PreviewDependencies) {
    this.#use = dependencies;
  }

  /**
   * @param slug the app's
   * @throws SamlRequestError `saml.unknown_app`, `saml.unknown_user`, `saml.attribute_missing`
   */
  async preview(slug: string, userId: UserId): Promise<AssertionPreview> {
    const { facts: reader, clock, preparedApps, groupNames, times } = this.#use;
    const facts = await reader.read(slug, { userId });
    if (facts?.person === undefined) throw nothingToPreview(facts === undefined);
    const prepared = await preparedApps.get(facts.app.id, facts.app.revision);
    const now = clock.now();
    const draft = draftAssertion(
      prepared,
      {
        person: facts.person,
        groups: prepared.needsGroups ? await groupNames(userId) : [],
        acsUrl: prepared.app.acsEndpoints.find((endpoint) => endpoint.isDefault)?.url ?? '',
        inResponseTo: undefined,
        authenticatedAt: now,
        authnContextClassRef: strongestAuthnContext,
      },
      now,
      times,
    );
    const refusal = refusalOf(() => {
      checkEnabled(facts.app);
      if (facts.person !== undefined) checkEntry(prepared.app, facts.person);
    });
    return {
      mayEnter: refusal === undefined,
      refusal: refusal?.what,
      errorCode: refusal?.code,
      nameId: draft.nameId,
      attributes: draft.attributes,
      faults: draft.faults,
      xml: draft.element.head + draft.element.tail,
      slackErrors: predictSlackErrors(prepared.app, draft),
    };
  }
}

function refusalOf(check: () => void): SamlRequestError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof SamlRequestError) return error;
    throw error;
  }
}

function nothingToPreview(appMissing: boolean): SamlRequestError {
  return new SamlRequestError({
    code: appMissing ? 'saml.unknown_app' : 'saml.unknown_user',
    status: 404,
    what: appMissing ? 'There is no such app.' : 'There is no such person.',
    remedy: 'Check the spelling, or list what there is.',
  });
}
