import { type ButtonProps, NativeSelect, Radio, Stack } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { RowEditor } from '../rows/row-editor';
import type { RowKind } from '../rows/row-kind';

type Connection = schemas['Connection'];
type Mapping = schemas['MappingTable'];
type Row = schemas['MappingRow'];
/** An attribute that is not chosen yet is none. */
type Draft = Omit<Row, 'attribute'> & { attribute: Row['attribute'] | '' };
const words = texts.provisioning.mapping;
const empty: Draft = { attribute: '', sourceKind: 'field', source: '', apply: 'always' };

/** Every attribute that an account can have, in the order in which they are shown. */
export const attributes = Object.keys(texts.slackAttributes.account) as Row['attribute'][];

/** Writes a row of a mapping: the one there is, or a new one for an attribute that has none. */
export function MappingEditor(props: {
  connection: Connection;
  mapping: Mapping;
  row?: Row;
  label: string;
  button: ButtonProps;
}) {
  const { connection, mapping, row } = props;
  const dialog = useDialog(row === undefined ? 'add-mapping' : `change-mapping.${row.attribute}`);
  const path = { connection: connection.id };
  const contested = useContested<Draft>({
    current: seenIn(mapping, row?.attribute),
    initial: empty,
    read: async ({ attribute }) =>
      seenIn(await data(api.GET('/connections/{connection}/mapping', { params: { path } })), attribute),
    write: ({ attribute, ...body }, revision) =>
      data(
        api.PUT('/connections/{connection}/mapping/{attribute}', {
          params: { path: { ...path, attribute } },
          body: { ...body, revision },
        }),
      ),
    done: words.saved,
    refresh: [['connection', connection.appSlug]],
    onDone: dialog.close,
  });
  return (
    <RowEditor
      label={props.label}
      title={row === undefined ? words.add : texts.slackAttributes.account[row.attribute]}
      kind={kindOf(connection, mapping, row, contested.draft)}
      contested={contested}
      dialog={dialog}
      button={props.button}
    />
  );
}

function kindOf(connection: Connection, mapping: Mapping, row: Row | undefined, current: Draft): RowKind<Draft> {
  const params = { path: { connection: connection.id } };
  const parts = ({ attribute, ...rest }: Draft) => ({ attribute: attribute as Row['attribute'], row: rest });
  return {
    fields: (draft, set) => (
      <>
        {row === undefined && <AttributeChoice mapping={mapping} draft={draft} set={set} />}
        <Radio.Group
          label={words.apply}
          description={
            draft.attribute === 'userName' || draft.attribute === 'manager' ? words.notes[draft.attribute] : undefined
          }
          value={draft.apply}
          onChange={(apply) => set({ apply: apply as Row['apply'] })}
        >
          <Stack gap="xs" mt="xs">
            {Object.entries(words.applies).map(([apply, label]) => (
              <Radio key={apply} value={apply} label={label} description={words.applyLeads[apply as Row['apply']]} />
            ))}
          </Stack>
        </Radio.Group>
      </>
    ),
    isWhole: ({ attribute, source }) => attribute !== '' && source !== '',
    attempt: (draft, user) =>
      data(api.POST('/connections/{connection}/mapping-trial', { params, body: { ...parts(draft), user } })),
    check: (draft, cursor) =>
      data(
        api.POST('/connections/{connection}/mapping-check', {
          params,
          body: { ...parts(draft), ...(cursor !== '' && { cursor }) },
        }),
      ),
    trialKey: ['connection', connection.appSlug],
    say: ({ attribute, apply, sourceKind, source }) => [
      [words.attribute, attribute === '' ? '' : texts.slackAttributes.account[attribute]],
      [words.apply, words.applies[apply]],
      [texts.rows.comesFrom, texts.rows.sources[sourceKind].kind],
      [words.source, source],
    ],
    missing: isRequired(current.attribute) ? words.missingRequired : words.missing,
    consequence: words.consequence,
  };
}

function AttributeChoice(props: { mapping: Mapping; draft: Draft; set: (patch: Partial<Draft>) => void }) {
  const free = attributes.filter((name) => props.mapping.items.every(({ attribute }) => attribute !== name));
  return (
    <NativeSelect
      label={words.attribute}
      value={props.draft.attribute}
      data={[
        { value: '', label: texts.none },
        ...free.map((value) => ({ value, label: texts.slackAttributes.account[value] })),
      ]}
      onChange={({ currentTarget }) => props.set({ attribute: currentTarget.value as Draft['attribute'] })}
      required
      withAsterisk={false}
      data-autofocus
    />
  );
}

/** Slack makes no account without them, so they cannot be removed. */
export function isRequired(attribute: Draft['attribute']): boolean {
  return attribute === 'userName' || attribute === 'email';
}

function seenIn({ items, revision }: Mapping, attribute: Draft['attribute'] | undefined) {
  const row = items.find((each) => each.attribute === attribute);
  const value: Draft | undefined = row && {
    attribute: row.attribute,
    sourceKind: row.sourceKind,
    source: row.source,
    apply: row.apply,
  };
  return { value, revision };
}
