import { z } from 'zod';
import { access } from './apps';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';

export const bindingStates = ['unbound', 'proposed', 'bound', 'conflicting', 'ignored'] as const;

const bindingState = z.enum(bindingStates).meta({
  id: 'BindingState',
  description:
    '`unbound`: no account is known; `proposed`: one fits, a person has to agree; `bound`: theirs; `conflicting`: signals ' +
    'disagree, a person has to decide; `ignored`: left alone',
});

export const accountClasses = [
  'matched_assigned',
  'matched_unassigned',
  'local',
  'guest',
  'bot',
  'external',
  'deactivated',
] as const;

export const accountStates = ['on', 'off', 'none'] as const;

const accountClass = z.enum(accountClasses).meta({
  id: 'AccountClass',
  description:
    '`matched_assigned`: somebody’s who is authorised; `matched_unassigned`: somebody’s who is not; `local`: on, and ' +
    'nobody’s in the directory; `guest`, `bot`, `external`: nobody’s, and not to be anybody’s by itself; ' +
    '`deactivated`: off, and nobody’s',
});

const accountFields = {
  accountId: z.string().meta({ description: 'Slack’s id', example: 'U0123ABC456' }),
  userName: z.string(),
  email: z.string(),
  displayName: z.string(),
  active: z.boolean(),
  kind: z.enum(['person', 'multi-channel-guest', 'single-channel-guest', 'bot', 'external']),
  rank: z.enum(['member', 'admin', 'owner', 'primary-owner', 'unknown']),
};

/** An account as it was last read. */
export const remoteAccount = z.object(accountFields).meta({ id: 'RemoteAccount' });

/** An account that a conflict is about. */
const candidate = remoteAccount
  .extend({ signals: z.array(z.string()).meta({ description: 'what points to it: id, email, userName' }) })
  .meta({ id: 'CandidateAccount' });

/** Slack's own link that ties an account to a SAML identity, good for 72 hours. */
const bindingLink = z
  .object({
    state: z.enum(['confirmed', 'open', 'ending', 'ended', 'none']).meta({
      description:
        '`confirmed`: signed in by SAML, nothing is needed; `open`: good for more than a day; `ending`: for less; ' +
        '`ended`: ask an owner to send a new one; `none`: not known to have been sent',
    }),
    sentAt: instant.nullable(),
    endsAt: instant.nullable(),
    confirmedAt: instant.nullable(),
  })
  .meta({ id: 'BindingLink' });

/** A person and the account that is theirs, or may be. */
export const personBinding = z
  .object({
    userId: z.uuid(),
    username: z.string(),
    name: z.string(),
    email: z.string(),
    deleted: z.boolean().meta({ description: 'not in the directory any more; the account is still to be seen to' }),
    authorised: z.boolean().meta({ description: 'in a group that is authorised for the app' }),
    refusal: access.shape.reason.meta({ description: 'why they may not enter the app at this moment; null: they may' }),
    state: bindingState,
    account: remoteAccount.nullable().meta({ description: 'null where none is known, or it is gone from Slack' }),
    accountId: z.string().nullable(),
    managed: z.boolean().meta({ description: 'we write the account; false: it is only recognised' }),
    signals: z
      .array(z.string())
      .meta({ description: 'what spoke for it: id, email, userName, saml, hand; made: Countersign made it' }),
    candidates: z.array(candidate).meta({ description: 'of a conflict: the accounts it is about' }),
    link: bindingLink,
  })
  .meta({ id: 'PersonBinding' });

export const personBindingPage = pageOf('PersonBindingPage', personBinding);

/** An account, and whose it is. */
export const classifiedAccount = remoteAccount
  .extend({
    class: accountClass,
    person: z.object({ userId: z.uuid(), username: z.string(), name: z.string() }).nullable(),
    firstSeenAt: instant,
    importedAt: instant.nullable().meta({ description: 'when a person was made of it; null: never' }),
  })
  .meta({ id: 'ClassifiedAccount' });

