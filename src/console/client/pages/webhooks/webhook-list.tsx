import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Roomy } from '../../design/roomy';
import { SecretOnce } from '../../design/secret-once';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { NewWebhook } from './new-webhook';
import { kindsOf, useConnectionName, type Webhook, WebhookState } from './webhook-words';

const words = texts.webhooks;

/** All webhooks, and the way to another; the secret of a new one is shown once. */
export function WebhookList() {
  const [secret, setSecret] = useState<string>();
  const webhooks = useQuery({ queryKey: ['webhooks'], queryFn: () => data(api.GET('/webhooks')) });
  return (
    <Section
      title={words.list}
      lead={words.listLead}
      actions={
        <May scope="provisioning:write" what={words.mayWrite}>
          <NewWebhook onMade={setSecret} />
        </May>
      }
    >
      {secret !== undefined && (
        <SecretOnce title={words.secret} lead={words.secretLead} secret={secret} onClose={() => setSecret(undefined)} />
      )}
      <Loaded query={webhooks}>{({ items }) => <Webhooks items={items} />}</Loaded>
    </Section>
  );
}

function Webhooks({ items }: { items: readonly Webhook[] }) {
  const nameOf = useConnectionName();
  return (
    <DataTable
      name="webhooks"
      label={words.list}
      columns={[...columns, connectionColumn(nameOf), ...stateColumns]}
      rows={items}
      rowKey={({ id }) => id}
      empty={<Empty {...words.empty} />}
    />
  );
}

const columns: readonly Column<Webhook>[] = [
  {
    key: 'name',
    title: words.name,
    text: ({ name }) => name,
    cell: ({ id, name }) => (
      <Roomy>
        <Anchor component={Link} href={`/settings/webhooks/${id}`}>
          <bdi>{name}</bdi>
        </Anchor>
      </Roomy>
    ),
  },
  { key: 'url', title: words.url, text: ({ url }) => url, cell: ({ url }) => <Roomy isSentence>{url}</Roomy> },
  { key: 'kinds', title: words.kinds, text: kindsOf, cell: kindsOf },
];

function connectionColumn(nameOf: (webhook: Webhook) => string): Column<Webhook> {
  return { key: 'connection', title: words.connection, text: nameOf, cell: nameOf };
}

const stateColumns: readonly Column<Webhook>[] = [
  {
    key: 'state',
    title: words.state,
    text: ({ state }) => words.states[state],
    cell: ({ state }) => <WebhookState state={state} />,
  },
  { key: 'pending', title: words.pending, text: ({ pending }) => String(pending), cell: ({ pending }) => pending },
];
