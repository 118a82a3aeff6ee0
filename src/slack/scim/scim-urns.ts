export type ScimVersion = 'v2' | 'v1';

const core1 = 'urn:scim:schemas:core:1.0';

/** Names of schemas by version (Slack facts, SCIM §2). */
export const scimUrns = {
  v2: {
    user: 'urn:ietf:params:scim:schemas:core:2.0:User',
    group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
    enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    guest: 'urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User',
    profile: 'urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User',
  },
  v1: {
    user: core1,
    group: core1,
    enterprise: 'urn:scim:schemas:extension:enterprise:1.0',
    guest: 'urn:scim:schemas:extension:slack:guest:1.0',
    profile: 'urn:scim:schemas:extension:slack:profile:1.0',
  },
} as const;

export const patchOpUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
