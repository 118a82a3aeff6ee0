import { MasterKey } from '../../src/core';
import { Mirror } from './mirror';

type Connection = { id: string; state: string; stateReason: { code: string } | null; scopeRevision: number };

/** Connections from draft to deactivated, over the API and at the practice workspace. */
const system = { kind: 'system' as const, id: 'test', name: 'test' };

let mirror: Mirror;
let counter = 0;

beforeAll(async () => {
  mirror = await Mirror.start();
  common = (await draft()).slug;
});
afterAll(() => mirror.stop());
afterEach(() => mirror.slack.control('DELETE', '/faults'));

/** A draft for tests that change nothing of it, or nothing that others look at. */
let common = '';

/** An app of its own, and its connection in draft. */
async function draft(more?: object): Promise<{ slug: string; token: string }> {
  counter += 1;
  const slug = `slack-${counter}`;
  const token = mirror.ownerToken();
  await mirror.app(slug);
  expect(await mirror.connection(slug, more ?? { token })).toMatchObject({ status: 201 });
  return { slug, token };
}

async function active(): Promise<{ slug: string; token: string }> {
  const made = await draft();
  expect(await mirror.call('POST', `/connections/${made.slug}/activate`)).toMatchObject({ status: 200 });
  return made;
}

const read = async (slug: string) => (await mirror.call('GET', `/connections/${slug}`)).body as unknown as Connection;
const checkHealth = () => {
  mirror.slack.clock.advance(3_600_000);
  return mirror.services.connectionHealth.checkAll(mirror.slack.clock.now());
};

