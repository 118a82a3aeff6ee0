import { Anchor, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { Empty } from '../../design/empty';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { SecretOnce } from '../../design/secret-once';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { NewWebhook } from './new-webhook';
import { kindsOf, useConnections, type Webhook, WebhookState } from './webhook-words';

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
      <Loaded query={webhooks}>
        {({ items }) => (items.length === 0 ? <Empty {...words.empty} /> : <Webhooks items={items} />)}
      </Loaded>
    </Section>
  );
}

function Webhooks({ items }: { items: readonly Webhook[] }) {
  const { nameOf } = useConnections();
  return (
    <Wide label={words.list}>
      <Table miw={720} aria-label={words.list}>
        <Table.Thead>
          <Table.Tr>
            {[words.name, words.url, words.kinds, words.connection, words.state, words.pending].map((title) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((webhook) => (
            <Table.Tr key={webhook.id}>
              <Table.Td>
                <Anchor inherit component={Link} href={`/settings/webhooks/${webhook.id}`}>
                  <bdi>{webhook.name}</bdi>
                </Anchor>
              </Table.Td>
              <Table.Td>{webhook.url}</Table.Td>
              <Table.Td>{kindsOf(webhook)}</Table.Td>
              <Table.Td>{nameOf(webhook)}</Table.Td>
              <Table.Td>
                <WebhookState state={webhook.state} />
              </Table.Td>
              <Table.Td>{webhook.pending}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
