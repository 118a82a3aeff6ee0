/** A role that Slack comes with: its id, and whether it can be given for single workspaces too. */
export type SystemRole = { id: string; name: string; scope: 'org' | 'team-or-org' };

/** Slack facts, Web API §6, role ids. */
export const systemRoles: readonly SystemRole[] = [
  { id: 'Rl01', name: 'Channel Admin', scope: 'team-or-org' },
  { id: 'Rl02', name: 'Role Admin', scope: 'team-or-org' },
  { id: 'Rl03', name: 'User Admin', scope: 'team-or-org' },
  { id: 'Rl04', name: 'Legal Holds Admin', scope: 'org' },
  { id: 'Rl05', name: 'Conversation Admin', scope: 'team-or-org' },
  { id: 'Rl09', name: 'DLP Admin', scope: 'org' },
  { id: 'Rl0A', name: 'Channel Manager', scope: 'team-or-org' },
  { id: 'Rl0B', name: 'Slack Platform Developer', scope: 'team-or-org' },
  { id: 'Rl0C', name: 'Audit Logs Admin', scope: 'team-or-org' },
  { id: 'Rl0D', name: 'Integrations Manager', scope: 'org' },
  { id: 'Rl0E', name: 'Message Activity Manager', scope: 'org' },
  { id: 'Rl0F', name: 'Exports Admin', scope: 'org' },
  { id: 'Rl0G', name: 'Sales Admin', scope: 'org' },
  { id: 'Rl0J', name: 'Security Admin', scope: 'org' },
  { id: 'Rl0K', name: 'Workflow Admin', scope: 'org' },
  { id: 'Rl0L', name: 'Analytics Admin', scope: 'team-or-org' },
];

/** The role of the system with this id; undefined for none. */
export function systemRoleOf(id: string): SystemRole | undefined {
  return systemRoles.find((role) => role.id === id);
}
