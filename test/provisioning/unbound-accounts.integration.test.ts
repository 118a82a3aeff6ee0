import type { Database } from '../../src/db';
import { Mirror } from './mirror';

/** Whether an account is somebody's stands with the account (`remote_accounts.bound`), whoever writes the binding. */
let mirror: Mirror;
let database: Database;
let connection: string;
let people: string[];

beforeAll(async () => {
  mirror = await Mirror.start();
  database = mirror.api.test.database;
  await mirror.app('slack');
  await mirror.connection('slack', { token: mirror.ownerToken() });
  connection = (await mirror.services.connections.get('slack')).id;
  // In the order in which a statement goes through them: who gives an account up has to come before who takes it.
  people = [(await mirror.person('ada')).id, (await mirror.person('bob')).id].sort();
});
afterAll(() => mirror.stop());
afterEach(async () => {
  await database.query('DELETE FROM bindings');
  await database.query('DELETE FROM remote_accounts');
});

const account = (id: string) =>
  database.query(
    `INSERT INTO remote_accounts (connection_id, account_id, user_name, email, display_name, kind, rank, active, held, digest,
                                  first_seen_at)
     VALUES ($1, $2, $2, '', '', 'person', 'member', true, '{}', '', now())`,
    [connection, id],
  );
const binding = (person: number, accountId: string | null, state = 'bound') =>
  database.query(
    `INSERT INTO bindings (connection_id, user_id, account_id, state, updated_at) VALUES ($1, $2, $3, $4, now())`,
    [connection, people[person], accountId, state],
  );
const change = (values: string) =>
  database.query(`UPDATE bindings SET ${values} WHERE connection_id = $1`, [connection]);
const bound = async () => {
  const rows = await database.query<{ id: string }>(
    'SELECT account_id AS id FROM remote_accounts WHERE connection_id = $1 AND bound ORDER BY 1',
    [connection],
  );
  return rows.map(({ id }) => id);
};

describe('an account', () => {
  it.each([
    ['bound', ['U1']],
    ['proposed', []],
    ['conflicting', []],
    ['ignored', []],
  ])('that a binding of state %s names is somebody’s only when that is bound', async (state, expected) => {
    await account('U1');
    await account('U2');
    await binding(0, 'U1', state);
    expect(await bound()).toEqual(expected);
  });

  it('is somebody’s also when it is found after its binding was made', async () => {
    await binding(0, 'U1');
    await binding(1, null);
    await account('U1');
    await account('U2');
    expect(await bound()).toEqual(['U1']);
  });

  it('follows the state of its binding and the account that is named, and is nobody’s without a binding', async () => {
    await account('U1');
    await account('U2');
    await binding(0, 'U1', 'proposed');
    await change(`state = 'bound'`);
    expect(await bound()).toEqual(['U1']);
    await change(`account_id = 'U2'`);
    expect(await bound()).toEqual(['U2']);
    await change(`state = 'conflicting'`);
    expect(await bound()).toEqual([]);
    await change(`state = 'bound', account_id = NULL`);
    expect(await bound()).toEqual([]);
    await change(`account_id = 'U1'`);
    expect(await bound()).toEqual(['U1']);
    await database.query('DELETE FROM bindings');
    expect(await bound()).toEqual([]);
  });

  it('stays somebody’s when one statement takes it from one person and gives it to another', async () => {
    await account('U1');
    await account('U2');
    await binding(0, 'U1');
    await binding(1, 'U2', 'conflicting');
    await change(`state = CASE state WHEN 'bound' THEN 'conflicting' ELSE 'bound' END, account_id = 'U1'`);
    expect(await bound()).toEqual(['U1']);
  });

  it('goes with its connection', async () => {
    await account('U1');
    await binding(0, 'U1');
    await database.query('DELETE FROM connections WHERE id = $1', [connection]);
    expect(await database.query('SELECT 1 FROM remote_accounts')).toEqual([]);
  });
});
