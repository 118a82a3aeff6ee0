import { AuditAppender, AuditStore } from '../../src/audit';
import { createLogger, type UserId } from '../../src/core';
import { passwordAuthnContext } from '../../src/sign-in';
import { TestApi } from './start-api';

const password = 'correct horse battery staple';
const unknownId = '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b';

describe('the directory over the API', () => {
  let api: TestApi;
  let token: string;
  let everything: string;
  let peopleAlone: string;
  beforeAll(async () => {
    api = await TestApi.start();
    const people = ['directory:read', 'directory:write'] as const;
    const sessions = ['sessions:read', 'sessions:write'] as const;
    token = (await api.token([...people, 'groups:write', 'attributes:write', ...sessions])).secret;
    everything = (await api.token([...people, 'administrators:write', 'audit:read'])).secret;
    peopleAlone = (await api.token([...people])).secret;
    await api.call('POST', '/groups', { token, body: { name: 'Engineering' } });
    await api.call('POST', '/groups', { token, body: { name: 'Staff / All', description: 'Everybody' } });
  });
  afterAll(() => api.stop());

  const person = (username: string, more: object = {}) => ({
    username,
    email: `${username}@example.com`,
    firstName: 'Zoë',
    lastName: "O'Neill & <Co>",
    ...more,
  });
  const create = (body: unknown, as = token) => api.call('POST', '/users', { token: as, body });
  const open = (userId: unknown) =>
    api.services.sessions.open(userId as UserId, {
      authenticatedAt: api.clock.now(),
      authnContext: passwordAuthnContext,
      address: '192.0.2.1',
      userAgent: 'Test',
    });

  it('creates a person with password and groups, usable at once, and never shows the password (R50, R61)', async () => {
    const created = await create(person('ada', { password, groups: ['engineering', 'Staff / All'] }));
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ username: 'ada', lastName: "O'Neill & <Co>", passwordExpired: false });
    expect(created.text).not.toContain(password);
    expect(created.text).not.toMatch(/hash/i);
    expect(await api.services.credentials.verify(created.body.id as UserId, password)).toBe(true);
    const groups = await api.call('GET', '/users/ada/groups', { token });
    expect((groups.body.items as { name: string }[]).map((group) => group.name)).toEqual([
      'Engineering',
      'Staff / All',
    ]);
    const read = await api.call('GET', '/users/ADA@example.com', { token });
    expect(read.body).toEqual(created.body);
  });

  it('keeps nothing of a person whose password or groups are refused', async () => {
    const groupless = await create(person('bob', { password, groups: ['Engineering', 'Enginering', 'x'] }));
    expect(groupless.body).toMatchObject({ status: 404, code: 'onboarding.group_not_found' });
    expect((groupless.body.faults as { path: string }[]).map((fault) => fault.path)).toEqual(['Enginering', 'x']);
    expect((await create(person('bob', { password: 'short' }))).body).toMatchObject({ status: 422 });
    expect((await create(person('bob', { password: 'bob@example.com' }))).status).toBe(422);
    expect((await create(person('bob', { email: 'not an address', photoUrl: 'javascript:1' }))).status).toBe(400);
    expect((await api.call('GET', '/users/bob', { token })).body).toMatchObject({ code: 'directory.user_not_found' });
    expect((await create(person('bob'))).status).toBe(201);
    expect((await create(person('BOB', { email: 'other@example.com' }))).body).toMatchObject({
      status: 409,
      code: 'directory.username_taken',
    });
  });

  it('changes what is named and nothing else; fields nobody may set are refused (R60)', async () => {
    await create(person('carol', { jobTitle: 'Engineer', department: 'R&D' }));
    const patched = await api.call('PATCH', '/users/carol', { token, body: { jobTitle: null, middleName: 'X' } });
    expect(patched.body).toMatchObject({ jobTitle: null, middleName: 'X', department: 'R&D' });
    for (const field of ['id', 'createdAt', 'passwordHash', 'usernameKey']) {
      const { status, body } = await api.call('PATCH', '/users/carol', { token, body: { [field]: 'x' } });
      expect({ field, status, code: body.code }).toEqual({ field, status: 400, code: 'api.invalid_input' });
    }
    const stale = { token, body: { jobTitle: 'x', revision: 1 } };
    expect((await api.call('PATCH', '/users/carol', stale)).body).toMatchObject({
      code: 'directory.changed_meanwhile',
    });
    expect((await api.call('PATCH', `/users/${unknownId}`, { token, body: {} })).status).toBe(404);
    expect((await api.call('DELETE', '/users/carol', { token })).status).toBe(204);
    expect((await api.call('DELETE', '/users/carol', { token })).status).toBe(404);
  });

  it('touches no administrator, and makes none, without the scope for it (R59)', async () => {
    expect((await create(person('mallory', { administrator: true }))).body).toMatchObject({
      status: 403,
      code: 'api.administrator_protected',
    });
    await create(person('mallory'));
    expect((await create(person('root', { administrator: true }), everything)).status).toBe(201);
    const attempts: [string, string, unknown?][] = [
      ['PATCH', '/users/mallory', { administrator: true }],
      ['PATCH', '/users/root', { email: 'mallory2@example.com' }],
      ['PUT', '/users/root/password', { password }],
      ['DELETE', '/users/root'],
      ['DELETE', '/users/root/sessions'],
      ['DELETE', `/users/root/sessions/${unknownId}`],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await api.call(method, path, { token, body });
      expect({ method, path, code: answer.body.code }).toEqual({ method, path, code: 'api.administrator_protected' });
    }
    expect((await api.call('DELETE', '/users/root', { token: everything })).body).toMatchObject({
      status: 409,
      code: 'directory.last_administrator',
    });
  });

  it('puts nobody into a group without the scope for groups, by whatever way (R58)', async () => {
    await create(person('nina'));
    const refused = { status: 403, code: 'api.scope_missing', title: expect.stringContaining('groups:write') };
    expect((await create(person('noel', { groups: ['Engineering'] }), peopleAlone)).body).toMatchObject(refused);
    expect((await api.call('GET', '/users/noel', { token })).status).toBe(404);
    const put = await api.call('PUT', '/groups/Engineering/members/nina', { token: peopleAlone });
    expect(put.body).toMatchObject(refused);
    expect((await create(person('noel', { groups: [] }), peopleAlone)).status).toBe(201);
    const recorded = await api.test.database.query<{ reason: string }>(
      "SELECT record->>'reason' AS reason FROM audit_pending WHERE record->>'action' = 'api.refuse'",
    );
    expect(recorded.filter(({ reason }) => reason.includes('groups:write'))).toHaveLength(2);
    const send = (as: string, groups: string) =>
      api.call('POST', '/imports/people?dryRun=true&createGroups=true', {
        token: as,
        raw: `username,jobTitle,groups\nnina,Clerk,${groups}\n`,
        headers: { 'content-type': 'text/csv' },
      });
    for (const groups of ['Engineering', 'Made up']) {
      expect((await send(peopleAlone, groups)).body).toMatchObject({ updates: [], faults: [{ column: 'groups' }] });
      expect((await send(token, groups)).body).toMatchObject({ updates: [{ groupsAdded: [groups] }], faults: [] });
    }
    expect((await send(peopleAlone, '')).body).toMatchObject({ updates: [{ username: 'nina' }], faults: [] });
  });

  it('sets a password and signs the person out where asked to (R45)', async () => {
    const { body } = await create(person('dave', { password }));
    await open(body.id);
    const next = 'another long enough phrase';
    const put = (more: object) => api.call('PUT', '/users/dave/password', { token, body: { password: next, ...more } });
    expect((await put({})).status).toBe(204);
    expect(((await api.call('GET', '/users/dave/sessions', { token })).body.items as unknown[]).length).toBe(1);
    expect((await put({ signOut: true, expired: true })).status).toBe(204);
    expect((await api.call('GET', '/users/dave/sessions', { token })).body.items).toEqual([]);
    expect((await api.call('GET', '/users/dave', { token })).body.passwordExpired).toBe(true);
    expect(await api.services.credentials.verify(body.id as UserId, next)).toBe(true);
    expect((await api.call('PUT', '/users/dave/password', { token, body: { password: 'eleven char' } })).status).toBe(
      422,
    );
    expect((await api.call('PUT', '/users/nobody/password', { token, body: { password: next } })).status).toBe(404);
  });

  it('lists and ends sessions without ever showing a token (R45, R61)', async () => {
    const erin = (await create(person('erin'))).body.id;
    const { token: cookie, session } = await open(erin);
    await open(erin);
    const list = await api.call('GET', '/users/erin/sessions', { token });
    expect(list.body.items).toHaveLength(2);
    expect(list.text).not.toContain(cookie);
    expect(list.text).toContain('192.0.2.1');
    expect((await api.call('DELETE', `/users/ada/sessions/${session.id}`, { token })).status).toBe(404);
    expect((await api.call('DELETE', `/users/erin/sessions/${session.id}`, { token })).status).toBe(204);
    expect(await api.services.sessions.find(cookie)).toBeUndefined();
    expect((await api.call('DELETE', '/users/erin/sessions', { token })).body).toEqual({ ended: 1 });
  });

  it('puts people and groups into groups, however often it is said, and refuses circles', async () => {
    await create(person('frank'));
    const staff = encodeURIComponent('Staff / All');
    for (let time = 0; time < 2; time += 1) {
      expect((await api.call('PUT', '/groups/Engineering/members/frank', { token })).status).toBe(204);
      expect((await api.call('PUT', `/groups/${staff}/children/Engineering`, { token })).status).toBe(204);
    }
    const circle = await api.call('PUT', `/groups/Engineering/children/${staff}`, { token });
    expect(circle.body).toMatchObject({ status: 409, code: 'directory.group_cycle' });
    const names = async (query: string) => {
      const { body } = await api.call('GET', `/groups/${staff}/members${query}`, { token });
      return (body.items as { username: string }[]).map((item) => item.username);
    };
    expect(await names('')).not.toContain('frank');
    expect(await names('?nested=true')).toContain('frank');
    const members = await api.call('GET', `/groups/${staff}/members?nested=true`, { token });
    expect(members.body.items).toContainEqual(expect.objectContaining({ username: 'frank', direct: false }));
    const { body } = await api.call('GET', '/users/frank/groups', { token });
    expect(body.items).toMatchObject([
      { name: 'Engineering', direct: true },
      { name: 'Staff / All', direct: false, path: ['Engineering', 'Staff / All'] },
    ]);
    expect((await api.call('GET', `/groups/${staff}/children`, { token })).body.items).toMatchObject([
      { name: 'Engineering' },
    ]);
    expect((await api.call('DELETE', `/groups/${staff}/children/Engineering`, { token })).status).toBe(204);
    expect((await api.call('DELETE', '/groups/Engineering/members/frank', { token })).status).toBe(204);
    expect((await api.call('PUT', '/groups/None/members/frank', { token })).status).toBe(404);
    expect((await api.call('PUT', '/groups/Engineering/members/none', { token })).status).toBe(404);
  });

  it('renames and deletes groups', async () => {
    const { body } = await api.call('POST', '/groups', { token, body: { name: 'Temporary' } });
    expect((await api.call('POST', '/groups', { token, body: { name: 'TEMPORARY' } })).status).toBe(409);
    const renamed = await api.call('PATCH', `/groups/${body.id as string}`, { token, body: { name: 'Temp' } });
    expect(renamed.body).toMatchObject({ id: body.id, name: 'Temp' });
    expect((await api.call('GET', '/groups?search=TEM', { token })).body.items).toMatchObject([{ name: 'Temp' }]);
    expect((await api.call('DELETE', '/groups/Temp', { token })).status).toBe(204);
    expect((await api.call('GET', '/groups/Temp', { token })).status).toBe(404);
  });

  it('defines custom attributes and checks values against them', async () => {
    const define = (body: unknown) => api.call('POST', '/custom-attributes', { token, body });
    expect((await define({ name: 'shirtSize', type: 'text' })).status).toBe(201);
    expect((await define({ name: 'shirtSize', type: 'number' })).status).toBe(409);
    expect((await define({ name: '__proto__', type: 'text' })).status).toBe(400);
    expect((await create(person('gina', { custom: { shirtSize: 'M' } }))).body.custom).toEqual({ shirtSize: 'M' });
    expect((await create(person('hugo', { custom: { hatSize: 'M' } }))).status).toBe(400);
    expect((await api.call('DELETE', '/custom-attributes/shirtSize', { token })).status).toBe(409);
    await api.call('PATCH', '/users/gina', { token, body: { custom: { shirtSize: null } } });
    expect((await api.call('DELETE', '/custom-attributes/shirtSize', { token })).status).toBe(204);
    expect((await api.call('DELETE', '/custom-attributes/shirtSize', { token })).status).toBe(404);
  });

  it('searches and pages without an error or an extra row whatever is asked (R65)', async () => {
    for (const search of ["' OR 1=1 --", "x' OR 'x'='x", '%', '"', '\\', '{"$ne":1}', '☃', ':*', '& | !']) {
      const { status, body } = await api.call('GET', `/users?search=${encodeURIComponent(search)}`, { token });
      expect({ search, status }).toEqual({ search, status: 200 });
      if (/\w/.test(search)) expect({ search, items: body.items }).toEqual({ search, items: [] });
    }
    expect((await api.call('GET', '/users?search=%00', { token })).status).toBe(400);
    const { body } = await api.call('GET', '/users?search=ada&limit=1', { token });
    expect(body.items).toMatchObject([{ username: 'ada' }]);
    expect((await api.call('GET', '/users?cursor=WzFd', { token })).status).toBe(400);
  });

  it('lists those in one state: each person in one, with a search, page by page', async () => {
    const suspended = { suspended: true };
    await create(person('state1', suspended));
    await create(person('state2', { passwordExpired: true }));
    await create(person('state3', { ...suspended, passwordExpired: true }));
    await create(person('state4'));
    await create(person('state5', { ...suspended, firstName: 'Other' }));
    const namesOf = async (query: string) => {
      const { body } = await api.call('GET', `/users?search=state&${query}`, { token });
      const items = body.items as { username: string }[];
      return { names: items.map(({ username }) => username), cursor: body.nextCursor as string | null };
    };
    expect((await namesOf('state=suspended')).names).toEqual(['state1', 'state3', 'state5']);
    expect((await namesOf('state=password_expired')).names).toEqual(['state2']);
    expect((await namesOf('state=active')).names).toEqual(['state4']);
    expect((await namesOf('')).names).toEqual(['state1', 'state2', 'state3', 'state4', 'state5']);
    const { body } = await api.call('GET', '/users?state=suspended&search=zo%C3%AB%20state', { token });
    expect(body.items).toMatchObject([{ username: 'state1' }, { username: 'state3' }]);

    const first = await namesOf('state=suspended&limit=2');
    expect(first.names).toEqual(['state1', 'state3']);
    const last = await namesOf(`state=suspended&limit=2&cursor=${first.cursor}`);
    expect(last).toEqual({ names: ['state5'], cursor: null });
    const all = await api.call('GET', '/users?state=suspended', { token });
    expect((all.body.items as { suspended: boolean }[]).every((each) => each.suspended)).toBe(true);

    await api.call('PATCH', '/users/state1', { token, body: { suspended: false } });
    expect((await namesOf('state=suspended')).names).toEqual(['state3', 'state5']);
  });

  it.each(['Suspended', 'suspend', ''])('knows no state "%s" of people', async (state) => {
    const { body } = await api.call('GET', `/users?state=${state}`, { token });
    expect(body).toMatchObject({ status: 400, code: 'api.invalid_input', faults: [{ path: 'state' }] });
    // Groups have none.
    expect((await api.call('GET', '/groups?state=active', { token })).body).toMatchObject({ status: 400 });
  });

  it('writes every change to the audit record with the token as actor, and shows it (R82)', async () => {
    const logger = createLogger('silent');
    await new AuditAppender(api.test.database, new AuditStore(api.test.database), logger).appendPending();
    const { body } = await api.call('GET', '/audit?limit=200', { token: everything });
    const events = body.items as { action: string; actor: { kind: string; name: string; address?: string } }[];
    const actions = new Set(events.map((event) => event.action));
    expect([...actions]).toEqual(expect.arrayContaining(['directory.user_create', 'sign_in.password_set']));
    const created = events.find((event) => event.action === 'directory.user_create');
    expect(created?.actor).toMatchObject({ kind: 'token', name: 'test', address: '127.0.0.1' });
    const verification = await api.call('GET', '/audit/verification', { token: everything });
    expect(verification.body).toMatchObject({ ok: true });
    const { seq, hash } = verification.body.head as { seq: number; hash: string };
    const noted = await api.call('GET', `/audit/verification?seq=${seq}&hash=${hash}`, { token: everything });
    expect(noted.body).toMatchObject({ ok: true });
    const forged = await api.call('GET', `/audit/verification?seq=${seq}&hash=${'0'.repeat(64)}`, {
      token: everything,
    });
    expect(forged.body).toMatchObject({ ok: false, fault: { kind: 'altered' } });
    expect((await api.call('GET', '/audit/verification?seq=1', { token: everything })).status).toBe(400);
  });
});
