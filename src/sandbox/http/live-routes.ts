import { PassThrough } from 'node:stream';
import Router from '@koa/router';
import { liveScript } from '../live/live-script';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';

/** Pages that may be open at once; more look again by hand. */
const mostSubscribers = 100;
/** At most so often is a page told. */
const pauseMs = 250;

/** What pages need to follow what happens: server-sent events at `/events`, and the script that listens. */
export function liveRoutes(room: Room): Router {
  const router = new Router();

  router.get('/assets/practice.js', (ctx) => {
    ctx.type = 'text/javascript; charset=utf-8';
    ctx.set('Cache-Control', 'public, max-age=60');
    ctx.body = liveScript;
  });

  router.get('/events', (ctx) => {
    if (room.live.subscribers >= mostSubscribers) {
      throw new SandboxError('sandbox.busy', 429, 'Too many pages are open.', { remedy: 'Close some of them.' });
    }
    const stream = new PassThrough();
    let pause: NodeJS.Timeout | undefined;
    const unsubscribe = room.live.subscribe(() => {
      pause ??= setTimeout(() => {
        pause = undefined;
        stream.write('event: change\ndata: now\n\n');
      }, pauseMs);
    });
    const end = () => {
      clearTimeout(pause);
      unsubscribe();
      room.closing.removeEventListener('abort', end);
      stream.end();
    };
    ctx.res.once('close', end);
    room.closing.addEventListener('abort', end, { once: true });
    ctx.type = 'text/event-stream';
    ctx.status = 200;
    ctx.body = stream;
    stream.write('retry: 2000\n\n');
  });

  return router;
}
