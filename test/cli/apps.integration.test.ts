import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '../../src/compose';
import { buildServices, type TestServices, testFoundation } from '../support/build-services';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { runCommand } from './run-command';

const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://wiki.example.com">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService index="0" isDefault="true" Location="https://wiki.example.com/acs"
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>`;

type Key = { id: string; state: string; certificatePem: string; fingerprintSha256: string; canSign: boolean };

describe('commands for apps', () => {
  let folder: string;
  let test: TestDatabase;
  let services: TestServices;
  const clock = new TestClock();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
    test = await createTestDatabase();
    services = await buildServices(test.database, clock);
    for (const name of ['Staff', 'Guests']) await run('group', 'create', '--name', name);
    for (const name of ['ada', 'bob']) {
      const names = ['--email', `${name}@example.com`, '--first-name', 'Zoë', '--last-name', "O'Neill & <Co>"];
      await run('user', 'create', '--username', name, ...names);
    }
    await run('group', 'add-member', 'Staff', 'ada');
    writeFileSync(join(folder, 'sp.xml'), metadata);
  });
  afterAll(async () => {
    await test.drop();
    rmSync(folder, { recursive: true });
  });

  const environment = { COUNTERSIGN_BASE_URL: 'https://sso.example.com' };
  const run = (...words: string[]) => runCommand(words, { services, workingDirectory: folder, environment });
  const keysOf = async (app: string) =>
    ((await run('cert', 'list', app, '--json')).json as unknown as { items: Key[] }).items;

  it('creates an app from metadata by the words that scripts rely on', async () => {
    const words = ['--kind', 'saml', '--slug', 'wiki', '--metadata', 'sp.xml', '--authorise', 'staff', '--json'];
    const { code, json } = await run('app', 'create', ...words);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      slug: 'wiki',
      name: 'wiki',
      spEntityId: 'https://wiki.example.com',
      entityId: 'https://sso.example.com/saml/wiki/metadata',
      metadataUrl: 'https://sso.example.com/saml/wiki/metadata',
      ssoUrl: 'https://sso.example.com/saml/wiki/sso',
      launchUrl: 'https://sso.example.com/saml/wiki/launch',
    });
    expect((await run('app', 'groups', 'wiki', '--json')).json).toMatchObject({ items: [{ name: 'Staff' }] });
    expect(await keysOf('wiki')).toMatchObject([{ state: 'active', canSign: true }]);
  });

  it('creates an app for Slack from its domain alone', async () => {
    const { code, out } = await run('app', 'create', '--kind', 'slack', '--slug', 'slack', '--domain', 'acme');
    expect(code).toBe(0);
    expect(out).toContain('https://acme.slack.com/sso/saml (default)');
    expect(out).toMatch(/SSO URL: +https:\/\/sso\.example\.com\/saml\/slack\/sso/);
  });

  it('creates an app by hand, with settings', async () => {
    const words = [
      '--entity-id',
      'https://crm',
      '--acs-url',
      'https://crm.example.com/acs',
      '--set',
      'signResponse:=false',
    ];
    const { json } = await run('app', 'create', '--kind', 'saml', '--slug', 'crm', ...words, '--json');
    expect(json).toMatchObject({ spEntityId: 'https://crm', settings: { signResponse: false, signAssertion: true } });
  });

  it.each([
    ['nothing that describes it', ['--kind', 'saml', '--slug', 'x'], 2, 'needs --metadata'],
    ['no domain', ['--kind', 'slack', '--slug', 'x'], 2, 'needs --domain'],
    [
      'options of the other kind',
      ['--kind', 'slack', '--slug', 'x', '--metadata', 'sp.xml'],
      2,
      'does not take --metadata',
    ],
    ['a file that is not there', ['--kind', 'saml', '--slug', 'x', '--metadata', 'no.xml'], 2, 'there is no such file'],
    ['a slug with capitals', ['--kind', 'slack', '--slug', 'X', '--domain', 'acme'], 2, 'slug'],
    ['a taken slug', ['--kind', 'slack', '--slug', 'wiki', '--domain', 'acme'], 4, 'already has this short name'],
    ['an unknown group', ['--kind', 'slack', '--slug', 'x', '--domain', 'acme', '--authorise', 'Staf'], 3, 'Staf:'],
    ['a kind nobody knows', ['--kind', 'slak', '--slug', 'x'], 2, 'Did you mean slack?'],
    [
      'metadata from a private address',
      ['--kind', 'saml', '--slug', 'x', '--metadata-url', 'https://127.0.0.1/m'],
      2,
      'private',
    ],
  ])('refuses an app with %s and leaves nothing behind', async (_, words, code, sentence) => {
    const result = await run('app', 'create', ...words);
    expect({ code: result.code, out: result.out }).toEqual({ code, out: '' });
    expect(result.error).toContain(sentence);
    expect((await run('app', 'show', 'x')).code).toBe(3);
  });

  it('registers another certificate and another address of a service provider in place of the old ones', async () => {
    const [active] = await keysOf('wiki');
    writeFileSync(join(folder, 'other-sp.pem'), active?.certificatePem ?? '');
    const { code, json } = await run(
      ...[
        'app',
        'update',
        'wiki',
        '--sp-certificate',
        'other-sp.pem',
        '--acs-url',
        'https://wiki.example.com/acs2',
        '--json',
      ],
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({
      acsEndpoints: [{ url: 'https://wiki.example.com/acs2', isDefault: true }],
      spCertificates: [{ use: 'both', fingerprintSha256: active?.fingerprintSha256 }],
    });
    expect((await run('app', 'update', 'wiki', '--sp-certificate', 'nowhere.pem')).code).toBe(2);
    await run('app', 'update', 'wiki', '--acs-url', 'https://wiki.example.com/acs');
  });

  it('takes over NameIDs from a file, all or none (R37)', async () => {
    writeFileSync(join(folder, 'ids.csv'), 'user,nameId\nada,E-1815\nbob@example.com,E-1906\n');
    expect((await run('app', 'name-ids', 'wiki', 'ids.csv', '--json')).json).toEqual({ changed: 2 });
    expect((await run('app', 'name-ids', 'wiki', 'ids.csv', '--json')).json).toEqual({ changed: 0 });
    writeFileSync(join(folder, 'ids.csv'), 'user,nameId\nada,E-1\nnobody,E-2\n');
    const unknown = await run('app', 'name-ids', 'wiki', 'ids.csv');
    expect(unknown.code).toBe(2);
    expect(unknown.error).toContain('row 3, user');
    writeFileSync(join(folder, 'ids.csv'), 'who;what\n');
    expect((await run('app', 'name-ids', 'wiki', 'ids.csv')).code).toBe(2);
  });

  it('refuses metadata with a DOCTYPE (R7)', async () => {
    writeFileSync(join(folder, 'evil.xml'), `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${metadata}`);
    const result = await run('app', 'create', '--kind', 'saml', '--slug', 'x', '--metadata', 'evil.xml');
    expect(result.code).toBe(2);
    expect(result.error).not.toContain('root:');
  });

  it('changes, disables, enables and deletes an app, naming what a deletion does (R71)', async () => {
    const words = ['--name', 'Wiki & more', '--set', 'assertionLifetimeSeconds:=120', '--hidden', '--json'];
    expect((await run('app', 'update', 'wiki', ...words)).json).toMatchObject({
      name: 'Wiki & more',
      hidden: true,
      settings: { assertionLifetimeSeconds: 120 },
    });
    expect((await run('app', 'update', 'wiki', '--no-hidden', '--json')).json).toMatchObject({ hidden: false });
    expect(
      (await run('app', 'update', 'wiki', '--set', 'encryptAssertion:=true', '--set', 'signResponse:=false')).code,
    ).toBe(2);
    expect((await run('app', 'disable', 'wiki')).out).toBe('wiki is disabled.\n');
    expect((await run('app', 'access', 'wiki', 'ada')).error).toContain('the app is disabled');
    expect((await run('app', 'enable', 'wiki', '--json')).json).toMatchObject({ enabled: true });
    expect((await run('app', 'list')).out).toMatch(/\nwiki +Wiki & more +saml +yes/);
    expect((await run('app', 'list', '--search', 'IKI')).out).toMatch(/\nwiki /);
    expect((await run('app', 'list', '--search', 'wikis')).out).not.toMatch(/\nwiki /);
    expect((await run('app', 'delete', 'crm')).error).toContain('nobody could sign in to it any more');
    expect((await run('app', 'delete', 'crm', '--yes')).code).toBe(0);
    expect((await run('app', 'show', 'crm')).code).toBe(3);
  });

  it('changes an address, says what to do next, and retires the old one after naming what that does (R71)', async () => {
    const changed = await run('app', 'address', 'change', 'wiki', 'handbook');
    expect(changed.code).toBe(0);
    expect(changed.error).toContain('countersign app address start handbook handbook');
    expect(changed.out).toMatch(/wiki +old +yes +https:\/\/sso\.example\.com\/saml\/wiki\/metadata +0 +-/);
    expect((await run('app', 'address', 'change', 'handbook', 'Not A Slug')).code).toBe(2);
    const started = await run('app', 'address', 'start', 'wiki', 'handbook', '--json');
    expect(started.json).toMatchObject({ items: [{ slug: 'handbook', startsHere: true }, { slug: 'wiki' }] });
    const asked = await run('app', 'address', 'retire', 'handbook', 'wiki');
    expect(asked.code).toBe(2);
    expect(asked.error).toContain('0 sign-ins came by it in the last 30 days');
    expect((await run('app', 'show', 'wiki')).code).toBe(0);
    expect((await run('app', 'address', 'retire', 'handbook', 'wiki', '--yes')).code).toBe(0);
    expect((await run('app', 'show', 'wiki')).code).toBe(3);
    expect((await run('app', 'address', 'change', 'handbook', 'wiki')).code).toBe(0);
    await run('app', 'address', 'retire', 'wiki', 'handbook', '--yes');
    expect((await run('app', 'address', 'list', 'wiki', '--json')).json).toMatchObject({ items: [{ slug: 'wiki' }] });
  });

  it('says whether a person may enter, by which way, or why not (R26)', async () => {
    const yes = await run('app', 'access', 'wiki', 'ada');
    expect(yes).toMatchObject({ code: 0, out: 'ada may enter wiki:\n  ada → Staff → wiki\n' });
    const no = await run('app', 'access', 'wiki', 'bob', '--json');
    expect(no.code).toBe(4);
    expect(no.json).toEqual({ allowed: false, reason: 'not_in_authorised_group', paths: [] });
    expect((await run('app', 'authorise', 'wiki', 'Guests')).code).toBe(0);
    expect((await run('group', 'add-group', 'Guests', 'Staff')).code).toBe(0);
    expect((await run('app', 'access', 'wiki', 'ada')).out).toContain('ada → Staff → Guests → wiki');
    expect((await run('app', 'unauthorise', 'wiki', 'Staff')).code).toBe(0);
    expect((await run('app', 'access', 'wiki', 'ada')).code).toBe(0);
    expect((await run('app', 'access', 'wiki', 'nobody')).code).toBe(3);
  });

  it('says of every app whether a person may enter (R26)', async () => {
    const all = await run('user', 'access', 'ada');
    expect(all.out).toMatch(/^wiki +(yes|true) +ada → Staff → Guests → wiki$/m);
    const one = await run('user', 'access', 'bob', '--limit', '1', '--json');
    expect(one.json).toMatchObject({ items: [{ allowed: false, paths: [] }] });
    expect((await run('user', 'access', 'nobody')).code).toBe(3);
  });

  it('keeps an attribute table', async () => {
    const attribute = (...words: string[]) => run('app', 'attribute', ...words);
    expect((await attribute('add', 'wiki', 'mail', '--field', 'email')).code).toBe(0);
    expect((await attribute('add', 'wiki', 'mail', '--field', 'username')).code).toBe(4);
    expect((await attribute('add', 'wiki', 'x', '--field', 'nonsense')).code).toBe(2);
    expect((await attribute('add', 'wiki', 'x', '--expression', 'user.')).code).toBe(2);
    expect((await attribute('add', 'wiki', 'x')).error).toContain('--field, --constant or --expression');
    expect((await attribute('add', 'wiki', 'x', '--field', 'email', '--constant', 'y')).code).toBe(2);
    expect((await attribute('set', 'wiki', 'mail', '--constant', 'same for all', '--off')).code).toBe(0);
    expect((await attribute('list', 'wiki')).out).toMatch(/mail +constant +same for all +no/);
    expect((await attribute('set', 'wiki', 'Mail', '--off')).code).toBe(3);
    expect((await attribute('remove', 'wiki', 'mail')).code).toBe(0);
    expect((await attribute('remove', 'slack', 'User.Email')).code).toBe(4);
  });

  it('previews what a person would bring, and what Slack would say', async () => {
    const preview = await run('saml', 'preview', '--app', 'slack', '--user', 'ada', '--json');
    expect(preview.json).toMatchObject({ mayEnter: false, slackErrors: [] });
    expect(preview.json.xml).toContain('O&apos;Neill &amp; &lt;Co&gt;'.replace('&apos;', "'"));
    await run('app', 'attribute', 'set', 'slack', 'User.Email', '--off');
    const shown = await run('saml', 'preview', '--app', 'slack', '--user', 'ada');
    expect(shown.out).toMatch(/User\.Username +ada/);
    expect(shown.out).toContain('Slack would say: ');
    expect((await run('saml', 'preview', '--app', 'none', '--user', 'ada')).code).toBe(3);
    expect((await run('saml', 'preview', '--app', 'slack', '--user', 'none')).code).toBe(3);
  });

  it('finds a trace however its code was typed, and says when there is none', async () => {
    await test.database.query(
      `INSERT INTO saml_traces (code, started_at, outcome, error_code, steps)
       VALUES ('KFTR-MWQZ', now(), 'refused', 'saml.x', '[{"step":"read request","ms":1.6,"note":"wiki"}]')`,
    );
    expect((await run('trace', 'kftr mwqz')).out).toMatch(/2 +read request +wiki/);
    expect((await run('trace', 'KFTRMWQZ', '--json')).json).toMatchObject({ code: 'KFTR-MWQZ', outcome: 'refused' });
    expect((await run('trace', 'AAAA-AAAA')).code).toBe(3);
    expect((await run('trace', "'; DROP")).code).toBe(3);
  });

  it('rolls a key over: next, promote, retire, and says what each step means (R71, R77)', async () => {
    clock.advance(1_000);
    const created = await run(
      'cert',
      'create',
      'wiki',
      '--bits',
      '2048',
      '--days',
      '365',
      '--organisation',
      'Acme',
      '--json',
    );
    expect(created.json).toMatchObject({ state: 'next', keyBits: 2048 });
    expect(created.out).not.toContain('PRIVATE KEY');
    const id = created.json.id as unknown as string;
    expect((await run('cert', 'create', 'wiki')).code).toBe(4);
    expect((await run('cert', 'promote', id)).error).toContain('sign-ins fail until the app knows');
    expect((await run('cert', 'promote', id, '--yes')).out).toMatch(/State: +active/);
    const [, old] = await keysOf('wiki');
    expect(old).toMatchObject({ state: 'retired', canSign: true });
    expect((await run('cert', 'retire', id, '--yes')).code).toBe(4);
    expect((await run('cert', 'retire', old?.id ?? '')).error).toContain('no way back');
    expect((await run('cert', 'retire', old?.id ?? '', '--yes', '--json')).json).toMatchObject({ canSign: false });
    expect((await run('cert', 'show', 'nonsense')).code).toBe(3);
  });

  it('changes a certificate step by step, says what follows before it does, and goes back (R71, R77)', async () => {
    const cutover = (...words: string[]) => run('cert', 'cutover', ...words);
    expect((await cutover('show', 'wiki')).out).toContain('No change of the certificate is under way.');
    expect((await cutover('switch', 'wiki', '--yes')).code).toBe(3);
    const { id } = (await run('cert', 'create', 'wiki', '--json')).json as unknown as Key;
    expect((await cutover('begin', 'wiki', id, '--json')).json).toMatchObject({ cutover: { phase: 'staged' } });
    expect((await cutover('begin', 'wiki', id)).code).toBe(4);
    expect((await cutover('switch', 'wiki')).error).toContain('sign-ins fail until the app knows');
    expect((await cutover('switch', 'wiki', '--yes')).out).toMatch(/State: +the new key signs/);
    expect((await cutover('sign-ins', 'wiki')).out).toContain('Nobody has signed in since.');
    expect((await cutover('abort', 'wiki')).code).toBe(4);
    expect((await cutover('back', 'wiki')).error).toContain('given the old certificate again');
    expect((await cutover('back', 'wiki', '--yes')).out).toMatch(/State: +the old key signs again/);
    expect((await cutover('finish', 'wiki', '--json')).json).toEqual({ cutover: null });
    await run('cert', 'retire', id, '--yes');
  });

  it('exports the certificate an app signs with by the name of the app', async () => {
    const active = (await keysOf('wiki')).find((key) => key.state === 'active');
    expect((await run('cert', 'export', 'wiki')).out).toBe(active?.certificatePem);
    expect((await run('cert', 'export', 'nothing')).code).toBe(3);
  });

  it('exports a certificate as PEM and DER, and imports a pair, its key never shown (R61, R67)', async () => {
    const [active] = await keysOf('slack');
    const id = active?.id ?? '';
    expect((await run('cert', 'export', id)).out).toBe(active?.certificatePem);
    expect((await run('cert', 'export', id, '--format', 'der')).code).toBe(2);
    expect((await run('cert', 'export', id, '--format', 'der', '--out', 'slack.cer')).code).toBe(0);
    expect(new X509Certificate(readFileSync(join(folder, 'slack.cer'))).fingerprint256).toBe(active?.fingerprintSha256);
    const pair = await services.signingKeys.generate({ subject: { commonName: 'elsewhere' } });
    writeFileSync(join(folder, 'a.crt'), pair.certificate.certificatePem);
    writeFileSync(join(folder, 'a.key'), pair.privateKeyPem);
    const words = ['cert', 'import', 'slack', '--certificate', 'a.crt', '--private-key'];
    expect((await run(...words, 'a.crt')).code).toBe(2);
    const imported = await run(...words, 'a.key', '--json');
    expect(imported.json).toMatchObject({ state: 'next', subject: 'CN=elsewhere' });
    expect(imported.out).not.toContain('PRIVATE KEY');
    const stored = await test.database.query('SELECT row_to_json(signing_keys)::text AS row FROM signing_keys');
    expect(JSON.stringify(stored)).not.toContain('PRIVATE KEY');
  });

  it('imports people with a dry run first, and twice without a change (R64); exports what it takes back (R63)', async () => {
    writeFileSync(
      join(folder, 'people.csv'),
      'username,email,firstName,lastName,groups\nzoe,zoe@example.com,Zoë,=1+1,Staff;New\n',
    );
    const faulty = await run('import', 'users', 'people.csv', '--dry-run');
    expect(faulty.out).toContain('0 new, 0 changed, 0 as they are, 1 with faults. Nothing was changed');
    expect((await run('import', 'users', 'people.csv')).code).toBe(2);
    const words = ['import', 'users', 'people.csv', '--create-groups'];
    expect((await run(...words, '--dry-run')).out).toContain('1 new, 0 changed, 0 as they are, 0 with faults.');
    expect((await run('user', 'show', 'zoe')).code).toBe(3);
    expect((await run(...words)).code).toBe(0);
    expect((await run(...words, '--json')).json).toMatchObject({ creates: [], updates: [], unchanged: [2] });
    const exported = await run('export', 'users');
    expect(exported.out).toMatch(/zoe,.*'=1\+1/);
    writeFileSync(join(folder, 'again.csv'), exported.out);
    expect((await run('import', 'users', 'again.csv', '--json')).json).toMatchObject({
      creates: [],
      updates: [],
      faults: [],
    });
    expect((await run('import', 'users', 'none.csv')).code).toBe(2);
  });

  it('shows the installation at a glance', async () => {
    const { json } = await run('status', '--json');
    expect(json).toMatchObject({ people: { all: 3 }, apps: { all: 2, enabled: 2 }, masterKeyRotationPending: false });
    expect((await run('status')).out).toMatch(/Apps: +2 \(2 enabled\)/);
  });

  it.each([
    [49, 'ends in 2 days'],
    [25, 'ends in 1 day'],
    [23, 'ends in less than a day'],
    [-1, 'has expired'],
  ])('says of a certificate with %d hours left that it %s', async (hours, words) => {
    await test.database.query(`UPDATE signing_keys SET not_after = $1 WHERE state = 'active'`, [
      new Date(clock.now().getTime() + hours * 3_600_000),
    ]);
    expect((await run('status')).out).toContain(`the active certificate of slack ${words} (`);
  });

  it('rotates the master key of the environment into a file, and goes on where it was stopped (R71, R75, R76)', async () => {
    const rotate = (...words: string[]) =>
      runCommand(['master-key', 'rotate', ...words], {
        services,
        workingDirectory: folder,
        environment: { ...environment, COUNTERSIGN_MASTER_KEY: 'in use' },
      });
    expect((await rotate('--yes')).error).toContain('say with --out');
    expect((await rotate('--out', 'new.key')).error).toContain('Back it up');
    expect(existsSync(join(folder, 'new.key'))).toBe(false);
    const first = await rotate('--out', 'new.key', '--yes', '--json');
    expect(first.code).toBe(0);
    expect(first.json.resealed).toBeGreaterThan(0);
    expect(statSync(join(folder, 'new.key')).mode & 0o777).toBe(0o600);
    expect((await rotate('--out', 'new.key', '--yes', '--json')).json).toMatchObject({ resealed: 0 });
    const finish = (...words: string[]) => runCommand(['master-key', 'finish', ...words], { services, environment });
    expect(await finish()).toMatchObject({ code: 2, error: expect.stringContaining('only the old master key') });
    expect((await finish('--yes')).code).toBe(0);
    expect((await finish('--yes')).code).toBe(4);
    const key = readFileSync(join(folder, 'new.key'), 'utf8').trim();
    const foundation = testFoundation(test.database, clock);
    await expect(composeServices(foundation)).rejects.toMatchObject({ code: 'certificates.master_key_wrong' });
    const reopened = await composeServices({ ...foundation, environment: { COUNTERSIGN_MASTER_KEY: key } });
    const slack = await reopened.apps.get('slack');
    expect(await reopened.signingKeys.activeKey(slack.id)).toBeDefined();
  });
});
