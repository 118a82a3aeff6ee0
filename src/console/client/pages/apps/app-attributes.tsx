import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { May } from '../../design/may';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { useRowsWithOpen } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { TryWith, useTriedPerson } from '../rows/try-with';
import { AttributeActs } from './attribute-acts';
import { AttributeEditor } from './attribute-editor';

type App = schemas['AppDetail'];
type Row = schemas['AttributeRule'];
type Preview = schemas['AssertionPreview'];
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
  const rows = useRowsWithOpen('change-attribute', app.attributes, ({ id }) => id);
  const isNobody = preview.isError && problemOf(preview.error).code === 'directory.user_not_found';
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
      <TryWith who={who} onChange={setWho} isNobody={isNobody} />
      {preview.isError && !isNobody && settled !== '' && <ProblemNote error={preview.error} />}
      <DataTable
        name="attributes"
        label={words.title}
        columns={[
          ...columns,
          ...(preview.data === undefined ? [] : [valueColumn(settled, preview.data)]),
          ...(may('apps:write') ? [actsColumn<Row>((row) => <AttributeActs app={app} row={row} />)] : []),
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Text size="sm">{words.none}</Text>}
      />
    </Section>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: words.name,
    text: ({ spName }) => spName,
    cell: ({ spName }) => spName,
  },
  {
    key: 'source',
    title: words.source,
    text: ({ sourceKind, source }) => `${words.kinds[sourceKind]} ${source}`,
    cell: ({ sourceKind, source }) => (
      <Text size="sm">
        {words.kinds[sourceKind]} <code>{source}</code>
      </Text>
    ),
  },
  {
    key: 'state',
    title: words.state,
    text: ({ enabled }) => (enabled ? words.on : words.off),
    cell: ({ enabled }) => <StateBadge text={enabled ? words.on : words.off} color={enabled ? 'green' : 'grey'} />,
  },
];

/** What each row brings for one person, or why it brings nothing. */
function valueColumn(who: string, { attributes, faults }: Preview): Column<Row> {
  const valuesOf = (row: Row) =>
    faults.find(({ ruleId }) => ruleId === row.id)?.message ??
    attributes.find(({ name }) => name === row.spName)?.values.join(', ') ??
    texts.none;
  return {
    key: 'value',
    title: `${words.value} ${who}`,
    text: valuesOf,
    cell: (row) => <bdi>{valuesOf(row)}</bdi>,
  };
}
