import type { CodeMeanings } from './code-meaning';

/** Codes about groups and their members (Slack facts, SCIM §7, §9). */
export const groupCodes: CodeMeanings = {
  no_such_group: {
    kind: 'not_found',
    what: 'Slack has no group with this id.',
    meaning: 'It was deleted in Slack, or is disabled.',
    remedy: 'Let the next run make it again, or stop pushing the group.',
  },
  missing_group_id: { kind: 'not_found', what: 'No group was named.', remedy: 'Push the group again.' },
  no_such_group_members: {
    kind: 'rejected',
    ofMember: true,
    what: 'The account does not exist in Slack.',
    remedy: 'Unbind the person and let the account be matched again.',
  },
  unable_to_add_deleted_or_guest_to_group: {
    kind: 'rejected',
    ofMember: true,
    what: 'The account is deactivated or a guest.',
    meaning: 'Slack takes only active members into a group.',
    remedy: 'Activate the account, or make the guest a member.',
  },
  group_members_create_failed: {
    kind: 'rejected',
    ofMember: true,
    what: 'Slack could not add the account to the group.',
    remedy: 'Try again later; if it stays, look at the account in Slack.',
  },
  group_creation_failed: {
    kind: 'rejected',
    what: 'Slack did not create the group.',
    meaning: 'Its name is taken or not allowed, or it has no member.',
    remedy: 'Look in Slack for a group of the same name, and give it at least one member.',
  },
  group_member_max_exceeded: {
    kind: 'rejected',
    ofMember: true,
    what: 'The group is full.',
    meaning: 'A user group of a workspace has at most 5,000 members.',
    remedy: 'Split the group, or take members out of it.',
  },
  too_many_users: {
    kind: 'rejected',
    what: 'Too many members were named in one call.',
    remedy: 'Report this: we send at most 5,000 at once.',
  },
  failed_to_remove_users_for_linked_subteam: {
    kind: 'rejected',
    ofMember: true,
    what: 'Slack could not take the members out of the group.',
    meaning: 'The group is linked to channels or workspaces.',
    remedy: 'Remove the links in Slack, or the members by hand.',
  },
  idp_group_linked_to_channels: {
    kind: 'protected',
    what: 'The group is in the allow-list of a channel.',
    meaning: 'Slack does not delete it before that.',
    remedy: 'Take the group out of the channel’s access list in Slack, then try again.',
  },
};
