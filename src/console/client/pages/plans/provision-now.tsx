import { Button, Group, List, Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useConnections } from '../../api/use-connections';
import { useAct } from '../../design/act';
import { Dialog } from '../../design/dialog';
import { May } from '../../design/may';
import { ProblemNote } from '../../design/problem-note';
import { QueryNote } from '../../design/query-note';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';

const words = texts.plans.now;

/**
 * Brings one person or group to Slack now, and shows line by line what was found and done.
 *
 * @param subject exactly one of both
 */
export function ProvisionNow({ subject }: { subject: { user: string } | { group: string } }) {
  const connections = useConnections();
  const active = connections.data?.filter(({ state }) => state === 'active') ?? [];
  if (connections.isError) return <QueryNote query={connections} />;
  if (active.length === 0) return null;
  return (
    <May scope="provisioning:approve" what={words.may}>
      {active.map((connection) => (
        <NowButton
          key={connection.id}
          connection={connection}
          label={active.length === 1 ? words.button : words.buttonOf(connection.appName)}
          subject={subject}
        />
      ))}
    </May>
  );
}

/** Pressed, it begins at once. Whoever comes by a link is asked first: following one changes nothing. */
function NowButton(props: {
  connection: schemas['Connection'];
  label: string;
  subject: { user: string } | { group: string };
}) {
  const { id, appSlug, appName } = props.connection;
  const dialog = useDialog(`provision-now.${id}`);
  const now = useAct({
    run: () =>
      data(
        api.POST('/connections/{connection}/provision-now', {
          params: { path: { connection: id } },
          body: props.subject,
        }),
      ),
    refresh: [['connection', appSlug]],
  });
  return (
    <>
      <Button
        variant="default"
        {...dialog.opener}
        onClick={() => {
          dialog.open();
          now.mutate();
        }}
      >
        {props.label}
      </Button>
      <Dialog dialog={dialog} title={`${words.title}: ${appName}`} size="lg">
        <Stack aria-live="polite">
          {now.isIdle && (
            <Group>
              <Button onClick={() => now.mutate()}>{props.label}</Button>
            </Group>
          )}
          {now.isPending && <Text size="sm">{texts.loading}</Text>}
          {now.isError && <ProblemNote error={now.error} onRetry={() => now.mutate()} />}
          {now.data !== undefined && (
            <>
              <Text size="sm">{words.done}</Text>
              <List type="ordered" size="sm">
                {now.data.lines.map(({ code, sentence }) => (
                  <List.Item key={`${code} ${sentence}`}>
                    <bdi>{sentence}</bdi>
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </Stack>
      </Dialog>
    </>
  );
}
