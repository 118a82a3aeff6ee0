import { AccessService, AppAddressService, AppAttributeService, AppService, AppStore } from '../../src/apps';
import { MasterKeys, readCertificate, SigningKeyService, SigningKeyStore } from '../../src/certificates';
import { type Actor, type AppId, type GroupId, MasterKey, newId, type UserId } from '../../src/core';
import type { Database } from '../../src/db';
import { DirectoryService } from '../../src/directory';
import { readSpMetadata } from '../../src/saml/read-sp-metadata';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { makeKeyPair } from '../support/key-pair';

const actor: Actor = { kind: 'cli', id: 'root', name: 'root' };

let test: TestDatabase;
let database: Database;
let apps: AppService;
let addresses: AppAddressService;
let attributes: AppAttributeService;
let access: AccessService;
let keys: SigningKeyService;
let directory: DirectoryService;
const clock = new TestClock();

beforeAll(async () => {
  test = await createTestDatabase(10);
  database = test.database;
  const masterKeys = await MasterKeys.unlock({ database, clock, key: MasterKey.generate(), file: '/nonexistent' });
  keys = new SigningKeyService({ database, clock, store: new SigningKeyStore(database), masterKeys });
  const store = new AppStore(database);
  apps = new AppService({
    database,
    clock,
    store,
    prepareFirstKey: (name) => keys.prepareFirstKey(name),
    readCertificate,
    readSpMetadata,
    fetchMetadata: async (url) => metadata(url),
  });
  addresses = new AppAddressService({ database, clock, store });
  attributes = new AppAttributeService({ database, clock, store });
  access = new AccessService(database);
  directory = new DirectoryService(database, clock);
});
afterAll(() => test.drop());

function metadata(entityId: string): string {
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
    <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
      <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${entityId}/acs" index="3"/>
    </SPSSODescriptor>
  </EntityDescriptor>`;
}

let count = 0;
function unique(prefix: string): string {
  count += 1;
  return `${prefix}-${count}`;
}

async function person(more: { suspended?: boolean; passwordExpired?: boolean } = {}): Promise<UserId> {
  const username = unique('ada');
  const user = await directory.createUser(actor, {
    username,
    email: `${username}@acme.example`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    ...more,
  });
  return user.id;
}

async function group(name: string, options: { in?: GroupId[]; members?: UserId[] } = {}): Promise<GroupId> {
  const { id } = await directory.createGroup(actor, { name });
  for (const parent of options.in ?? []) await directory.addChildGroup(actor, parent, id);
  for (const member of options.members ?? []) await directory.addMember(actor, id, member);
  return id;
}

function samlApp(more: object = {}) {
  const slug = unique('wiki');
  return apps.createSamlApp(actor, {
    slug,
    name: `Wiki ${slug}`,
    spEntityId: `https://${slug}.example`,
    acsEndpoints: [{ url: `https://${slug}.example/acs` }],
    ...more,
  });
}

async function lastAudit(subjectId: string) {
  const rows = await database.query<{ record: { action: string; before?: object; after?: object } }>(
    `SELECT record FROM audit_pending WHERE record -> 'subject' ->> 'id' = $1 ORDER BY id DESC LIMIT 1`,
    [subjectId],
  );
  return rows[0]?.record;
}

