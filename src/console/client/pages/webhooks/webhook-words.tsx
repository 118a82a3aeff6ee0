import type { schemas } from '../../api/schema';
import { useConnections } from '../../api/use-connections';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

export type Webhook = schemas['Webhook'];
export type EventKind = schemas['EventKind'];
const words = texts.webhooks;
const colors = { enabled: 'green', disabled: 'grey', failing: 'red' } as const;

/** Kinds of events, in the order in which they are offered. */
export const eventKinds = Object.keys(texts.activity.acts).filter((kind): kind is EventKind => !kind.includes('.'));

/** How a webhook stands, as a badge. */
export function WebhookState({ state }: Pick<Webhook, 'state'>) {
  return <StateBadge text={words.states[state]} color={colors[state]} />;
}

/** What a webhook is sent, in a few words. */
export function kindsOf({ kinds }: Webhook): string {
  return kinds.length === 0 ? words.allKinds : words.someKinds(kinds.length);
}

/** Of which mirror a webhook hears. A mirror is said to be gone only where all mirrors are known. */
export function useConnectionName(): (webhook: Webhook) => string {
  const { data: connections, isError } = useConnections();
  return ({ connection }) => {
    if (connection === null) return words.allConnections;
    if (connections === undefined) return isError ? connection : texts.loading;
    return connections.find(({ id }) => id === connection)?.appName ?? words.goneConnection;
  };
}
