import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { useConnections } from '../../api/use-connections';
import { useAct } from '../../design/act';
import { startOf } from '../../design/day';
import { DayField } from '../../design/day-field';
import { ProblemNote } from '../../design/problem-note';
import { saveFile } from '../../design/save-file';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { type EventKind, eventKinds } from './webhook-words';

const words = texts.webhooks;

/** Events of provisioning as a file, for those who fetch instead of being told. */
export function ExportEvents() {
  const connections = useConnections();
  const [connection, setConnection] = useState('');
  const [kind, setKind] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const take = useAct<'csv' | 'jsonl'>({
    run: async (form) => {
      const query = {
        ...(connection !== '' && { connection }),
        ...(kind !== '' && { kind: kind as EventKind }),
        ...(from !== '' && { from: startOf(from) }),
        ...(to !== '' && { to: startOf(to, 1) }),
      };
      const path = form === 'csv' ? '/exports/events.csv' : '/exports/events.jsonl';
      const content = await data(api.GET(path, { params: { query }, parseAs: 'blob' }));
      saveFile(`events.${form}`, content as unknown as Blob);
    },
    done: words.take.done,
    refresh: [],
  });
  return (
    <Section title={words.take.title} lead={words.take.lead}>
      <Group align="flex-end">
        <NativeSelect
          label={words.connection}
          error={connections.isError && problemOf(connections.error).title}
          value={connection}
          onChange={({ currentTarget }) => setConnection(currentTarget.value)}
          data={[
            { value: '', label: words.allConnections },
            ...(connections.data ?? []).map(({ id, appName }) => ({ value: id, label: appName })),
          ]}
        />
        <NativeSelect
          label={words.take.kind}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
          data={[
            { value: '', label: words.allKinds },
            ...eventKinds.map((value) => ({ value, label: texts.activity.acts[value] ?? value })),
          ]}
        />
        <DayField label={words.take.from} value={from} onSettled={setFrom} />
        <DayField label={words.take.to} value={to} onSettled={setTo} />
      </Group>
      <Group>
        {(['csv', 'jsonl'] as const).map((form) => (
          <Button key={form} variant="default" loading={take.isPending} onClick={() => take.mutate(form)}>
            {words.take[form]}
          </Button>
        ))}
      </Group>
      {take.isError && <ProblemNote error={take.error} />}
    </Section>
  );
}
