import type { Actor, UserId } from '../core';

/** Where an act came from, for sessions and the audit record (R82). */
export type RequestFacts = {
  address: string;
  userAgent: string | null;
  /** Request id, to join the audit record with the log. */
  correlationId: string;
};

/** The person as the one who acts. */
export function userActor(person: { id: UserId; username: string }, facts: RequestFacts): Actor {
  return {
    kind: 'user',
    id: person.id,
    name: person.username,
    address: facts.address,
    correlationId: facts.correlationId,
  };
}

/** Somebody who has not proved to be anyone. The name they typed is left out: it is at times a password. */
export function strangerActor(facts: RequestFacts): Actor {
  return {
    kind: 'user',
    id: 'unknown',
    name: 'somebody at the sign-in page',
    address: facts.address,
    correlationId: facts.correlationId,
  };
}
