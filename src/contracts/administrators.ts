import { z } from 'zod';
import { scope } from './scope';

/** Who may do what in the console, from everything to looking only. */
export const roles = ['owner', 'app_administrator', 'helpdesk', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** What a role may do, in words for whoever gives it. */
export const roleDescriptions: { readonly [role in Role]: string } = {
  owner: 'everything, roles and tokens included',
  app_administrator: 'apps and the groups that open them, custom attributes, certificates and provisioning',
  helpdesk: 'people, passwords and sessions of those who administer nothing; who is in which group is left alone',
  auditor: 'reads everything and changes nothing',
};

export const role = z.enum(roles).meta({
  id: 'Role',
  description: roles.map((name) => `\`${name}\`: ${roleDescriptions[name]}`).join('\n'),
});

/** Somebody who administers. */
export const administrator = z
  .object({ id: z.uuid(), username: z.string(), name: z.string(), email: z.string(), suspended: z.boolean(), role })
  .meta({ id: 'Administrator' });

export const administratorList = z.object({ items: z.array(administrator) }).meta({ id: 'AdministratorList' });

export const roleChange = z
  .strictObject({ role: role.nullable().meta({ description: 'null takes the role away' }) })
  .meta({ id: 'RoleChange' });

/** Who calls, as the API knows them: what the console shows and what it explains instead of showing. */
export const caller = z
  .object({
    kind: z.enum(['user', 'token']),
    id: z.uuid(),
    name: z.string(),
    role: role.nullable().meta({ description: 'null for an API token' }),
    scopes: z.array(scope),
  })
  .meta({ id: 'Caller' });
