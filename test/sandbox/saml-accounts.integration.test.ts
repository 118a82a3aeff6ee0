import { Browser, refusalOf, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import { ada, otherCertificate } from './identity-provider';
import { rehearse, slack } from './rehearsal';

const rehearsal = rehearse();
const members = () => rehearsal.sandbox.members();
const invite = (name: string) =>
  rehearsal.control('POST', '/members', { email: `${name}@example.com`, username: name });
const password = (name: string) =>
  rehearsal.browser.post('/sign-in', { email: `${name}@example.com`, password: 'practice' });
const whoIsIn = async () => /Signed in as (\S+)/.exec(textOf((await rehearsal.browser.get('/')).text))?.[1] ?? 'nobody';
const mailsTo = async (name: string) => {
  const { id } = members().find((member) => member.username === name) ?? {};
  const { mails } = await rehearsal.control('GET', '/sso/mails');
  return mails.filter((mail: { memberId: string }) => mail.memberId === id);
};
const lovelace = {
  'User.Email': 'a.lovelace@example.com',
  'User.Username': 'lovelace',
  first_name: 'Ada',
  last_name: 'Lovelace',
};

describe('accounts (SAML §6)', () => {
  fact('M6.1', async () => {
    const { id, relayState } = await rehearsal.start();
    const landing = await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, relayState));
    const page = textOf(landing.text);
    for (const text of ['Signed in as ada', 'Ada Byron', 'ada@example.com', 'employee-1']) expect(page).toContain(text);
    expect(page).toContain('just-in-time, by a SAML sign-in');
    expect(members()).toMatchObject([
      { username: 'ada', nameId: 'employee-1', source: 'saml-jit', state: 'active', rank: 'member', guest: undefined },
    ]);
    expect(rehearsal.sandbox.lastSignIn()).toMatchObject({ at: rehearsal.clock.now(), member: { username: 'ada' } });
    expect(textOf((await rehearsal.browser.get('/members')).text)).toContain('Created just-in-time');
  });

  doubt('justInTimeWorkspace', async () => {
    await rehearsal.open({ workspace: { kind: 'enterprise' } });
    await rehearsal.present();
    expect(members()).toMatchObject([{ teamIds: [] }]);
    await rehearsal.turn({ justInTimeWorkspace: 'first' });
    await rehearsal.present({ nameId: 'employee-2', attributes: { 'User.Email': 'b@example.com' } });
    expect(members()[1]?.teamIds).toEqual([rehearsal.sandbox.org().teams[0]?.id]);
    await rehearsal.open();
    await rehearsal.present();
    expect(members()[0]?.teamIds).toEqual([rehearsal.sandbox.org().teams[0]?.id]);
  });

  fact('M6.2', async () => {
    const { token } = await rehearsal.control('POST', '/tokens', {});
    const made = await fetch(`${rehearsal.url}/scim/v2/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'ada',
        emails: [{ value: 'ada@example.com', primary: true }],
      }),
    });
    expect(made.status).toBe(201);
    const landing = await rehearsal.expectSignedIn(await rehearsal.present());
    const [byScim, bySaml] = members().filter((member) => member.email === 'ada@example.com');
    expect(byScim).toMatchObject({ username: 'ada', source: 'scim', nameId: undefined });
    expect(bySaml).toMatchObject({ username: 'ada2', duplicateOf: { memberId: byScim?.id } });
    expect(textOf(landing.text)).toContain('This is a duplicate account');
  });

  it('makes the duplicate that Slack would make when the e-mail is known and the NameID is not, and says why', async () => {
    await rehearsal.present();
    const attributes = { ...ada, 'User.Username': 'other', 'User.Email': 'ADA@example.com' };
    const landing = await rehearsal.expectSignedIn(await rehearsal.present({ nameId: 'employee-1-new', attributes }));
    const [first, second] = members();
    const duplicateOf = { memberId: first?.id };
    expect(second).toMatchObject({ nameId: 'employee-1-new', username: 'other', duplicateOf });
    const page = textOf(landing.text);
    expect(page).toContain('The NameID employee-1-new is unknown.');
    expect(page).toContain('is bound to the NameID employee-1,');
    expect(textOf((await rehearsal.browser.get('/members')).text)).toContain('duplicate of @ada');
  });

  it('makes a duplicate with a number when the username is taken', async () => {
    await rehearsal.present();
    const attributes = { ...ada, 'User.Email': 'ada.two@example.com' };
    await rehearsal.expectSignedIn(await rehearsal.present({ nameId: 'employee-2', attributes }));
    const [first, second] = members();
    expect(second).toMatchObject({ username: 'ada2', duplicateOf: { memberId: first?.id } });
  });

  fact('M6.3', async () => {
    await rehearsal.present();
    const landing = await rehearsal.expectSignedIn(await rehearsal.present({ attributes: lovelace }));
    expect(textOf(landing.text)).toContain('E-mail changed from “ada@example.com” to “a.lovelace@example.com”');
    const synced = { displayName: 'lovelace', email: 'a.lovelace@example.com', lastName: 'Lovelace' };
    expect(members()).toMatchObject([{ username: 'ada', ...synced }]);
    await rehearsal.expectSignedIn(await rehearsal.present({ attributes: { 'User.Email': lovelace['User.Email'] } }));
    expect(members()).toMatchObject([synced]);
    await rehearsal.sandbox.configure({ syncProfile: false });
    await rehearsal.expectSignedIn(await rehearsal.present({ attributes: ada }));
    expect(members()).toMatchObject([synced]);
  });

  fact('M6.4', async () => {
    await rehearsal.present();
    const more = { title: 'Countess', department: 'Engines', locale: 'en-GB' };
    await rehearsal.present({ attributes: { ...lovelace, ...more } });
    const [member] = members();
    expect(member).toMatchObject({ username: 'ada', title: '', department: undefined, locale: undefined });
  });

  doubt('emailOfAnotherMember', async () => {
    await rehearsal.present();
    await rehearsal.present({ nameId: 'employee-2', attributes: { 'User.Email': 'bob@example.com' } });
    const taken = { nameId: 'employee-2', attributes: { 'User.Email': 'ada@example.com' } };
    const refused = await rehearsal.present(taken);
    expect([refused.status, refusalOf(refused).code]).toEqual([403, 'email_taken']);
    await rehearsal.turn({ emailOfAnotherMember: 'keep-old' });
    await rehearsal.expectSignedIn(await rehearsal.present(taken));
    expect(members()[1]).toMatchObject({ email: 'bob@example.com' });
  });

  doubt('unknownEmailDomain', async () => {
    await rehearsal.control('PATCH', '/org', { policies: { emailDomains: 'acme.example,example.com' } });
    const elsewhere = { attributes: { 'User.Email': 'ada@mail.example.com' } };
    expect(refusalOf(await rehearsal.present(elsewhere)).code).toBe('email_domain');
    await rehearsal.expectSignedIn(await rehearsal.present({ attributes: { 'User.Email': 'ada@EXAMPLE.com' } }));
    await rehearsal.turn({ unknownEmailDomain: 'accept' });
    await rehearsal.expectSignedIn(await rehearsal.present({ nameId: 'employee-2', ...elsewhere }));
    await rehearsal.control('PATCH', '/org', { policies: { emailDomains: '' } });
  });

  fact('M6.9', async () => {
    const invited = { email: 'ada@example.com', username: 'ada.b', firstName: '', lastName: '' };
    await rehearsal.browser.post('/members', invited);
    await rehearsal.expectSignedIn(await rehearsal.present());
    expect(members()).toMatchObject([{ username: 'ada.b', nameId: undefined }, { nameId: 'employee-1' }]);
  });

  doubt('existingMemberWithSameEmail', async () => {
    await rehearsal.turn({ existingMemberWithSameEmail: 'bind' });
    await rehearsal.browser.post('/members', { email: 'ada@example.com', username: 'ada.b' });
    const landing = await rehearsal.expectSignedIn(await rehearsal.present());
    expect(members()).toMatchObject([{ username: 'ada.b', nameId: 'employee-1', source: 'invitation' }]);
    expect(textOf(landing.text)).toContain('The NameID was bound to this account');
    await rehearsal.present({ nameId: 'employee-2' });
    expect(members()).toHaveLength(2);
  });

  doubt('deactivatedMember', async () => {
    await rehearsal.present();
    const id = members()[0]?.id ?? '';
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Signed in as ada');
    await rehearsal.browser.post(`/members/${id}/deactivate`, {});
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Sign in to Acme');
    const refused = await rehearsal.present();
    expect([refused.status, refusalOf(refused).code]).toEqual([403, 'member_deactivated']);
    expect(members()[0]?.state).toBe('deactivated');
    await rehearsal.turn({ deactivatedMember: 'reactivate' });
    await rehearsal.expectSignedIn(await rehearsal.present());
    expect(members()).toMatchObject([{ state: 'active' }]);
  });

  it('shows hostile values as text (R20, R62)', async () => {
    const name = `</p><script>alert(1)</script>"']]>&{x}`;
    const attributes = { ...ada, 'User.Username': name, first_name: name };
    const landing = await rehearsal.expectSignedIn(await rehearsal.present({ attributes }));
    expect(landing.text).not.toContain('<script');
    expect(textOf(landing.text)).toContain(name);
    expect(members()).toMatchObject([{ displayName: name, firstName: name, username: '__p__script_alert_1__' }]);
    for (const page of ['/members', '/journal', `/journal/${rehearsal.sandbox.journal()[0]?.id}`]) {
      expect((await rehearsal.browser.get(page)).text).not.toContain('<script');
    }
  });
});

