import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useConnections } from '../../api/use-connections';
import { useScopes } from '../../api/use-scopes';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.people.detail;

type Cause = keyof typeof previews;
type At = { params: { path: { connection: string; user: string } } };

/** An expired password, however it came to be one, has the same end in Slack. */
const expiryPreview = (at: At) => data(api.GET('/connections/{connection}/password-expiry-previews/{user}', at));

const previews = {
  suspension: (at: At) => data(api.GET('/connections/{connection}/suspension-previews/{user}', at)),
  passwordExpiry: expiryPreview,
  newPassword: expiryPreview,
};

/**
 * What follows if somebody is suspended, their password let expire or a new one made: here, and in each workspace that is mirrored, found
 * out by the rules of a plan.
 */
export function SwitchOffConsequences({ person, cause }: { person: schemas['User']; cause: Cause }) {
  const { may } = useScopes();
  const connections = useConnections();
  return (
    <Stack gap="xs">
      <List size="sm" spacing="xs">
        {words.switchOff[cause].here.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {may('provisioning:read') ? (
        <Loaded query={connections}>
          {(found) =>
            found
              .filter(({ state }) => state !== 'draft' && state !== 'deactivated')
              .map((connection) => (
                <InSlack key={connection.id} connection={connection} person={person} cause={cause} />
              ))
          }
        </Loaded>
      ) : (
        <Text size="sm">{words.switchOff[cause].inSlackUnseen}</Text>
      )}
    </Stack>
  );
}

function InSlack(props: { connection: schemas['Connection']; person: schemas['User']; cause: Cause }) {
  const { connection, person, cause } = props;
  const preview = useQuery({
    queryKey: ['connection', connection.appSlug, 'switch-off-preview', cause, person.id],
    queryFn: () => previews[cause]({ params: { path: { connection: connection.id, user: person.id } } }),
    staleTime: 0,
  });
  return (
    <section aria-label={connection.appName}>
      <Text size="sm" fw={600}>
        {words.switchOff.inApp(connection.appName)}
      </Text>
      <Loaded query={preview}>
        {({ lines }) => (
          <List size="sm" spacing="xs">
            {lines.map(({ code, sentence }) => (
              <List.Item key={`${code} ${sentence}`}>
                <bdi>{sentence}</bdi>
              </List.Item>
            ))}
          </List>
        )}
      </Loaded>
    </section>
  );
}
