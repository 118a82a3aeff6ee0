import type { AppService } from '../apps';
import { type CutoverService, type GrantHolder, tryNeedsSession } from '../certificates';
import { cutover } from '../contracts';
import type { UserId } from '../core';
import { appParams } from './app-routes';
import { noCutover, unfit, wrongPhase } from './cutover-routes';
import { appNotFound, errorCodes } from './error-codes';
import { type ApiRoute, type Caller, route } from './route';

const tag = 'Signing keys';

/** Trying the staged key with one's own account, before it signs for anybody else. */
export function stagedKeyRoutes({ apps, cutovers }: { apps: AppService; cutovers: CutoverService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'tryStagedKey',
        method: 'post',
        path: '/apps/{app}/cutover/try',
        scope: 'certificates:write',
        dangerous: true,
        tag,
        summary: 'Have your own next sign-in to the app signed with the new key',
        description:
          'Once, within five minutes, for the person who asks and in their session; everybody else is signed in with the ' +
          'old key. A program has no session, and is refused.',
        params: appParams,
        responses: {
          success: { status: 201, description: 'The change, with the try that waits.', schema: cutover },
          errors: errorCodes(appNotFound, unfit, noCutover, wrongPhase, { 409: ['certificates.try_needs_session'] }),
        },
      },
      async ({ caller, params }) => {
        const app = await apps.get(params.app);
        await cutovers.grantTry(caller.actor, app.id, holderOf(caller));
        return cutovers.get(app.id, caller.sessionId);
      },
    ),
    route(
      {
        operationId: 'endStagedKeyTry',
        method: 'delete',
        path: '/apps/{app}/cutover/try',
        scope: 'certificates:write',
        tag,
        summary: 'End your own try that waits',
        params: appParams,
        responses: {
          success: { status: 204, description: 'Your next sign-in is signed as everybody’s.' },
          errors: errorCodes(appNotFound, noCutover, {
            404: ['certificates.try_not_found'],
            409: ['certificates.try_needs_session'],
          }),
        },
      },
      async ({ caller, params }) => {
        await cutovers.endTry(caller.actor, (await apps.get(params.app)).id, holderOf(caller));
        return undefined;
      },
    ),
  ];
}

/** Whose sign-in is tried: the person who asks, in the session they ask from. */
function holderOf({ actor, sessionId }: Caller): GrantHolder {
  if (sessionId === undefined) throw tryNeedsSession();
  return { userId: actor.id as UserId, sessionId };
}
