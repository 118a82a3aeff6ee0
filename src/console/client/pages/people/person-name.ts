import type { schemas } from '../../api/schema';
import { texts } from '../../texts/en';

type Person = schemas['User'];

/** The name to show: the one the person chose, else first and last. */
export function personName(person: Person): string {
  return person.displayName ?? `${person.firstName} ${person.lastName}`;
}

/** Whether somebody can sign in, in a word. */
export function personState(person: Person): { text: string; color: 'green' | 'red' | 'yellow' } {
  if (person.suspended) return { text: texts.people.states.suspended, color: 'red' };
  if (person.passwordExpired) return { text: texts.people.states.password_expired, color: 'yellow' };
  return { text: texts.people.states.active, color: 'green' };
}
