import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { useRowsWithOpen } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { attributes, isRequired, MappingEditor } from './mapping-editor';

type Connection = schemas['Connection'];
type Mapping = schemas['MappingTable'];
type Row = schemas['MappingRow'];
const words = texts.provisioning.mapping;
const kinds = texts.apps.attributes.kinds;

/** The mapping of people to accounts, row by row. */
export function MappingTable({ connection }: { connection: Connection }) {
  const mapping = useQuery({
    queryKey: ['connection', connection.appSlug, 'mapping'],
    queryFn: () =>
      data(api.GET('/connections/{connection}/mapping', { params: { path: { connection: connection.id } } })),
  });
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <May scope="provisioning:write" what={words.mayChange}>
          {mapping.data !== undefined && <TableActs connection={connection} mapping={mapping.data} />}
        </May>
      }
    >
      <Loaded query={mapping}>{(found) => <Rows connection={connection} mapping={found} />}</Loaded>
    </Section>
  );
}

function Rows({ connection, mapping }: { connection: Connection; mapping: Mapping }) {
  const { may } = useScopes();
  const placeOf = ({ attribute }: Row) => attributes.indexOf(attribute);
  const items = useRowsWithOpen('change-mapping', mapping.items, ({ attribute }) => attribute);
  const rows = items.toSorted((one, other) => placeOf(one) - placeOf(other));
  const acts = actsColumn<Row>(
    (row) =>
      may('provisioning:write') && (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <MappingEditor
            connection={connection}
            mapping={mapping}
            row={row}
            label={words.edit}
            button={{ size: 'compact-xs' }}
          />
          {!isRequired(row.attribute) && (
            <RemoveRow connection={connection} mapping={mapping} attribute={row.attribute} />
          )}
        </Group>
      ),
  );
  return (
    <DataTable
      name="mapping"
      label={words.title}
      columns={[...columns, acts]}
      rows={rows}
      rowKey={({ attribute }) => attribute}
      empty={null}
    />
  );
}

const sourceOf = ({ sourceKind, source }: Row) => `${kinds[sourceKind]} ${source}`;

const columns: readonly Column<Row>[] = [
  {
    key: 'attribute',
    title: words.attribute,
    text: ({ attribute }) => texts.slackAttributes.account[attribute],
    cell: ({ attribute }) => texts.slackAttributes.account[attribute],
  },
  {
    key: 'source',
    title: words.source,
    text: sourceOf,
    cell: ({ sourceKind, source }) => (
      <Text size="sm">
        {kinds[sourceKind]} <code>{source}</code>
      </Text>
    ),
  },
  {
    key: 'apply',
    title: words.apply,
    text: ({ apply }) => words.applies[apply],
    cell: ({ apply }) => words.applies[apply],
  },
];

function RemoveRow(props: { connection: Connection; mapping: Mapping; attribute: Row['attribute'] }) {
  const { connection, mapping, attribute } = props;
  const remove = useAct({
    run: () =>
      data(
        api.DELETE('/connections/{connection}/mapping/{attribute}', {
          params: { path: { connection: connection.id, attribute }, query: { revision: mapping.revision } },
        }),
      ),
    done: words.removed,
    refresh: [['connection', connection.appSlug]],
  });
  return (
    <DangerButton
      dialogKey={`remove-mapping.${attribute}`}
      label={words.remove}
      title={words.removeTitle(texts.slackAttributes.account[attribute])}
      consequences={words.removeConsequences}
      confirm={words.remove}
      button={{ size: 'compact-xs', variant: 'default' }}
      act={remove}
    />
  );
}

function TableActs({ connection, mapping }: { connection: Connection; mapping: Mapping }) {
  const reset = useAct({
    run: () =>
      data(
        api.POST('/connections/{connection}/default-mapping', {
          params: { path: { connection: connection.id }, query: { revision: mapping.revision } },
        }),
      ),
    done: words.wasReset,
    refresh: [['connection', connection.appSlug]],
  });
  const isFull = attributes.every((name) => mapping.items.some(({ attribute }) => attribute === name));
  return (
    <Group>
      {!isFull && <MappingEditor connection={connection} mapping={mapping} label={words.add} button={{ size: 'xs' }} />}
      <DangerButton
        dialogKey="reset-mapping"
        label={words.reset}
        title={words.resetTitle}
        consequences={words.resetConsequences}
        confirm={words.reset}
        button={{ size: 'xs', variant: 'default' }}
        act={reset}
      />
    </Group>
  );
}
