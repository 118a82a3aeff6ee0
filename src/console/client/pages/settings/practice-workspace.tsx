import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useConnections } from '../../api/use-connections';
import { CopyField } from '../../design/copy-field';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.settings.practice;
const startCommand = 'npx countersign sandbox';
const slackOrigin = 'https://slack.com';

/**
 * Where a roll-out is rehearsed: the workspace that plays Slack, how one is started, and which apps are connected to one.
 *
 * @param url of the one that this installation brings; null in earnest
 */
export function PracticeWorkspace({ url }: { url: string | null }) {
  const connections = useConnections();
  const rehearsed = connections.data?.filter(({ webApiOrigin }) => webApiOrigin !== slackOrigin) ?? [];
  return (
    <Section title={words.title} lead={words.lead}>
      {url === null ? (
        <CopyField label={words.start} value={startCommand} />
      ) : (
        <>
          <Text size="sm">{words.beside}</Text>
          <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
            {words.open}
          </Anchor>
        </>
      )}
      <QueryNote query={connections} />
      {rehearsed.length > 0 && (
        <List size="sm">
          {rehearsed.map(({ id, appSlug, appName, webApiOrigin }) => (
            <List.Item key={id}>
              <Anchor component={Link} href={`/apps/${appSlug}/provisioning`}>
                <bdi>{appName}</bdi>
              </Anchor>{' '}
              {words.connectedTo(webApiOrigin)}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
