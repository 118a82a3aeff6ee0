import { AuditAppender, AuditStore } from '../../src/audit';
import { createLogger, type UserId } from '../../src/core';
import { passwordAuthnContext } from '../../src/sign-in';
import { buildServices, type TestServices } from '../support/build-services';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { runCommand } from './run-command';

const password = 'correct horse battery staple';

describe('commands for the directory', () => {
  let test: TestDatabase;
  let services: TestServices;
  const clock = new TestClock();
  beforeAll(async () => {
    test = await createTestDatabase();
    services = await buildServices(test.database, clock);
    for (const name of ['Engineering', 'Staff']) await run('group', 'create', '--name', name);
  });
  afterAll(() => test.drop());

  const run = (...words: string[]) => runCommand(words, { services });
  const runWith = (input: string, ...words: string[]) => runCommand(words, { services, input });
  const names = (username: string) => [
    '--username',
    username,
    '--email',
    `${username}@example.com`,
    '--first-name',
    'Ada',
    '--last-name',
    'King',
  ];

  it('creates a person with password and groups by the words that scripts rely on', async () => {
    const { code, json, error } = await runWith(
      `${password}\n`,
      ...[
        'user',
        'create',
        ...names('ada'),
        '--password-stdin',
        '--group',
        'Engineering',
        '--group',
        'staff',
        '--json',
      ],
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(json).toMatchObject({ username: 'ada', passwordExpired: false, administrator: false });
    expect(await services.credentials.verify(json.id as unknown as UserId, password)).toBe(true);
    const groups = await run('user', 'groups', 'ada', '--json');
    expect(groups.json).toMatchObject({ items: [{ name: 'Engineering' }, { name: 'Staff' }] });
  });

  it('gives a role, lists who has one, takes it away, and names the roles when there is no such one', async () => {
    await run('user', 'create', ...names('rose'));
    expect((await run('user', 'role', 'rose', 'auditor')).out).toBe('rose is auditor.\n');
    expect((await run('user', 'administrators')).out).toMatch(/auditor +rose/);
    expect((await run('user', 'role', 'rose', 'none')).out).toBe('rose has no role.\n');
    expect((await run('user', 'administrators')).out).not.toContain('rose');
    expect((await run('user', 'role', 'rose', 'king')).error).toContain('auditor');
  });

  it('makes an expired password only when asked to', async () => {
    const words = ['user', 'create', ...names('eve'), '--password-stdin', '--password-expired', '--json'];
    expect((await runWith(password, ...words)).json).toMatchObject({ passwordExpired: true });
  });

  it('names every group that does not exist, with exit code 3, and creates nobody', async () => {
    const { code, out, error } = await run('user', 'create', ...names('bob'), '--group', 'Enginering', '--group', 'x');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(error).toContain('\n  Enginering: there is no such group\n  x: there is no such group\n');
    expect((await run('user', 'show', 'bob')).code).toBe(3);
  });

  it('never takes a password as an argument, nor an empty one (R75)', async () => {
    expect((await run('user', 'create', ...names('bob'), '--password', password)).code).toBe(2);
    expect((await runWith('', 'user', 'create', ...names('bob'), '--password-stdin')).code).toBe(2);
    expect((await runWith('\n', 'user', 'create', ...names('bob'), '--password-stdin')).code).toBe(2);
    expect((await runWith('short', 'user', 'create', ...names('bob'), '--password-stdin')).code).toBe(2);
    expect((await run('user', 'set-password', 'ada')).code).toBe(2);
    expect((await run('user', 'show', 'bob')).code).toBe(3);
  });

  it('lists every fault of the arguments, one a line, with exit code 2', async () => {
    const { code, error } = await run(
      ...['user', 'create', '--username', 'a b', '--email', 'nowhere', '--first-name', 'A', '--last-name', 'B'],
      ...['--set', 'startDate=tomorrow', '--set', 'shoeSize=43'],
    );
    expect(code).toBe(2);
    for (const path of ['username', 'email', 'startDate', 'shoeSize']) expect(error).toContain(`\n  ${path}: `);
  });

  it('answers a taken username with exit code 4', async () => {
    const { code, error } = await run('user', 'create', ...names('ADA'));
    expect(code).toBe(4);
    expect(error).toMatch(/^error: .*username.*\n/i);
  });

  it('sets and unsets attributes, lists and custom ones among them', async () => {
    expect((await run('custom-attribute', 'define', 'shirtSize', '--type', 'txt')).error).toContain(
      'Did you mean text?',
    );
    expect((await run('custom-attribute', 'define', 'shirtSize', '--type', 'text')).out).toBe(
      'Defined custom.shirtSize.\n',
    );
    expect((await run('custom-attribute', 'define', 'shirtSize')).code).toBe(4);
    const set = ['--set', 'jobTitle=R&D = fun', '--set', 'custom.shirtSize=M', '--set', 'phones:=[{"value":"+44 1"}]'];
    const first = await run('user', 'update', 'ada', ...set, '--last-name', 'Lovelace', '--json');
    expect(first.json).toMatchObject({
      jobTitle: 'R&D = fun',
      custom: { shirtSize: 'M' },
      phones: [{ type: 'work', value: '+44 1' }],
      lastName: 'Lovelace',
    });
    expect((await run('custom-attribute', 'remove', 'shirtSize')).code).toBe(4);
    expect((await run('custom-attribute', 'list')).out).toMatch(/shirtSize +text +no/);
    const second = await run('user', 'update', 'ada', '--set', 'jobTitle=', '--set', 'custom.shirtSize=', '--json');
    expect(second.json).toMatchObject({ jobTitle: null, custom: {}, lastName: 'Lovelace' });
    expect((await run('custom-attribute', 'remove', 'shirtSize')).code).toBe(0);
    expect((await run('user', 'update', 'ada', '--set', 'jobTitle')).code).toBe(2);
    expect((await run('user', 'update', 'ada', '--set', 'phones:=[')).code).toBe(2);
    expect((await run('user', 'update', 'ada', '--set', 'passwordHash=x')).code).toBe(2);
  });

  it('suspends, resumes, expires and resets, and says so', async () => {
    expect((await run('user', 'suspend', 'ada')).out).toBe('ada is suspended.\n');
    expect((await run('user', 'show', 'ada')).out).toMatch(/State: +suspended/);
    expect((await run('user', 'resume', 'ada@example.com', '--json')).json).toMatchObject({ suspended: false });
    expect((await run('user', 'expire-password', 'ada', '--json')).json).toMatchObject({ passwordExpired: true });
    const next = 'another long enough phrase';
    expect((await runWith(next, 'user', 'set-password', 'ada', '--password-stdin', '--json')).json).toMatchObject({
      passwordExpired: false,
    });
    const ada = await services.directory.getUser('ada');
    expect(await services.credentials.verify(ada.id, next)).toBe(true);
  });

  it('says what a deletion would do, and does it only with --yes (R71)', async () => {
    await run('user', 'create', ...names('carl'));
    const asked = await run('user', 'delete', 'carl');
    expect(asked.code).toBe(2);
    expect(asked.error).toContain('This would delete carl (carl@example.com) for good.');
    expect((await run('user', 'delete', 'carl', '--yes')).code).toBe(0);
    expect((await run('user', 'delete', 'carl', '--yes')).code).toBe(3);
    await run('group', 'create', '--name', 'Gone');
    expect((await run('group', 'delete', 'Gone')).error).toContain('whoever may enter an app only by it');
    expect((await run('group', 'delete', 'Gone', '--yes', '--json')).code).toBe(0);
  });

  it('keeps the last administrator (R59)', async () => {
    await run('user', 'create', ...names('root'), '--administrator');
    expect((await run('user', 'suspend', 'root')).code).toBe(4);
    expect((await run('user', 'delete', 'root', '--yes')).code).toBe(4);
  });

  it('puts people and groups into groups, and tells when it was so already', async () => {
    expect((await run('group', 'add-group', 'Staff', 'Engineering')).out).toBe('Engineering is inside Staff now.\n');
    expect((await run('group', 'add-group', 'Staff', 'Engineering', '--json')).json).toEqual({ changed: false });
    expect((await run('group', 'add-group', 'Engineering', 'Staff')).code).toBe(4);
    expect((await run('group', 'add-member', 'Engineering', 'eve')).out).toBe('eve is in Engineering now.\n');
    expect((await run('group', 'members', 'Staff')).out).not.toContain('eve');
    expect((await run('group', 'members', 'Staff', '--nested')).out).toContain('eve');
    expect((await run('user', 'groups', 'eve')).out).toContain('Engineering → Staff');
    expect((await run('group', 'show', 'Engineering', '--json')).json).toMatchObject({ around: [{ name: 'Staff' }] });
    expect((await run('group', 'remove-group', 'Staff', 'Engineering')).code).toBe(0);
    expect((await run('group', 'remove-member', 'Engineering', 'eve', '--json')).json).toEqual({ changed: true });
    expect((await run('group', 'update', 'Engineering', '--description', 'x', '--json')).json).toMatchObject({
      description: 'x',
    });
    expect((await run('group', 'list', '--search', 'ngin', '--json')).json).toMatchObject({
      items: [{ name: 'Engineering' }],
    });
    expect((await run('group', 'add-member', 'Engineering', 'nobody')).code).toBe(3);
  });

  it('pages through people and says how to go on', async () => {
    const first = await run('user', 'list', '--limit', '1');
    expect(first.out.split('\n')[0]).toMatch(/^USERNAME +NAME +E-MAIL/);
    const cursor = /--cursor (\S+)/.exec(first.error)?.[1] ?? '';
    const second = await run('user', 'list', '--limit', '1', '--cursor', cursor, '--json');
    expect(second.json).toMatchObject({ items: [{ username: 'eve' }] });
    expect((await run('user', 'list', '--cursor', 'nonsense')).code).toBe(2);
    expect((await run('user', 'list', '--search', 'nobodyatall')).out).toBe('Nobody is found.\n');
  });

  it('lists people of one state, as it shows it', async () => {
    await run('user', 'suspend', 'eve');
    expect((await run('user', 'list', '--state', 'suspended')).out.trim().split('\n')).toEqual([
      expect.stringMatching(/^USERNAME/),
      expect.stringMatching(/^eve .* suspended/),
    ]);
    expect((await run('user', 'list', '--state', 'active', '--search', 'root')).out).toMatch(/\nroot .* active/);
    expect((await run('user', 'list', '--state', 'active')).out).not.toContain('eve');
    expect((await run('user', 'list')).out).toContain('eve');
    expect((await run('user', 'list', '--state', 'suspended', '--search', 'root')).out).toBe('Nobody is found.\n');
    await run('user', 'resume', 'eve');
    expect((await run('user', 'list', '--state', 'suspended')).out).toBe('Nobody is found.\n');
    const wrong = await run('user', 'list', '--state', 'suspend');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.error).toContain('Did you mean suspended?');
    expect((await run('user', 'list', '--help')).out).toContain('active, password_expired, suspended');
  });

  it('shows control characters of a value as text (R62, R83)', async () => {
    await test.database.query("UPDATE users SET job_title = E'\\u001b[2J\\nroot' WHERE username = 'eve'");
    expect((await run('user', 'show', 'eve')).out).toContain('Job title:  \\u{1b}[2J\\u{a}root\n');
  });

  it('lists and ends sessions (R45)', async () => {
    const eve = await services.directory.getUser('eve');
    const facts = { authenticatedAt: clock.now(), authnContext: passwordAuthnContext, address: null, userAgent: null };
    const { session } = await services.sessions.open(eve.id, facts);
    await services.sessions.open(eve.id, facts);
    expect((await run('session', 'list', 'eve')).out).toContain(session.id);
    expect((await run('session', 'revoke', 'eve', session.id)).code).toBe(0);
    expect((await run('session', 'revoke', 'eve', session.id)).code).toBe(3);
    expect((await run('session', 'revoke', 'eve', 'nonsense')).code).toBe(3);
    expect((await run('session', 'revoke', 'eve', '--json')).json).toEqual({ ended: 1 });
    expect((await run('session', 'list', 'eve')).out).toBe('eve is not signed in.\n');
  });

  it('makes, lists and revokes API tokens', async () => {
    const made = await run('token', 'create', '--name', 'ci', '--scope', 'apps:read', '--scope', 'audit:read');
    expect(made.out).toMatch(/^cs_[\w-]{43}\n$/);
    const { json } = await run('token', 'list', '--json');
    const { items } = json as unknown as { items: { id: string; scopes: string[] }[] };
    expect(items).toMatchObject([{ name: 'ci', scopes: ['apps:read', 'audit:read'], revokedAt: null }]);
    const id = items[0]?.id ?? '';
    expect((await run('token', 'revoke', id)).code).toBe(0);
    expect(await services.tokens.authenticate(made.out.trim())).toBeUndefined();
    expect((await run('token', 'revoke', 'nonsense')).code).toBe(3);
  });

  it('prints a set-up link only until there is an administrator (R56)', async () => {
    expect((await run('setup-link')).code).toBe(4);
  });

  it('shows, verifies and exports the audit record, and ends with 4 when it was touched (R80)', async () => {
    await new AuditAppender(test.database, new AuditStore(test.database), createLogger('silent')).appendPending();
    const ada = await services.directory.getUser('ada');
    const list = await run('audit', 'list', '--subject', ada.id);
    expect(list.out).toMatch(/operator +directory\.user_create +success +ada/);
    const verified = await run('audit', 'verify', '--json');
    expect(verified.json).toMatchObject({ ok: true });
    const { head } = verified.json as unknown as { head: { seq: number; hash: string } };
    expect((await run('audit', 'verify', '--seq', String(head.seq), '--hash', head.hash)).code).toBe(0);
    expect((await run('audit', 'verify', '--seq', '1')).code).toBe(2);
    expect((await run('audit', 'verify', '--seq', '1', '--hash', 'xyz')).code).toBe(2);
    const lines = (await run('audit', 'export')).out.trimEnd().split('\n');
    expect(lines).toHaveLength(head.seq);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: 1, record: { actor: { kind: 'cli', name: 'operator' } } });
    const forged = await run('audit', 'verify', '--seq', String(head.seq), '--hash', '0'.repeat(64));
    expect(forged.code).toBe(4);
    expect(forged.error).toContain('tampered');
  });
});
