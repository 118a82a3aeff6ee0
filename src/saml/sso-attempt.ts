import type { StagedKeys } from '../certificates';
import { type Actor, addressKey, type Clock, hashToken, type SessionId, type UserId } from '../core';
import type { FoundSession } from '../sign-in';
import { checkEnabled } from './checks/check-entry';
import { SamlRequestError } from './errors';
import { issueStatus, type ResponseTimes } from './issue-response';
import type { PreparedApp, PreparedApps } from './prepared-apps';
import type { PendingRequest, RequestStore } from './request-store';
import type { PersonFacts, SsoFactsReader } from './sso-facts-store';
import type { Trace } from './trace';

/** Who knocks: the session behind the cookie, if there is one, and where from. */
export type Visitor = { sessionToken: string | undefined; address: string; correlationId: string };

/** A session as the sign-in room finds it. */
export type VisitorSession = { id: SessionId; userId: UserId; authenticatedAt: Date; authnContext: string };

/** What the browser gets. */
export type SsoOutcome =
  | { kind: 'answer'; html: string; acsUrl: string }
  | { kind: 'resume' | 'sign-in'; requestId: string }
  | { kind: 'refusal'; error: SamlRequestError; traceCode: string };

export type SsoSettings = ResponseTimes & { requestAgeSeconds: number; pendingRequestSeconds: number };

/** What signing people in needs from elsewhere. */
export type SsoDependencies = {
  facts: SsoFactsReader;
  clock: Clock;
  requests: RequestStore;
  preparedApps: PreparedApps;
  /** Gives the staged key to the one sign-in that it was granted for. */
  stagedKeys: Pick<StagedKeys, 'take'>;
  /** Says whether a session that was found still lives. */
  sessions: { judge(found: FoundSession | undefined): Promise<VisitorSession | undefined> };
  /** Names of all groups of a person, nested ones resolved. */
  groupNames(userId: UserId): Promise<string[]>;
  /** Counts refusals per address; throws when there are too many. A sign-in that succeeds never asks. */
  refusals: { admit(key: string): Promise<void> };
  settings: SsoSettings;
};

/** Where an attempt stands: filled step by step, so that a refusal knows what may be told to whom. */
export type Attempt = {
  trace: Trace;
  visitor: Visitor;
  now: Date;
  prepared?: PreparedApp;
  session?: VisitorSession;
  person?: PersonFacts;
  /** Whether this session was granted a try of the staged key. */
  stagedKeyGranted?: boolean;
  /** Present once the ACS URL is proven to be registered. */
  pending?: PendingRequest;
};

/**
 * Runs one attempt and turns a refusal into its page, or into a status for the app where the app wants one and the ACS
 * URL is proven (R1, R32). Other errors are not ours to explain and pass through.
 */
export async function runAttempt(
  use: SsoDependencies,
  attempt: Attempt,
  work: () => Promise<SsoOutcome>,
): Promise<SsoOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SamlRequestError)) throw error;
    return refuse(use, attempt, error);
  }
}

/**
 * Finds the session behind the cookie, and what is true about its person and the app, in the state of this moment.
 *
 * @param slug of the address, new or old, that names the app
 * @param origin whose request it is: an app's is answered under the address it came by, a start of ours is not
 */
export async function identify(
  use: SsoDependencies,
  attempt: Attempt,
  slug: string,
  origin: 'request' | 'start',
): Promise<PreparedApp> {
  const { sessionToken } = attempt.visitor;
  const about = sessionToken === undefined ? 'nobody' : { tokenHash: hashToken(sessionToken) };
  const facts = await use.facts.read(slug, about);
  if (facts === undefined) {
    throw new SamlRequestError({
      code: 'saml.unknown_app',
      status: 404,
      what: 'There is no app at this address.',
      remedy: 'Check the SAML endpoint that was entered in the app, or open the app from your apps here.',
    });
  }
  attempt.trace.appId = facts.app.id;
  checkEnabled(facts.app);
  const cameBy = origin === 'request' ? slug : undefined;
  const prepared = await use.preparedApps.get(facts.app.id, facts.app.revision, cameBy);
  attempt.prepared = prepared;
  const session = await use.sessions.judge(facts.session);
  if (session !== undefined && facts.person !== undefined) {
    attempt.session = session;
    attempt.person = facts.person;
    attempt.stagedKeyGranted = facts.stagedKeyGranted;
    attempt.trace.userId = session.userId;
  }
  const who = attempt.session === undefined ? 'nobody signed in' : 'session found';
  const { app, entityId } = prepared;
  attempt.trace.pass('app found', `${app.name}, ${who}${app.oldAddresses.length === 0 ? '' : `, as ${entityId}`}`);
  // While an app has two addresses, it is counted by which one it is reached: that tells when the old one may be retired.
  if (origin === 'request' && app.oldAddresses.length > 0) attempt.trace.cameBy = slug;
  return prepared;
}

/** Writes a refusal down, unless too many came from that address: a flood leaves no rows behind (R85). */
async function refuse(use: SsoDependencies, attempt: Attempt, error: SamlRequestError): Promise<SsoOutcome> {
  const { trace, prepared, pending } = attempt;
  const status =
    prepared?.app.settings.answerWithStatus === true && pending !== undefined ? error.samlStatus : undefined;
  // A status is an answer that the app asked for: apps probe with IsPassive at every page, for a whole office at once.
  if (status === undefined) await use.refusals.admit(addressKey(attempt.visitor.address));
  trace.pass('refused', [error.code, error.detail].filter(Boolean).join(': '));
  await use.requests.refuse(
    trace,
    { outcome: status === undefined ? 'refused' : 'status', errorCode: error.code, at: attempt.now },
    {
      action: 'saml.sign_in',
      actor: actorOf(attempt),
      outcome: 'refused',
      ...subjectOf(attempt),
      reason: error.code,
      after: { trace: trace.code },
      at: attempt.now,
    },
  );
  if (status === undefined || prepared === undefined || pending === undefined) {
    return { kind: 'refusal', error, traceCode: trace.code };
  }
  const occasion = { acsUrl: pending.acsUrl, inResponseTo: pending.requestId };
  return answerWith(prepared, pending, await issueStatus(prepared, occasion, status, attempt.now));
}

/** The page that carries a Response, good or bad, to the proven ACS URL. */
export function answerWith(prepared: PreparedApp, pending: PendingRequest, xml: string): SsoOutcome {
  const samlResponse = Buffer.from(xml, 'utf8').toString('base64');
  const { acsUrl, relayState } = pending;
  return { kind: 'answer', acsUrl, html: prepared.renderAutoSubmit({ acsUrl, samlResponse, relayState }) };
}

/** The person who signs in, or the nobody who knocked. */
export function actorOf(attempt: Attempt): Actor {
  const { address, correlationId } = attempt.visitor;
  const { person } = attempt;
  return person === undefined
    ? { kind: 'user', id: 'nobody', name: 'nobody signed in', address, correlationId }
    : { kind: 'user', id: person.user.id, name: person.user.username, address, correlationId };
}

/** The app, as subject of an audit record. */
export function subjectOf(attempt: Attempt): { subject?: { kind: string; id: string; name: string } } {
  const app = attempt.prepared?.app;
  return app === undefined ? {} : { subject: { kind: 'app', id: app.id, name: app.slug } };
}
