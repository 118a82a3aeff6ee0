import type { AttributeRule, AttributeSubject, AttributeUser } from '../../src/apps';

/** A person with little set; what matters to a test is given. */
export function attributeSubject(user: Partial<AttributeUser> = {}, groups: readonly string[] = []): AttributeSubject {
  return {
    user: {
      id: '5d7f1a40-95a5-4c0e-8d3e-2b9a52d10001',
      username: 'ada',
      email: 'ada@acme.example',
      firstName: 'Ada',
      middleName: null,
      lastName: 'Lovelace',
      displayName: null,
      jobTitle: null,
      location: null,
      addresses: [],
      phones: [],
      employeeNumber: null,
      department: null,
      company: null,
      costCentre: null,
      division: null,
      managerId: null,
      startDate: null,
      preferredLanguage: null,
      locale: null,
      timezone: null,
      userType: null,
      photoUrl: null,
      custom: {},
      ...user,
    },
    groups,
  };
}

/** A row that is on; position and id follow from the name unless given. */
export function attributeRule(
  spName: string,
  sourceKind: AttributeRule['sourceKind'],
  source: string,
  more: Partial<AttributeRule> = {},
): AttributeRule {
  return {
    id: `rule ${spName}`,
    position: 0,
    spName,
    nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
    sourceKind,
    source,
    enabled: true,
    preset: false,
    ...more,
  };
}
