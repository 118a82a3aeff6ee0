import type { Middleware } from 'koa';
import type { Logger } from '../../core';
import type { ApiFace } from '../api/api-face';
import { serveCall } from '../api/serve-call';
import { AuditFace } from '../audit-logs/audit-face';
import { HooksFace } from '../interactivity/hooks-face';
import { frameOf, type Room } from '../room';
import { ScimFace } from '../scim/scim-face';
import { WebApiFace } from '../web-api/web-api-face';

/** Where the interfaces begin. */
export const facePrefixes = ['/scim/', '/api/', '/audit/', '/actions/'] as const;
export type FacePrefix = (typeof facePrefixes)[number];

/**
 * Slack's interfaces for programs, before everything that is for browsers. What fails here is a defect of ours: it is
 * logged and answered as the interface answers its own failures.
 *
 * @param options.save writes what a call has changed; an answer leaves only after it
 */
export function apiRoutes(room: Room, options: { logger: Logger; save: () => Promise<void> }): Middleware {
  const scim = new ScimFace(
    () => ({
      org: room.workspace.org,
      doubts: room.workspace.doubts,
      baseUrl: room.baseUrl(),
      host: frameOf(room).host,
      membersMayRename: room.workspace.settings.allowDisplayNameChange,
    }),
    room.limits,
  );
  const web = new WebApiFace(
    () => ({
      org: room.workspace.org,
      doubts: room.workspace.doubts,
      settings: room.workspace.settings,
      baseUrl: room.baseUrl(),
      host: frameOf(room).host,
    }),
    room.webLimits,
  );
  const audit = new AuditFace(
    () => ({
      org: room.workspace.org,
      doubts: room.workspace.doubts,
      enterprise: { name: room.profile.name, domain: room.profile.domain },
    }),
    room.webLimits,
  );
  const hooks = new HooksFace(() => ({ org: room.workspace.org, doubts: room.workspace.doubts }));
  const faces: Record<FacePrefix, ApiFace> = { '/scim/': scim, '/api/': web, '/audit/': audit, '/actions/': hooks };
  return async (ctx, next) => {
    const prefix = facePrefixes.find((each) => ctx.path.startsWith(each));
    if (!prefix) return next();
    try {
      await serveCall(ctx, faces[prefix], { ...room.machinery, save: options.save });
    } catch (error) {
      if (ctx.req.destroyed && !ctx.req.complete) return; // the caller went away in the middle: nobody to answer
      options.logger.error({ err: error, path: ctx.path }, 'The practice workspace failed in an interface');
      ctx.status = 500;
      ctx.body = 'internal error of the practice workspace';
    }
  };
}
