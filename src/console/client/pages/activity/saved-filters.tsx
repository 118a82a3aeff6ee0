import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { DangerButton, useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';
import { type Filter, keyOf } from './activity-filter';

const words = texts.activity.saved;
/** In place of an id: a filter that is none of those saved. */
const own = 'own';

/** Filters that one keeps for oneself: picked, saved under a name, deleted. */
export function SavedFilters({ filter, onPick }: { filter: Filter; onPick: (filter: Filter) => void }) {
  const saved = useQuery({ queryKey: ['saved-filters'], queryFn: () => data(api.GET('/activity/filters')) });
  const items = saved.data?.items ?? [];
  const current = items.find((item) => keyOf(item.filter) === keyOf(filter));
  const isEmpty = Object.keys(filter).length === 0;
  const save = useAct<FormData>({
    run: (form) => data(api.POST('/activity/filters', { body: { name: fieldOf(form, 'name') ?? '', filter } })),
    done: words.saved,
    refresh: [['saved-filters']],
  });
  if (saved.isError) return <QueryNote query={saved} />;
  if (items.length === 0 && isEmpty) return null;
  return (
    <Group align="flex-end">
      {items.length > 0 && (
        <NativeSelect
          label={words.label}
          value={current?.id ?? (isEmpty ? '' : own)}
          onChange={({ currentTarget }) => onPick(items.find(({ id }) => id === currentTarget.value)?.filter ?? {})}
          data={[
            { value: '', label: words.none },
            // How it stands, nothing to be chosen: there only while it is so.
            ...(isEmpty || current !== undefined ? [] : [{ value: own, label: words.own }]),
            ...items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {!isEmpty && current === undefined && (
        <FormDialog dialogKey="save-filter" label={words.save} act={save} button={{ variant: 'default' }}>
          <TextInput name="name" label={words.name} required withAsterisk={false} maxLength={100} data-autofocus />
        </FormDialog>
      )}
      {current !== undefined && <DeleteFilter id={current.id} name={current.name} onDone={() => onPick({})} />}
    </Group>
  );
}

function DeleteFilter({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const remove = useAct({
    run: () => data(api.DELETE('/activity/filters/{filter}', { params: { path: { filter: id } } })),
    done: words.deleted,
    refresh: [['saved-filters']],
    onDone,
  });
  return (
    <DangerButton
      dialogKey="delete-filter"
      label={words.delete}
      title={words.deleteTitle(name)}
      consequences={words.deleteConsequences}
      confirm={words.delete}
      act={remove}
    />
  );
}
