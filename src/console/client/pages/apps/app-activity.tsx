import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';
import { useList } from '../../design/list-page';
import { May } from '../../design/may';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';

type Attempt = schemas['TraceSummary'];
const words = texts.apps.activity;

/** Sign-ins to an app, the newest first, each with what happened. */
export function AppActivity({ app }: { app: schemas['AppDetail'] }) {
  const attempts = useList(['app', app.slug, 'sign-ins'], (cursor) =>
    data(api.GET('/traces', { params: { query: { app: app.slug, limit: 50, ...(cursor !== '' && { cursor }) } } })),
  );
  return (
    <May scope="traces:read" what={words.maySee}>
      <Anchor component={Link} href={`/activity?app=${app.slug}`} display="block" mb="sm">
        {texts.activity.ofApp}
      </Anchor>
      <QueryNote query={attempts} />
      <DataTable
        name="sign-ins"
        label={words.signIns}
        columns={columns}
        rows={attempts.rows}
        rowKey={({ code }) => code}
        list={attempts}
        empty={<Empty title={words.none} next={words.noneNext} />}
      />
    </May>
  );
}

const outcomeOf = ({ outcome, errorCode, advice }: Attempt) =>
  [texts.activity.trace.outcomes[outcome], advice?.meaning ?? errorCode].filter(Boolean).join(': ');

const columns: readonly Column<Attempt>[] = [
  {
    key: 'when',
    title: words.when,
    text: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <Instant at={startedAt} />,
  },
  {
    key: 'who',
    title: words.who,
    text: ({ user }) => user?.username ?? '',
    cell: ({ user }) =>
      user === undefined ? (
        texts.none
      ) : (
        <Anchor component={Link} href={`/people/${user.id}`}>
          {user.username}
        </Anchor>
      ),
  },
  { key: 'outcome', title: words.outcome, text: outcomeOf, cell: outcomeOf },
  {
    key: 'code',
    title: words.code,
    text: ({ code }) => code,
    cell: ({ code }) => (
      <Anchor component={Link} href={`/activity/sign-ins/${code}`}>
        {code}
      </Anchor>
    ),
  },
];
