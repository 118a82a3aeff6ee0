import { type SessionId, systemActor } from '../../src/core';
import type { OwnAccount } from '../../src/portal';
import { describeDevice } from '../../src/portal/describe-device';
import { sayAgo } from '../../src/portal/say-ago';
import { goodPassword, type SignInServer, signIn, startSignInServer } from '../sign-in/sign-in-server';
import { createTestDatabase, type TestDatabase } from '../support/database';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

describe('the portal', () => {
  let test: TestDatabase;
  let server: SignInServer;
  beforeAll(async () => {
    test = await createTestDatabase();
    server = await startSignInServer(test);
  });
  afterAll(async () => {
    await server.stop();
    await test.drop();
  });

  async function signedIn(name: string, userAgent = firefox) {
    const client = server.client({ 'user-agent': userAgent });
    await signIn(client, name, goodPassword);
    return client;
  }

  it('leads strangers to the sign-in page', async () => {
    for (const path of ['/', '/access', '/sessions'])
      expect((await server.client().get(path)).location).toBe('/sign-in');
  });

  it('has a tile for each app, a form with a token that posts to its launch address (R28, R46)', async () => {
    const person = await server.person('ada');
    server.tiles.set(person.id, [
      { slug: 'slack', name: 'Slack <b>&', kind: 'slack' },
      { slug: 'wiki', name: '', kind: 'saml' },
    ]);
    const client = await signedIn('ada');
    const page = await client.get('/');
    expect(page.forms.map((form) => form.action)).toEqual(['/saml/slack/launch', '/saml/wiki/launch']);
    expect(page.forms[0]?.fields._csrf).toMatch(/^[\w-]{43}$/);
    expect(page.words).toContain('Hello, Test');
    expect(page.words).toContain('Slack <b>& Slack workspace');
    expect(page.text).not.toContain('<b>&');
    expect(page.header('cache-control')).toBe('no-store');
  });

  it('says what to do when there is nothing to open', async () => {
    await server.person('nora');
    const page = await (await signedIn('nora')).get('/');
    expect(page.words).toContain('There is nothing to open yet');
    expect(page.words).toContain('ask your administrator to add you to the group');
    expect(page.forms).toEqual([]);
  });

  describe('one’s own access', () => {
    const slack = {
      slug: 'slack',
      name: 'Slack <b>&',
      kind: 'slack',
      hidden: false,
      paths: [['Team', 'Everybody <i>'], ['Staff']],
    };
    const account: OwnAccount = {
      appSlug: 'slack',
      state: 'bound',
      userName: 'ann',
      active: true,
      link: 'none',
      linkEndsAt: null,
    };
    let ann: Awaited<ReturnType<SignInServer['person']>>;
    beforeAll(async () => {
      ann = await server.person('ann');
    });
    const words = async () => (await (await signedIn('ann')).get('/access')).words;

    it('is every app that opens, with the groups that open it', async () => {
      server.open.set(ann.id, [
        slack,
        { ...slack, slug: 'wiki', name: 'Wiki', hidden: true, paths: [['A'], ['B'], ['C'], ['D'], ['E']] },
      ]);
      const page = await (await signedIn('ann')).get('/access');
      expect(page.text).not.toMatch(/<b>&|<i>/);
      expect(page.words).toContain('Slack <b>& You are in Team , which is part of Everybody <i> .');
      expect(page.words).toContain('You are in C . And in 2 other ways. It has no tile under “Your apps”');
      expect(page.words.split('It has no tile')).toHaveLength(2);
      expect(page.words).not.toContain('account');
    });

    it('says what to do where nothing opens', async () => {
      server.open.set(ann.id, []);
      expect(await words()).toContain('Nothing opens for you yet');
    });

    it.each<[string, Partial<OwnAccount> & { left?: number }, string]>([
      ['is theirs', {}, 'Your account there, @ann, is yours.'],
      ['is joined', { link: 'confirmed' }, 'is joined with this sign-in.'],
      ['waits for its link', { link: 'open', left: 50 }, 'open the link that Slack mailed you, within 2 days.'],
      ['waits shortly', { link: 'ending', left: 0.5 }, 'within less than an hour.'],
      ['missed its link', { link: 'ended' }, 'ran out. Ask your administrator for a new one.'],
      ['is off', { active: false, link: 'open' }, '@ann, is switched off.'],
      ['is not there', { state: 'unbound' }, 'You have no account there yet.'],
      ['is in doubt', { state: 'conflicting' }, 'Your administrator decides'],
      ['is left alone', { state: 'ignored' }, 'looked after by hand'],
    ])('says that an account %s', async (_, { left, ...more }, sentence) => {
      server.open.set(ann.id, [slack]);
      const linkEndsAt = left === undefined ? null : new Date(server.clock.now().getTime() + left * 3_600_000);
      server.accounts.set(ann.id, [{ ...account, ...more, linkEndsAt }]);
      expect(await words()).toContain(sentence);
    });
  });

  it('leads whoever has a role to the console, and nobody else', async () => {
    const auditor = await server.person('rosa');
    server.roles.set(auditor.id, 'auditor');
    expect((await (await signedIn('rosa')).get('/')).text).toMatch(
      /<a [^>]*href="\/console"[^>]*>Open the console<\/a>/,
    );
    await server.person('tom');
    expect((await (await signedIn('tom')).get('/')).text).not.toContain('/console');
  });

  it('shows a person their sessions, and which one this is (R45)', async () => {
    await server.person('sid');
    const client = await signedIn('sid');
    server.clock.advance(3 * 3_600_000);
    const phone = await signedIn('sid', safari);
    const page = await phone.get('/sessions');
    expect(page.words).toMatch(/Safari on iPhone this one 127\.0\.0\.1 · last used just now/);
    expect(page.words).toMatch(/Firefox on Windows 127\.0\.0\.1 · last used 3 hours ago · signed in 3 hours ago/);
    expect((await client.get('/sessions')).words).toMatch(/Firefox on Windows this one/);
  });

  it('ends one session, or all others, and only one’s own (R45)', async () => {
    await server.person('eva');
    await server.person('max');
    const [here, there, third, maxs] = await Promise.all(['eva', 'eva', 'eva', 'max'].map((name) => signedIn(name)));
    if (!here || !there || !third || !maxs) throw new Error('four sessions were opened');
    const idOf = async (client: typeof here) =>
      (await server.sessions.find(client.cookies.get('__Host-countersign')))?.id as SessionId;
    const thereId = await idOf(there);
    const maxId = await idOf(maxs);

    const page = await here.get('/sessions');
    expect((await here.submit(page, {}, { form: `/sessions/${thereId}/end` })).location).toBe('/sessions?done=yes');
    expect((await there.get('/')).location).toBe('/sign-in');
    const { _csrf = '' } = page.form('/sessions/end-others').fields;
    for (const id of [maxId, 'no-uuid', '00000000-0000-0000-0000-000000000000', '%00']) {
      expect((await here.postForm(`/sessions/${id}/end`, { _csrf })).status).toBe(303);
    }
    expect((await maxs.get('/')).status).toBe(200);
    expect((await here.postForm('/sessions/end-others', {})).status).toBe(403);
    expect((await third.get('/')).status).toBe(200);
    await here.submit(await here.get('/sessions'), {}, { form: '/sessions/end-others' });
    expect((await third.get('/')).location).toBe('/sign-in');
    expect((await here.get('/')).status).toBe(200);
    expect((await here.get('/sessions')).forms).toEqual([]);
  });

  it('is closed to somebody who was suspended or deleted a moment ago (R25)', async () => {
    const person = await server.person('lea');
    const client = await signedIn('lea');
    await server.directory.updateUser(systemActor('test'), person.id, { suspended: true });
    expect((await client.get('/')).location).toBe('/sign-in');
  });

  it('serves its stylesheet for good under its own version only', async () => {
    const page = await server.client().get('/sign-in');
    const path = /href="(\/assets\/pages\.css\?v=[\w-]+)"/.exec(page.text)?.[1] ?? '';
    const answer = await server.client().get(path);
    expect(answer.header('content-type')).toBe('text/css; charset=utf-8');
    expect(answer.header('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await server.client().get('/assets/pages.css?v=old')).header('cache-control')).toBe('public, max-age=60');
  });
});

describe('a device in words', () => {
  it.each([
    [firefox, 'Firefox on Windows'],
    [safari, 'Safari on iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome on Mac'],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36',
      'Samsung Internet on Android',
    ],
    ['Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome on ChromeOS'],
    ['curl/8.5 (Linux)', 'A browser on Linux'],
    ['curl/8.5', 'Unknown browser'],
    ['', 'Unknown browser'],
    [null, 'Unknown browser'],
  ])('%s', (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words);
  });

  it('says how long ago something was, and nothing odd for a clock that is ahead', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    const ago = (seconds: number) => sayAgo(new Date(now.getTime() - seconds * 1_000), now);
    expect([-60, 0, 119, 120, 7_199, 7_200, 172_799, 172_800].map(ago)).toEqual([
      'just now',
      'just now',
      'just now',
      '2 minutes ago',
      '119 minutes ago',
      '2 hours ago',
      '47 hours ago',
      '2 days ago',
    ]);
  });
});
