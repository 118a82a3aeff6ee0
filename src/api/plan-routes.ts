import { z } from 'zod';
import { pageQuery, planApproval, planPage, plan as planSchema, progress, stepPage, stepQuery } from '../contracts';
import type { PlanId } from '../core';
import type { ConnectionService, PlanService, StepNames } from '../provisioning';
import { connectionParams } from './connection-routes';
import { describePlan, describeProgress, summarisePlan } from './describe-plan';
import { describeSteps } from './describe-step';
import { connectionNotFound, type ErrorCodes, errorCodes, listErrors } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

const tag = 'Plans';
const planParams = z.strictObject({ plan: z.uuid() });
const planNotFound: ErrorCodes = { 404: ['provisioning.plan_not_found'] };
const answer = { status: 200 as const, description: 'The plan.', schema: planSchema };
/** A request does not wait longer for a plan; it goes on being made. */
const waitMs = 25_000;

export type PlanServices = { connections: ConnectionService; plans: PlanService; stepNames: StepNames };

/** What would be done to Slack: made, looked at, approved or rejected. */
export function planRoutes({ connections, plans, stepNames }: PlanServices): ApiRoute[] {
  const get = async (id: string) => (await plans.get(id)).id as PlanId;
  return [
    route(
      {
        operationId: 'makePlan',
        method: 'post',
        path: '/connections/{connection}/plans',
        scope: 'provisioning:write',
        tag,
        summary: 'Compare everybody now: a plan of what would be done to Slack',
        description:
          'Nothing is written to Slack by that. One that breaks no guard and needs no approval is applied at once, where the ' +
          'connection is active; everything else waits for a decision. A large workspace takes longer than a request waits ' +
          '(503): list the plans then.',
        params: connectionParams,
        responses: {
          success: { ...answer, status: 201 },
          errors: errorCodes(connectionNotFound, {
            409: ['provisioning.plan_not_made'],
            503: ['provisioning.plan_under_way'],
          }),
        },
      },
      async ({ caller, params }) => {
        const { id } = await connections.get(params.connection);
        return describePlan(await plans.make(caller.actor, id, waitMs));
      },
    ),
    route(
      {
        operationId: 'listPlans',
        method: 'get',
        path: '/connections/{connection}/plans',
        scope: 'provisioning:read',
        tag,
        summary: 'List plans, newest first',
        params: connectionParams,
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'One page of plans.', schema: planPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { id } = await connections.get(params.connection);
        const { items, nextCursor } = toWirePage(await plans.list(id, withCursor(query)));
        return { items: items.map(summarisePlan), nextCursor };
      },
    ),
    route(
      {
        operationId: 'getPlan',
        method: 'get',
        path: '/plans/{plan}',
        scope: 'provisioning:read',
        tag,
        summary: 'Read a plan: counts, what it breaks, what it leaves to a person',
        params: planParams,
        responses: { success: answer, errors: planNotFound },
      },
      async ({ params }) => describePlan(await plans.get(params.plan)),
    ),
    route(
      {
        operationId: 'listSteps',
        method: 'get',
        path: '/plans/{plan}/steps',
        scope: 'provisioning:read',
        tag,
        summary: 'List the steps of a plan in their order: before and after, why, and what came of it',
        params: planParams,
        query: stepQuery,
        responses: {
          success: { status: 200, description: 'One page of steps.', schema: stepPage },
          errors: errorCodes(planNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { kind, state, ...paging } = query;
        const filter = { ...withCursor(paging), ...(kind && { kind }), ...(state && { state }) };
        const { items, nextCursor } = toWirePage(await plans.steps(await get(params.plan), filter));
        return { items: await describeSteps(stepNames, items), nextCursor };
      },
    ),
    route(
      {
        operationId: 'getPlanProgress',
        method: 'get',
        path: '/plans/{plan}/progress',
        scope: 'provisioning:read',
        tag,
        summary: 'Read how far the steps of a plan are',
        description: 'To be told as it goes on, watch the run: `/runs/{run}/progress`.',
        params: planParams,
        responses: { success: { status: 200, description: 'Counts.', schema: progress }, errors: planNotFound },
      },
      async ({ params }) => describeProgress(await plans.progress(await get(params.plan))),
    ),
    route(
      {
        operationId: 'approvePlan',
        method: 'post',
        path: '/plans/{plan}/approve',
        scope: 'provisioning:approve',
        dangerous: true,
        tag,
        summary: 'Let a plan be applied: exactly the steps with this hash',
        description:
          'It is applied at once, where the connection is active. Steps whose person, account or group has changed since are ' +
          'not applied: the plan is stale then, and says who changed.',
        params: planParams,
        body: planApproval,
        responses: {
          success: answer,
          errors: errorCodes(planNotFound, { 409: ['provisioning.plan_not_waiting', 'provisioning.plan_changed'] }),
        },
      },
      async ({ caller, params, body }) =>
        describePlan(await plans.approve(caller.actor, await get(params.plan), body.hash)),
    ),
    route(
      {
        operationId: 'rejectPlan',
        method: 'post',
        path: '/plans/{plan}/reject',
        scope: 'provisioning:approve',
        tag,
        summary: 'Drop a plan; Slack stays as it is until a next one',
        params: planParams,
        responses: {
          success: answer,
          errors: errorCodes(planNotFound, { 409: ['provisioning.plan_not_waiting'] }),
        },
      },
      async ({ caller, params }) => describePlan(await plans.reject(caller.actor, await get(params.plan))),
    ),
  ];
}

/** The engine knows a cursor, or none. */
export function withCursor({ cursor, limit }: { cursor?: string | undefined; limit: number }) {
  return { limit, ...(cursor !== undefined && { cursor }) };
}
