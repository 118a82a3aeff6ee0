import type { GroupPlanDraft } from './group-plan-draft';

/** Slack's own groups are never touched (Slack facts, SCIM §9). */
export function refuseBuiltIn(draft: GroupPlanDraft): void {
  draft.refuse({
    code: 'built_in_group',
    sentence: `The group ${draft.facts.name} in Slack is built in, and cannot be changed from outside.`,
    remedy: 'Give the group another name in the directory.',
  });
}

/** Slack would refuse the whole call; half of a group would be a surprise (Slack facts, SCIM §9). */
export function refuseTooLarge(draft: GroupPlanDraft, size: number, most: number): void {
  draft.refuse({
    code: 'group_too_large',
    sentence: `The group ${draft.facts.name} would have ${size} members in Slack, which takes ${most} at most. Nobody is added.`,
    remedy: 'Split the group, or authorise smaller ones.',
  });
}
