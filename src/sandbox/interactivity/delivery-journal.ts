/** Most deliveries that are kept. */
const keptDeliveries = 1_000;
const longestText = 8_000;

/** One request of the practice workspace to an app, and what came of it. */
export type Delivery = {
  id: number;
  at: Date;
  appId: string;
  /** The payload's type: `block_actions`, `view_submission`, `view_closed`. */
  kind: string;
  /** Who did what the app is told of. */
  memberId: string;
  url: string;
  payload: string;
  /** Unset where no answer came. */
  status: number | undefined;
  answer: string;
  milliseconds: number;
  /** Why the person saw an error; unset where they saw none. */
  failure: string | undefined;
};

/** What the practice workspace sent to apps, the latest only. */
export class DeliveryJournal {
  readonly #deliveries = new Map<number, Delivery>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The oldest first. */
  get all(): readonly Readonly<Delivery>[] {
    return [...this.#deliveries.values()];
  }

  get(id: number): Readonly<Delivery> | undefined {
    return this.#deliveries.get(id);
  }

  record(delivery: Omit<Delivery, 'id'>): Readonly<Delivery> {
    const payload = cut(withoutSecrets(delivery.payload));
    const recorded = { ...delivery, id: ++this.#count, payload, answer: cut(delivery.answer) };
    this.#deliveries.set(recorded.id, recorded);
    this.#deliveries.delete(recorded.id - keptDeliveries);
    return recorded;
  }

  /** Notes what the person saw of an answer that turned out to be no good. */
  fail(id: number, failure: string): void {
    const delivery = this.#deliveries.get(id);
    if (delivery) delivery.failure = failure;
  }

  clear(): void {
    this.#deliveries.clear();
    this.#count = 0;
  }
}

/** A `response_url` lets whoever knows it speak as the app. */
function withoutSecrets(payload: string): string {
  return payload.replace(/("response_url":"[^"]*\/)[\w-]+"/g, '$1hidden"');
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters)`;
}
