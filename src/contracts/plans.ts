import { z } from 'zod';
import { actor } from './actor';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';

export const operationKinds = [
  'account.create',
  'account.bind',
  'account.unbind',
  'account.update',
  'account.reactivate',
  'account.deactivate',
  'group.create',
  'group.adopt',
  'group.rename',
  'group.enable',
  'group.members',
  'group.describe',
  'group.delete',
] as const;

export const stepStates = ['planned', 'sent', 'unknown', 'done', 'retry', 'dead', 'skipped'] as const;

const subject = z.object({ kind: z.enum(['person', 'group']), id: z.uuid(), name: z.string() });
const member = z.object({ userId: z.uuid().nullable(), accountId: z.string().nullable(), name: z.string() });

/** A guard that a plan breaks: it waits until a person decides. */
export const guardBreach = z
  .object({
    code: z.string().meta({ example: 'too_many_deactivations' }),
    sentence: z.string(),
    count: z.number().int(),
    limit: z.number().nullable(),
  })
  .meta({ id: 'GuardBreach' });

const conflict = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    code: z.string(),
    sentence: z.string(),
    remedy: z.string(),
    accountIds: z.array(z.string()),
  })
  .meta({ id: 'PlanConflict' });

const refusal = z
  .object({
    subject,
    code: z.string().meta({ example: 'primary_owner' }),
    sentence: z.string(),
    remedy: z.string(),
    wouldChange: z
      .object({ remoteId: z.string(), add: z.array(member), remove: z.array(member) })
      .optional()
      .meta({ description: 'of a group of the same name: what would change for its members if it were taken over' }),
  })
  .meta({ id: 'PlanRefusal' });

/** A plan without its steps. */
export const plan = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    kind: z.enum(['reconcile', 'touched', 'single', 'undo', 'removal']),
    state: z.enum(['waiting', 'approved', 'applying', 'stopped', 'done', 'rejected', 'stale']).meta({
      description:
        '`waiting` for a decision; `approved` and to be applied; `applying`; `stopped`; `done`; `rejected`; `stale`: ' +
        'directory or Slack changed underneath, or a newer plan took its place',
    }),
    hash: z.string().meta({ description: 'over every step: what is approved is this and nothing else' }),
    scopeRevision: z.number().int(),
    counts: z.object({
      operations: z.record(z.string(), z.number().int()),
      reach: z
        .object({
          people: z.number().int(),
          groups: z.number().int(),
          seatsTaken: z.number().int(),
          seatsFreed: z.number().int(),
        })
        .meta({ description: 'whom its steps are about, each counted once; seats that Slack bills for' }),
      unchanged: z.object({ people: z.number().int(), groups: z.number().int() }),
    }),
    conflicts: z.array(conflict),
    refusals: z.array(refusal),
    breaches: z.array(guardBreach).meta({ description: 'why it waits' }),
    notices: z.array(z.object({ code: z.string(), sentence: z.string(), subjectId: z.string().nullable() })),
    subject: z.object({
      userIds: z.array(z.string()).optional(),
      groupIds: z.array(z.string()).optional(),
      runId: z.string().optional(),
      stale: z
        .array(
          z.object({
            kind: z.enum(['person', 'group']),
            id: z.string(),
            name: z.string(),
            side: z.enum(['directory', 'slack']),
          }),
        )
        .optional()
        .meta({ description: 'why it is stale: who changed, and where' }),
    }),
    madeBy: actor,
    decidedBy: actor.nullable(),
    decidedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Plan' });

/** A plan in a list: its long parts as counts. */
export const planSummary = plan
  .omit({ conflicts: true, refusals: true, notices: true })
  .extend({ conflicts: z.number().int(), refusals: z.number().int(), notices: z.number().int() })
  .meta({ id: 'PlanSummary' });

export const planPage = pageOf('PlanPage', planSummary);

