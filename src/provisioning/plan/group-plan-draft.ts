import type { CapabilityName } from '../target/capability';
import { heldGroupDigest, wantedGroupDigest } from './digests';
import type { GroupFacts, HeldGroup } from './group-facts';
import type { GroupPlan, LinkDecision } from './group-plan';
import type { GroupOperation, Operation, OperationReason, Phase } from './operation';
import type { PlanNotice, PlanRefusal } from './plan';
import type { PlanContext } from './plan-context';

/** What an operation of a group says besides whose it is. */
type Content<Each = GroupOperation> = Each extends GroupOperation ? Omit<Each, 'subject' | 'remoteId'> : never;

/** The plan of one group while it is made. */
export class GroupPlanDraft {
  readonly facts: GroupFacts;
  readonly context: PlanContext;
  /** The group in Slack that is written; null before there is one. */
  remote: HeldGroup | null = null;
  link: LinkDecision | null = null;
  readonly #operations: (GroupOperation & Operation)[] = [];
  readonly #refusals: PlanRefusal[] = [];
  readonly #notices: PlanNotice[] = [];
  readonly #digests: GroupPlan['digests'];
  readonly #counts: GroupPlan['counts'] = { managed: 0, deletions: 0 };

  constructor(facts: GroupFacts, context: PlanContext) {
    this.facts = facts;
    this.context = context;
    this.#digests = digestsOf(facts);
    if (facts.link.state === 'bound' && facts.remote !== null) this.#counts.managed = 1;
  }

  step(phase: Phase, reason: OperationReason, content: Content): void {
    this.#operations.push({
      id: this.context.newOperationId(),
      phase,
      subject: { kind: 'group', id: this.facts.groupId, name: this.facts.name },
      remoteId: this.remote?.id ?? null,
      ...content,
      reason,
      basis: this.#digests,
    });
    if (content.kind === 'group.delete') this.#counts.deletions = 1;
  }

  refuse(refusal: Omit<PlanRefusal, 'subject'>): void {
    this.#refusals.push({ subject: { kind: 'group', id: this.facts.groupId, name: this.facts.name }, ...refusal });
  }

  notice(code: string, sentence: string): void {
    this.#notices.push({ code, sentence, subjectId: this.facts.groupId });
  }

  /** Whether the token can do something; what it cannot is refused, in the token's own words. */
  can(name: CapabilityName): boolean {
    const missing = this.context.capabilities.capabilities.find(
      (capability) => capability.name === name && capability.state === 'impossible',
    );
    if (missing !== undefined) {
      this.refuse({ code: 'capability_missing', sentence: missing.reason, remedy: missing.remedy });
    }
    return missing === undefined;
  }

  finished(): GroupPlan {
    return {
      operations: this.#operations,
      link: this.link,
      refusals: this.#refusals,
      notices: this.#notices,
      digests: this.#digests,
      counts: this.#counts,
    };
  }
}

function digestsOf({ name, link, members, remote, details }: GroupFacts): GroupPlan['digests'] {
  const active = members.filter(({ standing }) => standing === 'active');
  const wanted = wantedGroupDigest({
    name,
    text: [link.handle, link.description, link.defaultChannelIds],
    memberIds: active.map(({ userId, accountId }) => userId ?? accountId ?? ''),
  });
  if (remote === null) return { wanted, held: null };
  const held = heldGroupDigest({
    name: remote.name,
    text: details === null ? [] : [details.handle, details.description, details.channelIds, details.disabled],
    memberIds: remote.members.map(({ accountId, userId }) => accountId ?? userId ?? ''),
  });
  return { wanted, held };
}
