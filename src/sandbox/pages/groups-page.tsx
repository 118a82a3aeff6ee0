import type { Group, Member } from '../org/org-data';
import type { Found } from '../org/search';
import { Facts, type Frame, Instant, Layout } from './layout';
import { MemberRow } from './member-row';
import { Paging, SearchForm } from './paging';

/** User groups, and groups of the identity provider. */
export function GroupsPage(props: { frame: Frame; found: Found<Readonly<Group>>; text: string }) {
  const { found } = props;
  return (
    <Layout title="Groups" frame={props.frame} current="/groups">
      <h1>Groups</h1>
      <SearchForm path="/groups" label="Name or handle" text={props.text} />
      {found.total === 0 && <p>{props.text === '' ? 'There is no group yet.' : 'No group has such a name.'}</p>}
      <ul class="rows">
        {found.items.map((group) => (
          <li key={group.id}>
            <div>
              <a href={`/groups/${group.id}`}>{group.name}</a>{' '}
              {group.handle !== undefined && <span class="quiet">@{group.handle}</span>} <GroupTags group={group} />
            </div>
            <span class="quiet">{group.memberIds.size} members</span>
          </li>
        ))}
      </ul>
      <Paging path="/groups" parameters={{ q: props.text }} found={found} />
    </Layout>
  );
}

/** One group and who is in it. */
export function GroupPage(props: {
  frame: Frame;
  group: Readonly<Group>;
  members: Found<Readonly<Member>>;
  teamNames: ReadonlyMap<string, string>;
  channelNames: readonly string[];
  createdBy: string | undefined;
}) {
  const { group, members, teamNames } = props;
  const linked = group.linkedTeams.map(({ id }) => teamNames.get(id) ?? id);
  const path = `/groups/${group.id}`;
  return (
    <Layout title={group.name} frame={props.frame} current="/groups">
      <h1>{group.name}</h1>
      <p>
        <GroupTags group={group} />
      </p>
      <Facts
        rows={[
          ['Kind', group.kind === 'idp-group' ? 'group of the identity provider' : 'user group of a workspace'],
          ['Handle', group.handle === undefined ? '—' : `@${group.handle}`],
          ['Description', group.description || '—'],
          ['Workspaces', linked.join(', ') || (group.teamId && teamNames.get(group.teamId)) || '—'],
          ['Default channels', props.channelNames.map((name) => `#${name}`).join(', ') || '—'],
          ['Group ID', <code>{group.id}</code>],
          ['Created', <Instant at={group.createdAt} />],
          ['By', props.createdBy ?? '—'],
          ['Changed', <Instant at={group.updatedAt} />],
        ]}
      />
      <h2>Members</h2>
      {members.total === 0 && <p>Nobody is in it.</p>}
      <ul class="rows">
        {members.items.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
      <Paging path={path} parameters={{}} found={members} />
    </Layout>
  );
}

function GroupTags({ group }: { group: Readonly<Group> }) {
  return (
    <>
      {group.managed && <span class="tag active">by SCIM</span>} {group.builtIn && <span class="tag">built in</span>}{' '}
      {group.disabledAt && <span class="tag deactivated">disabled</span>}
    </>
  );
}
