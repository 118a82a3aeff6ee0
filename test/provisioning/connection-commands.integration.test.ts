import { Mirror } from './mirror';

/** `countersign connection …`, as an operator types it. */
let mirror: Mirror;

beforeAll(async () => {
  mirror = await Mirror.start();
  await mirror.app('slack');
  await mirror.group('Staff', 'ada');
});
afterAll(() => mirror.stop());

const run = (line: string) => mirror.run(...line.split(' '));

it('connects with a token from standard input, and says what comes next', async () => {
  const none = await run('connection create slack --token-stdin');
  expect([none.code, none.error]).toEqual([2, expect.stringContaining('Standard input did not bring a token.')]);
  const token = mirror.ownerToken();
  const { code, out, error } = await mirror.runWith(
    `${token}\n`,
    ...['connection', 'create', 'slack', '--token-stdin', '--origin', mirror.slack.url],
    ...['--set', 'guards.deactivations.count:=20', '--set', 'activeRule.whenSuspended=keep'],
  );
  expect([code, error]).toEqual([0, 'Next: countersign connection activate slack\n']);
  expect(out).toContain('draft: nothing is written to Slack');
  expect(out).toMatch(/Slack: +Acme \(workspace T\w+\)/);
  expect(out).toMatch(/accounts\.write +works/);
  expect(out + error).not.toContain(token);
  expect((await run('connection settings slack')).out).toContain('guards.deactivations.count:=20\n');
  expect((await run('connection settings slack --json')).json).toMatchObject({ activeRule: { whenSuspended: 'keep' } });
});

it('lists, tests, activates and pauses', async () => {
  expect((await run('connection test slack')).out).toMatch(/scim +works/);
  const activated = await run('connection activate slack');
  expect([activated.code, activated.error]).toEqual([0, 'Next: countersign plan make slack\n']);
  expect((await run('connection list')).out).toMatch(/slack +active +Acme/);
  const paused = await mirror.run('connection', 'pause', 'slack', '--reason', 'a migration');
  expect(paused.out).toContain('operator paused it: a migration');
  const again = await run('connection pause slack');
  expect([again.code, again.error]).toEqual([4, expect.stringContaining('The connection is paused')]);
  expect((await run('connection list --json')).json).toMatchObject({ items: [{ state: 'paused' }] });
});

it('changes settings, the mapping and groups, and says when the next plan waits', async () => {
  const changed = await run('connection update slack --set matching.whenCertain=propose');
  expect(changed.error).toBe('The next plan waits for approval.\n');
  expect((await run('connection update slack --set concurrency:=9')).error).toBe('');
  expect((await run('connection mapping set slack title --field department --apply on_create')).out).toMatch(
    /title +field +department +on create/,
  );
  const wrong = await run('connection mapping set slack title --field shoeSize');
  expect([wrong.code, wrong.error]).toEqual([2, expect.stringContaining('title.source')]);
  expect((await run('connection mapping remove slack title')).out).not.toMatch(/^title /m);
  expect((await run('connection mapping reset slack')).out).toMatch(/title +field +jobTitle/);
  await run('app authorise slack Staff');
  expect((await run('connection mapping check slack title')).out).toMatch(/ada +ada Person +no value/);
  expect((await run('connection mapping check slack title --field username --user ada')).out).toMatch(/Value: +ada/);
  expect((await run('connection mapping check slack role --field username --json')).json).toMatchObject({
    checked: 1,
    missing: { count: 0 },
  });
  expect((await run('connection mapping check slack role')).code).toBe(2);
  expect((await run('connection group push slack Staff')).out).toMatch(/Pushed: +yes/);
  expect((await run('connection group set slack Staff --handle staff --channel C0123ABC')).out).toMatch(/@?staff/);
  expect((await run('connection group list slack')).out).toMatch(/Staff +yes +yes +staff +not mirrored yet/);
  expect((await run('connection group adopt slack Staff')).code).toBe(4);
});

it('gives a new token, after trying it', async () => {
  const refused = await mirror.runWith('xoxp-never-issued', 'connection', 'token', 'slack', '--token-stdin');
  expect([refused.code, refused.error]).toEqual([2, expect.stringContaining('Slack does not accept this token.')]);
  const done = await mirror.runWith(mirror.ownerToken(), 'connection', 'token', 'slack', '--token-stdin');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('kept sealed')]);
});

it('prints a link to Slack’s consent page, and what the Slack app must know', async () => {
  expect((await run('connection oauth slack')).code).toBe(4);
  const update = ['connection', 'update', 'slack', '--client-id', '12.34', '--client-secret-stdin'];
  expect((await mirror.runWith('a-client-secret', ...update)).out).toContain('12.34');
  const { out, error } = await run('connection oauth slack');
  expect(out).toMatch(/^https:\/\/sso\.example\.com\/connect\/slack\/start\/[\w-]{43}\n$/);
  expect(error).toContain('https://sso.example.com/connect/slack/callback');
});

it('forgets nothing that is in use, and nothing without being told twice', async () => {
  expect((await run('connection delete slack')).error).toContain('forget which person is which account');
  expect((await run('connection delete slack --yes')).code).toBe(4);
  expect((await run('connection show nothing')).code).toBe(3);
  await mirror.app('other');
  await mirror.connection('other');
  expect((await run('connection delete other --yes')).out).toContain('Forgot the connection of other.');
});
