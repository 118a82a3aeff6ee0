import { Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { ActButton, useAct } from '../../../design/act';
import { Empty } from '../../../design/empty';
import { Loaded } from '../../../design/loaded';
import { May } from '../../../design/may';
import { Section } from '../../../design/section';
import { StateBadge } from '../../../design/state-badge';
import { texts } from '../../../texts/en';
import { ImportKey, NewKey } from '../new-key';
import { type App, afterStep } from './use-cutover';

type SigningKey = schemas['SigningKey'];
const words = texts.cutover.choose;

/** Stages the key that is to take over: the one that waits, or a retired one that can still sign. */
export function ChooseKey({ app }: { app: App }) {
  const keys = useQuery({
    queryKey: ['app', app.slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: app.slug } } })),
  });
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <May scope="certificates:write" what={words.mayChange}>
          <Group>
            <NewKey app={app} />
            <ImportKey app={app} />
          </Group>
        </May>
      }
    >
      <Loaded query={keys}>
        {({ items }) => {
          const able = items.filter((key) => key.state !== 'active' && key.canSign && key.daysLeft >= 0);
          if (able.length === 0) return <Empty title={words.none} next={words.noneNext} />;
          return (
            <Stack>
              {able.map((key) => (
                <Candidate key={key.id} app={app} signingKey={key} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Candidate({ app, signingKey }: { app: App; signingKey: SigningKey }) {
  const { id, state, subject, daysLeft } = signingKey;
  const begin = useAct({
    run: () => data(api.POST('/apps/{app}/cutover', { params: { path: { app: app.slug } }, body: { keyId: id } })),
    done: words.begun,
    refresh: afterStep(app.slug),
  });
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Group gap="xs">
          <StateBadge text={texts.apps.certificates.states[state]} color={state === 'next' ? 'yellow' : 'grey'} />
          <Text fw={600}>{subject}</Text>
          <Text size="sm" c="dimmed">
            {texts.apps.days(daysLeft)}
          </Text>
        </Group>
        <May scope="certificates:write" what={words.mayChange}>
          <ActButton act={begin}>{words.begin}</ActButton>
        </May>
      </Group>
    </Paper>
  );
}
