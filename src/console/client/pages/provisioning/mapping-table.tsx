import { NativeSelect, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';

type Connection = schemas['Connection'];
type Row = schemas['MappingRow'];
const words = texts.provisioning.mapping;
const kinds = texts.apps.attributes.kinds;

/** The mapping of people to accounts, row by row. */
export function MappingTable({ connection }: { connection: Connection }) {
  const { may } = useScopes();
  const rows = useQuery({
    queryKey: ['connection', connection.appSlug, 'mapping'],
    queryFn: () =>
      data(api.GET('/connections/{connection}/mapping', { params: { path: { connection: connection.id } } })),
  });
  return (
    <Section title={words.title} lead={words.lead}>
      <Loaded query={rows}>
        {({ items }) => (
          <Wide label={words.title}>
            <Table miw={560} aria-label={words.title}>
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
                {items.map((row) => (
                  <Table.Tr key={row.attribute}>
                    <Table.Td>{row.attribute}</Table.Td>
                    <Table.Td>
                      <Text size="sm">
                        {kinds[row.sourceKind]} <code>{row.source}</code>
                      </Text>
                    </Table.Td>
                    <Table.Td>{words.applies[row.apply]}</Table.Td>
                    <Table.Td>{may('provisioning:write') && <EditRow connection={connection} row={row} />}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Loaded>
    </Section>
  );
}

function EditRow({ connection, row }: { connection: Connection; row: Row }) {
  const save = useAct<FormData>({
    run: (form) =>
      data(
        api.PUT('/connections/{connection}/mapping/{attribute}', {
          params: { path: { connection: connection.id, attribute: row.attribute } },
          body: {
            sourceKind: fieldOf(form, 'kind') as Row['sourceKind'],
            source: fieldOf(form, 'source') ?? '',
            apply: fieldOf(form, 'apply') as Row['apply'],
          },
        }),
      ),
    done: words.saved,
    refresh: [['connection', connection.appSlug]],
  });
  const options = (texts: Record<string, string>) => Object.entries(texts).map(([value, label]) => ({ value, label }));
  return (
    <FormDialog
      label={words.edit}
      title={row.attribute}
      submit={texts.save}
      act={save}
      button={{ size: 'compact-xs', variant: 'default' }}
    >
      <NativeSelect
        name="kind"
        label={texts.apps.attributes.sourceKind}
        data={options(kinds)}
        defaultValue={row.sourceKind}
      />
      <TextInput
        name="source"
        label={texts.apps.attributes.sourceText}
        description={texts.apps.attributes.sourceHint}
        defaultValue={row.source}
        data-autofocus
      />
      <NativeSelect name="apply" label={words.apply} data={options(words.applies)} defaultValue={row.apply} />
    </FormDialog>
  );
}
