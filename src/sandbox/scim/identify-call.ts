import type { ApiOperation, ApiRequest } from '../api/api-face';
import type { ScimVersion } from './dialect';
import type { ScimCode } from './scim-refusal';

/** A SCIM call by its address and method alone. */
export type ScimOperation = ApiOperation & {
  version: ScimVersion;
  resource: 'Users' | 'Groups' | 'config' | 'types' | 'schemas' | undefined;
  /** Set where the address or the method is refused whatever else the call holds. */
  refusal: ScimCode | undefined;
  schema: 'Users' | 'Groups' | undefined;
};

const actions: { [method: string]: string } = { GET: 'get', PUT: 'update', PATCH: 'update', DELETE: 'delete' };

/** Says what a call wants (Slack facts, SCIM §2, §3); unknown addresses and methods are named too. */
export function identifyCall({ method, path }: ApiRequest): ScimOperation {
  const [, , versionText = '', ...segments] = path.replace(/\/+$/, '').split('/');
  const version = versionText === 'v1' ? 'v1' : 'v2';
  const base = { name: 'scim.unknown', version, writes: false, resource: undefined, schema: undefined } as const;
  if (!/^v[12]$/.test(versionText)) {
    return { ...base, refusal: /^v\d/.test(versionText) ? 'unsupported_version' : 'bad_endpoint' };
  }
  const [first = '', second, ...more] = segments;
  if ((first !== 'Users' && first !== 'Groups') || more.length > 0) return identifyMetadata(base, method, segments);
  return identifyResource({ ...base, resource: first }, method, first, second);
}

type Base = Omit<ScimOperation, 'refusal'>;

function identifyResource(
  base: Base,
  method: string,
  resource: 'Users' | 'Groups',
  id: string | undefined,
): ScimOperation {
  const family = `scim.${resource.toLowerCase()}`;
  if (id === undefined) {
    if (method === 'GET') return { ...base, name: `${family}.list`, refusal: undefined };
    if (method === 'POST') return { ...base, name: `${family}.create`, writes: true, refusal: undefined };
    const isKnown = method in actions;
    const missing = resource === 'Users' ? 'missing_user_id' : 'missing_group_id';
    return { ...base, name: `${family}.unknown`, refusal: isKnown ? missing : 'method_not_allowed' };
  }
  const action = Object.hasOwn(actions, method) ? actions[method] : undefined;
  if (action === undefined) return { ...base, name: `${family}.unknown`, refusal: 'method_not_allowed' };
  const named = { ...base, name: `${family}.${action}`, target: id, refusal: undefined };
  return action === 'get' ? named : { ...named, writes: true, lock: `${resource}/${id}` };
}

function identifyMetadata(base: Base, method: string, segments: readonly string[]): ScimOperation {
  const known = metadataOf(base.version, segments);
  if (!known) return { ...base, refusal: 'bad_endpoint' };
  return { ...base, ...known, refusal: method === 'GET' ? undefined : 'method_not_allowed' };
}

function metadataOf(
  version: ScimVersion,
  [first, second, ...more]: readonly string[],
): Pick<ScimOperation, 'name' | 'resource' | 'schema'> | undefined {
  if (more.length > 0) return undefined;
  const alone = second === undefined;
  if (alone && (first === 'ServiceProviderConfigs' || (first === 'ServiceProviderConfig' && version === 'v2'))) {
    return { name: 'scim.config', resource: 'config', schema: undefined };
  }
  if (alone && first === 'ResourceTypes' && version === 'v2') {
    return { name: 'scim.resource-types', resource: 'types', schema: undefined };
  }
  if (first === 'Schemas' && (second === 'Users' || second === 'Groups' || (alone && version === 'v2'))) {
    return { name: 'scim.schemas', resource: 'schemas', schema: second };
  }
  return undefined;
}
