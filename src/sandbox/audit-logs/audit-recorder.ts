import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { DoubtSettings } from '../doubts';
import type { AuditEntry, AuditUser } from '../org/audit-data';
import type { Change } from '../org/change';
import type { Org } from '../org/org';
import type { AuditDraft } from './audit-draft';
import { auditUserOf } from './audit-entities';
import { describeChange } from './describe-change';

/** Who does something, and from where. */
export type Doer = { address: string; userAgent: string; memberId?: string; tokenId?: string };

/** Said once however often it happens in one call. */
const saidOnce: readonly string[] = ['app_installed', 'app_scopes_expanded', 'user_session_reset_by_admin'];

/**
 * Writes the audit log of an organisation from what changes in it. A change alone does not know its doer: that of an
 * API call is known once the call is answered, that of a page is the person at the browser.
 */
export class AuditRecorder {
  readonly #scene: () => { org: Org; doubts: Readonly<DoubtSettings> };
  readonly #visitor = new AsyncLocalStorage<Doer>();
  /** What the call that runs has changed so far. */
  #ofCall: AuditDraft[] | undefined;

  constructor(scene: () => { org: Org; doubts: Readonly<DoubtSettings> }) {
    this.#scene = scene;
  }

  note(change: Change, at: Date): void {
    const { org, doubts } = this.#scene();
    if (!org.isEnterprise || org.isMadeUp) return;
    const drafts = describeChange(change, { org, at, doubts });
    if (this.#ofCall) this.#ofCall.push(...drafts);
    else this.#write(drafts, at, this.#visitor.getStore());
  }

  /** Runs an API call, synchronous as they are; what it changes was done by its caller. */
  duringCall<T>(run: () => T, doerOf: (result: T) => Doer): T {
    const drafts: AuditDraft[] = [];
    this.#ofCall = drafts;
    let doer: Doer | undefined;
    try {
      const result = run();
      doer = doerOf(result);
      return result;
    } finally {
      this.#ofCall = undefined;
      this.#write(drafts, this.#scene().org.now(), doer);
    }
  }

  /** Runs what a browser asks for. Whoever is signed in there has done what changes of their own account. */
  duringVisit<T>(visitor: Doer, run: () => Promise<T>): Promise<T> {
    return this.#visitor.run(visitor, run);
  }

  #write(drafts: readonly AuditDraft[], at: Date, doer: Doer | undefined): void {
    const { org } = this.#scene();
    const caller = userOf(doer?.memberId, org);
    for (const draft of withoutRepeated(drafts)) {
      org.auditTrail.add(entryOf(draft, { at, doer, caller, actor: actorOf(draft, doer, caller, org) }));
    }
  }
}

/** Of what is said once, the draft that knows who did it. */
function withoutRepeated(drafts: readonly AuditDraft[]): AuditDraft[] {
  const keyOf = ({ action, entity }: AuditDraft) => `${action} ${entity.id}`;
  const chosen = new Map<string, AuditDraft>();
  for (const draft of drafts) {
    if (!saidOnce.includes(draft.action)) continue;
    const known = chosen.get(keyOf(draft));
    if (!known || (known.actorId === undefined && draft.actorId !== undefined)) chosen.set(keyOf(draft), draft);
  }
  return drafts.filter((draft) => !saidOnce.includes(draft.action) || chosen.get(keyOf(draft)) === draft);
}

type Known = { at: Date; doer: Doer | undefined; caller: AuditUser | undefined; actor: AuditUser | undefined };

function entryOf(draft: AuditDraft, { at, doer, caller, actor }: Known): AuditEntry {
  const { action, entity, teamId, sessionId, callerAs } = draft;
  const other = caller && callerAs && caller.id !== actor?.id ? { [callerAs]: { type: 'user', user: caller } } : {};
  const details = { ...draft.details, ...other };
  return {
    id: randomUUID(),
    at,
    action,
    actor,
    entity,
    teamId,
    address: doer?.address,
    userAgent: doer?.userAgent,
    sessionId,
    tokenId: doer?.tokenId,
    details: Object.keys(details).length > 0 ? details : undefined,
  };
}

function actorOf(
  draft: AuditDraft,
  doer: Doer | undefined,
  caller: AuditUser | undefined,
  org: Org,
): AuditUser | undefined {
  if (draft.actorId !== undefined) return userOf(draft.actorId, org);
  const isCall = doer?.tokenId !== undefined;
  return isCall || caller?.id === draft.entity.id ? caller : undefined;
}

function userOf(memberId: string | undefined, org: Org): AuditUser | undefined {
  const member = memberId === undefined ? undefined : org.members.get(memberId);
  return member && auditUserOf(member);
}
