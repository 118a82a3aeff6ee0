import { type Role, type Scope, scopes } from '../contracts';

const readingScopes = scopes.filter((scope) => scope.endsWith(':read'));

const scopesByRole: { readonly [role in Role]: readonly Scope[] } = {
  owner: scopes,
  app_administrator: scopes.filter(
    (scope) => readingScopes.includes(scope) || /^(groups|attributes|apps|certificates|provisioning):/.test(scope),
  ),
  helpdesk: [
    'directory:read',
    'directory:write',
    'sessions:read',
    'sessions:write',
    'apps:read',
    'traces:read',
    'status:read',
  ],
  auditor: readingScopes,
};

/** What a role may do, in the scopes that API tokens have too (R58). */
export function scopesOfRole(role: Role): ReadonlySet<Scope> {
  return new Set(scopesByRole[role]);
}
