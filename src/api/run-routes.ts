import { z } from 'zod';
import {
  failureRetry,
  pageQuery,
  plan as planSchema,
  retriedFailures,
  runDetail,
  runPage,
  runProgress,
  runQuery,
  run as runSchema,
  stepPage,
} from '../contracts';
import type { OperationId, RunId } from '../core';
import type { ConnectionService, PlanService, Run, RunService, StepNames, UndoService } from '../provisioning';
import { connectionParams } from './connection-routes';
import { describePlan, describeProgress } from './describe-plan';
import { describeSteps } from './describe-step';
import { connectionNotFound, type ErrorCodes, errorCodes, listErrors, slackFailed } from './error-codes';
import { eventStream } from './mount-routes';
import { withCursor } from './plan-routes';
import type { ProgressFeed } from './progress-feed';
import { type ApiRoute, route, textPieces } from './route';
import { toWirePage } from './wire-page';

const tag = 'Runs';
const runParams = z.strictObject({ run: z.uuid() });
const runNotFound: ErrorCodes = { 404: ['provisioning.run_not_found'] };
const stateUnfit: ErrorCodes = { 409: ['provisioning.run_state_unfit'] };

export type RunServices = {
  connections: ConnectionService;
  plans: PlanService;
  runs: RunService;
  undo: UndoService;
  stepNames: StepNames;
  progressFeed: ProgressFeed;
};

/** The applying of plans: watched, stopped, resumed, undone; and what failed. */
export function runRoutes({ connections, plans, runs, undo, stepNames, progressFeed }: RunServices): ApiRoute[] {
  const progressOf = async ({ planId }: Run) => describeProgress(await plans.progress(planId));
  return [
    route(
      {
        operationId: 'listRuns',
        method: 'get',
        path: '/connections/{connection}/runs',
        scope: 'provisioning:read',
        tag,
        summary: 'List runs, newest first',
        params: connectionParams,
        query: runQuery,
        responses: {
          success: { status: 200, description: 'One page of runs.', schema: runPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { id } = await connections.get(params.connection);
        return toWirePage(await runs.list(id, { ...withCursor(query), planId: query.plan }));
      },
    ),
    route(
      {
        operationId: 'getRun',
        method: 'get',
        path: '/runs/{run}',
        scope: 'provisioning:read',
        tag,
        summary: 'Read a run and how far it is',
        params: runParams,
        responses: { success: { status: 200, description: 'The run.', schema: runDetail }, errors: runNotFound },
      },
      async ({ params }) => {
        const run = await runs.get(params.run);
        return { ...run, progress: await progressOf(run) };
      },
    ),
    route(
      {
        operationId: 'watchRun',
        method: 'get',
        path: '/runs/{run}/progress',
        scope: 'provisioning:read',
        tag,
        summary: 'Watch a run: server-sent events until it ends',
        description:
          'Events `progress` and `end`, each with the whole of the run and its counts as JSON. Send `Last-Event-ID` to go on ' +
          'after a break: what was seen is left out.',
        params: runParams,
        responses: {
          success: { status: 200, description: 'Events.', schema: textPieces, mediaType: eventStream },
          errors: runNotFound,
        },
      },
      async ({ params, lastEventId }) => {
        await runs.get(params.run);
        const read = async () => {
          const run = await runs.get(params.run);
          const progress = await progressOf(run);
          const id = `${progress.ended}.${progress.steps.retry}.${progress.steps.sent}.${run.state}`;
          return { id, data: { run, progress }, isOver: run.state !== 'running' };
        };
        return progressFeed.events(runProgress, read, lastEventId);
      },
    ),
    route(
      {
        operationId: 'stopRun',
        method: 'post',
        path: '/runs/{run}/stop',
        scope: 'provisioning:approve',
        tag,
        summary: 'Send nothing more of a run; what was done stays',
        params: runParams,
        responses: {
          success: { status: 200, description: 'The run.', schema: runSchema },
          errors: errorCodes(runNotFound, stateUnfit),
        },
      },
      async ({ caller, params }) => runs.stop(caller.actor, (await runs.get(params.run)).id),
    ),
    route(
      {
        operationId: 'resumeRun',
        method: 'post',
        path: '/runs/{run}/resume',
        scope: 'provisioning:approve',
        dangerous: true,
        tag,
        summary: 'Go on with a run that was stopped',
        description: 'The steps that are left change Slack.',
        params: runParams,
        responses: {
          success: { status: 200, description: 'The run.', schema: runSchema },
          errors: errorCodes(runNotFound, stateUnfit),
        },
      },
      async ({ caller, params }) => runs.resume(caller.actor, (await runs.get(params.run)).id),
    ),
    route(
      {
        operationId: 'undoRun',
        method: 'post',
        path: '/runs/{run}/undo',
        scope: 'provisioning:write',
        tag,
        summary: 'Plan the way back from a run: accounts, attributes, memberships and handles as they were',
        description:
          'The plan waits for approval like any other. What was changed since by somebody else is left alone.',
        params: runParams,
        responses: {
          success: { status: 201, description: 'The plan.', schema: planSchema },
          errors: errorCodes(runNotFound, stateUnfit, connectionNotFound, slackFailed, {
            409: ['provisioning.nothing_to_undo', 'provisioning.token_missing'],
          }),
        },
      },
      async ({ caller, params }) => describePlan(await undo.undo(caller.actor, params.run as RunId)),
    ),
    route(
      {
        operationId: 'listFailures',
        method: 'get',
        path: '/connections/{connection}/failures',
        scope: 'provisioning:read',
        tag,
        summary: 'List what failed and waits for a person: who, which field, Slack’s code, and the remedy',
        params: connectionParams,
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'One page of steps, the latest first.', schema: stepPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { id } = await connections.get(params.connection);
        const { items, nextCursor } = toWirePage(await runs.failures(id, withCursor(query)));
        return { items: await describeSteps(stepNames, items), nextCursor };
      },
    ),
    route(
      {
        operationId: 'retryFailures',
        method: 'post',
        path: '/connections/{connection}/failure-retries',
        scope: 'provisioning:approve',
        dangerous: true,
        tag,
        summary: 'Try failures again now',
        description: 'They are steps of plans that were approved; an active connection writes them to Slack at once.',
        params: connectionParams,
        body: failureRetry,
        responses: {
          success: { status: 200, description: 'How many.', schema: retriedFailures },
          errors: errorCodes(connectionNotFound, { 404: ['provisioning.failure_not_found'] }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        const ids = body.stepIds as OperationId[] | undefined;
        return { retried: await runs.retry(caller.actor, id, ids ?? 'all') };
      },
    ),
  ];
}
