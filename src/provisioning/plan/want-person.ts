import type { UserId } from '../../core';
import type { MappingFault } from '../mapping/mapping';
import type { AccountAttribute, AccountValues } from '../target/account';
import { desireOf } from './active-rule';
import { wantedDigest } from './digests';
import { personPrefix } from './operation';
import type { PersonDigestFacts } from './person-facts';
import type { Desire } from './person-plan';
import type { PlanContext } from './plan-context';

/** What Slack should hold for a person. */
export type WantedPerson = {
  desire: Desire;
  /** Of all rows; `manager` is an account's id, or `person:` and the manager's id. */
  values: AccountValues;
  /** Attributes that are kept equal; those whose value is faulty are left as they are. */
  kept: readonly AccountAttribute[];
  /** Attributes that are given where Slack holds nothing, without those whose value is faulty. */
  fill: readonly AccountAttribute[];
  faults: readonly MappingFault[];
  /** As `wantedDigest` makes it of what is kept equal or may be given; of somebody who is off, nothing but that. */
  digest: string;
};

/** Directory, rule, mapping and chosen username made into what is wanted. */
export function wantPerson(facts: PersonDigestFacts, { settings, mapping }: PlanContext): WantedPerson {
  const { directory } = facts;
  const desire = desireOf(directory, settings.activeRule);
  if (desire.active !== true || directory.state === 'deleted') {
    return { desire, values: {}, kept: [], fill: [], faults: [], digest: offDigest };
  }
  const { values: mapped, faults } = mapping.valuesFor(directory.subject);
  const { userName: _source, manager: _managerId, ...others } = mapped;
  const values = {
    ...others,
    ...(facts.userName !== null && { userName: facts.userName }),
    ...(facts.manager !== null && { manager: facts.manager.accountId ?? `${personPrefix}${facts.manager.userId}` }),
  };
  const faulty = new Set(faults.map(({ attribute }) => attribute));
  const sound = (names: readonly AccountAttribute[]) =>
    faulty.size === 0 ? names : names.filter((name) => !faulty.has(name));
  const [kept, fill] = [sound(mapping.always), sound(mapping.fill)];
  const looksAtManager = mapping.always.includes('manager') || mapping.fill.includes('manager');
  const managerId: UserId | null = looksAtManager ? (facts.manager?.userId ?? null) : null;
  return {
    desire,
    values,
    kept,
    fill,
    faults,
    digest: wantedDigest({ active: true, values: only([...kept, ...fill], values), managerId }),
  };
}

/** Somebody who is off is not kept up to date: nothing but that they are off is wanted. */
const offDigest = wantedDigest({ active: false, values: {}, managerId: null });

function only(names: readonly AccountAttribute[], values: AccountValues): AccountValues {
  const picked: { -readonly [name in keyof AccountValues]: string } = {};
  for (const name of names) {
    const value = values[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
