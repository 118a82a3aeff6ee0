import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../core';
import type { OpenTarget, TargetAccess, TargetOAuth } from '../provisioning';
import type { Allowances } from './budget/allowances';
import { RateBudget, type Wait } from './budget/rate-budget';
import { createOAuth } from './oauth/oauth-client';
import { ScimClient } from './scim/scim-client';
import { SlackTarget } from './slack-target';
import { HttpTransport, type HttpTransportOptions } from './transport/http-transport';
import { WebApi } from './web/web-api';

export type SlackOptions = {
  clock: Clock;
  /** How one waits; in real time unless told. */
  wait?: Wait;
  /** Slack’s limits unless told; `noLimits` for a practice workspace that has none. */
  allowances?: Allowances;
  transport?: HttpTransportOptions;
};

/** The way to Slack of this process: one set of connections, and one budget for each organisation. */
export type Slack = {
  open: OpenTarget;
  oauth: TargetOAuth;
  /** Refuses what waits for its turn, lets calls under way end, and closes the connections. */
  close(): Promise<void>;
};

/** Calls of one organisation under way at once, where a connection does not say. */
const usualConcurrency = 8;

/**
 * All that speaks to Slack in this process. Connections of one organisation share one budget, as they share its
 * limits (R99).
 */
export function createSlack({ clock, wait = waitReally, allowances, transport }: SlackOptions): Slack {
  const http = new HttpTransport(transport);
  const budgets = new Map<string, RateBudget>();
  const budgetOf = (access: TargetAccess): RateBudget => {
    const { scimOrigin, connectionId, capabilities, otherAppsSharePercent, concurrency = usualConcurrency } = access;
    const key = `${scimOrigin} ${capabilities?.organisation?.id ?? connectionId}`;
    const known = budgets.get(key);
    known?.adjust({ otherAppsSharePercent, concurrency });
    const limits = allowances === undefined ? {} : { allowances };
    const budget = known ?? new RateBudget({ clock, wait, concurrency, otherAppsSharePercent, ...limits });
    budgets.set(key, budget);
    return budget;
  };
  return {
    open(access) {
      const { scimOrigin, webApiOrigin, token, capabilities, beforeWrite } = access;
      const authorization = `Bearer ${token.reveal()}`;
      const shared = { transport: http, authorization, budget: budgetOf(access), clock, wait, beforeWrite };
      const scim = new ScimClient({ ...shared, origin: scimOrigin });
      return new SlackTarget({ scim, web: new WebApi({ ...shared, origin: webApiOrigin }), clock, capabilities });
    },
    oauth: createOAuth(http, clock, wait),
    async close() {
      for (const budget of budgets.values()) budget.stop();
      await Promise.all([...budgets.values()].map((budget) => budget.idle()));
      await http.close();
    },
  };
}

async function waitReally(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!signal?.aborted) throw error; // else: whoever waited is not waiting any more
  }
}
