import { Anchor, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { type Column, DataTable } from '../../design/data-table';
import { Dialog } from '../../design/dialog';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';

import { useList } from '../../design/list-page';
import { QueryNote } from '../../design/query-note';

import { Roomy } from '../../design/roomy';
import { opens, useRowDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { type Filter, keyOf } from './activity-filter';
import { ActorLink, actOf, type Entry, OutcomeBadge, SubjectLink } from './entry-words';
import { EventDetail } from './event-detail';

const words = texts.activity;

/** What fits a filter, newest first; each row leads to all that is known of it, over the list. */
export function ActivityList({ filter }: { filter: Filter }) {
  const list = useList(['activity', keyOf(filter)], (cursor) =>
    data(api.GET('/activity', { params: { query: { ...filter, limit: 50, ...(cursor !== '' && { cursor }) } } })),
  );
  const isNarrow = Object.keys(filter).length > 0;
  return (
    <>
      <QueryNote query={list} />
      {list.isPending && <Skeleton h={240} />}
      <DataTable
        name="activity"
        label={words.title}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        list={list}
        empty={<Empty {...(isNarrow ? words.nothingFound : words.empty)} />}
      />
      {list.isSuccess && <EntryDialog rows={list.rows} />}
    </>
  );
}

/** All that is known of one event. One that a link names, and that is not among these rows, is asked for. */
function EntryDialog({ rows }: { rows: readonly Entry[] }) {
  const { row: id, close } = useRowDialog('event');
  const listed = rows.find((entry) => entry.id === id);
  const asked = useQuery({
    queryKey: ['activity', 'entry', id],
    queryFn: () => data(api.GET('/activity/entries/{entry}', { params: { path: { entry: id ?? '' } } })),
    enabled: id !== undefined && listed === undefined,
  });
  const shown = id === undefined ? undefined : (listed ?? asked.data);
  if (asked.isError) return <QueryNote query={asked} />;
  return (
    <Dialog dialog={{ isOpen: shown !== undefined, close }} title={shown && actOf(shown)} size="lg">
      {shown !== undefined && (
        <>
          <EventDetail entry={shown} />
          <Anchor component={Link} href={`/activity/events/${shown.id}`} size="sm" display="block" mt="md">
            {words.toEvent}
          </Anchor>
        </>
      )}
    </Dialog>
  );
}

const columns: readonly Column<Entry>[] = [
  {
    key: 'at',
    title: words.at,
    text: ({ at }) => at,
    cell: ({ at }) => (
      <Roomy>
        <Instant at={at} />
      </Roomy>
    ),
  },
  {
    key: 'source',
    title: words.source,
    text: ({ source }) => words.sources[source],
    cell: ({ source }) => words.sources[source],
    hidden: true,
  },
  { key: 'action', title: words.action, text: actOf, cell: (entry) => <Roomy>{actOf(entry)}</Roomy> },
  {
    key: 'actor',
    title: words.actor,
    text: ({ actor }) => actor.name,
    cell: (entry) => (
      <Roomy>
        <ActorLink entry={entry} />
      </Roomy>
    ),
  },
  {
    key: 'subject',
    title: words.subject,
    text: ({ subject }) => subject?.name ?? subject?.id ?? '',
    cell: (entry) => (
      <Roomy>
        <SubjectLink entry={entry} />
      </Roomy>
    ),
  },
  {
    key: 'app',
    title: words.app,
    text: ({ app }) => app?.name ?? '',
    cell: ({ app }) => (app === null ? texts.none : <bdi>{app.name}</bdi>),
    hidden: true,
  },
  {
    key: 'outcome',
    title: words.outcome,
    text: ({ outcome }) => words.outcomes[outcome],
    cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
  },
  {
    key: 'reason',
    title: words.reason,
    text: whyOf,
    cell: (entry) => <Roomy isSentence>{whyOf(entry)}</Roomy>,
  },
  {
    key: 'detail',
    title: words.detail,
    text: ({ code, id }) => code ?? id,
    cell: (entry) =>
      entry.code === null ? (
        <Button size="compact-xs" variant="default" {...opens(`event.${entry.id}`)}>
          {words.detail}
        </Button>
      ) : (
        <Anchor component={Link} href={`/activity/sign-ins/${entry.code}`} size="sm">
          {entry.code}
        </Anchor>
      ),
  },
];

/** Why it was done, or what went wrong. */
function whyOf({ error, reason }: Entry): string {
  return error?.what ?? reason ?? '';
}
