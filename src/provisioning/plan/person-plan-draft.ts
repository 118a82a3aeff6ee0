import type { AccountId } from '../../core';
import type { AccountOperation, Operation, OperationReason, Phase, ValueChanges } from './operation';
import type { HeldAccount, PersonFacts } from './person-facts';
import type { BindingDecision, PersonCounts, PersonPlan } from './person-plan';
import type { PlanConflict, PlanNotice, PlanRefusal } from './plan';
import type { PlanContext } from './plan-context';
import type { WantedPerson } from './want-person';

type Step = Pick<AccountOperation, 'kind' | 'changes' | 'signals'> & { phase: Phase; reason: OperationReason };

/** The plan of one person while it is made: what is found out along the way is put down here. */
export class PersonPlanDraft {
  readonly facts: PersonFacts;
  readonly wanted: WantedPerson;
  readonly context: PlanContext;
  binding: BindingDecision | null = null;
  /** The account that is written, with its values; null before there is one. */
  account: HeldAccount | null = null;
  /** Something wanted is not done, so wanted and held do not agree when all is done. */
  isIncomplete = false;
  readonly #operations: (AccountOperation & Operation)[] = [];
  readonly #conflicts: PlanConflict[] = [];
  readonly #refusals: PlanRefusal[] = [];
  readonly #notices: PlanNotice[] = [];
  readonly #counts: PersonCounts = { managedActive: 0, deactivations: 0, inactiveNotByUs: 0, inScope: 0 };

  constructor(facts: PersonFacts, wanted: WantedPerson, context: PlanContext) {
    this.facts = facts;
    this.wanted = wanted;
    this.context = context;
    if (facts.directory.state === 'present' && facts.directory.authorised) this.#counts.inScope = 1;
  }

  count(what: Exclude<keyof PersonCounts, 'inScope'>): void {
    this.#counts[what] = 1;
  }

  step({ kind, phase, reason, changes, signals }: Step): void {
    this.#operations.push({
      id: this.context.newOperationId(),
      kind,
      phase,
      subject: { kind: 'person', id: this.facts.userId, name: this.facts.name },
      accountId: this.account?.id ?? null,
      changes,
      ...(signals !== undefined && { signals }),
      reason,
      basis: { wanted: this.wanted.digest, held: this.account?.digest ?? null },
    });
  }

  conflict(conflict: Omit<PlanConflict, 'userId' | 'name'>): void {
    this.isIncomplete = true;
    const { code, sentence, remedy, accountIds } = conflict;
    this.#conflicts.push({ userId: this.facts.userId, name: this.facts.name, code, sentence, remedy, accountIds });
  }

  refuse({ code, sentence, remedy }: Pick<PlanRefusal, 'code' | 'sentence' | 'remedy'>): void {
    this.isIncomplete = true;
    const subject = { kind: 'person', id: this.facts.userId, name: this.facts.name } as const;
    this.#refusals.push({ subject, code, sentence, remedy });
  }

  notice(code: string, sentence: string): void {
    this.#notices.push({ code, sentence, subjectId: this.facts.userId });
  }

  /** An account that is on and that we write is what the guards' percentages are taken of. */
  writes(account: HeldAccount): void {
    this.account = account;
    if (account.active) this.count('managedActive');
  }

  finished(): PersonPlan {
    const isImpossible = this.#operations.length > 0 && this.#refuseWhatTokenCannot();
    const settles = !this.isIncomplete && (this.account !== null || this.#operations.length > 0);
    return {
      operations: isImpossible ? [] : this.#operations,
      binding: this.binding,
      conflicts: this.#conflicts,
      refusals: this.#refusals,
      notices: this.#notices,
      desire: this.wanted.desire,
      gets: isImpossible ? null : this.#gets(),
      digests: settles ? { wanted: this.wanted.digest, held: this.account?.digest ?? null } : null,
      counts: isImpossible ? { ...this.#counts, deactivations: 0, inactiveNotByUs: 0 } : this.#counts,
    };
  }

  #gets(): PersonPlan['gets'] {
    const kinds = new Set(this.#operations.map(({ kind }) => kind));
    if (kinds.has('account.create')) return { accountId: null, active: true };
    const { account } = this;
    if (account === null) return null;
    if (kinds.has('account.reactivate')) return { accountId: account.id, active: true };
    if (kinds.has('account.deactivate')) return { accountId: account.id, active: false };
    return kinds.has('account.bind') ? { accountId: account.id, active: account.active } : null;
  }

  /** What the token cannot do is said, and not tried. */
  #refuseWhatTokenCannot(): boolean {
    const { capabilities } = this.context.capabilities;
    const missing = capabilities.find(({ name, state }) => name === 'accounts.write' && state === 'impossible');
    if (missing === undefined) return false;
    this.refuse({ code: 'capability_missing', sentence: missing.reason, remedy: missing.remedy });
    return true;
  }
}

/** An account of somebody, by its id. */
export function isOther(account: { id: AccountId }, own: { id: AccountId } | null): boolean {
  return account.id !== own?.id;
}

/** Whether any value of an account becomes another. */
export function hasChanges(changes: ValueChanges): boolean {
  return Object.keys(changes).length > 0;
}
