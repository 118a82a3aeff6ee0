import { doubt, fact } from './facts/fact';
import {
  codeOf,
  coreV1,
  enterpriseUrn,
  guestUrn,
  newGroup,
  newUser,
  patchUrn,
  profileUrn,
  ScimClient,
  userUrn,
} from './scim-client';

let client: ScimClient;
beforeAll(async () => {
  client = await ScimClient.open();
});
beforeEach(() => client.reset());
afterAll(() => client.sandbox.stop());

/** An organisation instead of a workspace, for one test. */
async function onEnterprise(run: (org: ScimClient) => Promise<void>): Promise<void> {
  const org = await ScimClient.open({ workspace: { kind: 'enterprise' } });
  try {
    await run(org);
  } finally {
    await org.sandbox.stop();
  }
}

describe('access (SCIM §1)', () => {
  const users = () => client.call('GET', '/v2/Users');

  fact('S1.1', async () => {
    for (const version of ['v1', 'v2']) expect((await client.call('GET', `/${version}/Users`)).status).toBe(200);
    expect(codeOf(await client.call('GET', '/v3/Users'))).toBe('unsupported_version');
  });

  fact('S1.2', async () => {
    expect((await users()).status).toBe(200);
    for (const [refusal, input] of [
      ['permission_denied', { kind: 'bot' }],
      ['permission_denied', { scopes: ['admin.users:write'] }],
    ] as const) {
      client.token = client.issue({ ...input, scopes: 'scopes' in input ? [...input.scopes] : ['admin'] });
      expect(codeOf(await users())).toBe(refusal);
    }
    const token = client.issue();
    client.token = '';
    const inQuery = await client.call('GET', `/v2/Users?token=${token}`);
    expect([inQuery.status, codeOf(inQuery)]).toEqual([401, 'missing_authentication']);
    const basic = { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` };
    expect((await client.call('GET', '/v2/Users', undefined, basic)).status).toBe(401);
    const calls = (await client.control('GET', '/journal/calls')).text;
    expect(calls).toContain('token=hidden');
    expect(calls).not.toContain(token);
  });

  fact('S1.3', async () => {
    for (const rank of ['admin', 'owner', 'member'] as const) {
      client.member(rank, { rank });
      client.token = client.issue({ member: rank, install: 'workspace' });
      expect((await users()).status).toBe(rank === 'member' ? 400 : 200);
    }
    expect(codeOf(await users())).toBe('permission_denied');
  });

  fact('S1.4', async () => {
    await onEnterprise(async (org) => {
      expect((await org.call('GET', '/v2/Users')).status).toBe(200);
      org.token = org.issue({ install: 'workspace' });
      expect(codeOf(await org.call('GET', '/v2/Users'))).toBe('non_org_teams_only');
    });
  });

  fact('S1.5', async () => {
    const admin = client.member('grace', { rank: 'admin' });
    client.token = client.issue({ member: 'grace' });
    expect((await users()).status).toBe(200);
    client.org.members.update(admin.id, { rank: 'member' });
    expect(codeOf(await users())).toBe('permission_denied');
    client.org.members.update(admin.id, { rank: 'admin', state: 'deactivated' });
    expect(codeOf(await users())).toBe('invalid_authentication');
    client.org.members.update(admin.id, { state: 'active' });
    expect((await users()).status).toBe(200);
  });

  fact('S1.6', async () => {
    client.member('grace', { rank: 'admin' });
    const owner = client.member('olga', { rank: 'owner' });
    const equal = client.member('ada', { rank: 'admin' });
    client.token = client.issue({ member: 'grace' });
    const retitle = (id: string) => client.patch(id, { op: 'replace', path: 'title', value: 'x' });
    expect((await retitle(equal.id)).status).toBe(200);
    expect(codeOf(await retitle(owner.id))).toBe('cannot_modify_owner');
    expect(codeOf(await client.call('DELETE', `/v2/Users/${owner.id}`))).toBe('cannot_modify_owner');
    expect(client.org.members.get(owner.id)).toMatchObject({ title: '', state: 'active' });
  });

  fact('S1.7', async () => {
    for (const [plan, status] of [
      ['pro', 400],
      ['free', 400],
      ['business-plus', 200],
    ] as const) {
      await client.control('PATCH', '/org', { plan });
      expect((await users()).status).toBe(status);
    }
    await client.control('PATCH', '/org', { plan: 'pro' });
    expect(codeOf(await users())).toBe('plus_teams_only');
    await client.control('PATCH', '/org', { plan: 'business-plus' });
  });

  fact('S1.8', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await client.call('POST', '/v2/Users', JSON.stringify(newUser()), { 'content-type': type });
      expect(codeOf(answer)).toBe('invalid_request_payload');
    }
    const charset = { 'content-type': 'application/json; charset=utf-8' };
    expect((await client.call('POST', '/v2/Users', newUser(), charset)).status).toBe(201);
  });

  fact('S1.9', async () => {
    for (const answer of [await users(), await client.call('GET', '/v1/nothing')]) {
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  fact('S1.10', async () => {
    client.token = client.issue({ allowedAddresses: ['192.0.2.1'] });
    expect(codeOf(await users())).toBe('permission_denied');
    client.token = client.issue({ allowedAddresses: ['192.0.2.1', '127.0.0.1'] });
    expect((await users()).status).toBe(200);
    const eleven = Array.from({ length: 11 }, (_, n) => `192.0.2.${n}`);
    expect((await client.control('POST', '/tokens', { allowedAddresses: eleven })).status).toBe(422);
    expect((await client.control('POST', '/tokens', { allowedAddresses: ['::1'] })).status).toBe(422);
  });

  fact('S1.11', async () => {
    await onEnterprise(async (org) => {
      await org.control('POST', '/generate', { people: 60, teams: 4, seed: 2 });
      const { body } = await org.call('GET', '/v2/Users?count=1000');
      const shown = new Set(body.Resources.map((user: { id: string }) => user.id));
      const teams = new Set(org.org.members.all.filter(({ id }) => shown.has(id)).flatMap((member) => member.teamIds));
      expect(teams.size).toBe(4);
    });
  });

  fact('S1.12', async () => {
    const v1 = (method: string, path: string, body?: unknown) => client.call(method, `/v1${path}`, body);
    const made = await v1('POST', '/Users', { ...newUser(), schemas: [coreV1] });
    const { id } = made.body;
    const group = await v1('POST', '/Groups', { ...newGroup('Staff', [id]), schemas: [coreV1] });
    const renamed = await v1('PATCH', `/Users/${id}`, { schemas: [coreV1], title: 'Analyst' });
    expect([made.status, group.status, renamed.body.title]).toEqual([201, 201, 'Analyst']);
    expect((await v1('GET', `/Users/${id}`)).body.groups).toEqual([{ value: group.body.id, display: 'Staff' }]);
    expect((await v1('DELETE', `/Groups/${group.body.id}`)).status).toBe(204);
    expect((await v1('DELETE', `/Users/${id}`)).status).toBe(200);
  });
});

describe('the two versions (SCIM §2)', () => {
  fact('S2.1', async () => {
    for (const path of ['/v2/ServiceProviderConfig', '/v2/ServiceProviderConfigs', '/v1/ServiceProviderConfigs']) {
      expect((await client.call('GET', path)).status).toBe(200);
    }
    expect(codeOf(await client.call('GET', '/v1/ServiceProviderConfig'))).toBe('bad_endpoint');
  });

  fact('S2.2', async () => {
    expect((await client.call('GET', '/v2/ResourceTypes')).status).toBe(200);
    expect(codeOf(await client.call('GET', '/v1/ResourceTypes'))).toBe('bad_endpoint');
  });

  fact('S2.3', async () => {
    for (const path of [
      '/v1/Schemas/Users',
      '/v1/Schemas/Groups',
      '/v2/Schemas',
      '/v2/Schemas/Users',
      '/v2/Schemas/Groups',
    ]) {
      expect((await client.call('GET', path)).status).toBe(200);
    }
    expect(codeOf(await client.call('GET', '/v1/Schemas'))).toBe('bad_endpoint');
  });

  fact('S2.4', async () => {
    const { id } = await client.user({ [enterpriseUrn]: { department: 'X' } });
    const v1 = (await client.call('GET', `/v1/Users/${id}`)).body;
    expect(v1.schemas).toEqual([
      'urn:scim:schemas:core:1.0',
      'urn:scim:schemas:extension:enterprise:1.0',
      'urn:scim:schemas:extension:slack:profile:1.0',
    ]);
    expect(v1['urn:scim:schemas:extension:enterprise:1.0'].department).toBe('X');
    expect((await client.read(id)).schemas).toEqual([userUrn, enterpriseUrn, profileUrn]);
    const group = await client.group('G', id);
    expect(group.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:Group']);
    expect((await client.call('GET', `/v1/Groups/${group.id}`)).body.schemas).toEqual([coreV1]);
    const schema = (await client.call('GET', '/v1/Schemas/Users')).text;
    expect(schema).toContain('urn:scim:schemas:extension:slack:guest:1.0');
  });

  fact('S2.5', async () => {
    const { id } = await client.user({ title: 'a', roles: ['r'], userType: 't' });
    const body = {
      schemas: [coreV1],
      title: 'b',
      meta: { attributes: ['userType'] },
      roles: [{ value: 'r', operation: 'delete' }],
    };
    const answer = await client.call('PATCH', `/v1/Users/${id}`, body);
    expect(answer.body).toMatchObject({ title: 'b', userType: null, roles: [{ value: null, primary: true }] });
    expect(answer.body.userName).toBe('ada');
  });

  fact('S2.6', async () => {
    const { id } = await client.user();
    await client.patch(
      id,
      { op: 'add', path: 'title', value: 'a' },
      { op: 'replace', path: 'locale', value: 'en-US' },
      { op: 'add', path: 'userType', value: 't' },
      { op: 'remove', path: 'userType' },
    );
    expect(await client.read(id)).toMatchObject({ title: 'a', locale: 'en-US', userType: null });
    for (const operation of [
      { op: 'move', path: 'title' },
      { path: 'title', value: 'x' },
      'replace',
      { op: 'add', path: 7 },
    ]) {
      expect(codeOf(await client.patch(id, operation))).toBe('invalid_request_payload');
    }
  });

  fact('S2.7', async () => {
    await client.turn({ scimErrorShape: 'v2' });
    expect((await client.call('GET', '/v1/Users/U0')).body).toEqual({
      Errors: { description: 'no_such_user', code: 400 },
    });
    expect((await client.call('GET', '/v2/Users/U0')).body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail: 'no_such_user',
      status: 400,
    });
  });

  fact('S2.8', async () => {
    for (const resource of ['Users', 'Groups']) {
      const v1 = (await client.call('GET', `/v1/${resource}`)).body;
      const v2 = (await client.call('GET', `/v2/${resource}`)).body;
      expect(Object.keys(v1)).toEqual(['totalResults', 'itemsPerPage', 'startIndex', 'schemas', 'Resources']);
      expect(Object.keys(v2)).toEqual(['schemas', 'Resources', 'totalResults', 'itemsPerPage', 'startIndex']);
    }
  });

  fact('S2.9', async () => {
    const create = (userName: string) =>
      client.call('POST', '/v1/Users', { ...newUser({ userName }), schemas: [coreV1] });
    expect(codeOf(await create('x'.repeat(22)))).toBe('username_too_long');
    expect((await create('x'.repeat(21))).status).toBe(201);
  });

  fact('S2.10', async () => {
    const { id } = await client.user();
    expect(await client.call('DELETE', `/v1/Users/${id}`)).toMatchObject({ status: 200 });
    expect(await client.call('DELETE', `/v2/Users/${id}`)).toMatchObject({ status: 204, text: '' });
  });

  fact('S2.11', async () => {
    const { id } = await client.user();
    const group = await client.group('G', id);
    const body = { schemas: [coreV1], displayName: 'H' };
    expect(await client.call('PATCH', `/v1/Groups/${group.id}`, body)).toMatchObject({ status: 204, text: '' });
    expect((await client.readGroup(group.id)).displayName).toBe('H');
  });

  fact('S2.12', async () => {
    for (const path of ['/v2/Bulk', '/v2/Me', '/v2/Users/.search/x', '/v2/nothing', '/v2', '/v2/Users/U1/photos']) {
      expect(codeOf(await client.call('GET', path))).toBe('bad_endpoint');
    }
    expect((await client.call('GET', '/v2/Users')).headers.get('etag')).toBeNull();
  });
});

describe('endpoints (SCIM §3)', () => {
  fact('S3.1', async () => {
    client.token = 'xoxp-nobody';
    expect((await client.call('GET', '/v2/ServiceProviderConfigs')).status).toBe(200);
    expect((await client.call('GET', '/v1/ServiceProviderConfigs')).status).toBe(200);
    expect((await client.call('GET', '/v2/ResourceTypes')).status).toBe(401);
    expect((await client.call('GET', '/v2/Schemas')).status).toBe(401);
  });

  fact('S3.2', async () => {
    const { body } = await client.call('GET', '/v2/ServiceProviderConfig');
    const names = [
      'authenticationSchemes',
      'patch',
      'bulk',
      'filter',
      'changePassword',
      'sort',
      'etag',
      'xmlDataFormat',
    ];
    expect(Object.keys(body)).toEqual(names);
    expect(Object.keys(body.bulk)).toEqual(['supported', 'maxOperations', 'maxPayloadSize']);
    expect(Object.keys(body.authenticationSchemes[0])).toEqual(['type', 'name', 'description', 'specUrl', 'primary']);
  });

  fact('S3.3', async () => {
    const { body } = await client.call('GET', '/v2/ResourceTypes');
    expect(Object.keys(body)).toEqual(['schemas', 'Resources']);
    expect(body.Resources.map((type: { id: string }) => type.id)).toEqual(['User', 'Group']);
  });

  fact('S3.4', async () => {
    expect((await client.call('GET', '/v2/Schemas/Users')).text).toContain(guestUrn);
    expect((await client.call('GET', '/v2/Schemas/Groups')).text).not.toContain(guestUrn);
  });

  fact('S3.5', async () => {
    for (let n = 0; n < 1_020; n++) client.member(`m${n}`);
    const list = async (query: string) => (await client.call('GET', `/v2/Users${query}`)).body;
    expect(await list('')).toMatchObject({ totalResults: 1_021, itemsPerPage: 10, startIndex: 1 });
    expect((await list('?count=100000')).Resources).toHaveLength(1_000);
    const second = await list('?startIndex=2&count=1');
    expect(second.Resources).toMatchObject([{ userName: 'm0' }]);
    expect(await list('?startIndex=1021&count=5')).toMatchObject({ itemsPerPage: 1, startIndex: 1_021 });
    expect((await list('?startIndex=0&count=1')).Resources).toMatchObject([{ userName: 'primary.owner' }]);
    for (const odd of ['?count=abc', '?count=', '?startIndex=-5', '?count=1e9'])
      expect((await list(odd)).itemsPerPage).toBe(10);
  });

  fact('S3.6', async () => {
    expect((await client.user()).id).toMatch(/^U[A-Z0-9]+$/);
    await onEnterprise(async (org) => expect((await org.user()).id).toMatch(/^W[A-Z0-9]+$/));
  });

  fact('S3.7', async () => {
    expect((await client.createUser()).status).toBe(201);
  });

  fact('S3.8', async () => {
    const { id } = await client.user();
    const patched = await client.patch(id, { op: 'replace', path: 'title', value: 'x' });
    expect(patched.status).toBe(200);
    expect(patched.body).toEqual(await client.read(id));
    const put = await client.call('PUT', `/v2/Users/${id}`, newUser({ nickName: 'ada', active: true }));
    expect(put.status).toBe(200);
    expect(put.body).toEqual(await client.read(id));
  });

  fact('S3.9', async () => {
    const { id } = await client.user();
    for (let n = 0; n < 3; n++) expect((await client.call('DELETE', `/v2/Users/${id}`)).status).toBe(204);
    expect(client.org.members.get(id)).toMatchObject({ state: 'deactivated' });
  });

  fact('S3.10', async () => {
    const { id } = await client.user();
    await client.call('DELETE', `/v2/Users/${id}`);
    expect((await client.read(id)).active).toBe(true);
    client.clock.advance(7_999);
    expect((await client.read(id)).active).toBe(true);
    expect((await client.call('GET', '/v2/Users?count=1000')).text).toContain(id);
    client.clock.advance(1);
    expect((await client.read(id)).active).toBe(false);
    expect((await client.call('GET', '/v2/Users?count=1000')).text).not.toContain(id);
  });

  fact('S3.11', async () => {
    const { id } = await client.user();
    for (let n = 0; n < 1_010; n++) client.org.groups.add({ name: `G${n}`, kind: 'user-group', memberIds: [id] });
    expect((await client.call('GET', '/v2/Groups')).body).toMatchObject({ totalResults: 1_010, itemsPerPage: 10 });
    expect((await client.call('GET', '/v2/Groups?count=5000')).body.itemsPerPage).toBe(1_000);
    expect((await client.call('GET', '/v2/Groups?startIndex=1010')).body.Resources).toMatchObject([
      { displayName: 'G1009' },
    ]);
  });

  fact('S3.12', async () => {
    const { id } = await client.user();
    const made = await client.call('POST', '/v2/Groups', newGroup('G', [id]));
    const put = await client.call('PUT', `/v2/Groups/${made.body.id}`, newGroup('H', [id]));
    const deleted = await client.call('DELETE', `/v2/Groups/${made.body.id}`);
    expect([made.status, put.status, deleted.status]).toEqual([201, 200, 204]);
    expect(codeOf(await client.call('GET', `/v2/Groups/${made.body.id}`))).toBe('no_such_group');
  });
});

describe('doubts about access and shape', () => {
  doubt('scimErrorStatus', async () => {
    const statuses = async () => [
      (await client.call('GET', '/v2/Users/U0')).status,
      (await client.createUser({ userName: 'primary.owner' })).status,
      (await client.call('POST', '/v2/Users/U0', {})).status,
    ];
    expect(await statuses()).toEqual([400, 400, 400]);
    await client.turn({ scimErrorStatus: 'by-meaning' });
    expect(await statuses()).toEqual([404, 409, 405]);
  });

  doubt('scimErrorShape', async () => {
    const shapes = async () => [
      Object.keys((await client.call('GET', '/v2/nothing')).body)[0],
      Object.keys((await client.call('GET', '/v2/Users/U0')).body)[0],
    ];
    expect(await shapes()).toEqual(['Errors', 'schemas']);
    await client.turn({ scimErrorShape: 'v1' });
    expect(await shapes()).toEqual(['Errors', 'Errors']);
    await client.turn({ scimErrorShape: 'v2' });
    expect(await shapes()).toEqual(['schemas', 'schemas']);
  });

  doubt('scimContentType', async () => {
    const create = () => client.call('POST', '/v2/Users', newUser(), { 'content-type': 'application/scim+json' });
    expect(codeOf(await create())).toBe('invalid_request_payload');
    await client.turn({ scimContentType: 'accept' });
    expect((await create()).status).toBe(201);
  });

  doubt('scimServiceProviderConfig', async () => {
    const config = async () => (await client.call('GET', '/v2/ServiceProviderConfig')).body;
    expect(await config()).toMatchObject({ patch: { supported: false }, filter: { supported: false, maxResults: 0 } });
    await client.turn({ scimServiceProviderConfig: 'what-works' });
    expect(await config()).toMatchObject({ patch: { supported: true }, filter: { supported: true, maxResults: 1000 } });
  });

  doubt('scimSchemas', async () => {
    const schemas = async () => (await client.call('GET', '/v2/Schemas')).body;
    expect(await schemas()).not.toHaveProperty('totalResults');
    await client.turn({ scimSchemas: 'list-response' });
    expect(await schemas()).toMatchObject({ totalResults: 2 });
  });

  doubt('scimReadLagSeconds', async () => {
    await client.turn({ scimReadLagSeconds: '0' });
    const { id } = await client.user();
    await client.call('DELETE', `/v2/Users/${id}`);
    expect((await client.read(id)).active).toBe(false);
  });

  doubt('scimInactiveInLists', async () => {
    const { id } = client.member('gone', { state: 'deactivated' });
    const list = async () => (await client.call('GET', '/v2/Users?count=1000')).text;
    expect(await list()).not.toContain(id);
    await client.turn({ scimInactiveInLists: 'listed' });
    expect(await list()).toContain(id);
  });

  doubt('scimPatchWithoutOperations', async () => {
    const { id } = await client.user();
    const body = { schemas: [patchUrn], title: 'x' };
    expect(codeOf(await client.call('PATCH', `/v2/Users/${id}`, body))).toBe('invalid_request_payload');
    await client.turn({ scimPatchWithoutOperations: 'applied' });
    expect((await client.call('PATCH', `/v2/Users/${id}`, body)).body.title).toBe('x');
  });
});
