import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { type Database, openDatabase } from '../../src/db';
import { migrations } from '../../src/db/migrations/index';
import { entities } from '../../src/entities';
import { Workplace } from '../provisioning/workplace';
import { createPerson } from '../saml/sso-server';

/** The newest release but one knew everything up to here. */
const knownBefore = '1764200000000';

let company: Workplace;
let database: Database;
let older: string[];
let now: { tables: Tables; words: string[] };

type Tables = { [table: string]: string[] };

beforeAll(async () => {
  // TypeORM prints a migration that fails, which one here is to do.
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  company = await Workplace.open();
  const { services, test } = company;
  await company.mirrored(['ada', 'grace', 'alan']);
  await company.leave('alan');
  await company.work();
  await createPerson(services, 'rosalind', []);
  await services.appender.appendPending();
  now = { tables: await tablesOf(test.database), words: await wordsOf(test.database) };
  older = await takeBack(test.url);
  database = await openDatabase(test.url, { entities, poolSize: 2 });
});
afterAll(async () => {
  await database?.close();
  await company?.close();
});

/** Undoes what the release before did not have, newest first; @returns the names, oldest first. */
async function takeBack(url: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url, migrations, migrationsTableName: 'migrations' });
  await source.initialize();
  try {
    const undone = migrations.map(({ name }) => name).filter((name) => name.slice(-13) > knownBefore);
    for (const _ of undone) await source.undoLastMigration();
    return undone.sort((a, b) => Number(a.slice(-13)) - Number(b.slice(-13)));
  } finally {
    await source.destroy();
  }
}

/** Every row of every table as text; what the release before could not write down is left out. */
async function tablesOf({ query }: Database): Promise<Tables> {
  const names = await query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'migrations' ORDER BY 1`,
  );
  const tables: Tables = {};
  for (const { name } of names) {
    const rows = await query<{ row: string }>(
      `SELECT (to_jsonb(t) - '{revision,wanted_since,search_words}'::text[])::text AS row FROM ${name} t ORDER BY 1`,
    );
    tables[name] = rows.map(({ row }) => row);
  }
  return tables;
}

/** The words under which the people of the mirror are found. */
async function wordsOf({ query }: Database): Promise<string[]> {
  const rows = await query<{ word: string }>(
    `SELECT username_key || ': ' || unnest(search_words) AS word FROM users WHERE username_key LIKE 't1-%' ORDER BY 1`,
  );
  return rows.map(({ word }) => word);
}

/** Leaves whole words only, as the release before wrote them. */
const wholeWords = `UPDATE users SET search_words = ARRAY(
  SELECT word FROM unnest(search_words) word
   WHERE NOT EXISTS (
     SELECT 1 FROM unnest(search_words) longer WHERE longer LIKE '_%' || word AND longer !~ '[[:punct:]]'))`;

describe('a database of the release before, with people, an app and a mirror in it', () => {
  it('keeps what it was before a migration that failed, and what others did before that one; then it goes on (R90)', async () => {
    const broken = 'Activity1764200000101';
    const at = older.indexOf(broken);
    expect(at).toBeGreaterThan(0);
    expect(await database.missingMigrations()).toHaveLength(older.length);
    await database.query(wholeWords);
    await database.query('CREATE INDEX saml_traces_app_at ON saml_traces (app_id)');
    await expect(database.migrate()).rejects.toThrow('saml_traces_app_at');
    expect(await sorted(database.missingMigrations())).toEqual([...older.slice(at)].sort());
    expect(await database.query(`SELECT 1 FROM pg_proc WHERE proname = 'audit_words'`)).toEqual([]);
    await database.query('DROP INDEX saml_traces_app_at');
    expect(await database.migrate()).toEqual(older.slice(at));
  });

  it('holds afterwards what this release would have written, and finds people by all their words (R90)', async () => {
    expect(now.tables.operations?.length).toBeGreaterThan(3);
    expect(await tablesOf(database)).toEqual(now.tables);
    expect(now.words).toContain('t1-grace: race');
    expect(await wordsOf(database)).toEqual(expect.arrayContaining(now.words));
  });
});

const sorted = async (names: Promise<string[]>) => [...(await names)].sort();
