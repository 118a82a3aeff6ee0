import type { BindingFacts, PersonDigestFacts } from '../plan/person-facts';
import type { PlanContext } from '../plan/plan-context';
import type { AccountValues } from '../target/account';
import { buildUserName } from '../usernames/build-user-name';

/** What somebody's account would be found by; null: nothing to look for. */
export type WantedSignals = {
  /** In lower case, as it is compared. */
  email: string | null;
  /** The name that was chosen for them once, else what it would be if nobody had it; in lower case. */
  userName: string | null;
};

/**
 * By what accounts have to be looked up before `planPerson`: those of this e-mail or this username are its candidates.
 * Also for people who are bound, because somebody else's account may hold what they are to get.
 */
export function wantedSignals(
  { directory, binding }: Pick<PersonDigestFacts, 'directory' | 'binding'>,
  { mapping }: Pick<PlanContext, 'mapping'>,
): WantedSignals {
  if (directory.state === 'deleted') return { email: null, userName: null };
  return signalsOf(mapping.valuesFor(directory.subject).values, binding);
}

/** The same, of values that the mapping gave. */
export function signalsOf(
  { email, userName: source }: AccountValues,
  binding: Pick<BindingFacts, 'userName'> | null,
): WantedSignals {
  const userName = binding?.userName ?? (source === undefined ? null : buildUserName(source));
  return { email: email === undefined ? null : emailKey(email), userName };
}

/** The form in which addresses are compared: without case and blanks (R115). */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
