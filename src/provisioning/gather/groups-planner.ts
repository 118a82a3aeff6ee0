import type { AccountId, AppId, ConnectionId, GroupId, RemoteGroupId } from '../../core';
import { desireOf } from '../plan/active-rule';
import type { GroupFacts, HeldGroup, WantedMember } from '../plan/group-facts';
import { memberStanding } from '../plan/member-standing';
import type { PlanContext } from '../plan/plan-context';
import { planGroup } from '../plan/plan-group';
import type { RemoteGroup, UsergroupDetails } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { GroupRow, GroupsStore, HolderRow, MemberRow } from './groups-store';
import type { PlanDraft } from './plan-draft';
import { readGroups } from './read-groups';

type Options = {
  connection: { connectionId: ConnectionId; appId: AppId };
  context: PlanContext;
  store: GroupsStore;
  target: ProvisioningTarget;
  draft: PlanDraft;
  /** Names in Slack's one namespace, channels and handles among them. */
  takenNames(): Promise<readonly string[]>;
};

/** Groups whose members are held in memory at once. */
const groupsAtATime = 20;

/** Plans groups: what the directory has in them, what Slack has in them, and what follows. */
export class GroupsPlanner {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param among these groups; undefined: all that are pushed or were. @throws TargetError */
  async plan(among: readonly GroupId[] | undefined): Promise<void> {
    const { connection, context, store, target } = this.#options;
    if (!context.settings.pushGroups || among?.length === 0) return;
    const rows = await store.read(connection, among);
    if (rows.length === 0) return;
    const reading = await readGroups(target, rows, { all: among === undefined });
    const details = await this.#readDetails(rows, reading.byId);
    for (let start = 0; start < rows.length; start += groupsAtATime) {
      await this.#planSome(rows.slice(start, start + groupsAtATime), reading, details);
    }
  }

  async #planSome(
    rows: readonly GroupRow[],
    { byId, byName }: Awaited<ReturnType<typeof readGroups>>,
    details: ReadonlyMap<RemoteGroupId, UsergroupDetails> | null,
  ): Promise<void> {
    const { connection, context, store, draft } = this.#options;
    const members = groupMembers(
      await store.members(
        connection,
        rows.map(({ groupId }) => groupId),
      ),
    );
    const remoteOf = ({ link }: GroupRow) => (link.remoteId === null ? undefined : byId.get(link.remoteId));
    const namesakesOf = ({ name, link }: GroupRow) =>
      (byName.get(name.toLowerCase()) ?? []).filter(
        ({ id }) => !(id === link.remoteId && ['bound', 'detached', 'adopt'].includes(link.state)),
      );
    const seen = rows.flatMap((row) => [remoteOf(row), ...namesakesOf(row)]).filter((group) => group !== undefined);
    const accountIds = [...new Set(seen.flatMap(({ memberIds }) => memberIds))];
    const holders = await store.holders(connection.connectionId, accountIds);
    const held = (group: RemoteGroup) => this.#heldGroup(group, holders);
    for (const row of rows) {
      const remote = remoteOf(row);
      const known = row.link.remoteId === null ? undefined : details?.get(row.link.remoteId);
      const facts: GroupFacts = {
        groupId: row.groupId,
        name: row.name,
        directory: row.isPresent ? { state: 'present', authorised: row.authorised } : { state: 'deleted' },
        link: row.link,
        members: (members.get(row.groupId) ?? []).map((member) => this.#wantedMember(member)),
        remote: remote === undefined ? null : held(remote),
        namesakes: namesakesOf(row).map(held),
        details: known ?? null,
        handleTaken: await this.#isHandleTaken(row, known, details),
        otherApps: row.otherApps,
      };
      draft.addGroup(row.groupId, planGroup(facts, context));
    }
  }

  #wantedMember(member: MemberRow): WantedMember {
    const { context, draft } = this.#options;
    const { settings } = context;
    const directory = { state: 'present' as const, subject: nobody, ...member };
    const gets = draft.gets.get(member.userId) ?? null;
    const accountId = gets?.accountId ?? member.accountId;
    const standing = memberStanding({
      desire: desireOf(directory, settings.activeRule),
      gets,
      binding: member.bindingState === null ? null : { state: member.bindingState },
      account: member.kind === null ? null : { active: member.active === true, kind: member.kind },
      isProtected: accountId !== null && settings.protectedAccountIds.includes(accountId),
    });
    return { userId: member.userId, accountId, name: member.name, standing };
  }

  #heldGroup({ id, name, builtIn, memberIds }: RemoteGroup, holders: ReadonlyMap<AccountId, HolderRow>): HeldGroup {
    const { protectedAccountIds } = this.#options.context.settings;
    const members = memberIds.map((accountId) => {
      const holder = holders.get(accountId);
      const isUndecided = holder?.bindingState != null && holder.bindingState !== 'bound';
      const isOther = holder?.kind != null && !['person', 'multi-channel-guest'].includes(holder.kind);
      return {
        userId: holder?.userId ?? null,
        accountId,
        name: holder?.name ?? accountId,
        leftAlone: isUndecided || isOther || protectedAccountIds.includes(accountId),
      };
    });
    return { id, name, builtIn, members };
  }

  /** What only the Web API tells, where somebody wants to know: texts, and groups that SCIM does not show. */
  async #readDetails(
    rows: readonly GroupRow[],
    byId: ReadonlyMap<RemoteGroupId, RemoteGroup>,
  ): Promise<ReadonlyMap<RemoteGroupId, UsergroupDetails> | null> {
    const { context, target } = this.#options;
    const canAsk = context.capabilities.capabilities.some(
      ({ name, state }) => name === 'usergroups.describe' && state !== 'impossible',
    );
    const isWanted = rows.some(
      ({ link }) =>
        link.handle !== null ||
        link.description !== null ||
        link.defaultChannelIds.length > 0 ||
        (link.remoteId !== null && !byId.has(link.remoteId)),
    );
    if (!canAsk || !isWanted) return null;
    return new Map((await target.listUsergroups()).map((details) => [details.id, details]));
  }

  async #isHandleTaken(
    { link }: GroupRow,
    own: UsergroupDetails | undefined,
    details: ReadonlyMap<RemoteGroupId, UsergroupDetails> | null,
  ): Promise<boolean> {
    const { handle } = link;
    if (handle === null || details === null || own?.handle === handle) return false;
    const isGroups = [...details.values()].some((each) => each.id !== link.remoteId && each.handle === handle);
    return isGroups || (await this.#options.takenNames()).includes(handle);
  }
}

/** Of members only flags matter here, so no values of theirs are read. */
const nobody = { user: {} as never, groups: [] };

function groupMembers(rows: readonly MemberRow[]): Map<GroupId, MemberRow[]> {
  const groups = new Map<GroupId, MemberRow[]>();
  for (const row of rows) {
    const members = groups.get(row.groupId);
    if (members === undefined) groups.set(row.groupId, [row]);
    else members.push(row);
  }
  return groups;
}
