import fc from 'fast-check';
import pino from 'pino';
import { AuditAppender, type AuditEvent, AuditService, AuditStore, recordAudit, recordAudits } from '../../src/audit';
import type { Actor } from '../../src/core';
import { type Database, openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { until } from '../support/until';

const actor: Actor = { kind: 'cli', id: 'root', name: 'Root' };
const at = new Date('2026-03-01T12:00:00.000Z');
const event = (action: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
  action,
  actor,
  outcome: 'success',
  at,
  ...more,
});

describe('the audit chain', () => {
  let test: TestDatabase;
  let other: Database;
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  beforeAll(async () => {
    test = await createTestDatabase();
    other = await openDatabase(test.url, { entities, poolSize: 3 });
  });
  afterAll(async () => {
    await other.close();
    await test.drop();
  });
  beforeEach(async () => {
    lines.length = 0;
    await tamper(`TRUNCATE audit_pending; TRUNCATE audit_events; UPDATE audit_head SET seq = 0, hash = sha256('')`);
  });

  const storeOf = (database: Database) => new AuditStore(database);
  const appenderOf = (database: Database) => new AuditAppender(database, storeOf(database), logger);
  const service = () => new AuditService(test.database, storeOf(test.database));
  const write = (events: AuditEvent[]) => test.database.transaction((tx) => recordAudits(tx, events));
  /** Does what only the owner of the database can: the trigger is out of the way meanwhile. */
  const tamper = async (statements: string) => {
    await test.database.query(
      `ALTER TABLE audit_events DISABLE TRIGGER USER; ${statements}; ALTER TABLE audit_events ENABLE TRIGGER USER`,
    );
  };
  /** Five events in the chain, the same every time. */
  const fill = async () => {
    await write(['a', 'b', 'c', 'd', 'e'].map((name) => event(`test.${name}`)));
    await appenderOf(test.database).appendPending();
  };

  it('is empty and right before the first event', async () => {
    expect(await service().verify()).toMatchObject({ ok: true, checked: 0, head: { seq: 0 } });
  });

  it('is verified once at a time, whoever asks, and anew when that is done (R9, R80)', async () => {
    await fill();
    const slow = storeOf(test.database);
    let walkOn = () => {};
    const begun = new Promise<void>((begin) => {
      const read = slow.readFrom.bind(slow);
      slow.readFrom = async (...position) => {
        await new Promise<void>((resolve) => {
          walkOn = resolve;
          begin();
        });
        return read(...position);
      };
    });
    const walking = new AuditService(test.database, slow).verify();
    await begun;
    for (const database of [test.database, other]) {
      await expect(new AuditService(database, storeOf(database)).verify()).rejects.toMatchObject({
        code: 'audit.verification_running',
        status: 409,
      });
    }
    walkOn();
    expect(await walking).toMatchObject({ ok: true, checked: 5 });
    expect(await service().verify()).toMatchObject({ ok: true, checked: 5 });
  });

  it('gives events their places in the order of their recording and verifies (R80)', async () => {
    await fill();
    expect(await service().verify()).toMatchObject({ ok: true, checked: 5, head: { seq: 5 } });
    const page = await service().list();
    expect(page.items.map((item) => [item.seq, item.action])).toEqual([
      [5, 'test.e'],
      [4, 'test.d'],
      [3, 'test.c'],
      [2, 'test.b'],
      [1, 'test.a'],
    ]);
    expect(page.items[0]).toEqual({ seq: 5, ...event('test.e') });
    expect(await test.database.query('SELECT * FROM audit_pending')).toEqual([]);
  });

  const change = `record = replace(record::text, 'test.c', 'test.x')::json`;
  const tricks: [string, string, { seq: number; kind: string }][] = [
    ['changed', `UPDATE audit_events SET ${change} WHERE seq = 3`, { seq: 3, kind: 'altered' }],
    [
      'changed in white space only',
      `UPDATE audit_events SET record = (record::text || ' ')::json WHERE seq = 3`,
      { seq: 3, kind: 'altered' },
    ],
    [
      'changed with its own hash made anew',
      `UPDATE audit_events SET ${change} WHERE seq = 3;
       UPDATE audit_events SET hash = sha256(previous_hash || convert_to(seq || E'\\n' || record::text, 'UTF8')) WHERE seq = 3`,
      { seq: 4, kind: 'unlinked' },
    ],
    ['removed', 'DELETE FROM audit_events WHERE seq = 3', { seq: 3, kind: 'missing' }],
    ['removed at the beginning', 'DELETE FROM audit_events WHERE seq = 1', { seq: 1, kind: 'missing' }],
    [
      'removed, and the rest moved up',
      `DELETE FROM audit_events WHERE seq = 3; UPDATE audit_events SET seq = seq - 1 WHERE seq = 4;
       UPDATE audit_events SET seq = seq - 1 WHERE seq = 5`,
      { seq: 3, kind: 'unlinked' },
    ],
    [
      'inserted in the middle',
      `UPDATE audit_events SET seq = 6 WHERE seq = 5; UPDATE audit_events SET seq = 5 WHERE seq = 4;
       INSERT INTO audit_events (seq, record, previous_hash, hash) SELECT 4, record, hash, hash FROM audit_events WHERE seq = 3`,
      { seq: 4, kind: 'altered' },
    ],
    [
      'put behind the end with a fitting hash',
      `INSERT INTO audit_events (seq, record, previous_hash, hash)
       SELECT 6, '{}', hash, sha256(hash || convert_to(E'6\\n{}', 'UTF8')) FROM audit_events WHERE seq = 5`,
      { seq: 6, kind: 'surplus' },
    ],
    [
      're-ordered',
      `UPDATE audit_events SET seq = 99 WHERE seq = 2; UPDATE audit_events SET seq = 2 WHERE seq = 3;
       UPDATE audit_events SET seq = 3 WHERE seq = 99`,
      { seq: 2, kind: 'unlinked' },
    ],
    ['cut off', 'DELETE FROM audit_events WHERE seq >= 4', { seq: 4, kind: 'cut_off' }],
    ['cut off whole', 'DELETE FROM audit_events', { seq: 1, kind: 'cut_off' }],
  ];
  it.each(tricks)('finds an event that was %s (R80)', async (_, statements, fault) => {
    await fill();
    await tamper(statements);
    expect(await service().verify()).toMatchObject({ ok: false, checked: fault.seq - 1, fault });
  });

  it('finds by a head noted outside that chain and head were both rewritten', async () => {
    await fill();
    const { head } = await service().verify();
    await write([event('test.later')]);
    await appenderOf(test.database).appendPending();
    expect(await service().verify(head)).toMatchObject({ ok: true, checked: 6 });
    await tamper(
      'DELETE FROM audit_events WHERE seq >= 5; UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_events WHERE seq = 4)',
    );
    expect(await service().verify()).toMatchObject({ ok: true, checked: 4 });
    expect(await service().verify(head)).toMatchObject({ ok: false, fault: { kind: 'cut_off', seq: 5 } });
    await write([event('test.forged')]);
    await appenderOf(test.database).appendPending();
    expect(await service().verify(head)).toMatchObject({ ok: false, fault: { kind: 'altered', seq: 5 } });
  });

  it('stays right with two processes that append while events come in (R81)', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let index = 0; index < 40; index++) await write([event(`test.w${writer}`, { reason: String(index) })]);
    });
    const appenders = [appenderOf(test.database), appenderOf(other)];
    let writing = true;
    const appending = appenders.map(async (appender) => {
      while (writing) await appender.appendPending();
      return appender.appendPending();
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all(appending);
    expect(await service().verify()).toMatchObject({ ok: true, checked: 320 });
    const rows = await test.database.query<{ who: string; what: string }>(
      `SELECT action AS who, record ->> 'reason' AS what FROM audit_events ORDER BY seq`,
    );
    for (let writer = 0; writer < 8; writer++) {
      const own = rows.filter((row) => row.who === `test.w${writer}`).map((row) => Number(row.what));
      expect(own).toEqual(Array.from({ length: 40 }, (_, index) => index));
    }
  });

  it('keeps what is pending when an appender dies in the middle (R81)', async () => {
    await write([event('test.a'), event('test.b')]);
    const dying = storeOf(test.database);
    dying.append = () => Promise.reject(new Error('gone'));
    await expect(new AuditAppender(test.database, dying, logger).appendPending()).rejects.toThrow('gone');
    expect(await appenderOf(other).appendPending()).toBe(2);
    expect(await service().verify()).toMatchObject({ ok: true, checked: 2 });
  });

  it('appends more than one batch, and nothing when nothing is pending', async () => {
    await write(Array.from({ length: 1_203 }, (_, index) => event(`test.${index % 3}`)));
    expect(await appenderOf(test.database).appendPending()).toBe(1_203);
    expect(await appenderOf(test.database).appendPending()).toBe(0);
    expect(await service().verify()).toMatchObject({ ok: true, checked: 1_203 });
  });

  it('appends by itself once started, and goes on after a failure', async () => {
    const failing = storeOf(test.database);
    let failures = 1;
    const take = failing.takePending.bind(failing);
    failing.takePending = (tx, limit) => (failures-- > 0 ? Promise.reject(new Error('passing')) : take(tx, limit));
    const appender = new AuditAppender(test.database, failing, logger);
    await write([event('test.a')]);
    appender.start();
    await until(() => lines.join().includes('they stay pending'), 'the failure is in the log');
    expect(await service().verify()).toMatchObject({ ok: true, checked: 0 });
    await until(async () => (await service().verify()).checked === 1, 'one event in the chain');
    await write([event('test.b')]);
    await until(async () => (await service().verify()).checked === 2, 'two events in the chain');
    await appender.stop();
  });

  it('lists by action, actor and subject in pages that neither skip nor repeat (R72)', async () => {
    const subject = { kind: 'user', id: 'u1', name: 'ada' };
    const mine: Actor = { kind: 'user', id: 'me', name: "O'Brien %" };
    await write(
      Array.from({ length: 7 }, (_, index) =>
        event(index % 2 ? 'test.odd' : 'test.even', index < 4 ? { subject } : { actor: mine }),
      ),
    );
    await appenderOf(test.database).appendPending();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await service().list({ limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.seq));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect((await service().list({ action: 'test.odd', subjectId: 'u1' })).items.map((item) => item.seq)).toEqual([
      4, 2,
    ]);
    expect((await service().list({ actorId: 'me' })).items.map((item) => item.actor.name)).toEqual([
      mine.name,
      mine.name,
      mine.name,
    ]);
    expect((await service().list({ actorId: "x' OR true --" })).items).toEqual([]);
    expect((await service().list({ action: 'a\0' })).items).toEqual([]);
    await expect(service().list({ cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'page.cursor_invalid',
      status: 400,
    });
    await expect(service().list({ cursor: Buffer.from('["1 OR 1"]').toString('base64url') })).rejects.toMatchObject({
      code: 'page.cursor_invalid',
    });
  });

  it('exports JSON lines whose records hash to what the chain says', async () => {
    await fill();
    let text = '';
    for await (const line of service().exportLines()) text += line;
    const parsed = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(parsed.map((line) => [line.seq, line.record.action])).toEqual([
      [1, 'test.a'],
      [2, 'test.b'],
      [3, 'test.c'],
      [4, 'test.d'],
      [5, 'test.e'],
    ]);
    const hashes = await test.database.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_events ORDER BY seq`,
    );
    expect(parsed.map((line) => line.hash)).toEqual(hashes.map((row) => row.hash));
    expect(parsed.slice(1).map((line) => line.previousHash)).toEqual(parsed.slice(0, -1).map((line) => line.hash));
  });

  it('takes any text into the chain, also what PostgreSQL cannot read back from JSON', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 200, seed: 7 });
    const hostile = [...texts, '\0', '\\u0000', '\\\0', '\ud800', '\udc00x', 'a\u2028b', '"}\n{"seq":1}', '\u001b[2J'];
    await write(
      hostile.map((text) =>
        event('test.text', { actor: { ...actor, id: text }, reason: text, after: { [text]: text } }),
      ),
    );
    expect(await appenderOf(test.database).appendPending()).toBe(hostile.length);
    expect(await service().verify()).toMatchObject({ ok: true, checked: hostile.length });
    const kept = await test.database.query<{ actor_id: string }>('SELECT actor_id FROM audit_events ORDER BY seq');
    expect(kept.map((row) => row.actor_id)).toEqual(
      hostile.map((text) => text.replaceAll('\0', '\ufffd').toWellFormed()),
    );
  });

  it('undoes the act when its record cannot be written (R84)', async () => {
    await test.database.query('ALTER TABLE audit_pending RENAME TO audit_away');
    const act = test.database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (gen_random_uuid(), 'g', 'g', now(), now())`,
      );
      await recordAudit(tx, event('test.act'));
    });
    await expect(act).rejects.toThrow('audit_pending');
    await test.database.query('ALTER TABLE audit_away RENAME TO audit_pending');
    expect(await test.database.query('SELECT 1 FROM groups')).toEqual([]);
  });
});
