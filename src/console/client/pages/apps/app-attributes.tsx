import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { May } from '../../design/may';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { PersonPicker, useTriedPerson } from '../rows/person-picker';
import { AttributeEditor } from './attribute-editor';

type App = schemas['AppDetail'];
type Row = schemas['AttributeRule'];
const words = texts.apps.attributes;

/** The attribute table of an app, with the values that a person would bring. */
export function AppAttributes({ app }: { app: App }) {
  const { may } = useScopes();
  const [who, setWho] = useTriedPerson();
  const [settled] = useDebouncedValue(who.trim(), 300);
  const preview = useQuery({
    queryKey: ['app', app.slug, 'preview', settled, app.revision],
    queryFn: () => data(api.GET('/apps/{app}/preview/{user}', { params: { path: { app: app.slug, user: settled } } })),
    enabled: settled !== '',
    retry: false,
  });
  const isNobody = preview.isError && problemOf(preview.error).code === 'directory.user_not_found';
  const valuesOf = (row: Row) => {
    const fault = preview.data?.faults.find(({ ruleId }) => ruleId === row.id);
    if (fault !== undefined) return fault.message;
    return preview.data?.attributes.find(({ name }) => name === row.spName)?.values.join(', ') ?? texts.none;
  };
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <May scope="apps:write" what={words.mayChange}>
          <AttributeEditor app={app} label={words.add} button={{ size: 'xs' }} />
        </May>
      }
    >
      <PersonPicker who={who} onChange={setWho} error={isNobody ? texts.rows.nobody : undefined} />
      {preview.isError && !isNobody && settled !== '' && <ProblemNote error={preview.error} />}
      <Wide label={words.title}>
        <Table miw={640} aria-label={words.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.name}</Table.Th>
              <Table.Th>{words.source}</Table.Th>
              {preview.data !== undefined && (
                <Table.Th>
                  {words.value} {settled}
                </Table.Th>
              )}
              <Table.Th>
                <VisuallyHidden>{texts.acts}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {app.attributes.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  {row.spName} {!row.enabled && <StateBadge text={words.off} color="grey" />}
                </Table.Td>
                <Table.Td>
                  <Text size="sm">
                    {words.kinds[row.sourceKind]} <code>{row.source}</code>
                  </Text>
                </Table.Td>
                {preview.data !== undefined && (
                  <Table.Td>
                    <bdi>{valuesOf(row)}</bdi>
                  </Table.Td>
                )}
                <Table.Td>{may('apps:write') && <RowActs app={app} row={row} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </Section>
  );
}

function RowActs({ app, row }: { app: App; row: Row }) {
  const path = { app: app.slug, attributeId: row.id };
  const refresh = [['app', app.slug]];
  const turn = useAct({
    run: () =>
      data(
        api.PATCH('/apps/{app}/attributes/{attributeId}', {
          params: { path },
          body: { enabled: !row.enabled, revision: app.revision },
        }),
      ),
    done: words.saved,
    refresh,
  });
  const remove = useAct({
    run: () =>
      data(api.DELETE('/apps/{app}/attributes/{attributeId}', { params: { path, query: { revision: app.revision } } })),
    done: words.removed,
    refresh,
  });
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap" justify="flex-end">
        <Button size="compact-xs" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
          {row.enabled ? words.switchOff : words.switchOn}
        </Button>
        <AttributeEditor app={app} row={row} label={words.edit} button={{ size: 'compact-xs' }} />
        {!row.preset && (
          <Button size="compact-xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.remove}
          </Button>
        )}
      </Group>
      {(turn.isError || remove.isError) && <ProblemNote error={turn.error ?? remove.error} />}
    </Stack>
  );
}
