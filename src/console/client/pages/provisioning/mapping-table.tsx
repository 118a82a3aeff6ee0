import { Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { attributes, isRequired, MappingEditor } from './mapping-editor';

type Connection = schemas['Connection'];
type Mapping = schemas['MappingTable'];
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
  const placeOf = ({ attribute }: schemas['MappingRow']) => attributes.indexOf(attribute);
  const rows = mapping.items.toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <Wide label={words.title}>
      <Table miw={640} aria-label={words.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.attribute}</Table.Th>
            <Table.Th>{words.source}</Table.Th>
            <Table.Th>{words.apply}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{texts.acts}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.attribute}>
              <Table.Td>{words.attributes[row.attribute]}</Table.Td>
              <Table.Td>
                <Text size="sm">
                  {kinds[row.sourceKind]} <code>{row.source}</code>
                </Text>
              </Table.Td>
              <Table.Td>{words.applies[row.apply]}</Table.Td>
              <Table.Td>
                {may('provisioning:write') && (
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
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function RemoveRow(props: { connection: Connection; mapping: Mapping; attribute: schemas['MappingRow']['attribute'] }) {
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
      label={words.remove}
      title={words.removeTitle(words.attributes[attribute])}
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
