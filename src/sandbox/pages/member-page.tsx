import type { Channel, Group, Member } from '../org/org-data';
import { Facts, type Frame, Instant, Layout } from './layout';
import { MemberTags } from './member-row';
import { sourceTexts } from './source-texts';

/** One account, and what an administrator does to it. */
export function MemberPage(props: {
  frame: Frame;
  member: Readonly<Member>;
  duplicateOf: string | undefined;
  manager: string | undefined;
  teamNames: readonly string[];
  groups: readonly Readonly<Group>[];
  channels: readonly Readonly<Channel>[];
}) {
  const { member, groups, channels } = props;
  const name = member.displayName || member.username;
  return (
    <Layout title={name} frame={props.frame} current="/members">
      <h1>{name}</h1>
      <p>
        <MemberTags member={member} duplicateOf={props.duplicateOf} />
      </p>
      {member.duplicateOf && <p class="warning">{member.duplicateOf.reason}</p>}
      <Facts
        rows={[
          ['Name', `${member.firstName} ${member.lastName}`.trim() || '—'],
          ['Username', `@${member.username}`],
          ['E-mail', member.email],
          ['Title', member.title || '—'],
          ['Department', member.department ?? '—'],
          ['Manager', props.manager ?? '—'],
          ['Workspaces', props.teamNames.join(', ') || '—'],
          ['NameID', member.nameId === undefined ? 'not bound' : <code>{member.nameId}</code>],
          ['External ID', member.externalId ?? '—'],
          ['Member ID', <code>{member.id}</code>],
          ['Account', `created ${sourceTexts[member.source]}`],
          ['Created', <Instant at={member.createdAt} />],
          ['Changed', <Instant at={member.updatedAt} />],
          ['Last sign-in', member.lastSignInAt ? <Instant at={member.lastSignInAt} /> : 'never'],
          ...(member.guest
            ? [
                [
                  'Guest until',
                  member.guest.expiresAt ? <Instant at={member.guest.expiresAt} /> : 'further notice',
                ] as const,
              ]
            : []),
        ]}
      />
      <Places title="Groups" items={groups.map(({ id, name }) => ({ href: `/groups/${id}`, name }))} />
      <Places
        title="Channels"
        items={channels.map(({ id, name }) => ({ href: `/channels/${id}`, name: `#${name}` }))}
      />
      <div class="actions">
        {member.kind === 'person' && member.state === 'active' && (
          <form method="post" action="/act-as">
            <input type="hidden" name="member" value={member.id} />
            <button type="submit" class="plain">
              Be them
            </button>
          </form>
        )}
        {member.nameId === undefined && member.kind === 'person' && member.state === 'active' && (
          <form method="post" action="/mails">
            <input type="hidden" name="member" value={member.id} />
            <button type="submit" class="plain">
              Mail a binding link<span class="unseen"> to {name}</span>
            </button>
          </form>
        )}
        <form method="post" action={`/members/${member.id}/${member.state === 'active' ? 'deactivate' : 'activate'}`}>
          <button type="submit" class="plain">
            {member.state === 'active' ? 'Deactivate' : 'Activate'}
            <span class="unseen"> {name}</span>
          </button>
        </form>
      </div>
    </Layout>
  );
}

const mostShown = 30;

function Places(props: { title: string; items: readonly { href: string; name: string }[] }) {
  if (props.items.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <p class="pieces">
        {props.items.slice(0, mostShown).map(({ href, name }) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
        {props.items.length > mostShown && <span class="quiet">and {props.items.length - mostShown} more</span>}
      </p>
    </section>
  );
}
