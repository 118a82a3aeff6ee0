import type { Middleware } from 'koa';
import type { Room } from '../room';
import { findSession } from './session-cookie';

/** Lets the audit log know whose browser it is that changes something. */
export function noteVisitor(room: Room): Middleware {
  return (ctx, next) => {
    const visitor = {
      address: (ctx.req.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
      userAgent: ctx.get('user-agent'),
      memberId: findSession(ctx, room)?.member.id,
    };
    return room.machinery.audit.duringVisit(visitor, next);
  };
}