export const classifiedAccountPage = pageOf('ClassifiedAccountPage', classifiedAccount);

const counts = <Name extends string>(names: readonly Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.number().int()])) as Record<Name, z.ZodNumber>);

/** How many there are of each. */
export const bindingCounts = z
  .object({
    people: counts(bindingStates),
    /** People who are authorised and have no account that is theirs. */
    peopleWithoutAccount: z.number().int(),
    mayEnter: z
      .object({ people: z.number().int(), withAccount: z.number().int() })
      .meta({ description: 'people who may enter at this moment, and those of them whose account is on in Slack' }),
    mayNotEnter: z.object({ withAccount: z.number().int() }).meta({
      description: 'people who may not enter at this moment, or are deleted, and whose account is on in Slack',
    }),
    accounts: counts(accountClasses),
    accountsReadAt: instant.nullable().meta({ description: 'when accounts were first read; null: never' }),
    links: z.object({
      confirmed: z.number().int(),
      open: z.number().int(),
      ending: z.number().int(),
      ended: z.number().int(),
      none: z.number().int(),
    }),
  })
  .meta({ id: 'BindingCounts' });

const search = z.string().max(200).optional().meta({ description: 'parts of names, usernames or e-mail addresses' });
const flag = z.union([z.boolean(), z.stringbool()]).optional();

export const bindingQuery = z.strictObject({
  search,
  state: z.enum(bindingStates).optional(),
  authorised: flag.meta({ description: 'only people who are, or are not, authorised' }),
  mayEnter: flag.meta({
    description: 'only people who may, or may not, enter at this moment, as the counts count them',
  }),
  link: z.enum(['confirmed', 'open', 'ending', 'ended', 'none']).optional(),
  account: z.enum(accountStates).optional().meta({
    description: '`on`: only people whose account is on in Slack; `off`: whose is off; `none`: who have none there',
  }),
  ...pageQueryFields,
});

export const accountQuery = z.strictObject({
  search,
  class: z.enum(accountClasses).optional(),
  imported: flag.meta({
    description:
      'true: only accounts that a person was made of; false: only new ones, of which one can be made: on, nobody’s, and not imported',
  }),
  ...pageQueryFields,
});

const accountId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{2,30}$/, 'is not an id of Slack such as U0123ABC456')
  .meta({ example: 'U0123ABC456' });

const lookedAt = {
  seenState: bindingState.optional().meta({
    description: 'the state that was looked at: if it is another by now, or the account is, nothing is done',
  }),
  seenAccountId: accountId.optional().meta({ description: 'the account that was looked at; none: there was none' }),
};

/** What somebody looked at before they decide; without it, what is decided replaces whatever is there. */
export const bindingSeen = z.strictObject(lookedAt);

/** Which account is somebody's; without one, the account that was proposed. */
export const bindingDecision = z
  .strictObject({ accountId: accountId.optional(), ...lookedAt })
  .meta({ id: 'BindingDecision', example: { accountId: 'U0123ABC456' } });

/** People whose proposals are agreed to at once. */
export const bindingConfirmation = z
  .strictObject({ userIds: z.array(z.uuid()).min(1).max(200) })
  .meta({ id: 'BindingConfirmation' });

export const confirmedBindings = z
  .object({ confirmed: z.number().int(), skipped: z.array(z.uuid()) })
  .meta({ id: 'ConfirmedBindings' });

/** Slack mailed binding links: to these people, or to everybody who is bound and has not signed in by SAML. */
export const linksSent = z
  .strictObject({ sentAt: instant.optional(), userIds: z.array(z.uuid()).min(1).max(200).optional() })
  .meta({
    id: 'LinksSent',
    description: 'empty: now, and to everybody who has not signed in by SAML yet',
    example: {},
  });

export const changedLinks = z.object({ changed: z.number().int() }).meta({ id: 'ChangedLinks' });