describe('an app', () => {
  it('for Slack needs its domain only, and comes with an active key pair and the four attributes', async () => {
    const slug = unique('slack');
    const app = await apps.createSlackApp(actor, { slug, name: 'Slack', domain: 'acme' });
    expect(app).toMatchObject({
      kind: 'slack',
      enabled: true,
      hidden: false,
      inSetUp: false,
      spEntityId: 'https://slack.com',
      acsEndpoints: [{ index: 0, url: 'https://acme.slack.com/sso/saml', isDefault: true }],
      spCertificates: [],
    });
    expect(app.attributes.map(({ spName }) => spName)).toEqual([
      'User.Email',
      'User.Username',
      'first_name',
      'last_name',
    ]);
    expect(await keys.published(app.id)).toMatchObject([{ state: 'active', subject: 'CN=Slack', keyBits: 2048 }]);
    expect(await apps.get(slug)).toEqual(app);
    expect(await apps.get(app.id)).toEqual(app);
    await expect(apps.createSlackApp(actor, { slug, name: 'Again', domain: 'b' })).rejects.toThrow('apps.slug_taken');
    await expect(apps.createSlackApp(actor, { slug: 'UPPER', name: '', domain: 'b' })).rejects.toMatchObject({
      code: 'apps.invalid_input',
      faults: [{ path: 'slug' }, { path: 'name' }],
    });
    const practice = await apps.createSlackApp(
      actor,
      { slug: unique('practice'), name: 'P', domain: 'acme' },
      'http://localhost:8090',
    );
    expect(practice.acsEndpoints[0]?.url).toBe('http://localhost:8090/sso/saml');
  });

  it('that cannot be kept leaves nothing behind, not even its key pair', async () => {
    const before = await database.query('SELECT count(*) FROM signing_keys');
    await expect(
      samlApp({ attributes: [1, 2].map(() => ({ spName: 'twice', sourceKind: 'constant', source: 'x' })) }),
    ).rejects.toThrow('apps.attribute_name_taken');
    expect(await database.query('SELECT count(*) FROM signing_keys')).toEqual(before);
  });

  it('is made from metadata, as a document or by its address, with what was noteworthy', async () => {
    const fromFile = await apps.createSamlAppFromMetadata(actor, {
      slug: unique('m'),
      name: 'M',
      metadataXml: metadata('https://m.example'),
    });
    expect(fromFile.warnings).toEqual([]);
    expect(fromFile.app).toMatchObject({
      kind: 'saml',
      spEntityId: 'https://m.example',
      acsEndpoints: [{ index: 3, url: 'https://m.example/acs', isDefault: true }],
      settings: {
        audience: 'https://m.example',
        nameId: { format: 'emailAddress', source: 'email' },
        requireSignedRequests: false,
      },
    });
    const fromUrl = await apps.createSamlAppFromMetadata(actor, {
      slug: unique('m'),
      name: 'M',
      metadataUrl: 'https://u.example',
      settings: { nameId: { format: 'persistent', source: 'id' }, assertionLifetimeSeconds: 60 },
    });
    expect(fromUrl.app.settings).toMatchObject({ nameId: { format: 'persistent' }, assertionLifetimeSeconds: 60 });
    const both = { slug: unique('m'), name: 'M', metadataXml: '<x/>', metadataUrl: 'https://u.example' };
    await expect(apps.createSamlAppFromMetadata(actor, both)).rejects.toThrow('apps.invalid_input');
    await expect(apps.createSamlAppFromMetadata(actor, { slug: unique('m'), name: 'M' })).rejects.toThrow(
      'apps.invalid_input',
    );
  });

  it('changes by patch, checked as a whole, with its revision raised and the change on record', async () => {
    const app = await samlApp({ spCertificates: [{ pem: makeKeyPair().certificatePem, use: 'both' }] });
    const changed = await apps.update(actor, app.id, {
      name: 'Renamed',
      hidden: true,
      settings: { requireSignedRequests: true, assertionLifetimeSeconds: 120 },
      acsEndpoints: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2', isDefault: true }],
    });
    expect(changed.revision).toBe(app.revision + 1);
    expect(changed).toMatchObject({
      name: 'Renamed',
      hidden: true,
      enabled: true,
      settings: { signResponse: true, assertionLifetimeSeconds: 120 },
    });
    expect(changed.acsEndpoints).toHaveLength(2);
    expect(changed.spCertificates).toEqual(app.spCertificates);
    expect(await lastAudit(app.id)).toMatchObject({
      action: 'apps.update',
      before: { name: app.name },
      after: { name: 'Renamed', spCertificates: [{ use: 'both' }] },
    });
    await expect(apps.update(actor, app.id, { spCertificates: [] })).rejects.toMatchObject({
      faults: [{ path: 'settings.requireSignedRequests' }],
    });
    const without = await apps.update(actor, app.id, { settings: { assertionLifetimeSeconds: null } });
    expect(without.settings.assertionLifetimeSeconds).toBeUndefined();
    await expect(apps.update(actor, app.id, { kind: 'slack' } as never)).rejects.toThrow('apps.invalid_input');
    await expect(apps.update(actor, newId<AppId>(), { name: 'x' })).rejects.toThrow('apps.app_not_found');
  });

  it('loses no change when two are made at once', async () => {
    const app = await samlApp();
    await Promise.all([
      apps.update(actor, app.id, { name: 'One' }),
      apps.update(actor, app.id, { hidden: true }),
      attributes.addAttribute(actor, app.id, { spName: 'a', sourceKind: 'constant', source: 'x' }),
      attributes.addAttribute(actor, app.id, { spName: 'b', sourceKind: 'constant', source: 'x' }),
    ]);
    const after = await apps.get(app.id);
    expect(after).toMatchObject({ name: 'One', hidden: true, revision: app.revision + 4 });
    expect(after.attributes.map(({ position }) => position)).toEqual([0, 1]);
  });

  it('is deleted with all that belongs to it', async () => {
    const app = await samlApp();
    await apps.delete(actor, app.id);
    expect(await apps.find(app.slug)).toBeUndefined();
    expect(await keys.list(app.id)).toEqual([]);
    expect(await lastAudit(app.id)).toMatchObject({ action: 'apps.delete', before: { slug: app.slug } });
    await expect(apps.delete(actor, app.id)).rejects.toThrow('apps.app_not_found');
    await expect(apps.get(app.slug)).rejects.toThrow('apps.app_not_found');
  });

  it('is listed by name, page by page, whatever is asked (R65, R72)', async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await apps.list({ cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      all.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    const rows = await database.query<{ slug: string }>('SELECT slug FROM apps ORDER BY name, slug');
    expect(all).toEqual(rows.map(({ slug }) => slug));
    await expect(apps.list({ cursor: 'nonsense' })).rejects.toThrow('page.cursor_invalid');
    for (const reference of ["x' OR 1=1", '%', '', '00000000-0000-0000-0000-000000000000']) {
      expect(await apps.find(reference)).toBeUndefined();
    }
  });
});

describe('the address of an app', () => {
  it('is changed, and the old one goes on naming the app until it is retired, all on record', async () => {
    const app = await samlApp();
    const [old, next] = [app.slug, unique('moved')];
    expect(app).toMatchObject({ startSlug: old, oldAddresses: [] });
    const changed = await addresses.changeAddress(actor, app.id, { slug: next, revision: app.revision });
    expect(changed).toMatchObject({
      slug: next,
      startSlug: old,
      oldAddresses: [{ slug: old, replacedAt: clock.now() }],
      revision: app.revision + 1,
    });
    expect(await lastAudit(app.id)).toMatchObject({
      action: 'apps.address_change',
      before: { slug: old },
      after: { slug: next, startSlug: old },
    });
    expect((await apps.get(old)).id).toBe(app.id);
    expect((await apps.get(next)).id).toBe(app.id);

    expect(await addresses.startFrom(actor, app.id, { slug: next })).toMatchObject({ startSlug: next });
    expect(await lastAudit(app.id)).toMatchObject({ action: 'apps.start_address_change' });
    const retired = await addresses.retire(actor, app.id, old);
    expect(retired).toMatchObject({ slug: next, startSlug: next, oldAddresses: [] });
    expect(await lastAudit(app.id)).toMatchObject({
      action: 'apps.address_retire',
      before: { oldAddresses: [{ slug: old }] },
    });
    await expect(apps.get(old)).rejects.toThrow('apps.app_not_found');
  });

  it('may be the one it had before, and what started under it starts under it again', async () => {
    const app = await samlApp();
    const next = unique('moved');
    await addresses.changeAddress(actor, app.id, { slug: next });
    expect(await addresses.changeAddress(actor, app.id, { slug: app.slug })).toMatchObject({
      slug: app.slug,
      startSlug: app.slug,
      oldAddresses: [{ slug: next }],
    });
    await addresses.startFrom(actor, app.id, { slug: next });
    expect(await addresses.retire(actor, app.id, next)).toMatchObject({ startSlug: app.slug, oldAddresses: [] });
  });

  it('is never that of another app, new or old, also when two ask at once', async () => {
    const [first, second] = [await samlApp(), await samlApp()];
    const next = unique('moved');
    await addresses.changeAddress(actor, first.id, { slug: next });
    for (const slug of [next, first.slug]) {
      await expect(addresses.changeAddress(actor, second.id, { slug })).rejects.toThrow('apps.slug_taken');
    }
    const wanted = unique('wanted');
    const settled = await Promise.allSettled(
      [first.id, second.id].map((id) => addresses.changeAddress(actor, id, { slug: wanted })),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['a slug that is none', 'Not A Slug', 'apps.invalid_input'],
    ['an id', '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b', 'apps.invalid_input'],
  ])('is not %s', async (_, slug, code) => {
    const app = await samlApp();
    await expect(addresses.changeAddress(actor, app.id, { slug })).rejects.toThrow(code);
    await expect(addresses.startFrom(actor, app.id, { slug })).rejects.toThrow(code);
  });

  it('is changed by the second of two administrators only after they have looked again', async () => {
    const app = await samlApp();
    await apps.update(actor, app.id, { name: 'Meanwhile' });
    const stale = { slug: unique('moved'), revision: app.revision };
    await expect(addresses.changeAddress(actor, app.id, stale)).rejects.toThrow('apps.changed_meanwhile');
    await expect(addresses.startFrom(actor, app.id, { slug: app.slug, revision: app.revision })).rejects.toThrow(
      'apps.changed_meanwhile',
    );
  });

  it('is retired only when it is an old one of this very app', async () => {
    const [app, other] = [await samlApp(), await samlApp()];
    await expect(addresses.retire(actor, app.id, app.slug)).rejects.toThrow('apps.address_in_use');
    await expect(addresses.retire(actor, app.id, other.slug)).rejects.toThrow('apps.address_not_found');
    await expect(addresses.startFrom(actor, app.id, { slug: other.slug })).rejects.toThrow('apps.address_not_found');
    await expect(addresses.retire(actor, newId<AppId>(), app.slug)).rejects.toThrow('apps.app_not_found');
  });

  it('is free again once its app is deleted', async () => {
    const app = await samlApp();
    await addresses.changeAddress(actor, app.id, { slug: unique('moved') });
    await apps.delete(actor, app.id);
    const [row] = await database.query('SELECT 1 FROM app_addresses WHERE app_id = $1', [app.id]);
    expect(row).toBeUndefined();
  });
});

describe('the attribute table of an app', () => {
  it('is added to, changed, put in order and shortened; every step raises the revision', async () => {
    const app = await apps.createSlackApp(actor, { slug: unique('slack'), name: 'Slack', domain: 'acme' });
    const added = await attributes.addAttribute(actor, app.id, {
      spName: 'team',
      sourceKind: 'expression',
      source: 'groups[0]',
    });
    const row = added.attributes[4];
    if (row === undefined) throw new Error('no row');
    const [email] = added.attributes;
    if (email === undefined) throw new Error('no row');
    await attributes.updateAttribute(actor, app.id, email.id, { enabled: false, source: 'username' });
    const ordered = await attributes.reorderAttributes(
      actor,
      app.id,
      [...added.attributes.map(({ id }) => id)].reverse(),
    );
    expect(ordered.attributes.map(({ spName }) => spName)).toEqual([
      'team',
      'last_name',
      'first_name',
      'User.Username',
      'User.Email',
    ]);
    expect(ordered.attributes[4]).toMatchObject({ enabled: false, source: 'username', preset: true });
    const after = await attributes.deleteAttribute(actor, app.id, row.id);
    expect(after.attributes).toHaveLength(4);
    expect(after.revision).toBe(added.revision + 3);
    expect(await lastAudit(app.id)).toMatchObject({ action: 'apps.attribute_delete' });
    await expect(attributes.deleteAttribute(actor, app.id, email.id)).rejects.toThrow('apps.attribute_preset');
    await expect(
      attributes.addAttribute(actor, app.id, { spName: 'User.Email', sourceKind: 'field', source: 'email' }),
    ).rejects.toThrow('apps.attribute_name_taken');
    await expect(attributes.updateAttribute(actor, app.id, newId(), {})).rejects.toThrow('apps.attribute_not_found');
  });
});

describe('NameIDs of an earlier identity provider', () => {
  it('are taken over, again without effect, and changed only for the better (R37)', async () => {
    const app = await samlApp();
    const [one, two] = [await person(), await person()];
    const nameIds = [
      { userId: one, value: 'OLD-1' },
      { userId: two, value: 'OLD-2' },
    ];
    expect(await apps.importNameIds(actor, app.id, { nameIds })).toBe(2);
    expect(await apps.importNameIds(actor, app.id, { nameIds })).toBe(0);
    expect(await apps.findNameId(app.id, one)).toBe('OLD-1');
    expect(await apps.findNameId(app.id, await person())).toBeUndefined();
    expect(await apps.importNameIds(actor, app.id, { nameIds: [{ userId: one, value: 'NEW-1' }] })).toBe(1);
  });

  it('that differ by case only, or belong to nobody, are refused, and nothing of the list is taken (R37)', async () => {
    const app = await samlApp();
    const [one, two, three] = [await person(), await person(), await person()];
    const run = (...nameIds: { userId: string; value: string }[]) => apps.importNameIds(actor, app.id, { nameIds });
    await run({ userId: one, value: 'Ada' });
    await expect(run({ userId: two, value: 'x' }, { userId: three, value: 'X' })).rejects.toMatchObject({
      code: 'apps.name_id_taken',
      faults: [{ path: 'nameIds.1.value' }],
    });
    await expect(run({ userId: two, value: 'y' }, { userId: three, value: 'aDA' })).rejects.toThrow(
      'apps.name_id_taken',
    );
    await expect(run({ userId: two, value: 'y' }, { userId: two, value: 'z' })).rejects.toThrow('apps.invalid_input');
    await expect(run({ userId: two, value: 'y' }, { userId: newId(), value: 'z' })).rejects.toMatchObject({
      code: 'apps.invalid_input',
      faults: [{ path: 'nameIds.1.userId' }],
    });
    await expect(run({ userId: two, value: 'a\u0000' })).rejects.toThrow('apps.invalid_input');
    expect(await apps.findNameId(app.id, two)).toBeUndefined();
  });

  it('stay taken when the person is deleted: never given to somebody else (R37)', async () => {
    const app = await samlApp();
    const [gone, other] = [await person(), await person()];
    await apps.importNameIds(actor, app.id, { nameIds: [{ userId: gone, value: 'KEPT' }] });
    await directory.deleteUser(actor, gone);
    await expect(apps.importNameIds(actor, app.id, { nameIds: [{ userId: other, value: 'kept' }] })).rejects.toThrow(
      'apps.name_id_taken',
    );
  });
});

describe('access', () => {
  it('is denied unless a group of the person is authorised, and then says by which (R26)', async () => {
    const app = await samlApp();
    const [member, stranger] = [await person(), await person()];
    const team = await group(unique('team'), { members: [member] });
    expect(await access.mayEnter(member, app.id)).toEqual({ allowed: false, reason: 'not_in_authorised_group' });
    await apps.authoriseGroup(actor, app.id, team);
    expect(await access.mayEnter(member, app.id)).toEqual({
      allowed: true,
      paths: [[expect.stringContaining('team')]],
    });
    expect(await access.mayEnter(stranger, app.id)).toEqual({ allowed: false, reason: 'not_in_authorised_group' });
    await apps.unauthoriseGroup(actor, app.id, team);
    expect(await access.mayEnter(member, app.id)).toMatchObject({ allowed: false });
  });

  it('reaches through parent groups, with every path, shortest first', async () => {
    const app = await samlApp();
    const member = await person();
    const [all, uk, eng] = [unique('all'), unique('uk'), unique('eng')];
    const allId = await group(all);
    const ukId = await group(uk, { in: [allId], members: [member] });
    await group(eng, { in: [ukId, allId], members: [member] });
    await group(unique('beside'), { members: [member] });
    await apps.authoriseGroup(actor, app.id, allId);
    const answer = await access.mayEnter(member, app.id);
    expect(answer).toEqual({
      allowed: true,
      paths: expect.arrayContaining([
        [uk, all],
        [eng, all],
        [eng, uk, all],
      ]),
    });
    expect(answer.allowed && answer.paths.map((path) => path.length)).toEqual([2, 2, 3]);
    // A child being authorised lets nobody of the parent in.
    const parentOnly = await person();
    await directory.addMember(actor, allId, parentOnly);
    await apps.unauthoriseGroup(actor, app.id, allId);
    await apps.authoriseGroup(actor, app.id, ukId);
    expect(await access.mayEnter(parentOnly, app.id)).toMatchObject({ allowed: false });
    expect(await access.mayEnter(member, app.id)).toMatchObject({ allowed: true });
  });

  it('is refused to the suspended, the deleted, those with an expired password, and by a disabled app (R25, R27)', async () => {
    const app = await samlApp();
    const [suspended, expired, gone, fine] = [
      await person({ suspended: true }),
      await person({ passwordExpired: true }),
      await person(),
      await person(),
    ];
    const team = await group(unique('team'), { members: [suspended, expired, gone, fine] });
    await apps.authoriseGroup(actor, app.id, team);
    await directory.deleteUser(actor, gone);
    const reason = async (user: UserId) => {
      const answer = await access.mayEnter(user, app.id);
      return answer.allowed ? 'allowed' : answer.reason;
    };
    expect(await Promise.all([suspended, expired, gone, newId<UserId>(), fine].map(reason))).toEqual([
      'user_suspended',
      'password_expired',
      'user_deleted',
      'user_deleted',
      'allowed',
    ]);
    await apps.update(actor, app.id, { enabled: false });
    expect(await reason(fine)).toBe('app_disabled');
    expect(await access.mayEnter(fine, newId<AppId>())).toEqual({ allowed: false, reason: 'app_disabled' });
  });

  it('is set from either side, once, on record, and raises the revision', async () => {
    const app = await samlApp();
    const team = await group(unique('team'));
    await apps.authoriseGroup(actor, app.id, team);
    expect(await lastAudit(app.id)).toMatchObject({ action: 'apps.group_authorise', after: { groupId: team } });
    expect(await apps.authorisedGroups(app.id)).toMatchObject([{ id: team }]);
    expect(await apps.appsOfGroup(team)).toEqual([{ id: app.id, slug: app.slug, name: app.name, kind: 'saml' }]);
    expect((await apps.get(app.id)).revision).toBe(app.revision + 1);
    await apps.authoriseGroup(actor, app.id, team);
    expect(await apps.authorisedGroups(app.id)).toHaveLength(1);
    await expect(apps.authoriseGroup(actor, app.id, newId<GroupId>())).rejects.toThrow('apps.group_not_found');
    await expect(apps.authoriseGroup(actor, newId<AppId>(), team)).rejects.toThrow('apps.app_not_found');
    await apps.unauthoriseGroup(actor, app.id, team);
    expect(await apps.appsOfGroup(team)).toEqual([]);
  });

  it('fills the portal with the apps a person may enter, without hidden and disabled ones', async () => {
    const member = await person();
    const team = await group(unique('team'), { in: [await group(unique('all'))], members: [member] });
    const [shown, hidden, disabled, foreign] = [
      await samlApp(),
      await samlApp({ hidden: true }),
      await samlApp({ enabled: false }),
      await samlApp(),
    ];
    for (const app of [shown, hidden, disabled]) await apps.authoriseGroup(actor, app.id, team);
    expect(await access.appsFor(member)).toEqual([{ id: shown.id, slug: shown.slug, name: shown.name, kind: 'saml' }]);
    const open = await access.openTo(member);
    expect(open.map(({ slug, hidden: isHidden, paths }) => [slug, isHidden, paths])).toEqual(
      expect.arrayContaining([
        [shown.slug, false, [[expect.any(String)]]],
        [hidden.slug, true, [[expect.any(String)]]],
      ]),
    );
    expect(open).toHaveLength(2);
    expect(await access.mayEnter(member, hidden.id)).toMatchObject({ allowed: true });
    expect(await access.mayEnter(member, foreign.id)).toMatchObject({ allowed: false });
    await directory.updateUser(actor, member, { suspended: true });
    expect(await access.appsFor(member)).toEqual([]);
    expect(await access.openTo(member)).toEqual([]);
    expect(await access.appsFor(newId<UserId>())).toEqual([]);
  });

  it('is answered for every app at once as for each by itself, page by page (R26, R27)', async () => {
    const [inside, suspended, expired, outside] = [
      await person(),
      await person({ suspended: true }),
      await person({ passwordExpired: true }),
      await person(),
    ];
    const parent = await group(unique('all'));
    const team = await group(unique('team'), { in: [parent], members: [inside, suspended, expired] });
    const own = await samlApp();
    await apps.authoriseGroup(actor, own.id, team);
    const byParent = await samlApp({ name: own.name });
    await apps.authoriseGroup(actor, byParent.id, parent);
    const off = await samlApp({ enabled: false });
    await apps.authoriseGroup(actor, off.id, parent);
    const ours = [own.slug, byParent.slug, off.slug];
    const seen = new Set<unknown>();
    for (const user of [inside, suspended, expired, outside]) {
      const asked: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await access.accessOf(user, { limit: 20, cursor });
        expect(page.items.length).toBeLessThanOrEqual(20);
        for (const { app, ...answer } of page.items) {
          asked.push(app.slug);
          if (!ours.includes(app.slug)) continue;
          const alone = await access.mayEnter(user, app.id);
          expect(answer).toEqual(alone.allowed ? { ...alone, paths: alone.paths.slice(0, 3) } : alone);
          seen.add(answer.allowed ? answer.paths[0]?.length : answer.reason);
        }
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      const all = await database.query<{ slug: string }>('SELECT slug FROM apps ORDER BY name, slug');
      expect(asked).toEqual(all.map(({ slug }) => slug));
    }
    const refusals = ['app_disabled', 'user_suspended', 'password_expired', 'not_in_authorised_group'];
    expect([...seen]).toEqual(expect.arrayContaining([1, 2, ...refusals]));
  });

  it('that is lost by leaving a group is known beforehand: what no other way opens, for whom', async () => {
    const [wiki, chat] = [await samlApp({ name: 'A' }), await samlApp({ name: 'B' })];
    const [ada, eve, twice] = [await person(), await person({ suspended: true }), await person()];
    const all = await group(unique('all'));
    const uk = await group(unique('uk'), { in: [all], members: [ada, eve, twice] });
    const eng = await group(unique('eng'), { in: [uk], members: [twice] });
    const chatters = await group(unique('chatters'), { members: [twice] });
    await apps.authoriseGroup(actor, wiki.id, all);
    await apps.authoriseGroup(actor, chat.id, uk);
    await apps.authoriseGroup(actor, chat.id, chatters);
    const lost = async (from: GroupId, taken: UserId | GroupId) =>
      (await access.lostBy({ from, taken })).map(({ id, people }) => [id === wiki.id ? 'wiki' : 'chat', people]);
    expect(await lost(uk, ada)).toEqual([
      ['wiki', 1],
      ['chat', 1],
    ]);
    expect(await lost(uk, eve)).toHaveLength(2);
    expect(await lost(uk, twice)).toEqual([]);
    expect(await lost(eng, twice)).toEqual([]);
    expect(await lost(uk, eng)).toEqual([]);
    expect(await lost(all, uk)).toEqual([['wiki', 3]]);
    expect(await lost(chatters, twice)).toEqual([]);
    // Nothing is lost by leaving what one is only in through a group inside, or not at all.
    expect(await lost(all, ada)).toEqual([]);
    expect(await lost(all, eng)).toEqual([]);
    expect(await lost(chatters, ada)).toEqual([]);

    await directory.removeMember(actor, uk, twice);
    expect(await lost(uk, eng)).toEqual([['wiki', 1]]);
    await directory.removeChildGroup(actor, uk, eng);
    expect(await access.mayEnter(twice, wiki.id)).toMatchObject({ allowed: false });
    expect(await access.mayEnter(twice, chat.id)).toMatchObject({ allowed: true });
    await directory.removeMember(actor, uk, ada);
    expect(await access.mayEnter(ada, chat.id)).toMatchObject({ allowed: false });
  });

  it('that is lost with a group, or with its authorisation, is known beforehand, too', async () => {
    const [wiki, chat] = [await samlApp({ name: 'A' }), await samlApp({ name: 'B' })];
    const [ada, eve, twice] = [await person(), await person({ suspended: true }), await person()];
    const all = await group(unique('all'));
    const uk = await group(unique('uk'), { in: [all], members: [ada, twice] });
    const eng = await group(unique('eng'), { in: [uk], members: [eve] });
    const chatters = await group(unique('chatters'), { members: [twice] });
    await apps.authoriseGroup(actor, wiki.id, all);
    await apps.authoriseGroup(actor, chat.id, uk);
    await apps.authoriseGroup(actor, chat.id, chatters);
    const lost = async (withdrawal: Parameters<typeof access.lostBy>[0]) =>
      (await access.lostBy(withdrawal)).map(({ id, people }) => [id === wiki.id ? 'wiki' : 'chat', people]);
    const both = (people: number) => [
      ['wiki', people],
      ['chat', people],
    ];
    expect(await lost({ deleted: eng })).toEqual(both(1));
    expect(await lost({ deleted: chatters })).toEqual([]);
    expect(await lost({ deleted: all })).toEqual([['wiki', 3]]);
    // Who is in another group that opens it keeps it; those of the groups inside lose it.
    expect(await lost({ deleted: uk })).toEqual([
      ['wiki', 3],
      ['chat', 2],
    ]);
    expect(await lost({ from: uk, unauthorised: chat.id })).toEqual([['chat', 2]]);
    expect(await lost({ from: all, unauthorised: wiki.id })).toEqual([['wiki', 3]]);
    // Not authorised itself, only through one around it: nothing to take away.
    expect(await lost({ from: uk, unauthorised: wiki.id })).toEqual([]);
    await apps.authoriseGroup(actor, wiki.id, uk);
    expect(await lost({ from: uk, unauthorised: wiki.id })).toEqual([]);
    expect(await lost({ from: all, unauthorised: wiki.id })).toEqual([]);

    const entering = async (app: AppId) => {
      const answers = await Promise.all([ada, twice].map((user) => access.mayEnter(user, app)));
      return answers.map(({ allowed }) => allowed);
    };
    await apps.unauthoriseGroup(actor, chat.id, uk);
    expect(await entering(chat.id)).toEqual([false, true]);
    await directory.deleteGroup(actor, uk);
    expect(await entering(wiki.id)).toEqual([false, false]);
  });

  it('is answered in time for 100,000 people, and where ways in are beyond counting (R9)', async () => {
    const app = await samlApp();
    const [top, leaf, member] = [await group(unique('top')), await group(unique('leaf')), await person()];
    await directory.addMember(actor, leaf, member);
    // 20 layers of two groups each, every one in both of the next: a million ways from bottom to top.
    await database.query(
      `INSERT INTO groups (id, name, name_key, created_at, updated_at)
       SELECT gen_random_uuid(), 'lattice ' || n, 'lattice ' || n, now(), now() FROM generate_series(0, 39) n`,
    );
    await database.query(
      `INSERT INTO group_children (parent_id, child_id)
       SELECT p.id, c.id FROM groups c JOIN groups p ON split_part(p.name, ' ', 2)::int / 2 = split_part(c.name, ' ', 2)::int / 2 + 1
        WHERE c.name ~ '^lattice' AND p.name ~ '^lattice'
       UNION ALL SELECT g.id, $1 FROM groups g WHERE g.name IN ('lattice 0', 'lattice 1')
       UNION ALL SELECT $2, g.id FROM groups g WHERE g.name IN ('lattice 38', 'lattice 39')`,
      [leaf, top],
    );
    await database.query(
      `INSERT INTO users (id, username, username_key, email, email_key, first_name, last_name, created_at, updated_at)
       SELECT gen_random_uuid(), 'bulk' || n, 'bulk' || n, 'bulk' || n || '@x.example', 'bulk' || n || '@x.example', 'a', 'b', now(), now()
         FROM generate_series(1, 100000) n`,
    );
    // Or the check of each membership looks for its person as was planned while there were few.
    await database.query('ANALYZE users');
    await database.query(
      `INSERT INTO group_members (group_id, user_id) SELECT $1, id FROM users WHERE username LIKE 'bulk%'`,
      [top],
    );
    await database.query('ANALYZE');
    await apps.authoriseGroup(actor, app.id, top);
    const begun = performance.now();
    const answer = await access.mayEnter(member, app.id);
    expect(answer.allowed && answer.paths.length).toBe(50);
    expect(await access.mayEnter(await person(), app.id)).toMatchObject({ allowed: false });
    expect(await access.appsFor(member)).toHaveLength(1);
    const { items } = await access.accessOf(member, { limit: 200 });
    expect(items.find((item) => item.app.id === app.id)).toMatchObject({ allowed: true, paths: { length: 3 } });
    expect(performance.now() - begun).toBeLessThan(3_000);
    const [bulk] = await database.query<{ id: UserId }>(`SELECT id FROM users WHERE username = 'bulk77'`);
    const direct = performance.now();
    expect(await access.mayEnter(bulk?.id as UserId, app.id)).toMatchObject({
      allowed: true,
      paths: [[expect.any(String)]],
    });
    expect(performance.now() - direct).toBeLessThan(1_000);
    const foreseen = performance.now();
    expect(await access.lostBy({ from: top, taken: bulk?.id as UserId })).toMatchObject([{ people: 1 }]);
    const around = await group(unique('around'));
    await directory.addChildGroup(actor, around, top);
    const other = await samlApp();
    await apps.authoriseGroup(actor, other.id, around);
    expect(await access.lostBy({ from: around, taken: top })).toMatchObject([{ id: other.id, people: 100_001 }]);
    expect(await access.lostBy({ deleted: top })).toHaveLength(2);
    expect(await access.lostBy({ from: top, unauthorised: app.id })).toMatchObject([{ people: 100_001 }]);
    expect(performance.now() - foreseen).toBeLessThan(3_000);
  });
});
