import { urns } from './dialect';
import type { ScimContext } from './scim-context';

/** The service provider's configuration, in the SCIM 1.1 shape for both versions (Slack facts, SCIM §3). */
export function serviceProviderConfig({ doubts }: ScimContext): object {
  const works = doubts.scimServiceProviderConfig === 'what-works';
  return {
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'OAuth Bearer Token',
        description: 'Authentication scheme using the OAuth Bearer Token Standard',
        specUrl: 'http://tools.ietf.org/html/rfc6750',
        primary: true,
      },
    ],
    patch: { supported: works },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: works, maxResults: works ? 1000 : 0 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    xmlDataFormat: { supported: false },
  };
}

/** The resource types of v2: no counters (Slack facts, SCIM §3). */
export function resourceTypes(context: ScimContext): object {
  const urn = urns.v2;
  const type = (name: 'User' | 'Group', schema: string, extensions: string[]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint: `/${name}s`,
    description: name === 'User' ? 'User Account' : 'Group',
    schema,
    meta: { location: `${context.baseUrl}/scim/v2/ResourceTypes/${name}`, resourceType: 'ResourceType' },
    schemaExtensions: extensions.map((each) => ({ schema: each, required: false })),
  });
  return {
    schemas: [urn.list],
    Resources: [type('User', urn.user, [urn.enterprise, urn.guest, urn.profile]), type('Group', urn.group, [])],
  };
}

const userAttributes = [
  ...[
    'userName',
    'nickName',
    'displayName',
    'profileUrl',
    'title',
    'userType',
    'preferredLanguage',
    'locale',
    'timezone',
  ],
  ...['active', 'password', 'externalId', 'name', 'emails', 'phoneNumbers', 'addresses', 'photos', 'roles', 'groups'],
];
const multiValued = ['emails', 'phoneNumbers', 'addresses', 'photos', 'roles', 'groups', 'members'];

/** What a schema says: guests are described inside the users' (Slack facts, SCIM §3). `which` is `Users`, `Groups` or both. */
export function schemas(which: 'Users' | 'Groups' | undefined, context: ScimContext): object {
  const { version } = context;
  const urn = urns[version];
  const users = {
    id: urn.user,
    name: 'User',
    description: 'Core User',
    attributes: [...userAttributes, urn.enterprise, urn.guest, urn.profile].map(describe),
  };
  const groups = {
    id: urn.group,
    name: 'Group',
    description: 'Core Group',
    attributes: ['displayName', 'members'].map(describe),
  };
  if (which) return which === 'Users' ? users : groups;
  const list = { schemas: [urn.list], Resources: [users, groups] };
  return context.doubts.scimSchemas === 'list-response'
    ? { ...list, totalResults: 2, itemsPerPage: 2, startIndex: 1 }
    : list;
}

function describe(name: string) {
  const isComplex = name.startsWith('urn:') || name === 'name' || multiValued.includes(name);
  return {
    name,
    type: name === 'active' ? 'boolean' : isComplex ? 'complex' : 'string',
    multiValued: multiValued.includes(name),
    description: '',
    readOnly: name === 'groups' || name === 'profileUrl',
    required: name === 'userName' || name === 'emails' || name === 'members',
    caseExact: false,
  };
}
