import { X509Certificate } from 'node:crypto';
import { makeKeyPair } from '../support/key-pair';
import { TestApi } from './start-api';

const unknownId = '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b';

describe('apps over the API', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await TestApi.start();
    const scopes = [
      'directory:read',
      'directory:write',
      'groups:write',
      'apps:read',
      'apps:write',
      'certificates:read',
    ] as const;
    token = (await api.token([...scopes, 'certificates:write', 'traces:read', 'status:read'])).secret;
    for (const name of ['Staff', 'Guests']) await api.call('POST', '/groups', { token, body: { name } });
    for (const username of ['ada', 'bob']) {
      const names = { firstName: 'Zoë', lastName: "O'Neill & <Co>", groups: username === 'ada' ? ['Staff'] : [] };
      await api.call('POST', '/users', { token, body: { username, email: `${username}@example.com`, ...names } });
    }
  });
  afterAll(() => api.stop());

  const create = (body: object) => api.call('POST', '/apps', { token, body });
  const hand = (slug: string, more: object = {}) => ({
    kind: 'saml',
    slug,
    name: slug,
    spEntityId: `https://${slug}.example.com`,
    acsEndpoints: [{ url: `https://${slug}.example.com/acs` }],
    ...more,
  });

  it('creates an app in each of the three ways, with its key and its groups', async () => {
    const slack = await create({
      kind: 'slack',
      slug: 'slack',
      name: 'Slack',
      domain: 'acme.slack.com',
      authorise: ['staff'],
    });
    expect(slack.status).toBe(201);
    expect(slack.body).toMatchObject({
      app: { kind: 'slack', ssoUrl: 'https://sso.example.com/saml/slack/sso', settings: { answerWithStatus: false } },
      warnings: [],
    });
    expect((await api.call('GET', '/apps/slack/groups', { token })).body.items).toMatchObject([{ name: 'Staff' }]);
    expect((await api.call('GET', '/groups/Staff/apps', { token })).body.items).toMatchObject([{ slug: 'slack' }]);
    expect((await api.call('GET', '/apps/slack/signing-keys', { token })).body.items).toMatchObject([
      { state: 'active' },
    ]);
    expect((await create(hand('wiki', { settings: { signResponse: false } }))).body.app).toMatchObject({
      settings: { signResponse: false, signAssertion: true },
    });
    const metadataXml = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:crm"><SPSSODescriptor
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0"
      Location="https://crm.example.com/acs" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>
      </SPSSODescriptor></EntityDescriptor>`;
    const crm = await create({ kind: 'saml-metadata', slug: 'crm', name: 'CRM', metadataXml });
    expect(crm.body.app).toMatchObject({ kind: 'saml', spEntityId: 'urn:crm' });
  });

  it.each([
    ['an unknown kind', { kind: 'oidc', slug: 'x', name: 'x' }, 400],
    ['the fields of another kind', { kind: 'slack', slug: 'x', name: 'x', domain: 'acme', metadataXml: '<x/>' }, 400],
    ['an ACS URL that is no address', hand('x', { acsEndpoints: [{ url: 'javascript:alert(1)' }] }), 400],
    ['neither metadata nor address', { kind: 'saml-metadata', slug: 'x', name: 'x' }, 400],
    ['metadata that is no XML', { kind: 'saml-metadata', slug: 'x', name: 'x', metadataXml: '<' }, 400],
    ['metadata with a DOCTYPE', { kind: 'saml-metadata', slug: 'x', name: 'x', metadataXml: '<!DOCTYPE a><a/>' }, 400],
    [
      'metadata from loopback (R66)',
      { kind: 'saml-metadata', slug: 'x', name: 'x', metadataUrl: 'https://127.1/m' },
      400,
    ],
    [
      'encryption without a signed Response',
      hand('x', { settings: { encryptAssertion: true, signResponse: false } }),
      400,
    ],
    ['a taken slug', hand('wiki'), 409],
    ['an unknown group', hand('x', { authorise: ['Staf'] }), 404],
    ['fields nobody may set (R60)', hand('x', { id: unknownId }), 400],
  ])('refuses %s and leaves nothing behind', async (_, body, status) => {
    const answer = await create(body);
    expect({ status: answer.status, code: answer.body.code !== undefined }).toEqual({ status, code: true });
    expect((await api.call('GET', '/apps/x', { token })).status).toBe(404);
  });

  it('takes metadata of its full size, and no more (R8)', async () => {
    const padded = (length: number) => ({
      kind: 'saml-metadata',
      slug: 'x',
      name: 'x',
      metadataXml: ' '.repeat(length),
    });
    expect((await create(padded(1_048_576))).status).toBe(400);
    expect((await create(padded(4 * 1_048_576))).status).toBe(413);
  });

  it('changes, pages through and deletes apps', async () => {
    const changed = await api.call('PATCH', '/apps/wiki', { token, body: { name: 'Wiki', enabled: false } });
    expect(changed.body).toMatchObject({ name: 'Wiki', enabled: false });
    expect((changed.body.revision as number) > 1).toBe(true);
    expect((await api.call('PATCH', '/apps/wiki', { token, body: { slug: 'other' } })).status).toBe(400);
    expect((await api.call('PATCH', '/apps/none', { token, body: {} })).status).toBe(404);
    const first = await api.call('GET', '/apps?limit=1', { token });
    const rest = await api.call('GET', `/apps?cursor=${first.body.nextCursor as string}`, { token });
    const slugs = [first, rest].flatMap(({ body }) => (body.items as { slug: string }[]).map((item) => item.slug));
    expect(slugs.toSorted()).toEqual(['crm', 'slack', 'wiki']);
    expect((await api.call('DELETE', '/apps/crm', { token })).status).toBe(204);
    expect((await api.call('DELETE', '/apps/crm', { token })).status).toBe(404);
  });

  it('finds apps by a part of their name or short name, whatever its case, page by page', async () => {
    const found = async (query: string) => {
      const { body } = await api.call('GET', `/apps?${query}`, { token });
      return { slugs: (body.items as { slug: string }[]).map(({ slug }) => slug), next: body.nextCursor as string };
    };
    expect((await found('search=LAC')).slugs).toEqual(['slack']);
    await create(hand('handbook', { name: 'Über uns' }));
    expect((await found('search=%C3%BCBER')).slugs).toEqual(['handbook']);
    expect((await found('search=andbo')).slugs).toEqual(['handbook']);
    const first = await found('search=k&limit=2');
    expect(first.slugs).toEqual(['slack', 'wiki']);
    expect((await found(`search=k&limit=2&cursor=${first.next}`)).slugs).toEqual(['handbook']);
    expect((await found('search=%25')).slugs).toEqual([]);
    expect((await found('search=')).slugs).toHaveLength(3);
    await api.call('DELETE', '/apps/handbook', { token });
  });

  it('knows an app that is being set up, until that is finished or the app is on the portal', async () => {
    const inSetUp = async (slug: string, more: object) => {
      const body = { kind: 'slack', slug, name: 'Slack', domain: 'acme.slack.com', ...more };
      const made = (await api.call('POST', '/apps', { token, body })).body as { app: { inSetUp: boolean } };
      return made.app.inSetUp;
    };
    const change = async (slug: string, body: object) =>
      (await api.call('PATCH', `/apps/${slug}`, { token, body })).body.inSetUp;
    expect(await inSetUp('set-up-one', { hidden: true, inSetUp: true })).toBe(true);
    expect(await inSetUp('set-up-two', { inSetUp: true })).toBe(false);
    expect(await inSetUp('set-up-three', { hidden: true })).toBe(false);
    expect(await change('set-up-one', { name: 'Slack here' })).toBe(true);
    expect(await change('set-up-one', { hidden: false })).toBe(false);
    expect(await change('set-up-two', { inSetUp: true })).toBe(false);
    expect(await change('set-up-three', { inSetUp: true })).toBe(true);
    expect(await change('set-up-three', { inSetUp: false })).toBe(false);
    for (const slug of ['set-up-one', 'set-up-two', 'set-up-three']) {
      expect((await api.call('DELETE', `/apps/${slug}`, { token })).status).toBe(204);
    }
  });

  it('changes an address, lists both with what came by them, and retires the old one', async () => {
    await create(hand('forum'));
    const moved = await api.call('POST', '/apps/forum/addresses', { token, body: { slug: 'board' } });
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({
      items: [
        {
          slug: 'board',
          isCurrent: true,
          startsHere: false,
          ssoUrl: 'https://sso.example.com/saml/board/sso',
          signIns: 0,
        },
        { slug: 'forum', isCurrent: false, startsHere: true, entityId: 'https://sso.example.com/saml/forum/metadata' },
      ],
      countedDays: 30,
    });
    expect((await api.call('GET', '/apps/forum', { token })).body).toMatchObject({ slug: 'board', startSlug: 'forum' });
    const start = { token, body: { slug: 'board' } };
    expect((await api.call('PUT', '/apps/board/start-address', start)).body.items).toMatchObject([
      { slug: 'board', startsHere: true },
      { slug: 'forum', startsHere: false },
    ]);
    const stale = { token, body: { slug: 'b', revision: 1 } };
    expect((await api.call('POST', '/apps/board/addresses', stale)).body).toMatchObject({
      code: 'apps.changed_meanwhile',
    });
    expect((await create(hand('forum'))).status).toBe(409);
    expect((await api.call('DELETE', '/apps/board/addresses/board', { token })).status).toBe(409);
    expect((await api.call('DELETE', '/apps/board/addresses/forum', { token })).body.items).toMatchObject([
      { slug: 'board' },
    ]);
    expect((await api.call('GET', '/apps/forum', { token })).status).toBe(404);
    expect((await api.call('DELETE', '/apps/board/addresses/forum', { token })).status).toBe(404);
    await api.call('DELETE', '/apps/board', { token });
  });

  it('answers who may enter, by which way, or why not (R26, R27)', async () => {
    const ask = (app: string, user: string) => api.call('GET', `/apps/${app}/access/${user}`, { token });
    expect((await ask('slack', 'ada')).body).toEqual({ allowed: true, reason: null, paths: [['Staff']] });
    expect((await ask('slack', 'bob')).body).toEqual({ allowed: false, reason: 'not_in_authorised_group', paths: [] });
    expect((await ask('wiki', 'ada')).body.reason).toBe('app_disabled');
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE']) {
      expect((await api.call(method, '/apps/slack/groups/Guests', { token })).status).toBe(204);
    }
    expect((await api.call('PUT', '/apps/slack/groups/None', { token })).status).toBe(404);
    expect((await ask('slack', 'none')).status).toBe(404);
    expect((await ask('none', 'ada')).status).toBe(404);
  });

  it('answers for every app at once whether somebody may enter (R26, R27)', async () => {
    const first = await api.call('GET', '/users/ada/access?limit=1', { token });
    expect(first.body.items).toMatchObject([
      { app: { slug: 'slack', kind: 'slack' }, allowed: true, reason: null, paths: [['Staff']] },
    ]);
    const rest = await api.call('GET', `/users/ada/access?cursor=${first.body.nextCursor as string}`, { token });
    expect(rest.body).toMatchObject({
      items: [{ app: { slug: 'wiki' }, allowed: false, reason: 'app_disabled', paths: [] }],
      nextCursor: null,
    });
    expect((await api.call('GET', '/users/bob/access', { token })).body.items).toMatchObject([
      { allowed: false, reason: 'not_in_authorised_group', paths: [] },
      { allowed: false },
    ]);
    expect((await api.call('GET', '/users/none/access', { token })).status).toBe(404);
    expect((await api.call('GET', '/users/ada/access?cursor=x', { token })).body.code).toBe('page.cursor_invalid');
    const { secret } = await api.token(['directory:read']);
    expect((await api.call('GET', '/users/ada/access', { token: secret })).status).toBe(403);
  });

  it('foresees what is lost with a group or its authorisation, and refuses what is not there', async () => {
    await create(hand('lost', { authorise: ['Guests'] }));
    const lost = (path: string) => api.call('GET', `${path}/lost-access`, { token });
    expect((await lost('/groups/Guests')).body.items).toEqual([]);
    await api.call('PUT', '/groups/Guests/members/bob', { token });
    expect((await lost('/groups/Guests')).body.items).toMatchObject([{ slug: 'lost', people: 1 }]);
    expect((await lost('/apps/lost/groups/Guests')).body.items).toMatchObject([{ slug: 'lost', people: 1 }]);
    expect((await lost('/apps/lost/groups/Staff')).body.items).toEqual([]);
    for (const path of ['/groups/None', '/apps/none/groups/Guests', '/apps/lost/groups/None'])
      expect((await lost(path)).status).toBe(404);
    await api.call('DELETE', '/groups/Guests/members/bob', { token });
    await api.call('DELETE', '/apps/lost', { token });
  });

  it('foresees what is lost by leaving a group, and refuses what is not there', async () => {
    const body = hand('lost', { authorise: ['Guests'] });
    await create(body);
    const lost = (path: string) => api.call('GET', `/groups/${path}/lost-access`, { token });
    await api.call('PUT', '/groups/Guests/members/bob', { token });
    await api.call('PUT', '/groups/Guests/children/Staff', { token });
    expect((await lost('Guests/members/bob')).body.items).toMatchObject([{ slug: 'lost', people: 1 }]);
    expect((await lost('Guests/members/ada')).body.items).toEqual([]);
    expect((await lost('Guests/children/Staff')).body.items).toMatchObject([{ slug: 'lost', people: 1 }]);
    for (const path of ['None/members/bob', 'Guests/members/none', 'None/children/Staff', 'Guests/children/none'])
      expect((await lost(path)).status).toBe(404);
    await api.call('DELETE', '/groups/Guests/children/Staff', { token });
    await api.call('DELETE', '/groups/Guests/members/bob', { token });
    await api.call('DELETE', '/apps/lost', { token });
  });

  it('counts who may enter: nobody who is suspended, and nobody where the app is disabled (R26, R27)', async () => {
    const people = async (app: string) => (await api.call('GET', `/apps/${app}/access`, { token })).body.people;
    const change = (path: string, body: object) => api.call('PATCH', path, { token, body });
    await api.call('PUT', '/apps/slack/groups/Guests', { token });
    expect(await people('slack')).toBe(1);
    const bob = { groups: ['Guests', 'Staff'], firstName: 'B', lastName: 'B' };
    await api.call('POST', '/users', { token, body: { username: 'rob', email: 'rob@example.com', ...bob } });
    expect(await people('slack')).toBe(2);
    await change('/users/rob', { suspended: true });
    expect(await people('slack')).toBe(1);
    await change('/apps/slack', { enabled: false });
    expect(await people('slack')).toBe(0);
    await change('/apps/slack', { enabled: true });
    await api.call('DELETE', '/apps/slack/groups/Guests', { token });
    await api.call('DELETE', '/users/rob', { token });
    expect(await people('crm')).toBeUndefined();
    expect((await api.call('GET', '/apps/none/access', { token })).status).toBe(404);
  });

  it('keeps an attribute table and previews what comes of it', async () => {
    const add = (body: object) => api.call('POST', '/apps/slack/attributes', { token, body });
    const added = await add({ spName: 'roles', sourceKind: 'field', source: 'groups' });
    expect(added.status).toBe(201);
    const rows = added.body.attributes as { id: string; spName: string; preset: boolean }[];
    const roles = rows.find((row) => row.spName === 'roles')?.id ?? '';
    const preset = rows.find((row) => row.preset)?.id ?? '';
    expect((await add({ spName: 'roles', sourceKind: 'constant', source: 'x' })).status).toBe(409);
    expect((await add({ spName: 'bad', sourceKind: 'expression', source: 'user.' })).status).toBe(400);
    const preview = await api.call('GET', '/apps/slack/preview/ada', { token });
    expect(preview.body).toMatchObject({ mayEnter: true, slackErrors: [] });
    expect(preview.body.attributes).toContainEqual(expect.objectContaining({ name: 'roles', values: ['Staff'] }));
    expect(preview.body.xml).toContain("O'Neill &amp; &lt;Co&gt;");
    expect(preview.body.xml).not.toContain('Signature');
    expect((await api.call('GET', '/apps/slack/preview/bob', { token })).body).toMatchObject({ mayEnter: false });
    const row = `/apps/slack/attributes/${roles}`;
    expect((await api.call('PATCH', row, { token, body: { enabled: false } })).status).toBe(200);
    expect((await api.call('PATCH', `/apps/wiki/attributes/${roles}`, { token, body: { enabled: true } })).status).toBe(
      404,
    );
    const ids = rows.map(({ id }) => id).toReversed();
    const ordered = await api.call('PUT', '/apps/slack/attributes', { token, body: { ids } });
    expect((ordered.body.attributes as { id: string }[]).map(({ id }) => id)).toEqual(ids);
    expect((await api.call('PUT', '/apps/slack/attributes', { token, body: { ids: ids.slice(1) } })).status).toBe(400);
    expect((await api.call('DELETE', row, { token })).status).toBe(200);
    expect((await api.call('DELETE', row, { token })).status).toBe(404);
    expect((await api.call('DELETE', `/apps/slack/attributes/${preset}`, { token })).status).toBe(409);
  });

  it('takes over NameIDs, all or none (R37)', async () => {
    const { body } = await api.call('GET', '/users/ada', { token });
    const take = (nameIds: object[]) => api.call('POST', '/apps/slack/name-ids', { token, body: { nameIds } });
    expect((await take([{ userId: body.id, value: 'old-ada' }])).body).toEqual({ changed: 1 });
    expect((await take([{ userId: body.id, value: 'old-ada' }])).body).toEqual({ changed: 0 });
    expect((await take([{ userId: unknownId, value: 'OLD-ADA' }])).status).toBeGreaterThanOrEqual(400);
    expect((await api.call('GET', '/apps/slack/preview/ada', { token })).body.nameId).toBe('old-ada');
  });

  it('rolls a key over, and never shows a private one (R61, R77)', async () => {
    const keys = '/apps/slack/signing-keys';
    const created = await api.call('POST', keys, {
      token,
      body: { validityDays: 400, subject: { commonName: 'Next' } },
    });
    expect(created.body).toMatchObject({ state: 'next', subject: 'CN=Next', keyBits: 2048 });
    const path = `/signing-keys/${created.body.id as string}`;
    expect((await api.call('POST', keys, { token, body: {} })).status).toBe(409);
    expect((await api.call('POST', keys, { token, body: { bits: 1024 } })).status).toBe(400);
    expect((await api.call('POST', `${path}/promote`, { token })).body).toMatchObject({ state: 'active' });
    expect((await api.call('POST', `${path}/retire`, { token })).status).toBe(409);
    const list = await api.call('GET', keys, { token });
    const old = (list.body.items as { id: string; state: string }[]).find((key) => key.state === 'retired')?.id ?? '';
    expect((await api.call('POST', `/signing-keys/${old}/retire`, { token })).body).toMatchObject({ canSign: false });
    expect((await api.call('POST', `/signing-keys/${old}/promote`, { token })).status).toBe(409);
    const pair = makeKeyPair();
    const imported = await api.call('POST', `${keys}/import`, { token, body: pair });
    expect(imported.body).toMatchObject({ state: 'next', subject: 'CN=made' });
    const other = await api.call('POST', `${keys}/import`, {
      token,
      body: { ...pair, privateKeyPem: makeKeyPair().privateKeyPem },
    });
    expect(other.body.code).toBe('certificates.pair_mismatch');
    for (const { text } of [list, created, imported, other]) expect(text).not.toContain('PRIVATE KEY');
  });

  it('hands out certificates as PEM and DER', async () => {
    const { body } = await api.call('GET', '/apps/slack/signing-keys', { token });
    const [key] = body.items as { id: string; fingerprintSha256: string; certificatePem: string }[];
    const pem = await api.call('GET', `/signing-keys/${key?.id}/certificate.pem`, { token });
    expect(pem.text).toBe(key?.certificatePem);
    expect(pem.headers.get('content-disposition')).toBe('attachment; filename="certificate.pem"');
    const der = await fetch(`${api.url}/api/v1/signing-keys/${key?.id}/certificate.der`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(der.headers.get('content-type')).toBe('application/pkix-cert');
    expect(new X509Certificate(Buffer.from(await der.arrayBuffer())).fingerprint256).toBe(key?.fingerprintSha256);
  });

  it('finds a trace by its code, however typed', async () => {
    await api.test.database.query(
      `INSERT INTO saml_traces (code, started_at, outcome, error_code, steps)
       VALUES ('KFTR-MWQZ', now(), 'refused', 'saml.x', '[{"step":"read request","ms":1.5,"note":"wiki"}]')`,
    );
    const found = await api.call('GET', '/traces/kftrmwqz', { token });
    expect(found.body).toMatchObject({ code: 'KFTR-MWQZ', outcome: 'refused', steps: [{ step: 'read request' }] });
    expect((await api.call('GET', '/traces/AAAA-AAAA', { token })).status).toBe(404);
  });

  it('imports people from CSV, a dry run first, and leaves administrators alone (R59, R64)', async () => {
    const send = (query: string, raw: string, as = token) =>
      api.call('POST', `/imports/people${query}`, { token: as, raw, headers: { 'content-type': 'text/csv' } });
    const csv = 'username,email,firstName,lastName,groups\r\nzoe,zoe@example.com,Zoë,=1+1,Staff\r\n';
    expect((await send('?dryRun=true', csv)).body).toMatchObject({ creates: [{ row: 2, username: 'zoe' }] });
    expect((await api.call('GET', '/users/zoe', { token })).status).toBe(404);
    expect((await send('', csv)).body).toMatchObject({ creates: [{ username: 'zoe' }] });
    expect((await send('', csv)).body).toMatchObject({ creates: [], unchanged: [2] });
    const admin = 'username,email,firstName,lastName,administrator\nmallory,m@example.com,M,M,true\n';
    expect((await send('', admin)).body.code).toBe('directory.csv_faulty');
    expect((await send('?partial=true', admin)).body).toMatchObject({ creates: [], faults: [{ row: 2 }] });
    expect((await send('', 'nonsense')).body.code).toBe('directory.csv_unreadable');
    expect((await send('?dryRun=maybe', csv)).status).toBe(400);
    const exported = await api.call('GET', '/exports/people.csv', { token });
    expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(exported.text).toContain("'=1+1");
  });

  it('shows the installation at a glance', async () => {
    const { body } = await api.call('GET', '/status', { token });
    expect(body).toMatchObject({ apps: { all: 2, enabled: 1 }, people: { all: 3 }, masterKeyRotationPending: false });
    expect(body.practiceUrl).toBeNull();
    expect(body.version).toMatch(/^\d+\.\d+/);
  });
});
