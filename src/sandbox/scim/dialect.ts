/** The two forms of the SCIM API (Slack facts, SCIM §2). */
export type ScimVersion = 'v1' | 'v2';

const core1 = 'urn:scim:schemas:core:1.0';

/** The names of schemas, by version. */
export const urns = {
  v1: {
    user: core1,
    group: core1,
    list: core1,
    enterprise: 'urn:scim:schemas:extension:enterprise:1.0',
    guest: 'urn:scim:schemas:extension:slack:guest:1.0',
    profile: 'urn:scim:schemas:extension:slack:profile:1.0',
  },
  v2: {
    user: 'urn:ietf:params:scim:schemas:core:2.0:User',
    group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
    list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
    enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    guest: 'urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User',
    profile: 'urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User',
  },
} as const;

export const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';
