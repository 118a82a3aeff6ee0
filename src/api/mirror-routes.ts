import {
  mirrorStatus,
  nowTrace,
  provisionNow,
  switchOffPreview,
  userNamePreviewPage,
  userNameQuery,
} from '../contracts';
import type { DirectoryService } from '../directory';
import type {
  ConnectionService,
  MirrorStatusStore,
  NowSubject,
  ProvisionNowService,
  StepNames,
  SwitchOffCause,
  SwitchOffPreviewService,
  UserNameService,
} from '../provisioning';
import { bindingParams } from './binding-routes';
import { connectionParams } from './connection-routes';
import { describePlan } from './describe-plan';
import { describeSteps } from './describe-step';
import { connectionNotFound, errorCodes, groupNotFound, listErrors, slackFailed, userNotFound } from './error-codes';
import { findPersonOrDeleted } from './find-person-or-deleted';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

const tag = 'Plans';

export type MirrorServices = {
  connections: ConnectionService;
  directory: DirectoryService;
  mirrorStatus: MirrorStatusStore;
  provisionNow: ProvisionNowService;
  stepNames: StepNames;
  switchOffPreviews: SwitchOffPreviewService;
  userNames: UserNameService;
};

/** How a mirror stands, usernames before the first run, and one person or group now. */
export function mirrorRoutes(services: MirrorServices): ApiRoute[] {
  const { connections, directory, provisionNow: now, userNames } = services;
  const preview = async (params: { connection: string; user: string }, cause: SwitchOffCause) => {
    const connection = await connections.get(params.connection);
    return services.switchOffPreviews.preview(connection, (await directory.getUser(params.user)).id, cause);
  };
  return [
    route(
      {
        operationId: 'getMirrorStatus',
        method: 'get',
        path: '/connections/{connection}/status',
        scope: 'provisioning:read',
        tag,
        summary: 'Read how the mirror stands: what waits, what runs, what failed',
        params: connectionParams,
        responses: {
          success: { status: 200, description: 'At this moment.', schema: mirrorStatus },
          errors: connectionNotFound,
        },
      },
      async ({ params }) => services.mirrorStatus.read((await connections.get(params.connection)).id),
    ),
    route(
      {
        operationId: 'listUserNames',
        method: 'get',
        path: '/connections/{connection}/usernames',
        scope: 'provisioning:read',
        tag,
        summary: 'Show everybody’s username in Slack, as it is and as the newest plan makes it',
        params: connectionParams,
        query: userNameQuery,
        responses: {
          success: { status: 200, description: 'One page of people who are authorised.', schema: userNamePreviewPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const connection = await connections.get(params.connection);
        return toWirePage(await userNames.list(connection, query));
      },
    ),
    route(
      {
        operationId: 'previewSuspension',
        method: 'get',
        path: '/connections/{connection}/suspension-previews/{user}',
        scope: 'provisioning:read',
        tag,
        summary: 'Show what would follow in Slack if somebody were suspended',
        description:
          'Planned by the rules of a plan, guards included, from what Slack held when it was last read. Nothing is sent or kept.',
        params: bindingParams,
        responses: {
          success: { status: 200, description: 'Line by line.', schema: switchOffPreview },
          errors: errorCodes(connectionNotFound, userNotFound),
        },
      },
      ({ params }) => preview(params, 'suspended'),
    ),
    route(
      {
        operationId: 'previewPasswordExpiry',
        method: 'get',
        path: '/connections/{connection}/password-expiry-previews/{user}',
        scope: 'provisioning:read',
        tag,
        summary: 'Show what would follow in Slack if somebody’s password were let expire',
        description:
          'Planned as a suspension is: by default an account is off from then until its person has a new password.',
        params: bindingParams,
        responses: {
          success: { status: 200, description: 'Line by line.', schema: switchOffPreview },
          errors: errorCodes(connectionNotFound, userNotFound),
        },
      },
      ({ params }) => preview(params, 'passwordExpired'),
    ),
    route(
      {
        operationId: 'provisionNow',
        method: 'post',
        path: '/connections/{connection}/provision-now',
        scope: 'provisioning:approve',
        dangerous: true,
        tag,
        summary: 'Bring one person or group to Slack now, and tell how it came about',
        description:
          'Connected, read, in scope because, decided because, did. A guard that would be broken, or a scope that nobody ' +
          'approved, makes it wait like any other plan.',
        params: connectionParams,
        body: provisionNow,
        responses: {
          success: { status: 200, description: 'Line by line.', schema: nowTrace },
          errors: errorCodes(connectionNotFound, userNotFound, groupNotFound, slackFailed, {
            409: ['provisioning.token_missing'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        const subject: NowSubject =
          body.user !== undefined
            ? { userId: (await findPersonOrDeleted(directory, body.user)).id }
            : { groupId: (await directory.getGroup(body.group ?? '')).id };
        const { lines, plan, steps } = await now.provision(caller.actor, id, subject);
        return { lines, plan: plan && describePlan(plan), steps: await describeSteps(services.stepNames, steps) };
      },
    ),
  ];
}
