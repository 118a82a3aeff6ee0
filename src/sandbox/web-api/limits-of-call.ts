import type { DoubtSettings } from '../doubts';
import type { WebLimit } from '../limits/web-limits';
import type { WebCall, WebMethod } from './web-method';

const perMinuteOfTier = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

type Given = ReadonlyMap<string, unknown>;

/** The limits a call falls under: its tier, counted per method, workspace and app, and its method's own (Slack facts, Web API §1). */
export function limitsOfCall(method: Extract<WebMethod, { open: false }>, call: WebCall<Given>): WebLimit[] {
  const special = method.limits(call);
  if (method.tier === 'special') return special;
  const { token, app } = call.caller;
  const team = token.teamId ?? call.args.get('team_id') ?? 'org';
  const perMinute = perMinuteOfTier[method.tier];
  return [
    { key: `${method.name}/${team}/${app.id}`, allowance: { perMinute, burst: burstOf(perMinute, call.doubts) } },
    ...special,
  ];
}

/** How many calls may come at once. */
export function burstOf(perMinute: number, { webLimitBurst }: Readonly<DoubtSettings>): number {
  return webLimitBurst === 'whole-minute' ? perMinute : Math.min(perMinute, Number(webLimitBurst));
}