describe('binding (SAML §6)', () => {
  /** The link of a mail, followed to the identity provider and back. */
  async function follow(url: string, nameId: string, email = 'ada@example.com') {
    const path = url.replace(rehearsal.url, '');
    expect(textOf((await rehearsal.browser.get(path)).text)).toContain('Bind your account');
    const { id, relayState } = await rehearsal.start(`${path}/start`);
    return rehearsal.present({ inResponseTo: id, nameId, attributes: { 'User.Email': email } }, relayState);
  }

  fact('M6.5', async () => {
    await invite('ada');
    await invite('grace');
    await rehearsal.control('POST', '/members', {
      email: 'bound@example.com',
      username: 'bound',
      nameId: 'employee-9',
    });
    const guest = await invite('guest');
    rehearsal.sandbox.org().members.update(guest.id, { rank: 'multi-channel-guest', guest: { channelIds: [] } });
    await rehearsal.sandbox.configure({ ssoRequirement: 'all-except-guests' });
    expect(await mailsTo('ada')).toHaveLength(1);
    for (const name of ['bound', 'guest']) expect(await mailsTo(name)).toHaveLength(0);
    await rehearsal.sandbox.configure({ ssoRequirement: 'required' });
    expect(await mailsTo('ada')).toHaveLength(1);
    expect(await mailsTo('guest')).toHaveLength(1);
    const [mail] = await mailsTo('ada');
    await rehearsal.expectSignedIn(await follow(mail.url, 'employee-1', 'other@example.com'));
    expect(members()[0]).toMatchObject({ username: 'ada', nameId: 'employee-1', source: 'invitation' });
    expect(members()).toHaveLength(4);
    expect((await rehearsal.browser.get(mail.url)).status).toBe(410);
    expect(textOf((await rehearsal.browser.get('/mails')).text)).toContain('@ada : Bind your account');
  });

  it('binds nobody to two accounts', async () => {
    await rehearsal.present({ nameId: 'employee-1' });
    await invite('grace');
    const { url } = await rehearsal.control('POST', '/sso/mails', { member: 'grace' });
    expect(refusalOf(await follow(url, 'employee-1')).code).toBe('bound_elsewhere');
    await rehearsal.expectSignedIn(await follow(url, 'employee-2', 'grace@example.com'));
    expect(members().map(({ username, nameId }) => [username, nameId])).toEqual([
      ['ada', 'employee-1'],
      ['grace', 'employee-2'],
    ]);
  });

  fact('M6.6', async () => {
    await invite('ada');
    await rehearsal.sandbox.configure({ ssoRequirement: 'required' });
    const [{ url }] = await mailsTo('ada');
    rehearsal.clock.advance(72 * 3_600_000 - 1);
    expect((await rehearsal.browser.get(url)).status).toBe(200);
    rehearsal.clock.advance(1);
    expect((await rehearsal.browser.get(url)).status).toBe(410);
    expect((await rehearsal.browser.get(`${url}/start`)).status).toBe(410);
    expect((await rehearsal.browser.get('/sso/saml/bind/none')).status).toBe(410);
  });

  fact('M6.7', async () => {
    const { id } = await invite('ada');
    for (const [rank, status] of [
      ['member', 403],
      ['admin', 303],
      ['owner', 303],
    ] as const) {
      const helper = await invite(rank);
      rehearsal.sandbox.org().members.update(helper.id, { rank });
      await password(rank);
      expect((await rehearsal.browser.post('/mails', { member: id })).status).toBe(status);
    }
    const mails = await mailsTo('ada');
    expect(mails).toHaveLength(2);
    await rehearsal.expectSignedIn(await follow(mails[1].url, 'employee-1'));
    expect((await rehearsal.browser.post('/mails', { member: id })).status).toBe(403);
    await rehearsal.browser.post('/sign-out', {});
    expect((await rehearsal.browser.post('/mails', { member: id })).status).toBe(422);
    expect((await rehearsal.browser.post('/mails', { member: 'U0' })).status).toBe(404);
  });

  fact('M6.8', async () => {
    await invite('ada');
    await rehearsal.sandbox.configure({ ssoRequirement: 'optional', buttonLabel: 'Countersign' });
    expect((await rehearsal.control('GET', '/sso/mails')).mails).toEqual([]);
    await rehearsal.sandbox.configure({ ssoRequirement: 'required', certificate: '' });
    expect((await rehearsal.control('GET', '/sso/mails')).mails).toEqual([]);
  });

  fact('M6.19', async () => {
    await rehearsal.present();
    await invite('grace');
    await password('grace');
    expect(await whoIsIn()).toBe('grace');
    await rehearsal.control('POST', '/sso/reset-sessions');
    expect(await whoIsIn()).toBe('nobody');
    expect(rehearsal.sandbox.org().sessions.all).toEqual([]);
    expect((await rehearsal.present()).text).toContain('Is this still your account?');
    expect(await whoIsIn()).toBe('nobody');
    const { url } = await rehearsal.control('POST', '/sso/mails', { member: 'ada' });
    await rehearsal.expectSignedIn(await follow(url, 'employee-1'));
    await rehearsal.expectSignedIn(await rehearsal.present());
  });

  fact('M6.10', async () => {
    const choose = async (choice: string) => {
      const page = await rehearsal.present({}, undefined);
      const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const answer = await rehearsal.browser.post('/sso/choice', { token, choice });
      expect((await rehearsal.browser.post('/sso/choice', { token, choice })).status).toBe(410);
      return answer;
    };
    await rehearsal.present();
    await rehearsal.control('POST', '/sso/reset-sessions');
    await rehearsal.expectSignedIn(await choose('remain'));
    expect(members()).toHaveLength(1);
    await rehearsal.expectSignedIn(await rehearsal.present());
    await rehearsal.control('POST', '/sso/reset-sessions');
    await rehearsal.expectSignedIn(await choose('switch'));
    expect(members().map(({ username, nameId }) => [username, nameId])).toEqual([
      ['ada', undefined],
      ['ada2', 'employee-1'],
    ]);
    await rehearsal.control('POST', '/sso/reset-sessions');
    const page = await rehearsal.present();
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    rehearsal.clock.advance(600_000);
    expect((await rehearsal.browser.post('/sso/choice', { token, choice: 'remain' })).status).toBe(410);
  });
});

