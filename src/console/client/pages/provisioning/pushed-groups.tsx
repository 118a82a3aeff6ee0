import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { DescribeGroup } from './describe-group';

type Connection = schemas['Connection'];
type Pushed = schemas['ConnectionGroup'];
const words = texts.provisioning.groups;

/** Which authorised groups are mirrored, and by what they are called in Slack. */
export function PushedGroups({ connection }: { connection: Connection }) {
  const groups = useQuery({
    queryKey: ['connection', connection.appSlug, 'groups'],
    queryFn: () =>
      data(api.GET('/connections/{connection}/groups', { params: { path: { connection: connection.id } } })),
  });
  return (
    <Section title={words.title} lead={words.lead}>
      <Loaded query={groups}>
        {({ items, revision }) => (
          <DataTable
            name="pushed-groups"
            label={words.title}
            columns={[...columns, actsOf(connection, revision)]}
            rows={items}
            rowKey={({ groupId }) => groupId}
            empty={<Text size="sm">{words.none}</Text>}
          />
        )}
      </Loaded>
    </Section>
  );
}

const handleOf = ({ handle }: Pushed) => (handle === null ? texts.none : `@${handle}`);

const columns: readonly Column<Pushed>[] = [
  {
    key: 'name',
    title: words.name,
    text: ({ name }) => name,
    cell: ({ groupId, name, alsoPushedTo }) => (
      <div>
        <Anchor component={Link} href={`/groups/${groupId}`}>
          <bdi>{name}</bdi>
        </Anchor>
        {alsoPushedTo.length > 0 && <Text size="xs">{words.also(alsoPushedTo.join(', '))}</Text>}
      </div>
    ),
  },
  {
    key: 'state',
    title: words.state,
    text: ({ state }) => words.states[state],
    cell: ({ state }) => words.states[state],
  },
  { key: 'handle', title: words.handle, text: handleOf, cell: handleOf },
];

function actsOf(connection: Connection, revision: number): Column<Pushed> {
  return actsColumn((group) => <GroupActs connection={connection} group={group} revision={revision} />);
}

function GroupActs({ connection, group, revision }: { connection: Connection; group: Pushed; revision: number }) {
  const { may } = useScopes();
  const push = useChange(connection, group, { pushed: true });
  const stop = useChange(connection, group, { pushed: false });
  const adopt = useChange(connection, group, { adopt: true });
  if (!may('provisioning:write')) return null;
  const small = { size: 'compact-xs', variant: 'default' } as const;
  return (
    <Group gap={4} justify="flex-end" align="flex-start">
      {group.state === 'adopting' && (
        <DangerButton
          dialogKey={`adopt-group.${group.groupId}`}
          label={words.adopt}
          title={words.adoptTitle(group.name)}
          consequences={words.adoptConsequences}
          confirm={words.adopt}
          tone="plain"
          button={{ size: 'compact-xs' }}
          act={adopt}
        />
      )}
      <DescribeGroup connection={connection} group={group} revision={revision} button={small} />
      {group.pushed ? (
        <DangerButton
          dialogKey={`stop-group.${group.groupId}`}
          label={words.stop}
          title={words.stopTitle(group.name)}
          consequences={words.stopConsequences[group.state === 'bound' ? 'there' : 'notThere']}
          confirm={words.stopConfirm}
          button={small}
          act={stop}
        />
      ) : (
        <ActButton act={push} {...small}>
          {words.push}
        </ActButton>
      )}
    </Group>
  );
}

/** One setting of a group's mirror as an act. */
function useChange(connection: Connection, group: Pushed, body: schemas['ConnectionGroupPatch']) {
  return useAct({
    run: () =>
      data(
        api.PATCH('/connections/{connection}/groups/{group}', {
          params: { path: { connection: connection.id, group: group.groupId } },
          body,
        }),
      ),
    done: words.saved,
    refresh: [['connection', connection.appSlug]],
  });
}
