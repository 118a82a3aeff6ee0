/**
 * What planning costs where nothing is to be done: 100,000 people, bound and settled, by the rules alone (no database, no
 * Slack). Prints one line of JSON. `npm run bench:plan`
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  compileMapping,
  defaultMapping,
  heldDigest,
  isUpToDate,
  planPerson,
} = require('../../dist/provisioning/index.js');
const { connectionSettings } = require('../../dist/contracts/index.js');

const count = 100_000;

const context = {
  settings: connectionSettings.parse({}),
  mapping: compileMapping(defaultMapping()),
  capabilities: { owner: { accountId: 'U0', rank: 'owner' }, plan: 'enterprise', capabilities: [] },
  newOperationId: () => '00000000-0000-4000-8000-000000000000',
};

function user(n: number) {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    username: `person${n}`,
    email: `person${n}@acme.example`,
    firstName: 'Ada',
    middleName: null,
    lastName: `Number ${n}`,
    displayName: null,
    jobTitle: 'Analyst',
    location: 'London',
    addresses: [],
    phones: [{ type: 'work', value: `+44 ${n}` }],
    employeeNumber: String(n),
    department: 'Research',
    company: 'Acme',
    costCentre: '4711',
    division: 'Engines',
    managerId: null,
    startDate: '2026-03-01',
    preferredLanguage: 'en-GB',
    locale: 'en-GB',
    timezone: 'Europe/London',
    userType: 'Employee',
    photoUrl: null,
    custom: {},
  };
}

function factsOf(n: number) {
  const subject = { user: user(n), groups: [] };
  const { values } = context.mapping.valuesFor(subject);
  const account = { id: `U${n}`, values, active: true, kind: 'person', rank: 'member', manager: null };
  const binding = { state: 'bound', accountId: account.id, managed: true, userName: `person${n}`, photoSent: null };
  const facts = {
    userId: subject.user.id,
    name: subject.user.username,
    directory: { state: 'present', subject, authorised: true, suspended: false, passwordExpired: false },
    userName: `person${n}`,
    manager: null,
    binding: { ...binding, wantedDigest: null, heldDigest: null, deactivatedAt: null },
    account: { ...account, digest: heldDigest(account) },
    candidates: [],
    claimedAccountId: null,
  };
  const { digests } = planPerson(facts, context);
  return { ...facts, binding: { ...facts.binding, wantedDigest: digests.wanted, heldDigest: digests.held } };
}

function measure(work: (facts: ReturnType<typeof factsOf>) => boolean): { ms: number; idle: number } {
  let [ms, idle] = [0, 0];
  for (let start = 0; start < count; start += 1_000) {
    const page = Array.from({ length: 1_000 }, (_none, n) => factsOf(start + n));
    const began = performance.now();
    for (const facts of page) if (work(facts)) idle += 1;
    ms += performance.now() - began;
  }
  return { ms: Math.round(ms), idle };
}

const digests = measure((facts) => isUpToDate(facts, context));
const plans = measure((facts) => planPerson(facts, context).operations.length === 0);
process.stdout.write(
  `${JSON.stringify({ people: count, upToDateMs: digests.ms, planMs: plans.ms, unchanged: [digests.idle, plans.idle] })}\n`,
);
