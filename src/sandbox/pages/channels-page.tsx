import type { Channel, Member } from '../org/org-data';
import type { Found } from '../org/search';
import { Viewer } from './conversation-page';
import { type Frame, Layout } from './layout';
import { Paging, SearchForm } from './paging';

/** The channels of every workspace. */
export function ChannelsPage(props: {
  frame: Frame;
  found: Found<Readonly<Channel>>;
  text: string;
  teamNames: ReadonlyMap<string, string>;
  countOf: (channelId: string) => number;
}) {
  const { found, teamNames } = props;
  return (
    <Layout title="Channels" frame={props.frame} current="/channels">
      <h1>Channels</h1>
      <SearchForm path="/channels" label="Name" text={props.text} />
      {found.total === 0 && <p>{props.text === '' ? 'There is no channel yet.' : 'No channel has such a name.'}</p>}
      <ul class="rows">
        {found.items.map((channel) => {
          const messages = props.countOf(channel.id);
          return (
            <li key={channel.id}>
              <div>
                <a href={`/channels/${channel.id}`}>#{channel.name}</a>{' '}
                {channel.isGeneral && <span class="tag">general</span>}{' '}
                {channel.kind === 'private' && <span class="tag">private</span>}{' '}
                {channel.isArchived && <span class="tag deactivated">archived</span>}{' '}
                {channel.shared !== 'no' && <span class="tag">shared</span>}{' '}
                <span class="quiet">
                  {channel.memberIds.size} members
                  {teamNames.size > 1 && `, ${teamNames.get(channel.teamId) ?? channel.teamId}`}
                </span>
              </div>
              {messages > 0 && <span class="quiet">{messages} messages</span>}
            </li>
          );
        })}
      </ul>
      <Paging path="/channels" parameters={{ q: props.text }} found={found} />
    </Layout>
  );
}

export type ShownDirect = { id: string; appName: string; memberName: string; messages: number };

/** Direct conversations of apps with people: one's own, or everybody's where nobody looks. */
export function DirectsPage(props: { frame: Frame; found: Found<ShownDirect>; viewer: Readonly<Member> | undefined }) {
  const { found, viewer } = props;
  return (
    <Layout title="Direct messages" frame={props.frame} current="/directs" live>
      <h1>Direct messages</h1>
      <Viewer viewer={viewer} path="/directs" />
      <div data-live="directs">
        {found.total === 0 && <p>{viewer ? 'No app has written to you yet.' : 'No app has written to anybody yet.'}</p>}
        <ul class="rows">
          {found.items.map((direct) => (
            <li key={direct.id}>
              <div>
                <a href={`/directs/${direct.id}`}>{direct.appName}</a>{' '}
                <span class="quiet">with {direct.memberName}</span>
              </div>
              <span class="quiet">{direct.messages} messages</span>
            </li>
          ))}
        </ul>
        <Paging path="/directs" parameters={{}} found={found} />
      </div>
    </Layout>
  );
}