describe('a new connection', () => {
  it('is a draft that knows what its token can do, and shows no secret to anybody (R61, R74)', async () => {
    const { slug, token } = await draft();
    const { status, body, text } = await mirror.call('GET', `/connections/${slug}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'draft',
      hasToken: true,
      needsApproval: true,
      capabilities: { organisation: { name: 'Acme', kind: 'workspace' }, owner: { rank: 'primary-owner' } },
    });
    expect(text + (await mirror.everythingKept())).not.toContain(token);
  });

  it('goes to Slack itself unless the configuration allows another host (R66, R114)', async () => {
    await mirror.app('slack-elsewhere');
    for (const origin of [
      'https://evil.example',
      'http://slack.com',
      'https://slack.com.evil.example',
      'http://10.0.0.1',
    ]) {
      const answer = await mirror.connection('slack-elsewhere', { token: 'xoxp-12345678', scimOrigin: origin });
      expect([origin, answer.status, answer.body.code]).toEqual([origin, 400, 'provisioning.origin_refused']);
    }
    const made = await mirror.call('POST', '/connections', { app: 'slack-elsewhere' });
    expect(made.body).toMatchObject({ webApiOrigin: 'https://slack.com', scimOrigin: 'https://api.slack.com' });
    await mirror.call('DELETE', '/connections/slack-elsewhere');
  });

  it.each([
    ['a path', 'http://localhost:1/x'],
    ['a user', 'http://me@localhost'],
    ['another scheme', 'ftp://localhost'],
    ['no address', 'localhost'],
    ['a fragment', 'https://slack.com#x'],
  ])('refuses an origin with %s', async (_, webApiOrigin) => {
    const { status, body } = await mirror.connection('slack-elsewhere', { webApiOrigin });
    expect([status, body.code]).toEqual([400, 'api.invalid_input']);
  });

  it('is not made with a token that Slack does not accept, and the token is not kept', async () => {
    await mirror.app('slack-refused');
    const { status, body } = await mirror.connection('slack-refused', { token: 'xoxp-never-issued' });
    expect([status, body.code]).toEqual([422, 'provisioning.token_refused']);
    expect((await mirror.call('GET', '/connections/slack-refused')).status).toBe(404);
  });

  it('is made once an app, and for apps of kind slack only', async () => {
    const { slug } = await draft();
    expect((await mirror.connection(slug)).body.code).toBe('provisioning.connection_exists');
    await mirror.services.apps.createSamlApp(system, {
      slug: 'wiki',
      name: 'Wiki',
      spEntityId: 'urn:wiki',
      acsEndpoints: [{ url: 'https://wiki.example/acs' }],
    });
    expect((await mirror.connection('wiki')).body.code).toBe('provisioning.app_not_slack');
    expect((await mirror.connection('nothing')).body.code).toBe('apps.app_not_found');
  });

  it.each([
    ['a field nobody may set (R60)', { state: 'active' }],
    ['a token with blanks', { token: 'xoxp-1 2345678' }],
    ['a token that is a list (R65)', { token: ['xoxp-12345678'] }],
    ['a setting that does not exist', { settings: { guard: 1 } }],
    ['a setting out of bounds', { settings: { concurrency: 0 } }],
    ['a schedule that is none', { settings: { reconcileCron: '99 * * * *' } }],
    ['a protected account that is no id', { settings: { protectedAccountIds: ["U1'; --"] } }],
    ['a NUL (R65)', { app: 'a\0b' }],
  ])('refuses %s with 400', async (_, more) => {
    expect((await mirror.connection('slack-elsewhere', more)).status).toBe(400);
  });
});

describe('activating', () => {
  it('needs a token that can do what mirroring needs', async () => {
    const without = await draft({});
    expect((await mirror.call('POST', `/connections/${without.slug}/activate`)).body.code).toBe(
      'provisioning.token_missing',
    );
    const { slug } = await draft({ token: mirror.ownerToken({ scopes: ['users:read'] }) });
    const { status, body } = await mirror.call('POST', `/connections/${slug}/activate`);
    expect([status, body.code]).toEqual([409, 'provisioning.capability_missing']);
    expect(body.faults).toContainEqual(expect.objectContaining({ path: 'scim' }));
    expect(await read(slug)).toMatchObject({ state: 'draft' });
  });

  it('is refused where the token is for another workspace than people are signed in to (R106)', async () => {
    await mirror.app('slack-other', 'other');
    await mirror.connection('slack-other');
    const { status, body } = await mirror.call('POST', '/connections/slack-other/activate');
    expect([status, body.code]).toEqual([409, 'provisioning.other_workspace']);
  });

  it('lets Slack follow the directory, once, and is an event with who did it', async () => {
    const { slug } = await active();
    expect(await read(slug)).toMatchObject({ state: 'active', stateReason: null });
    expect((await mirror.call('POST', `/connections/${slug}/activate`)).body.code).toBe('provisioning.state_unfit');
    const [event] = (await mirror.events('idm_integration_activate')).slice(-1);
    expect(event).toMatchObject({ actor: { kind: 'token' }, before: { state: 'draft' }, after: { state: 'active' } });
  });
});

describe('pausing', () => {
  it('stops and starts, with a reason for whoever finds it so', async () => {
    const { slug } = await active();
    const paused = await mirror.call('POST', `/connections/${slug}/pause`, { reason: 'a migration' });
    expect(paused.body).toMatchObject({
      state: 'paused',
      stateReason: { code: 'paused_by_person', sentence: 'test paused it: a migration' },
    });
    expect((await mirror.call('POST', `/connections/${slug}/pause`, {})).body.code).toBe('provisioning.state_unfit');
    expect((await mirror.call('POST', `/connections/${slug}/activate`)).body).toMatchObject({ state: 'active' });
  });

  it('holds a connection in use against being forgotten; a draft may be', async () => {
    const { slug } = await active();
    expect((await mirror.call('DELETE', `/connections/${slug}`)).body.code).toBe('provisioning.connection_in_use');
    expect((await mirror.call('DELETE', `/apps/${slug}`)).body.code).toBe('provisioning.connection_in_use');
    const other = await draft();
    expect((await mirror.call('DELETE', `/connections/${other.slug}`)).status).toBe(204);
    expect((await mirror.events('idm_integration_delete')).at(-1)).toMatchObject({ before: { app: other.slug } });
  });
});

describe('deactivating', () => {
  it('shows who keeps access, and needs the name of the app typed (R71)', async () => {
    const { slug } = await active();
    expect((await mirror.call('GET', `/connections/${slug}/kept-access`)).body).toEqual({
      active: 0,
      groups: 0,
      sample: [],
    });
    const path = `/connections/${slug}/deactivate`;
    const unsure = await mirror.call('POST', path, { confirm: slug });
    expect([unsure.status, unsure.body.code]).toEqual([409, 'provisioning.not_confirmed']);
    expect((await mirror.call('POST', path, {})).status).toBe(400);
    expect((await mirror.run('connection', 'deactivate', slug)).error).toContain(`--confirm "Slack ${slug}"`);
    const { body } = await mirror.call('POST', path, { confirm: `Slack ${slug}` });
    expect(body).toMatchObject({ state: 'deactivated', stateReason: { code: 'deactivated_by_person' } });
    const { scopeRevision } = await read(slug);
    expect((await mirror.call('POST', `/connections/${slug}/activate`)).body).toMatchObject({
      state: 'active',
      scopeRevision: scopeRevision + 1,
    });
  });

  it('offers to deactivate people instead, by a plan, and says where nobody is left to be (R71)', async () => {
    const { slug } = await active();
    const shown = await mirror.run('connection', 'deactivate', slug);
    expect([shown.code, shown.error]).toEqual([2, expect.stringContaining('--deactivate-people')]);
    const path = `/connections/${slug}/removal`;
    expect((await mirror.call('POST', path, {})).status).toBe(400);
    expect((await mirror.call('POST', path, { confirm: slug })).body.code).toBe('provisioning.not_confirmed');
    const nobody = await mirror.call('POST', path, { confirm: `Slack ${slug}` });
    expect([nobody.status, nobody.body.code]).toEqual([409, 'provisioning.nothing_to_remove']);
    expect((await mirror.call('POST', '/connections/none/removal', { confirm: 'x' })).status).toBe(404);
    const { secret } = await mirror.withScopes('provisioning:read', 'provisioning:write');
    expect((await mirror.call('POST', path, { confirm: `Slack ${slug}` }, secret)).status).toBe(403);
    const typed = await mirror.run('connection', 'deactivate', slug, '--deactivate-people', '--confirm', 'Slack');
    expect([typed.code, typed.error]).toEqual([4, expect.stringContaining('its name has to be typed exactly')]);
  });
});

describe('a token that stops working', () => {
  it('quarantines the connection, alarms, and a new token lets it go on (R106)', async () => {
    const { slug, token } = await active();
    const held = mirror.slack.org.tokens.find(token);
    mirror.slack.org.tokens.revoke(held?.id ?? '');
    await checkHealth();
    expect(await read(slug)).toMatchObject({ state: 'quarantined', stateReason: { code: 'token_refused' } });
    expect((await mirror.events('idm_integration_alarm')).at(-1)).toMatchObject({
      outcome: 'failed',
      after: { stateReason: { remedy: expect.stringContaining('new token') } },
    });
    const bad = await mirror.call('PUT', `/connections/${slug}/token`, { token: 'xoxp-never-issued' });
    expect([bad.status, (await read(slug)).state]).toEqual([422, 'quarantined']);
    const next = mirror.ownerToken();
    const good = await mirror.call('PUT', `/connections/${slug}/token`, { token: next });
    expect(good.body).toMatchObject({ state: 'active', stateReason: null });
    const event = (await mirror.events('idm_integration_reauth')).at(-1);
    expect(event).toMatchObject({ before: { state: 'quarantined' }, after: { state: 'active' } });
    expect(await mirror.everythingKept()).not.toMatch(new RegExp(`${next}|${token}`));
  });

  it('also when it only lost what mirroring needs; what Slack still lets it do is kept (R106)', async () => {
    const { slug, token } = await active();
    const id = mirror.slack.org.tokens.find(token)?.id ?? '';
    mirror.slack.org.tokens.update(id, { scopes: ['users:read'] });
    await checkHealth();
    expect(await read(slug)).toMatchObject({ state: 'quarantined', stateReason: { code: 'scope_lost' } });
  });

  it('of another workspace is refused, and the old one stays (R106)', async () => {
    const { slug } = await active();
    const { database } = mirror.api.test;
    await database.query(`UPDATE connections SET organisation_id = 'T0THER' WHERE id = $1`, [(await read(slug)).id]);
    const answer = await mirror.call('PUT', `/connections/${slug}/token`, { token: mirror.ownerToken() });
    expect([answer.status, answer.body.code]).toEqual([409, 'provisioning.other_workspace']);
    await checkHealth();
    expect(await read(slug)).toMatchObject({ state: 'quarantined', stateReason: { code: 'other_workspace' } });
  });

  it('is no reason where Slack is away: nothing changes, and nothing is thrown', async () => {
    const { slug } = await active();
    await mirror.slack.control('POST', '/faults', { kind: 'error', status: 503 });
    await checkHealth();
    expect(await read(slug)).toMatchObject({ state: 'active' });
    const { status, body } = await mirror.call('POST', `/connections/${slug}/test`);
    expect([status, body.code]).toEqual([502, 'slack.transient']);
  });

  it('is looked at once an hour, not more often', async () => {
    const { slug, token } = await active();
    await checkHealth();
    const before = mirror.slack.sandbox.calls().count;
    mirror.slack.org.tokens.revoke(mirror.slack.org.tokens.find(token)?.id ?? '');
    await mirror.services.connectionHealth.checkAll(mirror.slack.clock.now());
    expect([mirror.slack.sandbox.calls().count, (await read(slug)).state]).toEqual([before, 'active']);
  });
});

describe('settings', () => {
  it('are merged; matching, the rule of being on and pushing make the next plan wait for approval', async () => {
    const { slug } = await draft();
    const patch = (settings: object) => mirror.call('PATCH', `/connections/${slug}`, { settings });
    const { scopeRevision } = await read(slug);
    expect((await patch({ guards: { deactivations: { count: 20 } } })).body).toMatchObject({
      scopeRevision,
      settings: { guards: { deactivations: { count: 20, percent: 5 }, groupDeletions: { count: 1 } } },
    });
    expect((await patch({ matching: { signals: ['userName'] } })).body).toMatchObject({
      scopeRevision: scopeRevision + 1,
    });
    expect((await patch({ activeRule: { whenSuspended: 'keep' } })).body).toMatchObject({
      scopeRevision: scopeRevision + 2,
      settings: { matching: { signals: ['userName'], whenCertain: 'bind' }, activeRule: { whenSuspended: 'keep' } },
    });
    expect((await patch({ activeRule: { whenSuspended: 'keep' } })).body).toMatchObject({
      scopeRevision: scopeRevision + 2,
    });
    expect((await mirror.events('idm_integration_update')).at(-1)).toMatchObject({
      before: { activeRule: { whenSuspended: 'deactivate' } },
      after: { activeRule: { whenSuspended: 'keep' } },
    });
  });

  it.each([
    ['an unknown field (R60)', { state: 'active' }],
    ['a list for an object (R65)', { settings: { guards: [] } }],
    ['a text for a number', { settings: { concurrency: 'many' } }],
    ['a number out of bounds', { settings: { concurrency: 51 } }],
    ['a protected account that is none', { settings: { protectedAccountIds: ['nobody'] } }],
    ['a nesting without end', { settings: JSON.parse(`${'{"guards":'.repeat(40)}1${'}'.repeat(40)}`) }],
  ])('refuse %s with 400', async (_, body) => {
    expect((await mirror.call('PATCH', `/connections/${common}`, body)).status).toBe(400);
  });
});

describe('the mapping', () => {
  it('begins with the usual rows; a change is checked, audited, and makes the next plan wait', async () => {
    const { slug } = await draft();
    const path = `/connections/${slug}/mapping`;
    const { body } = await mirror.call('GET', path);
    expect(body.items).toContainEqual({ attribute: 'email', sourceKind: 'field', source: 'email', apply: 'always' });
    const { scopeRevision } = await read(slug);
    const row = { sourceKind: 'expression', source: 'user.jobTitle', apply: 'on_create' };
    expect((await mirror.call('PUT', `${path}/title`, row)).body.items).toContainEqual({ attribute: 'title', ...row });
    expect(await read(slug)).toMatchObject({ scopeRevision: scopeRevision + 1 });
    await mirror.call('PUT', `${path}/title`, row);
    expect(await read(slug)).toMatchObject({ scopeRevision: scopeRevision + 1 });
    const removed = await mirror.call('DELETE', `${path}/title`);
    expect(JSON.stringify(removed.body)).not.toContain('"title"');
    expect((await mirror.call('DELETE', `${path}/title`)).body.code).toBe('provisioning.mapping_row_not_found');
    expect((await mirror.call('DELETE', `${path}/email`)).body.code).toBe('provisioning.mapping_row_required');
    expect((await mirror.call('POST', `/connections/${slug}/default-mapping`)).body.items).toEqual(body.items);
    expect((await mirror.events('idm_integration_update')).at(-1)).toMatchObject({
      after: { mapping: [{ attribute: 'title', source: 'jobTitle' }] },
    });
  });

  it('and settings are not saved over a change that its maker has not seen', async () => {
    const { slug } = await draft();
    const path = `/connections/${slug}`;
    const revision = async () => (await mirror.call('GET', path)).body.revision as number;
    const row = (source: string) => ({ sourceKind: 'constant', source });
    const seen = await revision();
    expect((await mirror.call('GET', `${path}/mapping`)).body).toMatchObject({ revision: seen });
    const first = await mirror.call('PUT', `${path}/mapping/title`, { ...row('theirs'), revision: seen });
    expect([first.status, first.body.revision]).toEqual([200, seen + 1]);
    const late = { status: 409, code: 'provisioning.changed_meanwhile' };
    const second = await mirror.call('PUT', `${path}/mapping/title`, { ...row('mine'), revision: seen });
    expect(second.body).toMatchObject(late);
    expect((await mirror.call('DELETE', `${path}/mapping/title?revision=${seen}`)).body).toMatchObject(late);
    expect((await mirror.call('POST', `${path}/default-mapping?revision=${seen}`)).body).toMatchObject(late);
    const patch = (concurrency: number, more: object) =>
      mirror.call('PATCH', path, { settings: { concurrency }, ...more });
    expect((await patch(3, { revision: seen })).body).toMatchObject(late);
    expect((await mirror.call('GET', `${path}/mapping`)).body.items).toContainEqual({
      ...{ attribute: 'title', apply: 'always' },
      ...row('theirs'),
    });
    expect((await patch(3, { revision: seen + 1 })).body).toMatchObject({ revision: seen + 2 });
    expect((await patch(3, { revision: seen + 2 })).body).toMatchObject({ revision: seen + 2 });
    expect((await patch(4, {})).body).toMatchObject({ revision: seen + 3, settings: { concurrency: 4 } });
    const current = await mirror.call('DELETE', `${path}/mapping/title?revision=${seen + 3}`);
    expect(current).toMatchObject({ status: 200, body: { revision: seen + 4 } });
    expect((await mirror.call('DELETE', `${path}/mapping/title?revision=x`)).status).toBe(400);
  });

  it('is tried with a row that is not kept, for one person and for everybody who is authorised', async () => {
    const { slug } = await draft();
    await mirror.group(`Staff of ${slug}`, 'ada', 'bob');
    await mirror.run('app', 'authorise', slug, `Staff of ${slug}`);
    const { directory } = mirror.services;
    const [ada, bob] = await Promise.all([directory.getUser('ada'), directory.getUser('bob')]);
    await directory.updateUser(system, ada.id, { jobTitle: 'Analyst', company: 'ada@home.example', managerId: bob.id });
    await directory.updateUser(system, bob.id, { company: 'Acme' });
    const before = await mirror.call('GET', `/connections/${slug}/mapping`);
    const attempt = async (attribute: string, source: string, sourceKind = 'field', user = 'ada') => {
      const body = { attribute, row: { sourceKind, source }, user };
      return (await mirror.call('POST', `/connections/${slug}/mapping-trial`, body)).body;
    };
    expect(await attempt('title', 'user.jobTitle + "!"', 'expression')).toEqual({ values: ['Analyst!'], fault: null });
    expect(await attempt('title', 'jobTitle', 'field', 'bob')).toEqual({ values: [], fault: null });
    expect(await attempt('secondaryEmail', 'company', 'field', 'bob')).toEqual({
      values: [],
      fault: expect.stringContaining('is not a plain e-mail address'),
    });
    expect(await attempt('userName', 'Ada@Acme', 'constant')).toMatchObject({ values: ['ada'] });
    expect(await attempt('manager', 'managerId')).toMatchObject({ values: ['bob'] });
    expect(await attempt('title', 'shoeSize')).toMatchObject({ code: 'provisioning.invalid_input' });
    expect(await attempt('title', 'jobTitle', 'field', 'nobody')).toMatchObject({ code: 'directory.user_not_found' });
    const check = async (attribute: string, source: string) => {
      const body = { attribute, row: { sourceKind: 'field', source } };
      return (await mirror.call('POST', `/connections/${slug}/mapping-check`, body)).body;
    };
    const named = (...usernames: string[]) => ({
      count: usernames.length,
      items: usernames.map((username) => ({ user: expect.objectContaining({ username }) })),
    });
    expect(await check('title', 'jobTitle')).toMatchObject({ checked: 2, total: 2, missing: named('bob') });
    expect(await check('secondaryEmail', 'company')).toMatchObject({ invalid: named('bob'), missing: named() });
    expect(await check('title', 'shoeSize')).toMatchObject({ code: 'provisioning.invalid_input' });
    expect(await check('shoeSize', 'jobTitle')).toMatchObject({ code: 'api.invalid_input' });
    expect(await mirror.call('GET', `/connections/${slug}/mapping`)).toMatchObject({ body: before.body });
  });

  it.each([
    ['a field nobody has', 'title', { sourceKind: 'field', source: 'shoeSize' }, 400],
    ['an expression that is none', 'title', { sourceKind: 'expression', source: 'user.' }, 400],
    ['a manager that is a text', 'manager', { sourceKind: 'constant', source: 'boss' }, 400],
    ['an attribute accounts have not', 'active', { sourceKind: 'constant', source: 'true' }, 404],
  ])('refuses %s', async (_, attribute, row, status) => {
    const before = await mirror.call('GET', `/connections/${common}/mapping`);
    expect((await mirror.call('PUT', `/connections/${common}/mapping/${attribute}`, row)).status).toBe(status);
    expect((await mirror.call('GET', `/connections/${common}/mapping`)).body).toEqual(before.body);
  });
});

describe('groups', () => {
  it('are pushed by a setting apart from who is in scope, and a group of two Slack apps is told', async () => {
    const { slug } = await draft();
    const other = await draft();
    const { services } = mirror;
    const group = await mirror.group(`Engineering ${slug}`, 'ada');
    for (const name of [slug, other.slug]) {
      const app = await services.apps.get(name);
      await services.apps.authoriseGroup(system, app.id, group.id);
    }
    const path = `/connections/${slug}/groups`;
    expect((await mirror.call('GET', path)).body.items).toEqual([
      expect.objectContaining({ authorised: true, pushed: false, alsoPushedTo: [`Slack ${other.slug}`] }),
    ]);
    const { scopeRevision } = await read(slug);
    const set = await mirror.call('PATCH', `${path}/${group.id}`, { pushed: true, handle: 'engineering' });
    expect(set.body).toMatchObject({ pushed: true, handle: 'engineering', description: null, state: 'unbound' });
    expect(await read(slug)).toMatchObject({ scopeRevision: scopeRevision + 1 });
    await mirror.call('PATCH', `${path}/${group.id}`, { description: 'Who builds', defaultChannelIds: ['C0123ABC'] });
    expect(await read(slug)).toMatchObject({ scopeRevision: scopeRevision + 1 });
    expect((await mirror.call('PATCH', `${path}/${group.id}`, { adopt: true })).body.code).toBe(
      'provisioning.nothing_to_adopt',
    );
    expect((await mirror.call('PATCH', `${path}/${group.id}`, { handle: 'No Blanks' })).status).toBe(400);
    const second = await mirror.group(`Research ${slug}`, 'ada');
    await services.apps.authoriseGroup(system, (await services.apps.get(slug)).id, second.id);
    const taken = await mirror.call('PATCH', `${path}/${second.id}`, { handle: 'engineering' });
    expect([taken.status, taken.body.code]).toEqual([409, 'provisioning.handle_taken']);
    expect((await mirror.call('PATCH', `${path}/${second.id}`, { handle: 'research' })).status).toBe(200);
    expect((await mirror.call('PATCH', `${path}/${second.id}`, { handle: null })).status).toBe(200);
    expect((await mirror.call('PATCH', `${path}/${group.id}`, { handle: 'engineering' })).status).toBe(200);
    const seen = (await mirror.call('GET', path)).body.revision as number;
    const describe = (description: string, more: object) =>
      mirror.call('PATCH', `${path}/${group.id}`, { description, ...more });
    expect((await describe('First', { revision: seen })).body).toMatchObject({ description: 'First' });
    expect((await describe('Second', { revision: seen })).body).toMatchObject({
      status: 409,
      code: 'provisioning.changed_meanwhile',
    });
    expect((await mirror.call('GET', path)).body).toMatchObject({
      revision: seen + 1,
      items: [{ description: 'First' }, {}],
    });
    expect((await describe('First', { revision: seen + 1 })).status).toBe(200);
    expect((await describe('Third', { revision: seen + 1 })).body).toMatchObject({ description: 'Third' });
    expect((await describe('Last', {})).body).toMatchObject({ description: 'Last' });
    expect((await mirror.call('PATCH', `${path}/Nobody`, { pushed: true })).body.code).toBe(
      'directory.group_not_found',
    );
  });
});

describe('who may', () => {
  it('read, write and approve are scopes apart (R58)', async () => {
    const slug = common;
    const reader = (await mirror.withScopes('provisioning:read')).secret;
    const writer = (await mirror.withScopes('provisioning:write')).secret;
    expect((await mirror.call('GET', `/connections/${slug}`, undefined, reader)).status).toBe(200);
    expect((await mirror.call('PATCH', `/connections/${slug}`, {}, reader)).status).toBe(403);
    expect((await mirror.call('PATCH', `/connections/${slug}`, {}, writer)).status).toBe(200);
    expect((await mirror.call('POST', `/connections/${slug}/activate`, undefined, writer)).status).toBe(403);
    expect((await mirror.call('DELETE', `/connections/${slug}`, undefined, writer)).status).toBe(403);
  });

  it('finds one by its id, its app, or not at all, whatever is asked (R65)', async () => {
    const { id } = await read(common);
    expect((await read(id)).id).toBe(id);
    for (const name of ["' OR 1=1 --", '%', '[object Object]', '../..', '🦄', 'x'.repeat(101)]) {
      const { status } = await mirror.call('GET', `/connections/${encodeURIComponent(name)}`);
      expect([name, [400, 404].includes(status)]).toEqual([name, true]);
    }
    const list = await mirror.call('GET', '/connections?limit=1');
    expect(list.body).toMatchObject({ items: [expect.anything()], nextCursor: expect.any(String) });
    const next = await mirror.call('GET', `/connections?limit=1&cursor=${String(list.body.nextCursor)}`);
    expect(next.body.items).not.toEqual(list.body.items);
    const [whole] = (await mirror.call('GET', '/connections')).body.items as { appId: string; appSlug: string }[];
    for (const app of [whole?.appId, whole?.appSlug]) {
      expect((await mirror.call('GET', `/connections?app=${app}`)).body.items).toMatchObject([{ appId: whole?.appId }]);
    }
    expect((await mirror.call('GET', '/connections?app=nowhere')).body.items).toEqual([]);
    expect((await mirror.call('GET', '/connections?cursor=x')).body.code).toBe('page.cursor_invalid');
  });
});

describe('the master key', () => {
  it('seals tokens and client secrets, and a rotation finds them (R74, R76)', async () => {
    const secret = 'client-secret-of-slack';
    const { slug } = await draft({ token: mirror.ownerToken(), clientId: '1.2', clientSecret: secret });
    const { id } = await read(slug);
    const envelopes = async () =>
      (
        await mirror.api.test.database.query<{ sealed_token: string; sealed_client_secret: string }>(
          'SELECT sealed_token, sealed_client_secret FROM connections WHERE id = $1',
          [id],
        )
      )[0];
    const before = await envelopes();
    await mirror.services.masterKeys.rotateMasterKey(system, MasterKey.generate());
    const after = await envelopes();
    expect(after?.sealed_token).not.toBe(before?.sealed_token);
    expect(after?.sealed_client_secret).not.toBe(before?.sealed_client_secret);
    expect(await mirror.everythingKept()).not.toContain(secret);
    expect((await mirror.call('POST', `/connections/${slug}/test`)).body).toMatchObject({ hasToken: true });
  });
});
