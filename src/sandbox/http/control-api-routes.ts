import Router from '@koa/router';
import { z } from 'zod';
import { faultInputSchema } from '../faults/fault-rule';
import { overLimit, writesTouching, writesWithoutChange } from '../journal/assertions';
import type { CallEntry } from '../journal/call-entry';
import { limitSettingsSchema } from '../limits/limit-settings';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

const mostShown = 1_000;
const callQuerySchema = z.object({
  face: z.string().optional(),
  operation: z.string().optional(),
  target: z.string().optional(),
  error: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(mostShown).default(100),
});
const mostSchema = z.object({ most: z.coerce.number().int().min(0).default(0) });

/**
 * What stands around Slack's interfaces: `GET|POST|DELETE /control/faults`, `DELETE /control/faults/:id`,
 * `GET|PATCH /control/limits`, `GET|DELETE /control/journal/calls`, `GET /control/journal/counters`,
 * `GET /control/journal/assert/{writes-touching/:member,over-limit,no-change-writes}`.
 */
export function controlApiRoutes({ workspace, machinery, limits, webLimits }: Room): Router {
  const { faults, journal } = machinery;
  const router = new Router({ prefix: '/control' });

  router.get('/faults', (ctx) => {
    ctx.body = { faults: faults.all };
  });

  router.post('/faults', async (ctx) => {
    ctx.status = 201;
    ctx.body = { id: faults.add(parseInput(faultInputSchema, await readJson(ctx))) };
  });

  router.delete('/faults', (ctx) => {
    faults.clear();
    ctx.status = 204;
  });

  router.delete('/faults/:id', (ctx) => {
    if (!faults.remove(ctx.params.id ?? ''))
      throw new SandboxError('sandbox.not_found', 404, 'There is no such fault.');
    ctx.status = 204;
  });

  router.get('/limits', (ctx) => {
    ctx.body = limits.settings;
  });

  router.patch('/limits', async (ctx) => {
    const patch = parseInput(z.record(z.string(), z.unknown()), await readJson(ctx));
    limits.configure(parseInput(limitSettingsSchema, { ...limits.settings, ...patch }));
    webLimits.clear();
    ctx.body = limits.settings;
  });

  router.get('/journal/calls', (ctx) => {
    const query = parseInput(callQuerySchema, { ...ctx.query });
    const fits = (entry: CallEntry) =>
      entry.id > query.after &&
      (query.face === undefined || entry.face === query.face) &&
      (query.operation === undefined || entry.operation === query.operation) &&
      (query.target === undefined || entry.target === query.target) &&
      (query.error === undefined || entry.error === query.error);
    ctx.body = { count: journal.count, calls: journal.entries().filter(fits).slice(-query.limit) };
  });

  router.delete('/journal/calls', (ctx) => {
    journal.clear();
    ctx.status = 204;
  });

  router.get('/journal/counters', (ctx) => {
    ctx.body = { calls: journal.count, operations: journal.operations };
  });

  router.get('/journal/assert/writes-touching/:member', (ctx) => {
    const reference = ctx.params.member ?? '';
    const { most } = parseInput(mostSchema, { ...ctx.query });
    const member = workspace.org.members.find(reference);
    if (!member) throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
    ctx.body = writesTouching(journal, member.id, most);
  });

  router.get('/journal/assert/over-limit', (ctx) => {
    ctx.body = overLimit(journal);
  });

  router.get('/journal/assert/no-change-writes', (ctx) => {
    ctx.body = writesWithoutChange(journal);
  });

  return router;
}
