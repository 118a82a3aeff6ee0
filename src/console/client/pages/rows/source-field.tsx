import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api, data } from '../../api/client';
import { texts } from '../../texts/en';
import type { RowDraft } from './row-kind';

const words = texts.rows;

/** Where a value comes from: a field of the person, one text for everybody, or an expression. */
export function SourceField(props: { draft: RowDraft; set: (patch: RowDraft) => void; error: string | undefined }) {
  const { draft, set, error } = props;
  const id = useId();
  const custom = useQuery({
    queryKey: ['custom-attributes'],
    queryFn: () => data(api.GET('/custom-attributes')),
    staleTime: 60_000,
  });
  const common = {
    label: words.sources[draft.sourceKind].label,
    description: words.sources[draft.sourceKind].hint,
    value: draft.source,
    error,
    spellCheck: false,
    autoComplete: 'off',
  };
  const change = (source: string) => set({ sourceKind: draft.sourceKind, source });
  return (
    <>
      <NativeSelect
        label={words.comesFrom}
        value={draft.sourceKind}
        data={Object.entries(words.sources).map(([value, { kind }]) => ({ value, label: kind }))}
        onChange={({ currentTarget }) => set(turnedInto(draft, currentTarget.value as RowDraft['sourceKind']))}
      />
      {draft.sourceKind === 'expression' ? (
        <Textarea
          {...common}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          autosize
          minRows={2}
        />
      ) : (
        <TextInput
          {...common}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          {...(draft.sourceKind === 'field' && { list: id })}
        />
      )}
      <datalist id={id}>
        {Object.entries(words.fields).map(([field, label]) => (
          <option key={field} value={field} label={label} />
        ))}
        {custom.data?.items.map(({ name }) => (
          <option key={name} value={`custom.${name}`} label={words.custom} />
        ))}
      </datalist>
    </>
  );
}

/** A field goes on as the expression that says the same. */
function turnedInto({ sourceKind, source }: RowDraft, kind: RowDraft['sourceKind']): RowDraft {
  const isField = sourceKind === 'field' && kind === 'expression' && /^[A-Za-z]+(\.[A-Za-z]+)?$/.test(source);
  if (!isField) return { sourceKind: kind, source };
  return { sourceKind: kind, source: source === 'groups' ? source : `user.${source}` };
}
