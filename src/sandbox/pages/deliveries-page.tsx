import type { Delivery } from '../interactivity/delivery-journal';
import type { Found } from '../org/search';
import { JournalTabs } from './journal-tabs';
import { Facts, type Frame, Instant, Layout } from './layout';
import { Paging } from './paging';

/** What was sent to apps, the latest first. */
export function DeliveriesPage(props: {
  frame: Frame;
  found: Found<Readonly<Delivery>>;
  appNameOf: (appId: string) => string;
}) {
  const { found } = props;
  return (
    <Layout title="To apps" frame={props.frame} current="/calls" live>
      <h1>Journal</h1>
      <JournalTabs current="/deliveries" />
      <p class="quiet">What the workspace told apps at their Request URL when somebody pressed something.</p>
      <div data-live="deliveries">
        {found.total === 0 && <p>Nothing was sent yet.</p>}
        <ol class="journal">
          {found.items.map((delivery) => (
            <li key={delivery.id} class={delivery.failure === undefined ? 'accepted' : 'refused'}>
              <span class="tag">{delivery.status ?? 'no answer'}</span>{' '}
              <a href={`/deliveries/${delivery.id}`}>{delivery.kind}</a>{' '}
              <span class="quiet">
                to {props.appNameOf(delivery.appId)}, <Instant at={delivery.at} />, {delivery.milliseconds} ms
              </span>
              {delivery.failure !== undefined && <p>{delivery.failure}</p>}
            </li>
          ))}
        </ol>
        <Paging path="/deliveries" parameters={{}} found={found} />
      </div>
    </Layout>
  );
}

/** One request to an app and its answer. */
export function DeliveryPage(props: { frame: Frame; delivery: Readonly<Delivery>; appName: string; member: string }) {
  const { delivery } = props;
  return (
    <Layout title={delivery.kind} frame={props.frame} current="/calls">
      <h1>{delivery.kind}</h1>
      <Facts
        rows={[
          ['At', <Instant at={delivery.at} />],
          ['App', props.appName],
          ['By', props.member],
          ['Request URL', <code>{delivery.url || 'none'}</code>],
          ['Answer', delivery.status === undefined ? 'none' : `${delivery.status} after ${delivery.milliseconds} ms`],
          ['The person saw', delivery.failure ?? 'no error'],
        ]}
      />
      <h2>Payload</h2>
      <pre>{indent(delivery.payload)}</pre>
      <h2>Answer</h2>
      {delivery.answer === '' ? <p>Empty.</p> : <pre>{delivery.answer}</pre>}
    </Layout>
  );
}

function indent(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json; // it was cut because it was long
  }
}
