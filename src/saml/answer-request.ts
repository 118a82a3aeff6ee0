import { checkEntry, checkSubject } from './checks/check-entry';
import { SamlRequestError } from './errors';
import { chooseNameId, issueResponse } from './issue-response';
import type { PreparedApp } from './prepared-apps';
import type { NewRequest, PendingRequest } from './request-store';
import { decideSignIn, saySignInReason } from './sign-in-decision';
import { type Attempt, actorOf, answerWith, type SsoDependencies, type SsoOutcome, subjectOf } from './sso-attempt';
import { takeStagedKey } from './take-staged-key';

/** A request that is about to be answered: just received, or stored earlier. */
export type OpenRequest =
  | { fresh: true; request: NewRequest }
  | { fresh: false; request: { id: string; receivedAt: Date; pending: PendingRequest } };

/** Answers a request with what the visitor has, or sends them to sign in first. */
export async function answerRequest(use: SsoDependencies, attempt: Attempt, open: OpenRequest): Promise<SsoOutcome> {
  const { prepared, session, person, trace } = attempt;
  const { pending, receivedAt } = open.request;
  const decision = decideSignIn(pending, receivedAt, person?.passwordExpired === true ? undefined : session);
  if (!decision.answer || prepared === undefined || session === undefined || person === undefined) {
    trace.pass('sign-in needed', saySignInReason(decision.answer ? 'no_session' : decision.reason));
    if (pending.isPassive) throw noPassive();
    return keepWaiting(use, attempt, open, 'sign-in');
  }
  checkEntry(prepared.app, person);
  checkSubject(
    pending.subject,
    [chooseNameId(prepared, person), person.user.email, person.user.username],
    prepared.app,
  );
  trace.pass('may enter');
  const groups = prepared.needsGroups ? await use.groupNames(person.user.id) : [];
  const staged = await takeStagedKey(use, attempt, prepared);
  const [issued] = await Promise.all([
    issueResponse(
      staged === undefined ? prepared : { ...prepared, signing: staged.signing },
      {
        person,
        groups,
        acsUrl: pending.acsUrl,
        inResponseTo: pending.requestId,
        authenticatedAt: session.authenticatedAt,
        authnContextClassRef: decision.authnContextClassRef,
      },
      attempt.now,
      use.settings,
    ),
    recordAnswer(use, attempt, prepared, open, staged?.keyId),
  ]);
  return answerWith(prepared, pending, issued.xml);
}

/** Stores a request that waits, and says where the browser goes meanwhile. */
export async function keepWaiting(
  use: SsoDependencies,
  attempt: Attempt,
  open: OpenRequest,
  next: 'sign-in' | 'resume',
): Promise<SsoOutcome> {
  if (open.fresh && !(await use.requests.store(open.request, attempt.trace))) {
    throw await replayed(use, open.request);
  }
  return { kind: next, requestId: open.request.id };
}

/**
 * Takes the request, so that it is answered once; runs while the signatures are made. The Response leaves only if
 * this succeeded: a request taken twice ends here (R15).
 */
async function recordAnswer(
  use: SsoDependencies,
  attempt: Attempt,
  prepared: PreparedApp,
  open: OpenRequest,
  stagedKeyId: string | undefined,
): Promise<void> {
  const { trace } = attempt;
  trace.pass('answered', `Response to ${open.request.pending.acsUrl}`);
  const end = { outcome: 'answered', at: attempt.now } as const;
  const event = {
    action: 'saml.sign_in',
    actor: actorOf(attempt),
    outcome: 'success',
    ...subjectOf(attempt),
    after: {
      trace: trace.code,
      solicited: open.request.pending.requestId !== undefined,
      ...(stagedKeyId !== undefined && { stagedKeyId }),
    },
    at: attempt.now,
  } as const;
  if (open.fresh) {
    if (!(await use.requests.answerNew(open.request, trace, end, event))) throw await replayed(use, open.request);
    return;
  }
  if (!(await use.requests.answerStored(open.request.id, trace, end, event))) throw alreadyAnswered(prepared.app.name);
}

async function replayed(use: SsoDependencies, request: NewRequest): Promise<SamlRequestError> {
  const { requestId } = request.pending;
  const earlier = requestId === undefined ? undefined : await use.requests.contentHashOf(request.appId, requestId);
  if (earlier?.equals(request.contentHash)) {
    return new SamlRequestError({
      code: 'saml.request_replayed',
      status: 409,
      what: 'This sign-in request was already used.',
      meaning: 'Each request works once; reloading the page or going back sends the same one again.',
      remedy: 'Start again from the app you want to open.',
    });
  }
  return new SamlRequestError({
    code: 'saml.request_reused',
    status: 409,
    what: 'The app sent two different sign-in requests under one number.',
    meaning: 'The ID of a request must be new each time; the second one is not answered.',
    remedy: 'Start again from the app. If it happens again, tell the administrator of the app.',
  });
}

export function alreadyAnswered(appName: string | undefined): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.request_already_answered',
    status: 409,
    what: 'This sign-in was already completed, or it has waited too long.',
    meaning: 'Each sign-in works once.',
    remedy: `Start again from ${appName ?? 'the app you want to open'}.`,
  });
}

function noPassive(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.no_passive',
    status: 403,
    what: 'You are not signed in, and the app asked not to show you a sign-in page.',
    remedy: 'Sign in here first, then open the app again.',
    samlStatus: 'NoPassive',
  });
}
