import type { AppService } from '../apps';
import type { CutoverService } from '../certificates';
import { cutover, cutoverReport, cutoverSignIns, newCutover } from '../contracts';
import type { Actor, AppId, SigningKeyId } from '../core';
import type { SignInWatch } from '../saml';
import { appParams } from './app-routes';
import { appNotFound, type ErrorCodes, errorCodes, keyNotFound } from './error-codes';
import { type ApiRoute, route } from './route';

const tag = 'Signing keys';
export const noCutover: ErrorCodes = { 404: ['certificates.cutover_not_found'] };
export const wrongPhase: ErrorCodes = { 409: ['certificates.cutover_phase'] };
/** A pair that cannot begin to sign now. */
export const unfit: ErrorCodes = {
  404: ['certificates.key_not_found'],
  409: ['certificates.private_key_destroyed', 'certificates.expired', 'certificates.not_yet_valid'],
};

type Services = { apps: AppService; cutovers: CutoverService; signInWatch: SignInWatch };

/** Changing the certificate of an app that takes one only: staged, tried alone, switched, watched, and back (R77). */
export function cutoverRoutes({ apps, cutovers, signInWatch }: Services): ApiRoute[] {
  return [
    route(
      {
        operationId: 'getCutover',
        method: 'get',
        path: '/apps/{app}/cutover',
        scope: 'certificates:read',
        tag,
        summary: 'Read the change of the certificate that is under way',
        params: appParams,
        responses: {
          success: { status: 200, description: 'The change, or null.', schema: cutoverReport },
          errors: errorCodes(appNotFound, keyNotFound),
        },
      },
      async ({ caller, params }) => {
        const found = await cutovers.find((await apps.get(params.app)).id, caller.sessionId);
        return { cutover: found ?? null };
      },
    ),
    route(
      {
        operationId: 'startCutover',
        method: 'post',
        path: '/apps/{app}/cutover',
        scope: 'certificates:write',
        tag,
        summary: 'Begin a change of the certificate; nothing signs otherwise yet',
        params: appParams,
        body: newCutover,
        responses: {
          success: { status: 201, description: 'The change.', schema: cutover },
          errors: errorCodes(appNotFound, unfit, noCutover, {
            409: ['certificates.cutover_open', 'certificates.key_signs_already', 'certificates.no_active_key'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        await cutovers.start(caller.actor, app.id, body.keyId as SigningKeyId);
        return cutovers.get(app.id, caller.sessionId);
      },
    ),
    step(
      'switchCutover',
      '/switch',
      'Let the new key sign: from this instant, for everybody',
      'Sign-ins fail from then on until the service provider knows the new certificate. A try that waits ends.',
      errorCodes(unfit, wrongPhase),
      (actor, appId) => cutovers.switch(actor, appId),
    ),
    step(
      'goBackCutover',
      '/go-back',
      'Let the old key sign again',
      'The service provider has to be given the old certificate again, too.',
      errorCodes(unfit, wrongPhase),
      (actor, appId) => cutovers.goBack(actor, appId),
    ),
    end('abortCutover', '/abort', 'Give the change up, before the switch', (actor, appId) =>
      cutovers.abort(actor, appId),
    ),
    end(
      'finishCutover',
      '/finish',
      'End the watch: the key that does not sign can be destroyed from then on',
      (a, id) => cutovers.finish(a, id),
    ),
    route(
      {
        operationId: 'listCutoverSignIns',
        method: 'get',
        path: '/apps/{app}/cutover/sign-ins',
        scope: 'traces:read',
        tag,
        summary: 'Watch sign-ins since the key changed last',
        description: 'Answered means answered by us. Who comes back within a minute may have been refused there.',
        params: appParams,
        responses: {
          success: { status: 200, description: 'Counts, and the latest.', schema: cutoverSignIns },
          errors: errorCodes(appNotFound, keyNotFound, noCutover),
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        const { changedAt, startedAt } = await cutovers.get(app.id);
        return signInWatch.since(app.id, changedAt ?? startedAt);
      },
    ),
  ];

  /** A step that changes who signs for everybody. */
  function step(
    operationId: string,
    path: string,
    summary: string,
    description: string,
    errors: ErrorCodes,
    take: (actor: Actor, appId: AppId) => Promise<void>,
  ): ApiRoute {
    return route(
      {
        operationId,
        method: 'post',
        path: `/apps/{app}/cutover${path}`,
        scope: 'certificates:write',
        dangerous: true,
        tag,
        summary,
        description,
        params: appParams,
        responses: {
          success: { status: 200, description: 'The change.', schema: cutover },
          errors: errorCodes(appNotFound, noCutover, errors),
        },
      },
      async ({ caller, params }) => {
        const app = await apps.get(params.app);
        await take(caller.actor, app.id);
        return cutovers.get(app.id, caller.sessionId);
      },
    );
  }

  /** A step after which nothing is under way. */
  function end(
    operationId: string,
    path: string,
    summary: string,
    take: (actor: Actor, appId: AppId) => Promise<void>,
  ): ApiRoute {
    return route(
      {
        operationId,
        method: 'post',
        path: `/apps/{app}/cutover${path}`,
        scope: 'certificates:write',
        tag,
        summary,
        params: appParams,
        responses: {
          success: { status: 204, description: 'Nothing is under way any more.' },
          errors: errorCodes(appNotFound, noCutover, wrongPhase),
        },
      },
      async ({ caller, params }) => {
        await take(caller.actor, (await apps.get(params.app)).id);
        return undefined;
      },
    );
  }
}
