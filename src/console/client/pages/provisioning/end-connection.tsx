import { Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

type Connection = schemas['Connection'];
const words = texts.provisioning.end;
const mostNamed = 10;

/** The end of a mirror: who keeps access is seen first, then all is left as it is, or managed people lose their accounts. */
export function EndConnection({ connection }: { connection: Connection }) {
  const [, go] = useLocation();
  const params = { path: { connection: connection.id } };
  const body = { confirm: connection.appName };
  const refresh = [['connection', connection.appSlug], ['connections']];
  const kept = useQuery({
    queryKey: ['connection', connection.appSlug, 'kept-access'],
    queryFn: () => data(api.GET('/connections/{connection}/kept-access', { params })),
    enabled: false,
  });
  const leave = useAct({
    run: () => data(api.POST('/connections/{connection}/deactivate', { params, body })),
    done: words.left,
    refresh,
  });
  const switchOff = useAct({
    run: async () => {
      const plan = await data(api.POST('/connections/{connection}/removal', { params, body }));
      go(`/plans/${plan.id}`, inPlaceOfDialog);
    },
    done: words.planned,
    refresh,
  });
  if (connection.state === 'deactivated') return null;
  const shown = (sentences: readonly string[]) => (
    <Stack gap="xs">
      <Loaded query={kept}>{(access) => <KeptAccess access={access} />}</Loaded>
      <List size="sm" spacing="xs">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Stack>
  );
  const common = { typed: connection.appName, onOpen: () => void kept.refetch() };
  return (
    <Section title={words.title}>
      <Text size="sm">{words.lead}</Text>
      <May scope="provisioning:approve" what={words.mayEnd}>
        <Group align="flex-start">
          <DangerButton
            {...common}
            dialogKey="end-mirror"
            label={words.leave}
            title={words.leaveTitle(connection.appName)}
            consequences={shown(words.leaveConsequences)}
            confirm={words.leaveConfirm}
            act={leave}
          />
          <DangerButton
            {...common}
            dialogKey="switch-off"
            label={words.switchOff}
            title={words.switchOffTitle(connection.appName)}
            consequences={shown(words.switchOffConsequences)}
            confirm={words.switchOffConfirm}
            act={switchOff}
          />
        </Group>
      </May>
    </Section>
  );
}

function KeptAccess({ access: { active, groups, sample } }: { access: schemas['KeptAccess'] }) {
  const named = sample.slice(0, mostNamed).map(({ username }) => username);
  return (
    <Text size="sm">
      {words.kept(active, groups)} <bdi>{words.who(named, active - named.length)}</bdi>
    </Text>
  );
}
