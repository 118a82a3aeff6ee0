import { createPublicKey, sign, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ExpiryWatch,
  importConfiguredKeys,
  MasterKeys,
  readMasterKey,
  SigningKeyService,
  SigningKeyStore,
} from '../../src/certificates';
import { type Actor, type AppId, MasterKey, newId, type SigningKeyId } from '../../src/core';
import type { Database } from '../../src/db';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { makeKeyPair } from '../support/key-pair';

const actor: Actor = { kind: 'cli', id: 'root', name: 'root' };
const day = 86_400_000;

let test: TestDatabase;
let database: Database;
let folder: string;
let file: string;

beforeEach(async () => {
  test = await createTestDatabase();
  database = test.database;
  folder = mkdtempSync(join(tmpdir(), 'countersign-keys-'));
  file = join(folder, 'master.key');
});
afterEach(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function unlock(key?: MasterKey, over: Database = database): Promise<MasterKeys> {
  return MasterKeys.unlock({ database: over, clock: new TestClock(), key, file });
}

async function setUp(key: MasterKey = MasterKey.generate()) {
  const clock = new TestClock('2026-03-01T12:00:00Z');
  const store = new SigningKeyStore(database);
  const masterKeys = await unlock(key);
  const service = new SigningKeyService({ database, clock, store, masterKeys });
  return { clock, store, masterKeys, service, watch: new ExpiryWatch({ database, clock, store }) };
}

async function insertApp(slug: string): Promise<AppId> {
  const id = newId<AppId>();
  await database.query(
    `INSERT INTO apps (id, slug, kind, name, sp_entity_id, settings, created_at, updated_at)
     VALUES ($1, $2, 'saml', $3, 'urn:sp', '{}', now(), now())`,
    [id, slug, `The ${slug}`],
  );
  return id;
}

async function revision(id: AppId): Promise<number> {
  const [row] = await database.query<{ revision: string }>('SELECT revision FROM apps WHERE id = $1', [id]);
  return Number(row?.revision);
}

async function auditActions(): Promise<string[]> {
  const rows = await database.query<{ action: string }>(
    `SELECT record ->> 'action' AS action FROM audit_pending ORDER BY id`,
  );
  return rows.map((row) => row.action);
}

describe('the signing keys of an app', () => {
  it('go from next to active to retired, one of each at a time, and every step raises the revision (R77)', async () => {
    const { service } = await setUp();
    const appId = await insertApp('wiki');
    const first = await service.create(actor, appId, { state: 'active' });
    expect(first).toMatchObject({ state: 'active', subject: 'CN=The wiki', canSign: true, daysLeft: 1096 });
    expect(await revision(appId)).toBe(2);
    await expect(service.create(actor, appId, { state: 'active' })).rejects.toThrow('certificates.active_exists');
    const second = await service.create(actor, appId, { bits: 3072, subject: { commonName: 'next' } });
    expect(second).toMatchObject({ state: 'next', keyBits: 3072, activatedAt: null });
    await expect(service.create(actor, appId)).rejects.toThrow('certificates.next_exists');
    expect((await service.published(appId)).map(({ id }) => id)).toEqual([first.id, second.id]);

    const before = await revision(appId);
    const promoted = await service.promote(actor, second.id);
    expect(promoted).toMatchObject({ state: 'active', retiredAt: null });
    expect(await revision(appId)).toBe(before + 1);
    expect(await service.get(first.id)).toMatchObject({ state: 'retired', canSign: true });
    expect((await service.published(appId)).map(({ id }) => id)).toEqual([second.id]);
    expect((await service.activeKey(appId))?.id).toBe(second.id);
    expect(await auditActions()).toEqual([
      'certificates.create',
      'certificates.create',
      'certificates.retire',
      'certificates.promote',
    ]);
    expect(await service.promote(actor, second.id)).toMatchObject({ state: 'active' });
    expect(await auditActions()).toHaveLength(4);
  });

  it('sign with the key that belongs to the published certificate', async () => {
    const { service } = await setUp();
    const appId = await insertApp('wiki');
    await service.create(actor, appId, { state: 'active' });
    const active = await service.activeKey(appId);
    if (active === undefined) throw new Error('no active key');
    const data = Buffer.from('data');
    const signature = sign('sha256', data, active.privateKey);
    expect(verify('sha256', data, createPublicKey(active.certificatePem), signature)).toBe(true);
    expect(await service.activeKey(newId<AppId>())).toBeUndefined();
  });

  it('can be switched back to the retired pair, until that is retired for good (R77)', async () => {
    const { service } = await setUp();
    const appId = await insertApp('wiki');
    const first = await service.create(actor, appId, { state: 'active' });
    const second = await service.create(actor, appId);
    await service.promote(actor, second.id);
    await service.promote(actor, first.id);
    expect((await service.activeKey(appId))?.id).toBe(first.id);
    await expect(service.retire(actor, first.id)).rejects.toThrow('certificates.active_key_required');
    expect(await service.retire(actor, second.id)).toMatchObject({ state: 'retired', canSign: false });
    await expect(service.promote(actor, second.id)).rejects.toThrow('certificates.private_key_destroyed');
    const [row] = await database.query('SELECT sealed_private_key FROM signing_keys WHERE id = $1', [second.id]);
    expect(row).toEqual({ sealed_private_key: null });
    await expect(service.promote(actor, newId<SigningKeyId>())).rejects.toThrow('certificates.key_not_found');
    await expect(service.create(actor, newId<AppId>())).rejects.toThrow('certificates.app_not_found');
  });

  it('stay one active when two administrators promote at once', async () => {
    const { service } = await setUp();
    const appId = await insertApp('wiki');
    const first = await service.create(actor, appId, { state: 'active' });
    const second = await service.create(actor, appId);
    await Promise.all([1, 2, 3].flatMap(() => [service.promote(actor, second.id), service.promote(actor, first.id)]));
    const states = (await service.list(appId)).map(({ state }) => state);
    expect(states.filter((state) => state === 'active')).toHaveLength(1);
  });

  it('may be imported; the same one twice is refused, an expired one cannot be promoted', async () => {
    const { service, clock } = await setUp();
    const appId = await insertApp('wiki');
    const pair = makeKeyPair({ notAfter: '2026-03-10' });
    const imported = await service.importPair(actor, appId, { ...pair, state: 'active' });
    expect(imported).toMatchObject({ state: 'active', subject: 'CN=made', daysLeft: 8 });
    await expect(service.importPair(actor, appId, pair)).rejects.toThrow('certificates.already_imported');
    await service.create(actor, appId);
    await expect(service.importPair(actor, appId, makeKeyPair())).rejects.toThrow('certificates.next_exists');
    const next = (await service.published(appId))[1];
    await service.promote(actor, next?.id as SigningKeyId);
    clock.advance(9 * day);
    await expect(service.promote(actor, imported.id)).rejects.toThrow('certificates.expired');
    expect(await service.get(imported.id)).toMatchObject({ daysLeft: -1 });
  });

  it('leave no private key in the clear in the database or the audit record (R61, R74)', async () => {
    const { service } = await setUp();
    const appId = await insertApp('wiki');
    const pair = makeKeyPair();
    await service.importPair(actor, appId, pair);
    const rows = await database.query(
      'SELECT signing_keys::text AS text FROM signing_keys UNION ALL SELECT record::text FROM audit_pending',
    );
    const text = JSON.stringify(rows);
    expect(text).not.toContain('PRIVATE KEY');
    expect(text).not.toContain(pair.privateKeyPem.split('\n')[3]);
    expect(JSON.stringify(await service.list(appId))).not.toContain('v1.');
  });

  it('do not open in another row (R74)', async () => {
    const { service } = await setUp();
    const [one, other] = [await insertApp('one'), await insertApp('other')];
    await service.create(actor, one, { state: 'active' });
    await service.create(actor, other, { state: 'active' });
    await database.query(
      `UPDATE signing_keys SET sealed_private_key = (SELECT sealed_private_key FROM signing_keys WHERE app_id = $1) WHERE app_id = $2`,
      [one, other],
    );
    await expect(service.activeKey(other)).rejects.toThrow('sealing.cannot_open');
  });
});

describe('the master key', () => {
  it('is made on the first start, and needed from then on (R74)', async () => {
    await unlock();
    const made = await readMasterKey({ environment: {}, file });
    await expect(unlock()).rejects.toMatchObject({
      code: 'certificates.master_key_missing',
      remedy: expect.stringContaining(file),
    });
    await expect(unlock(MasterKey.generate())).rejects.toMatchObject({ code: 'certificates.master_key_wrong' });
    await expect(unlock(made)).resolves.toBeDefined();
  });

  it('is not made anew when secrets lie in the database without its mark (R74)', async () => {
    const { service } = await setUp();
    await service.create(actor, await insertApp('wiki'));
    await database.query('DELETE FROM master_keys');
    await expect(unlock()).rejects.toMatchObject({ code: 'certificates.master_key_unknown' });
    await expect(unlock(MasterKey.generate())).rejects.toMatchObject({ code: 'certificates.master_key_unknown' });
  });

  it('is made once when several processes start at the same time', async () => {
    const results = await Promise.allSettled([unlock(), unlock(), unlock()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await database.query<{ count: string }>('SELECT count(*) FROM master_keys');
    expect(row?.count).toBe('1');
  });

  it('is rotated while other processes go on reading and writing, and the old one is then worth nothing (R76)', async () => {
    const [old, next] = [MasterKey.generate(), MasterKey.generate()];
    const { service, masterKeys, store, clock } = await setUp(old);
    const [one, two, three] = [await insertApp('one'), await insertApp('two'), await insertApp('three')];
    await service.create(actor, one, { state: 'active' });
    await service.create(actor, two, { state: 'active' });

    const stillRunning = await unlock(old);
    const command = await unlock(old);
    expect(await command.rotateMasterKey(actor, next)).toBe(2);
    // The process that was running knows nothing of it: it seals with the new key, and reads what was sealed anew.
    await service.create(actor, three, { state: 'active' });
    const untouched = new SigningKeyService({ database, clock, store, masterKeys: stillRunning });
    expect(await untouched.activeKey(one)).toBeDefined();
    const rows = await database.query<{ key: string }>(
      `SELECT split_part(sealed_private_key, '.', 2) AS key FROM signing_keys`,
    );
    expect(rows.map(({ key }) => key)).toEqual([next.id, next.id, next.id]);
    expect(await masterKeys.rotationPending()).toBe(true);
    // Until it is finished, either key starts a process; after, the new one alone.
    await unlock(old);
    const restarted = await unlock(next);
    await restarted.finishRotation(actor);
    expect(await restarted.rotationPending()).toBe(false);
    await expect(unlock(old)).rejects.toMatchObject({ code: 'certificates.master_key_wrong' });
    const after = new SigningKeyService({ database, clock, store, masterKeys: await unlock(next) });
    expect(await after.activeKey(three)).toBeDefined();
    expect(await service.activeKey(two)).toBeDefined();
    await expect(restarted.finishRotation(actor)).rejects.toThrow('certificates.no_rotation');
    const kept = await database.query('SELECT state, sealed_key FROM master_keys');
    expect(kept).toEqual([{ state: 'current', sealed_key: null }]);
    expect(await auditActions()).toEqual(
      expect.arrayContaining(['certificates.master_key_rotation_begin', 'certificates.master_key_rotation_finish']),
    );
  });

  it('can be rotated further after the process died in the middle, by whoever has either key (R76)', async () => {
    for (const resumeWith of ['old', 'new'] as const) {
      const [old, next] = [MasterKey.generate(), MasterKey.generate()];
      await database.query('TRUNCATE signing_keys, master_keys CASCADE');
      const { service, store, clock } = await setUp(old);
      const apps = [
        await insertApp(`a-${resumeWith}`),
        await insertApp(`b-${resumeWith}`),
        await insertApp(`c-${resumeWith}`),
      ];
      for (const app of apps) await service.create(actor, app, { state: 'active' });
      // Dies in the transaction after the first row: begin, row 1, and then nothing.
      await expect((await unlock(old, diesInTransaction(4))).rotateMasterKey(actor, next)).rejects.toThrow('killed');
      const sealedWith = await database.query<{ key: string; count: string }>(
        `SELECT split_part(sealed_private_key, '.', 2) AS key, count(*) FROM signing_keys GROUP BY 1`,
      );
      expect(new Map(sealedWith.map(({ key, count }) => [key, count]))).toEqual(
        new Map([
          [next.id, '1'],
          [old.id, '2'],
        ]),
      );
      const own = await unlock(resumeWith === 'old' ? old : next);
      const resumed = new SigningKeyService({ database, clock, store, masterKeys: own });
      for (const app of apps) expect(await resumed.activeKey(app)).toBeDefined();
      await expect(own.rotateMasterKey(actor, MasterKey.generate())).rejects.toThrow(
        'certificates.rotation_in_progress',
      );
      expect(await own.rotateMasterKey(actor, next)).toBe(2);
      await own.finishRotation(actor);
      const fresh = new SigningKeyService({ database, clock, store, masterKeys: await unlock(next) });
      for (const app of apps) expect(await fresh.activeKey(app)).toBeDefined();
    }
  });

  /** The database, until the process is killed inside its `count`-th transaction. */
  function diesInTransaction(count: number): Database {
    let begun = 0;
    return {
      ...database,
      transaction: (work) => {
        begun += 1;
        return database.transaction(async (tx) => {
          const result = await work(tx);
          if (begun === count) throw new Error('killed');
          return result;
        });
      },
    };
  }
});

describe('expiry', () => {
  it('is announced once at 90, 30, 14, 7 and 1 days and when it has come, and nothing is rotated (R78)', async () => {
    const { service, watch, clock } = await setUp();
    const appId = await insertApp('wiki');
    const key = await service.create(actor, appId, { state: 'active', validityDays: 100 });
    const announced: number[] = [];
    for (let hour = 0; hour < 102 * 4; hour += 1) {
      announced.push(...(await watch.announceExpiries()).map(({ daysLeft }) => daysLeft));
      clock.advance(day / 4);
    }
    expect(announced).toEqual([90, 30, 14, 7, 1, -1]);
    const actions = (await auditActions()).slice(1);
    expect(actions).toEqual([...Array(5).fill('certificates.expires_soon'), 'certificates.expired']);
    expect((await service.activeKey(appId))?.id).toBe(key.id);
  });

  it('is announced at the nearest threshold alone when several passed while nothing ran (R78)', async () => {
    const { service, watch, clock } = await setUp();
    await service.create(actor, await insertApp('wiki'), { state: 'active', validityDays: 100 });
    expect(await watch.announceExpiries()).toEqual([]);
    clock.advance(80 * day);
    expect(await watch.announceExpiries()).toMatchObject([{ daysLeft: 20, appSlug: 'wiki' }]);
    expect(await watch.announceExpiries()).toEqual([]);
    clock.advance(8 * day);
    expect(await watch.announceExpiries()).toMatchObject([{ daysLeft: 12 }]);
  });

  it('is announced once by several processes, and not at all for retired keys', async () => {
    const { service, watch, clock, store } = await setUp();
    const appId = await insertApp('wiki');
    const first = await service.create(actor, appId, { state: 'active', validityDays: 10 });
    const second = await service.create(actor, appId, { validityDays: 1_000 });
    await service.promote(actor, second.id);
    const other = await insertApp('other');
    await service.create(actor, other, { state: 'active', validityDays: 10 });
    const watches = [watch, new ExpiryWatch({ database, clock, store }), new ExpiryWatch({ database, clock, store })];
    const told = (await Promise.all(watches.map((each) => each.announceExpiries()))).flat();
    expect(told.map(({ appSlug }) => appSlug)).toEqual(['other']);
    expect((await watch.expiryWarnings()).map(({ appSlug, daysLeft }) => [appSlug, daysLeft])).toEqual([['other', 10]]);
    expect(first.daysLeft).toBe(10);
  });
});

describe('key pairs that the configuration names', () => {
  const write = (name: string, text: string, mode = 0o600) => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode });
    chmodSync(path, mode);
    return path;
  };

  it('are imported once: active where the app has none, else next; again and expired they change nothing', async () => {
    const { service, store, clock } = await setUp();
    const [withKey, without] = [await insertApp('with-key'), await insertApp('without')];
    await service.create(actor, withKey, { state: 'active' });
    const keys = ['with-key', 'without', 'nowhere'].map((app) => {
      const pair = makeKeyPair();
      return {
        app,
        certificateFile: write(`${app}.crt`, pair.certificatePem, 0o644),
        privateKeyFile: write(`${app}.key`, pair.privateKeyPem),
      };
    });
    const run = () => importConfiguredKeys(keys, { service, store });
    expect((await run()).map(({ outcome }) => outcome)).toEqual(['next', 'active', 'no_app']);
    const revisions = [await revision(withKey), await revision(without)];
    clock.advance(4 * 365 * day);
    expect((await run()).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'no_app']);
    expect([await revision(withKey), await revision(without)]).toEqual(revisions);
  });

  it('that cannot be used are all reported at once, with their place (R75)', async () => {
    const { service, store } = await setUp();
    await insertApp('wiki');
    const pair = makeKeyPair();
    const certificateFile = write('good.crt', pair.certificatePem);
    const keys = [
      { app: 'wiki', certificateFile: join(folder, 'none.crt'), privateKeyFile: write('a.key', pair.privateKeyPem) },
      { app: 'wiki', certificateFile, privateKeyFile: join(folder, 'none.key') },
      { app: 'wiki', certificateFile, privateKeyFile: write('wide.key', pair.privateKeyPem, 0o644) },
      { app: 'wiki', certificateFile, privateKeyFile: write('other.key', makeKeyPair().privateKeyPem) },
    ];
    await expect(importConfiguredKeys(keys, { service, store })).rejects.toMatchObject({
      code: 'certificates.configured_keys_unusable',
      faults: [
        { path: 'signingKeys.0 (wiki)', message: expect.stringContaining('none.crt cannot be read') },
        { path: 'signingKeys.1 (wiki)', message: expect.stringContaining('none.key cannot be read') },
        { path: 'signingKeys.2 (wiki)', message: expect.stringContaining('mode 0644') },
        { path: 'signingKeys.3 (wiki)', message: expect.stringContaining('does not belong') },
      ],
    });
    expect(await database.query('SELECT 1 FROM signing_keys')).toEqual([]);
  });
});
