import { z } from 'zod';

/** What a token may do, and in what words a person is told. */
export const scopeDescriptions = {
  'directory:read': 'read people, groups, memberships and custom attributes',
  'directory:write': 'create, change and delete people; set passwords',
  'groups:write': 'create, change and delete groups; put people and groups into them',
  'attributes:write': 'define custom attributes',
  'administrators:write': 'together with directory:write: do so to administrators, and make somebody one',
  'sessions:read': 'see where people are signed in',
  'sessions:write': 'sign people out',
  'apps:read': 'read apps, their attributes and authorised groups; preview what a person would be sent',
  'apps:write': 'create, change and delete apps; authorise groups',
  'provisioning:read': 'read connections to Slack, bindings, plans, runs and their events',
  'provisioning:write': 'set up connections, make plans, bind and import accounts, send webhooks',
  'provisioning:approve': 'let plans change Slack: approve, apply, stop, undo, activate and deactivate connections',
  'certificates:read': 'read signing certificates (never private keys)',
  'certificates:write': 'create, import, promote and retire signing keys',
  'traces:read': 'read what happened to a sign-in, by its code',
  'audit:read': 'read the audit record and verify it',
  'status:read': 'read the state of the installation',
  'tokens:read': 'list API tokens (never the tokens themselves)',
  'tokens:write': 'create API tokens with scopes the creating token has itself, and revoke them',
} as const;

export type Scope = keyof typeof scopeDescriptions;

/** Every scope there is. */
export const scopes = Object.keys(scopeDescriptions) as Scope[];

export const scope = z.enum(scopes).meta({
  id: 'Scope',
  description: scopes.map((name) => `\`${name}\`: ${scopeDescriptions[name]}`).join('\n'),
  example: 'directory:read',
});
