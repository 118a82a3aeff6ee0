import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';
import { MoreButton, useList } from '../../design/list-page';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { ProblemNote } from '../../design/problem-note';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { EventDetail } from './event-detail';
import { VerifyRecord } from './verify-record';

type Entry = schemas['AuditEntry'];
const words = texts.activity;
const colors = { success: 'green', refused: 'yellow', failed: 'red' } as const;

/** Everything that was done or refused; the address keeps the filters. */
export function ActivityPage() {
  return (
    <Page title={words.title} lead={words.lead} actions={<VerifyRecord />}>
      <May scope="audit:read" what="read the record">
        <Events />
      </May>
    </Page>
  );
}

function Events() {
  const [parameters, setParameters] = useSearchParams();
  const [shown, show] = useState<Entry>();
  const action = parameters.get('action') ?? '';
  const subject = parameters.get('subject') ?? '';
  const [filters] = useDebouncedValue({ action, subject }, 200);
  const events = useList(['events', filters.action, filters.subject], (cursor) =>
    data(
      api.GET('/audit', {
        params: {
          query: {
            limit: 50,
            ...(filters.action !== '' && { actionPrefix: filters.action }),
            ...(filters.subject !== '' && { subjectId: filters.subject }),
            ...(cursor !== '' && { cursor }),
          },
        },
      }),
    ),
  );
  const filter =
    (name: string) =>
    ({ currentTarget }: { currentTarget: { value: string } }) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (currentTarget.value === '') next.delete(name);
          else next.set(name, currentTarget.value);
          return next;
        },
        { replace: true },
      );
  return (
    <Stack>
      <Group grow>
        <TextInput label={words.filterAction} value={action} onChange={filter('action')} />
        <TextInput label={words.filterSubject} value={subject} onChange={filter('subject')} />
      </Group>
      {events.isError && <ProblemNote error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && events.rows.length === 0 && <Empty {...words.empty} />}
      {events.rows.length > 0 && (
        <DataTable
          name="events"
          label={words.title}
          columns={columnsWith(show)}
          rows={events.rows}
          rowKey={(entry) => String(entry.seq)}
          foot={<MoreButton list={events} />}
        />
      )}
      <Modal opened={shown !== undefined} onClose={() => show(undefined)} title={shown?.action} size="lg">
        {shown !== undefined && <EventDetail entry={shown} />}
      </Modal>
    </Stack>
  );
}

function columnsWith(show: (entry: Entry) => void): readonly Column<Entry>[] {
  return [
    { key: 'at', title: words.at, text: ({ at }) => at, cell: ({ at }) => <Instant at={at} /> },
    { key: 'action', title: words.action, text: ({ action }) => action, cell: ({ action }) => action },
    {
      key: 'actor',
      title: words.actor,
      text: ({ actor }) => actor.name,
      cell: ({ actor }) => <bdi>{actor.name}</bdi>,
    },
    {
      key: 'subject',
      title: words.subject,
      text: ({ subject }) => subject?.name ?? subject?.id ?? '',
      cell: ({ subject }) => <bdi>{subject?.name ?? subject?.id ?? texts.none}</bdi>,
    },
    {
      key: 'outcome',
      title: words.outcome,
      text: ({ outcome }) => words.outcomes[outcome],
      cell: ({ outcome }) => <StateBadge text={words.outcomes[outcome]} color={colors[outcome]} />,
    },
    {
      key: 'detail',
      title: words.detail,
      text: ({ reason }) => reason ?? '',
      cell: (entry) => (
        <Button size="compact-xs" variant="default" onClick={() => show(entry)}>
          {words.detail}
        </Button>
      ),
    },
  ];
}
