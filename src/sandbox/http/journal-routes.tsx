import Router from '@koa/router';
import type { Context } from 'koa';
import type { CallEntry } from '../journal/call-entry';
import { changedNothing } from '../journal/call-journal';
import { nameOf } from '../messages/name-of';
import { cutPage } from '../org/search';
import { CallPage, CallsPage } from '../pages/calls-page';
import { DeliveriesPage, DeliveryPage } from '../pages/deliveries-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { allowScript } from './guard-requests';
import { queryPage, queryText } from './read-query';
import { sendPage } from './send-page';

const outcomes: { [outcome: string]: (entry: CallEntry) => boolean } = {
  changed: (entry) => entry.changes.length > 0,
  failed: (entry) => entry.error !== undefined && !entry.limited,
  limited: (entry) => entry.limited,
  unchanged: changedNothing,
};

/** The journals of calls and of what was sent to apps: `/calls`, `/deliveries`. */
export function journalRoutes(room: Room): Router {
  const router = new Router();
  const callerOf = (entry: CallEntry) => {
    const { org } = room.workspace;
    if (!entry.caller) return undefined;
    const app = org.tokens.getApp(entry.caller.appId)?.name ?? entry.caller.appId;
    return `${app} as ${nameOf(org, 'user', entry.caller.memberId)}`;
  };
  const appNameOf = (appId: string) => room.workspace.org.tokens.getApp(appId)?.name ?? appId;

  router.get('/calls', (ctx) => {
    const text = (queryText(ctx, 'q') ?? '').trim();
    const outcome = queryText(ctx, 'outcome') ?? '';
    const fits = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : () => true;
    const { journal } = room.machinery;
    const fitting = journal
      .entries()
      .filter((entry) => fits?.(entry) && (entry.operation.includes(text) || entry.path.includes(text)));
    allowScript(ctx);
    sendPage(
      ctx,
      <CallsPage
        frame={frameOf(room)}
        found={cutPage(fitting.reverse(), queryPage(ctx))}
        text={text}
        outcome={outcome}
        refreshSeconds={refreshOf(ctx)}
        operations={journal.operations}
        callerOf={callerOf}
      />,
    );
  });

  router.get('/calls/:id', (ctx) => {
    const entry = room.machinery.journal.get(Number(ctx.params.id));
    if (!entry) throw new SandboxError('sandbox.not_found', 404, 'There is no such call, or it is kept no more.');
    sendPage(ctx, <CallPage frame={frameOf(room)} entry={entry} caller={callerOf(entry)} />);
  });

  router.get('/deliveries', (ctx) => {
    const found = cutPage(room.deliveries.all.toReversed(), queryPage(ctx));
    allowScript(ctx);
    sendPage(ctx, <DeliveriesPage frame={frameOf(room)} found={found} appNameOf={appNameOf} />);
  });

  router.get('/deliveries/:id', (ctx) => {
    const delivery = room.deliveries.get(Number(ctx.params.id));
    if (!delivery) throw new SandboxError('sandbox.not_found', 404, 'There is no such request, or it is kept no more.');
    const member = nameOf(room.workspace.org, 'user', delivery.memberId);
    const appName = appNameOf(delivery.appId);
    sendPage(ctx, <DeliveryPage frame={frameOf(room)} delivery={delivery} appName={appName} member={member} />);
  });

  return router;
}

function refreshOf(ctx: Context): number | undefined {
  const seconds = Number(queryText(ctx, 'refresh'));
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= 60 ? seconds : undefined;
}
