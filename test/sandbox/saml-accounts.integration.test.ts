import { refusalOf, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import { ada } from './identity-provider';
import { rehearse } from './rehearsal';

const rehearsal = rehearse();
const members = () => rehearsal.sandbox.members();
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
    await rehearsal.sandbox.configure({ emailDomains: 'example.com, acme.example' });
    const elsewhere = { attributes: { 'User.Email': 'ada@mail.example.com' } };
    expect(refusalOf(await rehearsal.present(elsewhere)).code).toBe('email_domain');
    await rehearsal.expectSignedIn(await rehearsal.present({ attributes: { 'User.Email': 'ada@EXAMPLE.com' } }));
    await rehearsal.turn({ unknownEmailDomain: 'accept' });
    await rehearsal.expectSignedIn(await rehearsal.present({ nameId: 'employee-2', ...elsewhere }));
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

  it('last 24 hours', async () => {
    await rehearsal.present();
    rehearsal.clock.advance(24 * 3_600_000 - 1);
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Signed in as ada');
    rehearsal.clock.advance(1);
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Sign in to Acme');
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
