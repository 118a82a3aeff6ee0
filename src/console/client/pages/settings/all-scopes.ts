import type { schemas } from '../../api/schema';

/** Every scope, held complete by the compiler: one that is missing here is an error. */
const known: { readonly [scope in schemas['Scope']]: true } = {
  'directory:read': true,
  'directory:write': true,
  'groups:write': true,
  'attributes:write': true,
  'administrators:write': true,
  'sessions:read': true,
  'sessions:write': true,
  'apps:read': true,
  'apps:write': true,
  'provisioning:read': true,
  'provisioning:write': true,
  'provisioning:approve': true,
  'certificates:read': true,
  'certificates:write': true,
  'traces:read': true,
  'audit:read': true,
  'status:read': true,
  'tokens:read': true,
  'tokens:write': true,
};

export const allScopes = Object.keys(known) as schemas['Scope'][];
