import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'koa';
import type { AuditRecorder } from '../audit-logs/audit-recorder';
import type { FaultPlan } from '../faults/fault-plan';
import type { FaultRule } from '../faults/fault-rule';
import { interfere } from '../faults/interfere';
import { spoilToken } from '../faults/spoil-token';
import type { CallJournal } from '../journal/call-journal';
import type { Change } from '../org/change';
import type { Org } from '../org/org';
import type { ApiAnswer, ApiCircumstances, ApiFace, ApiOperation, ApiRequest } from './api-face';
import { readRequest } from './read-request';
import { cutInTheMiddle, garble, htmlPage, leaveUnanswered } from './spoil-answer';
import type { WriteLocks } from './write-locks';

/** What stands around every interface. */
export type Machinery = {
  org: () => Org;
  faults: FaultPlan;
  journal: CallJournal;
  locks: WriteLocks;
  audit: AuditRecorder;
  writeMs: () => number;
};

/** Takes one call: read it, play the faults set for it, let the interface answer, journal it, send it. */
export async function serveCall(
  ctx: Context,
  face: ApiFace,
  machinery: Machinery & { save: () => Promise<void> },
): Promise<void> {
  const request = await readRequest(ctx);
  const operation = face.identify(request);
  const fault = machinery.faults.draw(operation);
  if (fault?.kind === 'slow') await wait(fault.delayMs);
  const at = machinery.org().now();
  const { answer, changes } = await answerCall(request, operation, { face, machinery, fault, at });
  machinery.journal.record({ at, face: face.name, request, operation, answer, changes, fault });
  await machinery.save();
  await sendAnswer(ctx, answer, fault);
}

type Call = { face: ApiFace; machinery: Machinery; fault: FaultRule | undefined; at: Date };
type Answered = { answer: ApiAnswer; changes: Change[] };

async function answerCall(request: ApiRequest, operation: ApiOperation, call: Call): Promise<Answered> {
  const { face, machinery, fault } = call;
  const early = fault && !fault.applied ? failureOf(request, operation, call, fault) : undefined;
  if (early) return { answer: early, changes: [] };
  const release = operation.lock === undefined ? undefined : machinery.locks.acquire(operation.lock);
  if (operation.lock !== undefined && release === undefined) {
    return { answer: face.locked(request, operation), changes: [] };
  }
  try {
    const writeMs = machinery.writeMs();
    if (release && writeMs > 0) await wait(writeMs);
    const answered = handle(request, operation, call);
    const late = fault?.applied ? failureOf(request, operation, call, fault) : undefined;
    return late ? { ...answered, answer: { ...late, caller: answered.answer.caller } } : answered;
  } finally {
    release?.();
  }
}

function handle(request: ApiRequest, operation: ApiOperation, call: Call): Answered {
  const { face, machinery, fault, at } = call;
  const org = machinery.org();
  org.members.expireGuests();
  if (fault?.kind === 'interfere') interfere(org, fault.interference);
  if (fault?.kind === 'revoke-token' || fault?.kind === 'remove-scope') spoilToken(org, face.tokenOf(request), fault);
  const circumstances: ApiCircumstances = { at, deactivateOnUpdate: fault?.kind === 'deactivate-on-update' };
  const { result, changes } = machinery.audit.duringCall(
    () => org.collectChanges(() => face.handle(request, operation, circumstances)),
    ({ result: { caller } }) => ({
      address: request.address,
      userAgent: request.headers['user-agent'] ?? '',
      memberId: caller?.memberId,
      tokenId: caller?.tokenId,
    }),
  );
  return { answer: result, changes };
}

/** The answer that a fault puts in place of the interface's own; undefined for faults of another kind. */
function failureOf(request: ApiRequest, operation: ApiOperation, call: Call, fault: FaultRule): ApiAnswer | undefined {
  switch (fault.kind) {
    case 'throttle':
      return call.face.throttled(request, operation, fault.retryAfterSeconds);
    case 'error':
      return call.face.failed(request, fault.status);
    case 'refuse':
      return call.face.refused(request, operation, fault.code);
    case 'html':
      return { status: fault.status, body: htmlPage, contentType: 'text/html; charset=utf-8', error: 'html' };
    case 'timeout':
      return { status: 0, body: '', error: 'timeout' };
    default:
      return undefined;
  }
}

async function sendAnswer(ctx: Context, answer: ApiAnswer, fault: FaultRule | undefined): Promise<void> {
  if (fault?.kind === 'timeout') return leaveUnanswered(ctx, fault.delayMs);
  ctx.status = answer.status;
  if (answer.headers) ctx.set(answer.headers);
  if (answer.body === '') {
    ctx.body = null;
    ctx.status = answer.status;
    return;
  }
  ctx.set('Content-Type', answer.contentType ?? 'application/json; charset=utf-8');
  if (fault?.kind === 'cut') return cutInTheMiddle(ctx, answer.body);
  ctx.body = fault?.kind === 'malformed-json' ? garble(answer.body) : answer.body;
}
