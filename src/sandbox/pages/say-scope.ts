const sentences: { [scope: string]: string } = {
  admin: 'Administer the workspace and its accounts',
  'admin.users:read': 'See every account of the organisation',
  'admin.users:write': 'Invite, change and remove accounts',
  'admin.teams:read': 'See the workspaces of the organisation',
  'admin.teams:write': 'Change the workspaces of the organisation',
  'admin.usergroups:read': 'See what groups are connected to',
  'admin.usergroups:write': 'Connect groups with workspaces and channels',
  'admin.roles:read': 'See who has which role',
  'admin.roles:write': 'Give and take roles',
  'auditlogs:read': 'Read the audit logs',
  'channels:read': 'See public channels',
  'chat:write': 'Post messages',
  'chat:write.public': 'Post in public channels without being in them',
  'chat:write.customize': 'Post under another name and picture',
  'groups:read': 'See private channels it is in',
  'im:read': 'See direct conversations it is in',
  'mpim:read': 'See group conversations it is in',
  'team:read': 'See the workspace’s name and address',
  'usergroups:read': 'See user groups',
  'usergroups:write': 'Change user groups',
  'users:read': 'See the people of the workspace',
  'users:read.email': 'See people’s e-mail addresses',
  'users.profile:read': 'Read profiles',
  'users.profile:write': 'Change profiles',
};

/** What a scope means, in words of our own. */
export function sayScope(scope: string): string {
  return sentences[scope] ?? 'Use';
}
