import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { ProblemNote } from '../../design/problem-note';
import { texts } from '../../texts/en';

type App = schemas['AppDetail'];
type Row = schemas['AttributeRule'];
type Draft = Pick<Row, 'spName' | 'sourceKind' | 'source'>;
const words = texts.apps.attributes;

/** Writes a row while showing at once what it gives for a person. */
export function AttributeEditor({ app, row, label }: { app: App; row?: Row; label: string }) {
  const [open, dialog] = useDisclosure(false);
  const [draft, setDraft] = useState<Draft>(row ?? { spName: '', sourceKind: 'field', source: '' });
  const [who, setWho] = useState('');
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const save = useAct({
    run: () => saveRow(app, row, draft),
    done: words.saved,
    refresh: [['app', app.slug]],
    onDone: dialog.close,
  });
  return (
    <>
      <Button size={row === undefined ? 'xs' : 'compact-xs'} variant="default" onClick={dialog.open}>
        {label}
      </Button>
      <Modal opened={open} onClose={dialog.close} title={row?.spName ?? label} size="lg">
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack>
            <TextInput
              label={words.name}
              value={draft.spName}
              disabled={row?.preset}
              onChange={({ currentTarget }) => set({ spName: currentTarget.value })}
              data-autofocus
            />
            <NativeSelect
              label={words.sourceKind}
              value={draft.sourceKind}
              data={Object.entries(words.kinds).map(([value, text]) => ({ value, label: text }))}
              onChange={({ currentTarget }) => set({ sourceKind: currentTarget.value as Draft['sourceKind'] })}
            />
            <Textarea
              label={words.sourceText}
              description={words.sourceHint}
              value={draft.source}
              onChange={({ currentTarget }) => set({ source: currentTarget.value })}
              autosize
              minRows={2}
            />
            <TextInput
              label={words.tryWith}
              value={who}
              onChange={({ currentTarget }) => setWho(currentTarget.value)}
            />
            <Trial app={app} draft={draft} who={who} />
            {save.isError && <ProblemNote error={save.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {texts.cancel}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {texts.save}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

function saveRow(app: App, row: Row | undefined, draft: Draft) {
  if (row === undefined) {
    return data(api.POST('/apps/{app}/attributes', { params: { path: { app: app.slug } }, body: draft }));
  }
  const path = { app: app.slug, attributeId: row.id };
  const { spName, ...source } = draft;
  const body = row.preset ? source : { spName, ...source };
  return data(api.PATCH('/apps/{app}/attributes/{attributeId}', { params: { path }, body }));
}

function Trial({ app, draft, who }: { app: App; draft: Draft; who: string }) {
  const [settled] = useDebouncedValue({ ...draft, who: who.trim() }, 300);
  const ready = settled.who !== '' && settled.source !== '';
  const trial = useQuery({
    queryKey: ['app', app.slug, 'trial', settled],
    queryFn: () => {
      const { who: user, ...row } = settled;
      return data(
        api.POST('/apps/{app}/attribute-trial', {
          params: { path: { app: app.slug } },
          body: { user, row: { ...row, spName: row.spName || 'x' } },
        }),
      );
    },
    enabled: ready,
    retry: false,
  });
  if (!ready) return null;
  if (trial.isError) return <ProblemNote error={trial.error} />;
  return (
    <Text size="sm" role="status">
      {words.trial}: <bdi>{trial.data?.fault ?? (trial.data?.values.join(', ') || texts.none)}</bdi>
    </Text>
  );
}