describe('who must use single sign-on (SAML §2, §6)', () => {
  fact('M2.8', async () => {
    await invite('ada');
    const guest = await invite('guest');
    rehearsal.sandbox.org().members.update(guest.id, { rank: 'single-channel-guest', guest: { channelIds: [] } });
    const may: [requirement: 'optional' | 'all-except-guests' | 'required', member: number, guest: number][] = [
      ['optional', 303, 303],
      ['all-except-guests', 403, 303],
      ['required', 403, 403],
    ];
    for (const [ssoRequirement, forMember, forGuest] of may) {
      await rehearsal.sandbox.configure({ ssoRequirement });
      expect([ssoRequirement, (await password('ada')).status]).toEqual([ssoRequirement, forMember]);
      expect([ssoRequirement, (await password('guest')).status]).toEqual([ssoRequirement, forGuest]);
      await rehearsal.expectSignedIn(await rehearsal.present());
    }
    expect(refusalOf(await password('ada')).code).toBe('sso_required');
  });

  fact('M6.11', async () => {
    await invite('ada');
    await password('ada');
    await rehearsal.sandbox.configure({ ssoRequirement: 'required' });
    expect(await whoIsIn()).toBe('ada');
  });

  fact('M6.12', async () => {
    const { id } = await invite('ada');
    await rehearsal.sandbox.configure({ ssoRequirement: 'required' });
    for (const rank of ['owner', 'primary-owner'] as const) {
      rehearsal.sandbox.org().members.update(id, { rank });
      await rehearsal.expectSignedIn(await password('ada'));
    }
    rehearsal.sandbox.org().members.update(id, { rank: 'admin' });
    expect(refusalOf(await password('ada')).code).toBe('sso_required');
    for (const wrong of ['', 'Practice']) {
      const answer = await rehearsal.browser.post('/sign-in', { email: 'ada@example.com', password: wrong });
      expect([answer.status, refusalOf(answer).code]).toEqual([403, 'wrong_password']);
    }
    expect(refusalOf(await password('nobody')).code).toBe('wrong_password');
    await rehearsal.control('PATCH', `/members/${id}`, { state: 'deactivated' });
    expect(refusalOf(await password('ada')).code).toBe('wrong_password');
  });

  fact('M2.16', async () => {
    await invite('ada');
    const { id } = await invite('grace');
    rehearsal.sandbox.org().members.update(id, { rank: 'owner' });
    const typed = { endpointUrl: 'https://new.example/sso', buttonLabel: 'New', providerName: 'New' };
    for (const [name, status] of [
      ['ada', 403],
      ['grace', 303],
    ] as const) {
      await password(name);
      for (const path of ['/settings', '/settings/reset-sessions']) {
        const answer = await rehearsal.browser.post(path, typed);
        expect([name, path, answer.status]).toEqual([name, path, status]);
      }
    }
    expect(rehearsal.sandbox.settings().buttonLabel).toBe('New');
  });
});

