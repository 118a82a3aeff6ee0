import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

export type Webhook = schemas['Webhook'];
export type EventKind = schemas['EventKind'];
const words = texts.webhooks;
const colors = { enabled: 'green', disabled: 'grey', failing: 'red' } as const;

/** Kinds of events, in the order in which they are offered. */
export const eventKinds = Object.keys(texts.activity.acts).filter((kind): kind is EventKind => !kind.includes('.'));

export function WebhookState({ state }: Pick<Webhook, 'state'>) {
  return <StateBadge text={words.states[state]} color={colors[state]} />;
}

export function kindsOf({ kinds }: Webhook): string {
  return kinds.length === 0 ? words.allKinds : words.someKinds(kinds.length);
}

/** Apps that are mirrored, by the id of their connection. */
export function useConnections() {
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: () => data(api.GET('/connections', { params: { query: { limit: 200 } } })),
  });
  const items = connections.data?.items ?? [];
  return {
    items,
    nameOf: ({ connection }: Webhook) =>
      connection === null
        ? words.allConnections
        : (items.find(({ id }) => id === connection)?.appName ?? words.goneConnection),
  };
}
