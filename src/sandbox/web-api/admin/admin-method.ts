import { ranks } from '../../org/org-data';
import type { ArgumentSchema } from '../argument';
import { defineMethod, type MethodDefinition, type WebCall, type WebMethod } from '../web-method';
import { demand } from '../web-refusal';

/** Which code a caller without rank gets; two where Slack's page of the method names two. */
type RankCodes = { withoutRank: string; orWithoutRank?: string };
type AdminDefinition<Schema extends ArgumentSchema> = Omit<MethodDefinition<Schema>, 'verb' | 'takesJson' | 'tokens'> &
  Partial<Pick<MethodDefinition<Schema>, 'verb'>> &
  RankCodes;

/**
 * Declares a method of the Admin API: POST unless told, form or JSON, with the user token that an Admin or Owner of an
 * organisation has for an app installed on all of it (Slack facts, Web API §6).
 */
export function defineAdminMethod<Schema extends ArgumentSchema>(definition: AdminDefinition<Schema>): WebMethod {
  const { withoutRank, orWithoutRank, ...rest } = definition;
  const codes = { withoutRank, orWithoutRank };
  const method = defineMethod({ verb: 'POST', takesJson: true, tokens: ['user'], ...rest });
  if (method.open) return method;
  return {
    ...method,
    run(call: Parameters<typeof method.run>[0]) {
      demandAdmin(call, codes);
      return method.run(call);
    },
  };
}

/** @throws WebRefusal `not_an_enterprise` or another by doubt, and the method's own code for callers without rank */
function demandAdmin({ org, caller, doubts }: WebCall, { withoutRank, orWithoutRank = withoutRank }: RankCodes): void {
  demand(org.isEnterprise && org.plan === 'enterprise', doubts.adminWithoutEnterprise);
  demand(caller.token.teamId === undefined, doubts.adminWorkspaceInstall);
  const isAdmin = ranks.indexOf(caller.member.rank) >= ranks.indexOf('admin');
  demand(isAdmin, doubts.adminRankCode === 'first' ? withoutRank : orWithoutRank);
}

/** Whether the caller's rank reaches to an account, where Slack asks for it at all. @throws WebRefusal `code` */
export function demandReach({ caller, doubts }: WebCall, target: { rank: (typeof ranks)[number] }, code: string): void {
  const reaches = ranks.indexOf(target.rank) <= ranks.indexOf(caller.member.rank);
  demand(reaches || doubts.adminOutranked === 'accepted', code);
}
