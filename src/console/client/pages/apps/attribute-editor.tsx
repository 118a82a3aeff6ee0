import { type ButtonProps, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { RowEditor } from '../rows/row-editor';
import type { RowKind } from '../rows/row-kind';

type App = schemas['AppDetail'];
type Row = schemas['AttributeRule'];
type Draft = Pick<Row, 'spName' | 'sourceKind' | 'source'>;
const words = texts.apps.attributes;
const empty: Draft = { spName: '', sourceKind: 'field', source: '' };

/** Writes a row of an app's attribute table. */
export function AttributeEditor(props: { app: App; row?: Row; label: string; button?: ButtonProps }) {
  const { app, row, label } = props;
  const dialog = useDialog(row === undefined ? 'add-attribute' : `change-attribute.${row.id}`);
  const contested = useContested<Draft>({
    current: seenIn(app, row?.id),
    initial: empty,
    read: async () => seenIn(await data(api.GET('/apps/{app}', { params: { path: { app: app.slug } } })), row?.id),
    write: (draft, revision) => writeRow(app, row, draft, revision),
    done: words.saved,
    refresh: [['app', app.slug]],
    onDone: dialog.close,
  });
  return (
    <RowEditor
      label={label}
      title={row?.spName ?? label}
      kind={kindOf(app, row)}
      contested={contested}
      dialog={dialog}
      {...(props.button !== undefined && { button: props.button })}
    />
  );
}

function kindOf(app: App, row: Row | undefined): RowKind<Draft> {
  const path = { app: app.slug };
  const named = (draft: Draft) => ({ ...draft, spName: draft.spName.trim() || 'x' });
  return {
    fields: ({ spName }, set, faultAt) => (
      <TextInput
        label={words.name}
        value={spName}
        disabled={row?.preset === true}
        onChange={({ currentTarget }) => set({ spName: currentTarget.value })}
        error={faultAt('spName')}
        data-autofocus
      />
    ),
    isWhole: ({ source }) => source !== '',
    attempt: (draft, user) =>
      data(api.POST('/apps/{app}/attribute-trial', { params: { path }, body: { user, row: named(draft) } })),
    check: (draft, cursor) =>
      data(
        api.POST('/apps/{app}/attribute-check', {
          params: { path },
          body: { row: named(draft), ...(cursor !== '' && { cursor }) },
        }),
      ),
    trialKey: ['app', app.slug],
    say: ({ spName, sourceKind, source }) => [
      [words.name, spName],
      [texts.rows.comesFrom, texts.rows.sources[sourceKind].kind],
      [words.source, source],
    ],
    missing: words.missing,
  };
}

/** A row as it is in an app; a new one is not there, and a name that is taken is refused by itself. */
function seenIn({ attributes, revision }: App, id: string | undefined) {
  const row = attributes.find((each) => each.id === id);
  const value = row && { spName: row.spName, sourceKind: row.sourceKind, source: row.source };
  return { value, revision };
}

/** Writes a row; one that was taken away meanwhile, and is wanted all the same, is made anew. */
async function writeRow(app: App, row: Row | undefined, draft: Draft, revision: number) {
  const make = () => data(api.POST('/apps/{app}/attributes', { params: { path: { app: app.slug } }, body: draft }));
  if (row === undefined) return make();
  const path = { app: app.slug, attributeId: row.id };
  const { spName, ...source } = draft;
  const body = { ...source, ...(!row.preset && { spName }), revision };
  return data(api.PATCH('/apps/{app}/attributes/{attributeId}', { params: { path }, body })).catch((error: unknown) => {
    if (problemOf(error).code !== 'apps.attribute_not_found') throw error;
    return make();
  });
}
