import { botIdOf, ensureBotUser } from '../../src/sandbox/org/bot-user';
import { createOrgData } from '../../src/sandbox/org/create-org-data';
import { generateOrg, generateSchema } from '../../src/sandbox/org/generate-org';
import { messageLimits } from '../../src/sandbox/org/message-book';
import { Org } from '../../src/sandbox/org/org';
import { orgDataSchema } from '../../src/sandbox/org/org-data';
import { TurnableClock } from '../../src/sandbox/org/turnable-clock';
import { workspaceSchema } from '../../src/sandbox/settings';
import { TestClock } from '../support/clock';

const clock = new TestClock();

function openOrg(kind: 'workspace' | 'enterprise' = 'workspace'): Org {
  const data = createOrgData(workspaceSchema.parse({ kind }), clock.now());
  return new Org({ ...data, teams: [{ id: 'T1', name: 'Acme', domain: 'acme', createdAt: clock.now() }] }, clock);
}

function addMember(org: Org, username: string, more: Partial<Parameters<Org['members']['add']>[0]> = {}) {
  const plain = { displayName: username, firstName: '', lastName: '', state: 'active', source: 'scim' } as const;
  return org.members.add({ username, email: `${username}@example.com`, ...plain, ...more });
}

describe('the org', () => {
  it('finds a member by id, e-mail, username and NameID, before and after each changes', () => {
    const org = openOrg();
    const ada = addMember(org, 'ada', { nameId: 'N1' });
    const found = () => [org.members.get(ada.id), org.members.byUsername('ADA'), org.members.byNameId('N1')];
    expect(found()).toEqual([ada, ada, ada]);
    expect(org.members.byEmail('ADA@Example.com')).toEqual([ada]);
    org.members.update(ada.id, { username: 'lovelace', email: 'l@example.com', nameId: 'N2' });
    expect(found().slice(1)).toEqual([undefined, undefined]);
    expect(org.members.byEmail('ada@example.com')).toEqual([]);
    expect(org.members.find('l@example.com')).toBe(org.members.find('lovelace'));
    expect(org.members.byNameId('n2')).toBeUndefined();
    expect(org.names.isFree('ada')).toBe(true);
  });

  it('keeps names of members, channels and groups in one namespace', () => {
    const org = openOrg();
    const ada = addMember(org, 'ada');
    const channel = org.channels.add({ name: 'sales', kind: 'public', teamId: 'T1' });
    const group = org.groups.add({ name: 'Sales', kind: 'user-group', handle: 'sellers' });
    expect(org.names.find('Ada')).toEqual({ kind: 'member', id: ada.id });
    expect(org.names.find('SALES')).toEqual({ kind: 'channel', id: channel.id });
    expect(org.names.find('sellers')).toEqual({ kind: 'group', id: group.id });
    org.channels.update(channel.id, { name: 'selling' });
    org.groups.remove(group.id);
    expect([org.names.isFree('sales'), org.names.isFree('sellers'), org.names.isFree('selling')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('knows the groups of a member, and tells only real changes of membership', () => {
    const org = openOrg('enterprise');
    const ada = addMember(org, 'ada');
    expect(ada.id).toMatch(/^W[A-Z0-9]{10}$/);
    const group = org.groups.add({ name: 'Staff', kind: 'idp-group' });
    const first = org.collectChanges(() => org.groups.changeMembers(group.id, { add: [ada.id, ada.id] }));
    expect(first.changes).toMatchObject([{ subject: 'group', fields: { members: { before: [], after: [ada.id] } } }]);
    expect(org.groups.ofMember(ada.id)).toEqual([group]);
    const again = org.collectChanges(() => org.groups.changeMembers(group.id, { add: [ada.id], remove: ['W0'] }));
    expect(again.changes).toEqual([]);
    org.groups.changeMembers(group.id, { remove: [ada.id] });
    expect(org.groups.ofMember(ada.id)).toEqual([]);
  });

  it('counts a patch that changes nothing as no change', () => {
    const org = openOrg();
    const ada = addMember(org, 'ada', { address: { country: 'UK' } });
    const { revision } = org;
    org.members.update(ada.id, { title: '', address: { country: 'UK' } });
    expect(org.revision).toBe(revision);
    clock.advance(1000);
    org.members.update(ada.id, { state: 'deactivated' });
    expect(org.members.get(ada.id)).toMatchObject({ deactivatedAt: clock.now(), updatedAt: clock.now() });
    org.members.update(ada.id, { state: 'active' });
    expect(org.members.get(ada.id)?.deactivatedAt).toBeUndefined();
  });

  it('holds fifty profile fields of its own and no more', () => {
    const org = openOrg();
    for (let n = 0; n < 50; n++) expect(org.profileFields.add({ label: `Field ${n}` })).toBeDefined();
    expect(org.profileFields.add({ label: 'One too many' })).toBeUndefined();
  });

  it('deactivates a guest when their time has ended, not before, and not whose time was taken back', () => {
    const own = new TestClock();
    const org = new Org({ ...openOrg().toJSON() }, own);
    const expiresAt = new Date(own.now().getTime() + 1_000);
    const guest = { expiresAt, channelIds: [] };
    const [going, staying] = ['a', 'b'].map((name) => addMember(org, name, { rank: 'multi-channel-guest', guest }));
    org.members.update(staying?.id ?? '', { guest: { channelIds: [] } });
    own.advance(999);
    org.members.expireGuests();
    expect(going?.state).toBe('active');
    own.advance(1);
    org.members.expireGuests();
    expect([going?.state, staying?.state]).toEqual(['deactivated', 'active']);
    org.members.update(staying?.id ?? '', { guest });
    org.members.expireGuests();
    expect(staying?.state).toBe('deactivated');
  });

  it('finds a token by its text and keeps no text', () => {
    const org = openOrg();
    const ada = addMember(org, 'ada');
    const app = org.tokens.addApp({ name: 'Provisioning' });
    const { text, token } = org.tokens.issue({ kind: 'user', appId: app.id, memberId: ada.id, scopes: ['admin'] });
    expect(text).toMatch(/^xoxp-/);
    expect(org.tokens.find(text)).toBe(token);
    expect(org.tokens.find(`${text}x`)).toBeUndefined();
    org.tokens.revoke(token.id);
    expect(org.tokens.find(text)?.revokedAt).toEqual(clock.now());
    expect(JSON.stringify(org)).not.toContain(text);
  });

  it('comes back from its JSON as it was', () => {
    const org = openOrg('enterprise');
    generateOrg(org, generateSchema.parse({ people: 30, groups: 3, channels: 3, teams: 2, seed: 4 }));
    org.sessions.open(org.members.all[0]?.id ?? '', { notes: ['hello'] });
    const { id: channelId } = org.messages.openDirect('A1', org.members.all[0]?.id ?? '');
    org.messages.post({ channelId, memberId: 'U1', text: 'Hello', blocks: [{ type: 'divider' }] });
    org.policies = { emailDomains: 'acme.example', showEmails: false, userGroupManagers: 'everyone' };
    org.members.update(org.members.all[1]?.id ?? '', {
      status: { text: 'Tea', emoji: ':tea:', expiresAt: clock.now() },
      pronouns: 'she',
      profileAlts: { Xf1: 'Earl Grey' },
      pendingEmail: { value: 'new@acme.example', askedAt: clock.now() },
    });
    const text = JSON.stringify(org);
    const again = new Org(orgDataSchema.parse(JSON.parse(text)), clock);
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(text));
    expect(again.groups.ofMember(again.groups.all[0]?.memberIds.values().next().value ?? '')).not.toEqual([]);
  });
});

describe('messages', () => {
  const hello = { channelId: 'C1', memberId: 'U1', text: 'Hello' };

  it('have a ts of their own in their conversation, also while the clock stands still', () => {
    const org = openOrg();
    const [first, second, elsewhere] = [hello, hello, { ...hello, channelId: 'C2' }].map((each) =>
      org.messages.post(each),
    );
    expect(first?.ts).toMatch(/^\d{10}\.\d{6}$/);
    expect([Number(second?.ts) > Number(first?.ts), elsewhere?.ts]).toEqual([true, first?.ts]);
    expect(org.messages.in('C1')).toEqual([first, second]);
    expect(org.messages.remove('C1', second?.ts ?? '')).toBe(true);
    expect(org.messages.post(hello).ts).not.toBe(second?.ts);
  });

  it('are told as changes when they come, differ and go, and not when nothing differs or there is none', () => {
    const org = openOrg();
    const { result: message, changes } = org.collectChanges(() => org.messages.post(hello));
    expect(changes).toMatchObject([{ subject: 'message', id: `C1:${message.ts}`, action: 'created' }]);
    const edit = (text: string) => org.collectChanges(() => org.messages.replace('C1', message.ts, { text })).changes;
    expect(edit('Hello')).toEqual([]);
    expect(message.editedAt).toBeUndefined();
    expect(edit('Bye')).toMatchObject([{ action: 'updated', fields: { text: { before: 'Hello', after: 'Bye' } } }]);
    expect(message.editedAt).toEqual(clock.now());
    expect(org.messages.replace('C1', '1.000000', { text: '' })).toBeUndefined();
    const remove = () => org.collectChanges(() => org.messages.remove('C1', message.ts));
    expect(remove()).toMatchObject({ result: true, changes: [{ action: 'removed' }] });
    expect(remove()).toEqual({ result: false, changes: [] });
  });

  it('are forgotten, the oldest first, where there are too many or too much', () => {
    const org = openOrg();
    const { perConversation, characters } = messageLimits;
    for (let n = 0; n <= perConversation; n++) org.messages.post({ ...hello, text: String(n) });
    expect(org.messages.in('C1')).toHaveLength(perConversation);
    expect(org.messages.in('C1')[0]?.text).toBe('1');
    for (let n = 0; n < 5; n++) org.messages.post({ ...hello, channelId: 'C2', text: 'x'.repeat(characters / 4) });
    expect([org.messages.in('C1').length, org.messages.in('C2').length]).toEqual([0, 3]);
  });

  it('of an app with a person stand in one direct conversation', () => {
    const org = openOrg();
    const ada = addMember(org, 'ada');
    const { id } = org.messages.openDirect('A1', ada.id);
    expect(id).toMatch(/^D[A-Z0-9]{10}$/);
    expect(org.messages.openDirect('A1', ada.id).id).toBe(id);
    expect(org.messages.openDirect('A2', ada.id).id).not.toBe(id);
    expect(org.messages.getDirect(id)).toMatchObject({ appId: 'A1', memberId: ada.id });
  });

  it('of an app are signed by its bot, which is one user however often it is installed', () => {
    const org = openOrg();
    addMember(org, 'approvals');
    const { id } = org.tokens.addApp({ name: 'Approvals' });
    const ensure = () => ensureBotUser(org, org.tokens.getApp(id) as never);
    const bot = ensure();
    expect(bot).toMatchObject({ kind: 'bot', source: 'install', appId: id, displayName: 'Approvals' });
    expect(bot.username).toMatch(/^approvals[a-z0-9]{11}$/);
    org.members.update(bot.id, { state: 'deactivated' });
    expect(ensure()).toBe(bot);
    expect(bot.state).toBe('active');
    expect(botIdOf(id)).toBe(id.replace('A', 'B'));
  });
});

describe('the generator', () => {
  it('makes the same org from the same seed, and another from another', () => {
    const made = (seed: number) => {
      const org = openOrg();
      generateOrg(org, generateSchema.parse({ people: 400, groups: 20, channels: 30, seed }));
      return JSON.stringify(org);
    };
    expect(made(7)).toBe(made(7));
    expect(made(7)).not.toBe(made(8));
  });

  it('makes every kind of account, and names that Slack takes', () => {
    const org = openOrg();
    generateOrg(org, generateSchema.parse({ people: 3_000, groups: 60, channels: 100, seed: 7 }));
    expect(org.members.all).toHaveLength(3_000);
    const { all } = org.members;
    expect(new Set(all.map((member) => member.rank)).size).toBe(6);
    expect(new Set(all.map((member) => member.state)).size).toBe(3);
    expect(all.filter((member) => member.rank === 'primary-owner')).toHaveLength(1);
    expect(all.some((member) => member.kind === 'bot')).toBe(true);
    expect(new Set(all.map((member) => member.username)).size).toBe(3_000);
    expect(all.every((member) => /^[a-z0-9._-]{1,21}$/.test(member.username))).toBe(true);
    expect(all.some((member) => member.guest?.expiresAt !== undefined)).toBe(true);
    expect(org.groups.all).toHaveLength(60);
    expect(org.groups.all.filter((group) => group.builtIn)).toHaveLength(2);
    expect(org.groups.all.some((group) => group.disabledAt)).toBe(true);
    expect(org.channels.byName('general')).toMatchObject({ isGeneral: true });
  });
});

describe('the clock of the practice workspace', () => {
  it('runs with the machine’s, is turned forward, held, and runs on from there', () => {
    const base = new TestClock();
    const turnable = new TurnableClock(base);
    const start = base.now().getTime();
    base.advance(1_000);
    expect(turnable.now().getTime()).toBe(start + 1_000);
    turnable.advance(3_600_000);
    turnable.hold();
    base.advance(5_000);
    expect(turnable.now().getTime()).toBe(start + 3_601_000);
    turnable.advance(1_000);
    turnable.run();
    base.advance(10);
    expect(turnable.now().getTime()).toBe(start + 3_602_010);
  });
});