describe('sessions of the workspace’s own (SAML §6)', () => {
  fact('M6.13', async () => {
    const sessionNotOnOrAfter = new Date(rehearsal.clock.now().getTime() + 60_000).toISOString();
    await rehearsal.present({ sessionNotOnOrAfter });
    rehearsal.clock.advance(3_600_000);
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Signed in as ada');
  });

  fact('M6.14', async () => {
    await rehearsal.present();
    const LogoutRequest = Buffer.from('<LogoutRequest/>').toString('base64');
    const answer = await rehearsal.browser.post('/sso/saml', { SAMLRequest: LogoutRequest });
    expect(answer.status).toBe(400);
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Signed in as ada');
  });

  it('end by sign-out here only', async () => {
    const cookie = (await rehearsal.present()).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^practice_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/);
    const out = await rehearsal.browser.follow(await rehearsal.browser.post('/sign-out', {}));
    expect(textOf(out.text)).toContain('You are signed out of this workspace only');
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Sign in to Acme');
  });

  fact('M6.15', async () => {
    for (const sessionHours of [24, 12]) {
      await rehearsal.sandbox.configure({ sessionHours });
      const cookie = (await rehearsal.present()).headers.get('set-cookie') ?? '';
      expect(cookie).toContain(`; Max-Age=${sessionHours * 3600}`);
      rehearsal.clock.advance(sessionHours * 3_600_000 - 1);
      expect(await whoIsIn()).toBe('ada');
      rehearsal.clock.advance(1);
      expect(await whoIsIn()).toBe('nobody');
    }
    await expect(rehearsal.sandbox.configure({ sessionHours: 11 })).rejects.toMatchObject({
      code: 'sandbox.invalid_options',
    });
  });

  fact('M6.16', async () => {
    await rehearsal.present();
    const page = async () => textOf((await rehearsal.browser.get('/')).text);
    rehearsal.clock.advance(22 * 3_600_000 - 1);
    expect(await page()).not.toContain('ends within');
    rehearsal.clock.advance(1);
    expect(await page()).toContain('This session ends within two hours.');
    rehearsal.clock.advance(105 * 60_000);
    expect(await page()).toContain('This session ends within 15 minutes.');
  });

  describe('set by the Admin API', () => {
    const api = async (method: string, args: object) => {
      const scopes = ['admin.users:write'];
      const { token } = await rehearsal.control('POST', '/tokens', { scopes });
      const answer = await fetch(`${rehearsal.url}/api/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      const { ok, error } = await answer.json();
      return ok ? 'ok' : error;
    };

    fact('M6.17', async () => {
      await rehearsal.open({ workspace: { kind: 'enterprise' } });
      await rehearsal.present();
      const { id = '' } = members()[0] ?? {};
      const set = (args: object) => api('admin.users.session.setSettings', { user_ids: [id], ...args });
      expect(await set({})).toBe('at_least_one_session_setting_required');
      expect(await set({ duration: 28_799 })).toBe('invalid_arguments');
      expect(await api('admin.users.session.setSettings', { user_ids: ['W0'], duration: 28_800 })).toBe(
        'user_not_found',
      );
      expect(await set({ duration: 28_800 })).toBe('ok');
      rehearsal.clock.advance(28_800_000 - 1);
      expect(await whoIsIn()).toBe('ada');
      rehearsal.clock.advance(1);
      expect(await whoIsIn()).toBe('nobody');
      expect((await rehearsal.present()).headers.get('set-cookie')).toContain('Max-Age=28800');
      expect(await set({ desktop_app_browser_quit: true })).toBe('ok');
      expect((await rehearsal.present()).headers.get('set-cookie')).not.toContain('Max-Age');
      const bob = { nameId: 'employee-2', attributes: { 'User.Email': 'bob@example.com' } };
      expect((await rehearsal.present(bob)).headers.get('set-cookie')).toContain('Max-Age=86400');
    });

    fact('M6.18', async () => {
      await rehearsal.open({ workspace: { kind: 'enterprise' } });
      await rehearsal.present();
      expect(await api('admin.users.session.reset', { user_id: members()[0]?.id })).toBe('ok');
      rehearsal.clock.advance(60_000);
      expect(await whoIsIn()).toBe('nobody');
      await rehearsal.open();
      await rehearsal.present();
      expect(await api('admin.users.session.reset', { user_id: members()[0]?.id })).not.toBe('ok');
      expect(await whoIsIn()).toBe('ada');
    });
  });

  fact('M6.20', async () => {
    const failed = { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder', sign: 'none' } as const;
    const noAssertion = (xml: string) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '');
    const { id, relayState } = await rehearsal.start();
    const told = await rehearsal.present({ ...failed, inResponseTo: id, tamper: noAssertion }, relayState);
    expect([told.status, textOf(told.text).includes('You were not signed in')]).toEqual([400, true]);
    expect(members()).toEqual([]);
  });
});

describe('what members may change (SAML §2)', () => {
  fact('M2.9', async () => {
    await rehearsal.present();
    const wanted = { email: 'new@example.com', displayName: 'Countess' };
    await rehearsal.browser.post('/profile', wanted);
    expect(members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'ada' });
    await rehearsal.sandbox.configure({ allowDisplayNameChange: true });
    await rehearsal.browser.post('/profile', wanted);
    expect(members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'Countess' });
    await rehearsal.sandbox.configure({ allowEmailChange: true });
    await rehearsal.browser.post('/profile', wanted);
    expect(members()[0]).toMatchObject({ email: 'new@example.com' });
    expect((await rehearsal.browser.post('/profile', { email: 'nonsense' })).status).toBe(422);
    await rehearsal.present();
    expect(members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'ada' });
  });
});

describe('an organisation’s configurations (SAML §2)', () => {
  const second = {
    ssoName: 'Contractors',
    endpointUrl: 'https://second.example/sso',
    idpIssuer: 'https://second.example',
  };
  const openOrg = () => rehearsal.open({ workspace: { kind: 'enterprise' }, settings: { ssoName: 'Employees' } });
  const add = (more: object = {}) =>
    rehearsal.control('POST', '/sso/configurations', { ...second, certificate: otherCertificate, ...more });
  const bySecond = { issuer: second.idpIssuer, signWith: 'foreign', nameId: 'contractor-1' } as const;

  fact('M2.2', async () => {
    await openOrg();
    expect((await rehearsal.browser.get('/settings')).text).toContain('value="Employees"');
    await expect(rehearsal.open({ settings: { ssoName: 'Employees' } })).rejects.toMatchObject({
      faults: [{ path: 'settings.ssoName' }],
    });
    await rehearsal.open();
    expect((await rehearsal.browser.get('/settings')).text).not.toContain('ssoName');
  });

  fact('M2.12', async () => {
    await openOrg();
    for (let number = 1; number <= 11; number++) await add({ ssoName: `Configuration ${number}` });
    await expect(add()).rejects.toThrow('at most 12');
    const page = textOf((await rehearsal.browser.get('/')).text);
    expect(page).toContain('Sign in with SSO Sign in with Configuration 1');
    await rehearsal.open();
    await expect(add()).rejects.toThrow('Only an organisation');
  });

  fact('M2.13', async () => {
    await openOrg();
    const { id } = await add();
    const { url, ...request } = await rehearsal.start(`/sso/saml/start?configuration=${id}`);
    expect(`${url.origin}${url.pathname}`).toBe(second.endpointUrl);
    const crossed = await rehearsal.present({ inResponseTo: request.id }, request.relayState);
    expect(refusalOf(crossed).message).toBe(slack.issuer);
    await rehearsal.expectSignedIn(
      await rehearsal.present({ ...bySecond, inResponseTo: request.id }, request.relayState),
    );
    const contractor = rehearsal.browser;
    await rehearsal.expectSignedIn(await rehearsal.present(bySecond));
    expect(refusalOf(await rehearsal.present({ ...bySecond, signWith: 'ours' })).message).toBe(slack.signature);
    const employee = new Browser(rehearsal.url);
    await employee.present(rehearsal.response({ attributes: { ...ada, 'User.Email': 'b@example.com' } }));
    await rehearsal.browser
      .post(`/settings/configurations/${id}/remove`, {})
      .then(({ status }) => expect(status).toBe(403));
    await rehearsal.control('DELETE', `/sso/configurations/${id}`);
    expect(textOf((await contractor.get('/')).text)).toContain('Sign in to Acme');
    expect(textOf((await employee.get('/')).text)).toContain('Signed in as');
    expect(refusalOf(await rehearsal.present(bySecond)).message).toBe(slack.issuer);
    expect((await rehearsal.browser.get(`/sso/saml/start?configuration=${id}`)).status).toBe(404);
  });

  fact('M2.14', async () => {
    await rehearsal.open({ workspace: { kind: 'enterprise' } });
    const changes: string[] = [];
    const { id } = await add();
    await rehearsal.sandbox.configure({ endpointUrl: 'https://moved.example/sso' });
    await rehearsal.sandbox.configure({ testMode: true, endpointUrl: 'https://tested.example/sso' });
    await rehearsal.sandbox.configure({ ssoRequirement: 'required' });
    await rehearsal.control('DELETE', `/sso/configurations/${id}`);
    for (const { entry } of rehearsal.sandbox.org().auditTrail.before(Number.MAX_SAFE_INTEGER))
      changes.unshift(entry.action);
    expect(changes).toEqual([
      'idp_configuration_added',
      'idp_prod_configuration_updated',
      'idp_test_configuration_updated',
      'pref.sso_setting_changed',
      'idp_configuration_deleted',
    ]);
  });
});
