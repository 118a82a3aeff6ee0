import Koa from 'koa';
import type { Logger } from '../core';
import { actAsRoutes } from './http/act-as-routes';
import { apiRoutes } from './http/api-routes';
import { appRoutes } from './http/app-routes';
import { controlApiRoutes } from './http/control-api-routes';
import { controlAppRoutes } from './http/control-app-routes';
import { controlMessageRoutes } from './http/control-message-routes';
import { controlOrgRoutes } from './http/control-org-routes';
import { controlRoutes } from './http/control-routes';
import { controlSsoRoutes } from './http/control-sso-routes';
import { conversationRoutes } from './http/conversation-routes';
import { faultsRoutes } from './http/faults-routes';
import { refuseForeignForms, setHeaders } from './http/guard-requests';
import { handleErrors } from './http/handle-errors';
import { interactionRoutes } from './http/interaction-routes';
import { journalRoutes } from './http/journal-routes';
import { liveRoutes } from './http/live-routes';
import { noteVisitor } from './http/note-visitor';
import { oauthRoutes } from './http/oauth-routes';
import { passwordRoutes } from './http/password-routes';
import { peopleRoutes } from './http/people-routes';
import { playSsoFaults } from './http/play-sso-faults';
import { settingsRoutes } from './http/settings-routes';
import { ssoAdminRoutes } from './http/sso-admin-routes';
import { ssoRoutes } from './http/sso-routes';
import { workspaceRoutes } from './http/workspace-routes';
import { acsUrlOf, type Room } from './room';

/**
 * Assembles the practice workspace's own Koa application, outermost first: Slack's interfaces, headers, errors, foreign forms, snapshot,
 * faults of single sign-on, routes.
 *
 * @param save writes what a request has changed; an answer leaves only after it
 */
export function createApp(room: Room, options: { logger: Logger; save: () => Promise<void> }): Koa {
  const app = new Koa();
  app.on('error', (error) => options.logger.debug({ err: error }, 'A connection to the practice workspace broke'));
  app.use(apiRoutes(room, options));
  app.use(setHeaders());
  app.use(handleErrors(options.logger));
  app.use(refuseForeignForms(() => [room.baseUrl(), acsUrlOf(room)]));
  app.use(async (_ctx, next) => {
    try {
      await next();
    } finally {
      await options.save();
    }
  });
  app.use(noteVisitor(room));
  app.use(playSsoFaults(room));
  const control = [
    controlRoutes,
    controlOrgRoutes,
    controlApiRoutes,
    controlAppRoutes,
    controlMessageRoutes,
    controlSsoRoutes,
  ];
  const signIn = [ssoRoutes, passwordRoutes, ssoAdminRoutes];
  const forApps = [oauthRoutes, appRoutes, conversationRoutes, interactionRoutes];
  const forRehearsal = [actAsRoutes, faultsRoutes, journalRoutes, liveRoutes];
  const pages = [workspaceRoutes, peopleRoutes, settingsRoutes, ...forApps, ...forRehearsal];
  for (const router of [...signIn, ...pages, ...control].map((routes) => routes(room))) {
    app.use(router.routes());
    app.use(router.allowedMethods());
  }
  return app;
}
