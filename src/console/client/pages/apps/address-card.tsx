import { Code, Group, Paper, Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { Instant } from '../../design/instant';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

const words = texts.address;

/** One address of an app that has several: what goes by it, and how to go on from there. */
export function AddressCard(props: {
  app: schemas['AppDetail'];
  address: schemas['AppAddress'];
  /** How many days back sign-ins are counted. */
  countedDays: number;
}) {
  const { app, address, countedDays } = props;
  const { slug, isCurrent, startsHere, signIns, lastSignInAt } = address;
  const { may } = useScopes();
  const path = { app: app.id };
  const refresh = [['app']];
  const start = useAct({
    run: () => data(api.PUT('/apps/{app}/start-address', { params: { path }, body: { slug, revision: app.revision } })),
    done: words.started,
    refresh,
  });
  const retire = useAct({
    run: () => data(api.DELETE('/apps/{app}/addresses/{slug}', { params: { path: { ...path, slug } } })),
    done: words.retired,
    refresh,
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={slug}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600}>{slug}</Text>
          <StateBadge text={isCurrent ? words.current : words.old} color={isCurrent ? 'green' : 'grey'} />
          {startsHere && <StateBadge text={words.starts} color="yellow" />}
        </Group>
        <Text size="sm">
          {words.endpoint} <Code>{address.ssoUrl}</Code>
        </Text>
        <Text size="sm">
          {words.issuer} <Code>{address.entityId}</Code>
        </Text>
        <Text size="sm">
          {words.used(signIns, countedDays)}
          {lastSignInAt !== null && (
            <>
              <Instant at={lastSignInAt} />.
            </>
          )}
        </Text>
        {may('apps:write') && (
          <Group>
            {!startsHere && (
              <DangerButton
                dialogKey={`start-address.${slug}`}
                label={words.startHere(app.name)}
                title={words.startTitle(app.name)}
                consequences={words.startConsequences(app.name, address.entityId)}
                confirm={words.startHere(app.name)}
                size="xs"
                button={{ variant: 'default' }}
                act={start}
              />
            )}
            {!isCurrent && (
              <DangerButton
                dialogKey={`retire-address.${slug}`}
                label={words.retire}
                title={words.retireTitle(slug)}
                consequences={[
                  ...words.retireConsequences(app.name, signIns, countedDays),
                  ...(startsHere ? [words.retireStarts] : []),
                ]}
                confirm={words.retire}
                size="xs"
                act={retire}
              />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
