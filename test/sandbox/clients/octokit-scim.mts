import { Octokit } from '@octokit/core';
import { enterpriseCloud } from '@octokit/plugin-enterprise-cloud';

/**
 * A life of people and a group, told to a SCIM server by a client that is not ours: GitHub's own, whose SCIM v2 methods
 * are for its enterprises. Run as `node octokit-scim.mts URL TOKEN`; prints one line of JSON, an answer for each step.
 */
const [, , baseUrl = '', token = ''] = process.argv;
const enterprise = 'acme';
const userSchemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
const groupSchemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
const patchSchemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

const client = new (Octokit.plugin(enterpriseCloud))({ baseUrl });
client.hook.before('request', (options) => {
  options.headers.authorization = `Bearer ${token}`;
});
const scim = client.enterpriseAdmin;
const answers: { step: string; status: number; body: unknown }[] = [];

/** Notes what a step got, refusals included, and hands it on. */
async function note(step: string, call: Promise<{ status: number; data: unknown }>): Promise<{ id: string }> {
  const { status, data } = await call.catch((error) => ({ status: error.status, data: error.response?.data }));
  answers.push({ step, status, body: data });
  return data as { id: string };
}

const person = (userName: string) => ({
  schemas: userSchemas,
  userName,
  displayName: userName,
  name: { givenName: 'Ada', familyName: 'Byron' },
  emails: [{ value: `${userName}@example.com`, type: 'work', primary: true }],
  active: true,
  externalId: userName,
});
const user = (id: string) => ({ enterprise, scim_user_id: id });
const group = (id: string) => ({ enterprise, scim_group_id: id });
const replace = (path: string, value: unknown) => ({
  schemas: patchSchemas,
  Operations: [{ op: 'replace', path, value }],
});

const ada = await note('create', scim.provisionEnterpriseUser({ enterprise, ...person('ada') }));
const bob = await note('create another', scim.provisionEnterpriseUser({ enterprise, ...person('bob') }));
await note('create twice', scim.provisionEnterpriseUser({ enterprise, ...person('ada') }));
await note('get', scim.getProvisioningInformationForEnterpriseUser(user(ada.id)));
await note('list', scim.listProvisionedIdentitiesEnterprise({ enterprise, startIndex: 1, count: 1 }));
await note('filter', scim.listProvisionedIdentitiesEnterprise({ enterprise, filter: 'userName eq "bob"' }));
await note('patch', scim.updateAttributeForEnterpriseUser({ ...user(ada.id), ...replace('title', 'Countess') }));
await note(
  'put',
  scim.setInformationForProvisionedEnterpriseUser({ ...user(bob.id), ...person('bob'), displayName: 'Bobby' }),
);
const both = {
  members: [
    { value: ada.id, displayName: 'ada' },
    { value: bob.id, displayName: 'bob' },
  ],
};
const engines = await note(
  'create group',
  scim.provisionEnterpriseGroup({
    enterprise,
    schemas: groupSchemas,
    displayName: 'Engines',
    externalId: 'g1',
    ...both,
  }),
);
await note('get group', scim.getProvisioningInformationForEnterpriseGroup(group(engines.id)));
const out = { schemas: patchSchemas, Operations: [{ op: 'remove', path: 'members', value: [{ value: bob.id }] }] };
await note('patch group', scim.updateAttributeForEnterpriseGroup({ ...group(engines.id), ...out }));
await note('list groups', scim.listProvisionedGroupsEnterprise({ enterprise }));
await note('deactivate', scim.updateAttributeForEnterpriseUser({ ...user(ada.id), ...replace('active', false) }));
await note('delete user', scim.deleteUserFromEnterprise(user(bob.id)));
await note('delete group', scim.deleteScimGroupFromEnterprise(group(engines.id)));
await note('get nobody', scim.getProvisioningInformationForEnterpriseUser(user('U0')));
process.stdout.write(`${JSON.stringify(answers)}\n`);
