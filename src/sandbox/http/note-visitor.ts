import type { Middleware } from 'koa';
import type { Room } from '../room';
import { readClient } from './read-client';
import { findSession, seeSession } from './session-cookie';

/** Lets the audit log know whose browser it is that changes something, and the session with what it is used. */
export function noteVisitor(room: Room): Middleware {
  return (ctx, next) => {
    const client = readClient(ctx);
    const { address, userAgent } = client;
    const memberId = findSession(ctx, room)?.member.id;
    if (memberId !== undefined) seeSession(ctx, room, client);
    return room.machinery.audit.duringVisit({ address, userAgent, memberId }, next);
  };
}
