import { Anchor, Button } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { FilterBar, useFilters } from '../../design/filter-bar';
import { Instant } from '../../design/instant';
import { useList } from '../../design/list-page';
import { ProblemNote } from '../../design/problem-note';
import { QueryNote } from '../../design/query-note';
import { Roomy } from '../../design/roomy';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import type { Webhook } from './webhook-words';

type Delivery = schemas['WebhookDelivery'];
type State = Delivery['state'];
const words = texts.webhooks;
const states = Object.keys(words.delivery.states) as State[];
const colors = { pending: 'grey', delivered: 'green', dead: 'red' } as const;

/** What became of each event; what was given up is sent again by hand. */
export function Deliveries({ webhook: { id, state: webhookState } }: { webhook: Webhook }) {
  const { values } = useFilters();
  const { may } = useScopes();
  const state = states.find((one) => one === values.get('state'));
  const list = useList(['webhook', id, 'deliveries', state ?? ''], (cursor) =>
    data(
      api.GET('/webhooks/{webhook}/deliveries', {
        params: {
          path: { webhook: id },
          query: { limit: 50, ...(state !== undefined && { state }), ...(cursor !== '' && { cursor }) },
        },
      }),
    ),
  );
  const retry = useAct<string>({
    run: (delivery) =>
      data(
        api.POST('/webhooks/{webhook}/deliveries/{delivery}/retry', { params: { path: { webhook: id, delivery } } }),
      ),
    // Nothing is sent for one that is disabled, or given up on.
    done: webhookState === 'enabled' ? words.delivery.retried : words.delivery.retriedLater,
    refresh: [['webhook', id]],
  });
  const options = states.map((value) => ({ value, label: words.delivery.states[value] }));
  return (
    <Section title={words.deliveries} lead={words.deliveriesLead}>
      <FilterBar
        choices={[
          { name: 'state', label: words.delivery.state, options: [{ value: '', label: words.allStates }, ...options] },
        ]}
      />
      {retry.isError && <ProblemNote error={retry.error} />}
      <QueryNote query={list} />
      <DataTable
        name="deliveries"
        label={words.deliveries}
        columns={[...columns, ...(may('provisioning:write') ? [retryColumn(retry.mutate)] : [])]}
        rows={list.rows}
        rowKey={(delivery) => delivery.id}
        list={list}
        empty={<Empty {...(state === undefined ? words.noDeliveries : words.noneLikeThis)} />}
      />
    </Section>
  );
}

const lastOf = ({ lastError, lastStatus }: Delivery) =>
  [lastStatus === null ? '' : words.delivery.status(lastStatus), lastError ?? ''].filter(Boolean).join(': ');

const columns: readonly Column<Delivery>[] = [
  {
    key: 'at',
    title: words.delivery.at,
    text: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => (
      <Roomy>
        <Instant at={createdAt} />
      </Roomy>
    ),
  },
  {
    key: 'event',
    title: words.delivery.event,
    text: ({ eventId }) => eventId,
    cell: ({ eventId }) => (
      <Anchor component={Link} href={`/activity/events/${eventId}`} style={{ whiteSpace: 'nowrap' }}>
        {eventId}
      </Anchor>
    ),
  },
  {
    key: 'kind',
    title: words.delivery.kind,
    text: ({ kind }) => kind,
    cell: ({ kind }) => <Roomy>{texts.activity.acts[kind] ?? kind}</Roomy>,
  },
  {
    key: 'state',
    title: words.delivery.state,
    text: ({ state }) => words.delivery.states[state],
    cell: ({ state }) => <StateBadge text={words.delivery.states[state]} color={colors[state]} />,
  },
  {
    key: 'attempts',
    title: words.delivery.attempts,
    text: ({ attempts }) => String(attempts),
    cell: ({ attempts }) => attempts,
  },
  {
    key: 'next',
    title: words.delivery.next,
    text: ({ nextAt }) => nextAt ?? '',
    cell: ({ nextAt }) => <Roomy>{nextAt === null ? texts.none : <Instant at={nextAt} />}</Roomy>,
  },
  {
    key: 'last',
    title: words.delivery.last,
    text: lastOf,
    cell: (delivery) => <Roomy isSentence>{lastOf(delivery)}</Roomy>,
  },
];

function retryColumn(retry: (delivery: string) => void): Column<Delivery> {
  return actsColumn(({ id }) => (
    <Button size="compact-xs" variant="default" onClick={() => retry(id)}>
      {words.delivery.retry}
    </Button>
  ));
}
