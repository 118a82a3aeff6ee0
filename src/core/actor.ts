/** Who does something: written to the audit record with every change. */
export type Actor = {
  kind: 'user' | 'token' | 'cli' | 'system';
  /** User id or API token id; the operating system's user name for `cli`; the job's name for `system`. */
  id: string;
  /** A name a person recognises. */
  name: string;
  /** Peer address, where the act came over HTTP. */
  address?: string;
  /** Request id, to join the audit record with the log. */
  correlationId?: string;
};

/** The actor of what Countersign does by itself (start-up, schedules). */
export function systemActor(job: string): Actor {
  return { kind: 'system', id: job, name: 'Countersign' };
}
