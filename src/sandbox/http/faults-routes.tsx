import Router from '@koa/router';
import { doubtNames, doubts } from '../doubts';
import { faultInputSchema } from '../faults/fault-rule';
import { readFaultText } from '../faults/read-fault-text';
import { FaultsPage } from '../pages/faults-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { faultsOf } from './faults-of';
import { readForm } from './read-body';
import { sendPage } from './send-page';

const longestFault = 500;
const turns = ['60', '3600', '86400'];

/** What makes a rehearsal harder or easier: `/faults`. */
export function faultsRoutes(room: Room): Router {
  const { workspace, machinery, limits, clock } = room;
  const router = new Router({ prefix: '/faults' });
  const pageProps = () => ({
    frame: frameOf(room),
    faults: machinery.faults.all,
    limits: limits.settings,
    clock: { now: clock.now(), isHeld: clock.isHeld },
    doubts: { all: doubtNames.length, turned: turnedDoubts(room) },
  });

  router.get('/', (ctx) => {
    sendPage(ctx, <FaultsPage {...pageProps()} />);
  });

  router.post('/', async (ctx) => {
    const typed = ((await readForm(ctx)).get('fault') ?? '').trim().slice(0, longestFault);
    const parsed = faultInputSchema.safeParse(readFaultText(typed));
    if (parsed.success) {
      machinery.faults.add(parsed.data);
      ctx.status = 303;
      ctx.redirect('/faults');
      return;
    }
    const wrong = faultsOf(parsed.error).map(({ path, message }) => `${path}: ${message}.`);
    sendPage(ctx, <FaultsPage {...pageProps()} wrong={wrong.join(' ')} typed={typed} />, 422);
  });

  router.post('/remove', async (ctx) => {
    const id = (await readForm(ctx)).get('id') ?? '';
    if (!machinery.faults.remove(id)) throw new SandboxError('sandbox.not_found', 404, 'There is no such fault.');
    ctx.status = 303;
    ctx.redirect('/faults');
  });

  router.post('/clock', async (ctx) => {
    const seconds = (await readForm(ctx)).get('advanceSeconds') ?? '';
    if (!turns.includes(seconds))
      throw new SandboxError('sandbox.invalid_input', 422, 'The clock turns by a minute, an hour or a day.');
    clock.advance(Number(seconds) * 1000);
    workspace.org.members.expireGuests();
    ctx.status = 303;
    ctx.redirect('/faults');
  });

  return router;
}

function turnedDoubts({ workspace }: Room) {
  return doubtNames
    .filter((name) => workspace.doubts[name] !== doubts[name].choices[0])
    .map((name) => ({ name, question: doubts[name].question, choice: workspace.doubts[name] }));
}
