import { Anchor, Button, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';
import { MoreButton, useList } from '../../design/list-page';
import { ProblemNote } from '../../design/problem-note';
import { Roomy } from '../../design/roomy';
import { texts } from '../../texts/en';
import { type Filter, keyOf } from './activity-filter';
import { ActorLink, actOf, type Entry, OutcomeBadge, SubjectLink } from './entry-words';
import { EventDetail } from './event-detail';

const words = texts.activity;

/** What fits a filter, newest first; each row leads to all that is known of it. */
export function ActivityList({ filter }: { filter: Filter }) {
  const [shown, show] = useState<Entry>();
  const list = useList(['activity', keyOf(filter)], (cursor) =>
    data(api.GET('/activity', { params: { query: { ...filter, limit: 50, ...(cursor !== '' && { cursor }) } } })),
  );
  const isNarrow = Object.keys(filter).length > 0;
  return (
    <>
      {list.isError && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={240} />}
      {list.isSuccess && list.rows.length === 0 && <Empty {...(isNarrow ? words.nothingFound : words.empty)} />}
      {!list.isError && list.rows.length > 0 && (
        <DataTable
          name="activity"
          label={words.title}
          columns={columnsWith(show)}
          rows={list.rows}
          rowKey={({ id }) => id}
          foot={<MoreButton list={list} />}
        />
      )}
      <Modal opened={shown !== undefined} onClose={() => show(undefined)} title={shown && actOf(shown)} size="lg">
        {shown !== undefined && (
          <>
            <EventDetail entry={shown} />
            <Anchor component={Link} href={`/activity/events/${shown.id}`} size="sm" display="block" mt="md">
              {words.toEvent}
            </Anchor>
          </>
        )}
      </Modal>
    </>
  );
}

function columnsWith(show: (entry: Entry) => void): readonly Column<Entry>[] {
  return [
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
      text: () => '',
      isActs: true,
      cell: (entry) =>
        entry.code === null ? (
          <Button size="compact-xs" variant="default" onClick={() => show(entry)}>
            {words.detail}
          </Button>
        ) : (
          <Anchor component={Link} href={`/activity/sign-ins/${entry.code}`} size="sm">
            {entry.code}
          </Anchor>
        ),
    },
  ];
}

/** Why it was done, or what went wrong. */
function whyOf({ error, reason }: Entry): string {
  return error?.what ?? reason ?? '';
}