const stepError = z
  .object({
    slackCode: z.string().meta({ description: 'Slack’s own code; ours in brackets', example: 'username_taken' }),
    what: z.string(),
    meaning: z.string(),
    remedy: z.string(),
    attribute: z.string().nullable().meta({ description: 'the field, where Slack says' }),
  })
  .meta({ id: 'StepError' });

const changeName = z
  .string()
  .optional()
  .meta({ description: 'of a manager: how that person is called, where it is known' });

/** One step of a plan: what is, or was, done to Slack, why, and what came of it. */
export const step = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    seq: z.number().int(),
    phase: z.string(),
    kind: z.enum(operationKinds),
    subject,
    remoteId: z.string().nullable().meta({ description: 'Slack’s id of the account or group; null before it has one' }),
    reason: z.object({ code: z.string(), sentence: z.string() }),
    changes: z
      .array(
        z.object({
          attribute: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
          beforeName: changeName,
          afterName: changeName,
        }),
      )
      .meta({
        description:
          'attribute by attribute; null = not set. A manager is the id of an account, or `person:` and the id of somebody ' +
          'who gets one by the same plan',
      }),
    add: z.array(member).meta({ description: 'who comes into the group' }),
    remove: z.array(member).meta({ description: 'who leaves it' }),
    state: z.enum(stepStates).meta({
      description:
        '`sent` without an answer becomes `unknown`, which a look at Slack clears; `retry` at `nextAt`; `dead`: waits for a ' +
        'person; `skipped`: was not needed any more',
    }),
    attempts: z.number().int(),
    nextAt: instant.nullable(),
    sentAt: instant.nullable(),
    endedAt: instant.nullable(),
    result: z
      .custom<object>((value) => typeof value === 'object')
      .nullable()
      .meta({ type: 'object', description: 'what Slack held before and after' }),
    error: stepError.nullable(),
  })
  .meta({ id: 'Step' });

export const stepPage = pageOf('StepPage', step);

export const stepQuery = z.strictObject({
  kind: z.enum(operationKinds).optional(),
  state: z.enum(stepStates).optional(),
  ...pageQueryFields,
});

const stateCounts = z.object(
  Object.fromEntries(stepStates.map((state) => [state, z.number().int()])) as Record<
    (typeof stepStates)[number],
    z.ZodNumber
  >,
);

/** How far a plan or run is. */
export const progress = z
  .object({
    state: z.string(),
    total: z.number().int(),
    ended: z.number().int().meta({ description: 'done, skipped, or waiting for a person' }),
    steps: stateCounts,
  })
  .meta({ id: 'Progress' });

/** The applying of a plan. */
export const run = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    connectionId: z.uuid(),
    state: z.enum(['running', 'stopped', 'done', 'failed']),
    stopReason: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
    startedBy: actor,
    startedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Run' });

/** Query of the list of runs. */
export const runQuery = z.strictObject({
  plan: z.uuid().optional().meta({ description: 'only the run of this plan' }),
  ...pageQueryFields,
});

export const runPage = pageOf('RunPage', run);
/** What an event of a run that is watched holds. */
export const runProgress = z.object({ run, progress }).meta({ id: 'RunProgress' });
export const runDetail = run.extend({ progress }).meta({ id: 'RunDetail' });

export const planApproval = z
  .strictObject({
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'is not the hash of a plan: 64 hexadecimal digits')
      .meta({ description: 'of the plan that was looked at' }),
  })
  .meta({ id: 'PlanApproval' });

/** Failures to be tried again: these, or all. */
export const failureRetry = z
  .strictObject({ stepIds: z.array(z.uuid()).min(1).max(200).optional(), all: z.literal(true).optional() })
  .refine(({ stepIds, all }) => (stepIds === undefined) !== (all === undefined), {
    path: ['stepIds'],
    message: 'give either stepIds or all',
  })
  .meta({ id: 'FailureRetry', example: { all: true } });

export const retriedFailures = z.object({ retried: z.number().int() }).meta({ id: 'RetriedFailures' });
