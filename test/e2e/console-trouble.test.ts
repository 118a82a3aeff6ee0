import { readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { systemActor } from '../../src/core';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { findAxeFaults } from './find-axe-faults';
import { liveIn, mallory } from './lived-in';
import { type Practice, startPractice } from './practice';
import { openVisitor, type Visitor } from './visitor';

const app = 'Slack (practice)';

let chromium: TestBrowser;
let practice: Practice;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [chromium, practice] = await Promise.all([launchBrowser(), startPractice({ withConsole: true })]);
  await liveIn(practice);
});

afterEach(async () => {
  const troubles = visitors.flatMap((visitor) => visitor.troubles);
  await Promise.all(visitors.splice(0).map((visitor) => visitor.close()));
  // What is played here: no session, an address that is refused, a change meanwhile, a row that is gone, a server or a
  // network that is away.
  const played =
    /This page could not be fetched|status of (40[0149]|502)|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/;
  expect(troubles.filter((trouble) => !played.test(trouble))).toEqual([]);
});

afterAll(async () => {
  await chromium?.close();
  await practice?.stop();
});

async function arrive(): Promise<Visitor> {
  const visitor = await openVisitor(chromium.browser, practice);
  visitors.push(visitor);
  return visitor;
}

async function administer(name: string, path = '/'): Promise<Visitor> {
  const visitor = await arrive();
  await visitor.administer(name, path);
  return visitor;
}

const idOf = async (username: string) => (await practice.services.directory.getUser(username)).id;

it('a session that is over in the middle of a form asks for the password there, and nothing typed is lost', async () => {
  const { page, console } = await arrive();
  await console.enter('ada', '/groups');
  // The first look at who is here is no fault that a browser shows.
  expect(visitors.flatMap(({ troubles }) => troubles)).toEqual([]);
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = console.dialog('New group');
  await dialog.getByLabel('Name').fill('Night watch');
  await dialog.getByLabel('Description').fill('Awake when others are not.');
  await practice.services.sessions.revokeAll(systemActor('e2e'), await idOf('ada'));
  await dialog.getByRole('button', { name: 'New group' }).click();
  await console.signInAgain();
  await console.told('The group is made.');
  expect(await practice.services.directory.getGroup('Night watch')).toMatchObject({
    description: 'Awake when others are not.',
  });
});

it('what is typed after saving stays, also when the page learns only then what was saved', async () => {
  const { page, console } = await administer('ada', '/apps/slack');
  const settings = console.section('Settings');
  let learn = () => {};
  const learns = new Promise<void>((done) => {
    learn = done;
  });
  await settings.getByLabel('Name').fill('Slack at last');
  await page.route('**/api/v1/apps/slack', async (route) => {
    if (route.request().method() === 'GET') await learns;
    await route.continue();
  });
  await settings.getByRole('button', { name: 'Save' }).click();
  await console.told('Saved.');
  await settings.getByLabel('Shown in the portal').press('Space');
  learn();
  await console.heading('Slack at last');
  expect(await settings.getByLabel('Shown in the portal').isChecked()).toBe(false);
  await settings.getByLabel('Name').fill(app);
  await settings.getByLabel('Shown in the portal').press('Space');
  await settings.getByRole('button', { name: 'Save' }).click();
  await console.heading(app);
  await page.unroute('**/api/v1/apps/slack');
});

it('a server that is away is said to be, and found again without a reload', async () => {
  const { page, console } = await administer('ada', '/people');
  await console.heading('People');
  await page.context().route('**/api/v1/**', (route) => route.abort('connectionrefused'));
  await console.go('Groups');
  const banner = page.getByRole('status').filter({ hasText: 'Countersign does not answer.' });
  await banner.waitFor();
  await page.context().unroute('**/api/v1/**');
  await page.getByRole('link', { name: 'Slack members' }).waitFor();
  await banner.waitFor({ state: 'detached' });

  // So it is where nothing on the page would ask by itself: an act alone was not answered, by a proxy in front.
  await page.context().route('**/api/v1/**', asProxy);
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = console.dialog('New group');
  await dialog.getByLabel('Name').fill('Night watch');
  await dialog.getByRole('button', { name: 'New group' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'Nothing is done later by itself' }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await banner.waitFor();
  await page.context().unroute('**/api/v1/**');
  await banner.waitFor({ state: 'detached' });
});

it('a console that cannot start says why, and starts by itself when Countersign is back behind its proxy', async () => {
  const { page, console } = await arrive();
  await page.context().route('**/console/session/token', asProxy);
  await console.open('/groups');
  await console.heading('The console cannot start yet');
  await page.getByRole('alert').filter({ hasText: 'Countersign does not answer.' }).waitFor();
  expect(await findAxeFaults(page)).toEqual([]);
  await page.context().unroute('**/console/session/token');
  await console.dialog('Sign in to the console').waitFor();
});

it('a page whose files do not come is fetched by itself when Countersign is back; one that is never there is not fetched for ever', async () => {
  const { page, console } = await administer('ada', '/people');
  await console.heading('People');
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  const missing = page.getByRole('alert').filter({ hasText: 'This page could not be fetched.' });
  await page.context().route('**/console/**', asProxy);
  await console.go('Groups');
  await missing.waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(loads).toBe(0);
  await page.context().unroute('**/console/**');
  await console.heading('Groups');
  expect(loads).toBe(1);

  await page.context().route('**/assets/activity-page*', asProxy);
  await console.go('Activity');
  await missing.waitFor();
  await expect(console.heading('Activity', { timeout: 1_500 })).rejects.toThrow('Timeout');
  expect(loads).toBe(1);
  await page.context().unroute('**/assets/activity-page*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await console.heading('Activity');
});

it('of a search that nobody answers no older rows are shown; it is answered when Countersign is back behind its proxy', async () => {
  const { page } = await administer('ada', '/people');
  await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
  await page.context().route('**/api/v1/**', asProxy);
  await page.getByLabel('Search by name').fill('vannevar');
  await page.getByRole('alert').filter({ hasText: 'Countersign does not answer.' }).waitFor();
  expect(await page.getByRole('link', { name: 'Grace Hopper' }).count()).toBe(0);
  const banner = page.getByRole('status').filter({ hasText: 'Countersign does not answer.' });
  await banner.waitFor();
  expect(await findAxeFaults(page)).toEqual([]);
  await page.context().unroute('**/api/v1/**');
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Vannevar Bush' }).waitFor();
  await page.getByRole('link', { name: 'Grace Hopper' }).waitFor({ state: 'detached' });

  // One that is only slow leaves them, and marks them as what they are.
  const held = Promise.withResolvers<void>();
  await page.context().route('**/api/v1/users?**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByLabel('Search by name').fill('grace');
  await page.locator('[aria-busy="true"]').getByRole('link', { name: 'Vannevar Bush' }).waitFor();
  held.resolve();
  await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
  expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
});

/** What the proxy in front says while nothing behind it answers. */
const asProxy = (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502</h1>' });

it('an act while the network is away says so where it was asked for and, given up, is never done when the network is back', async () => {
  const { directory } = practice.services;
  const grace = await directory.getUser('grace');
  const { page, console } = await administer('ada', '/people?search=grace');
  await page.getByRole('link', { name: 'Grace Hopper' }).click();
  await page.getByRole('button', { name: 'Suspend' }).click();
  const suspend = console.dialog('Suspend Grace Hopper?');
  await suspend.getByText('Every session ends now').waitFor();
  await page.context().setOffline(true);
  await suspend.getByRole('button', { name: 'Suspend' }).click();
  await suspend.getByRole('alert').filter({ hasText: 'Nothing is done later by itself' }).waitFor();
  await suspend.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const change = console.dialog('Change Grace Hopper');
  await change.getByLabel('Division').fill('Night');
  await change.getByRole('button', { name: 'Save' }).click();
  await change.getByRole('alert').filter({ hasText: 'Nothing is done later by itself' }).waitFor();
  await change.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('status').filter({ hasText: 'Countersign does not answer.' }).waitFor();
  await console.go('People');
  const changes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`);
  });
  await page.context().setOffline(false);
  await page.getByRole('status').filter({ hasText: 'Countersign does not answer.' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Vannevar Bush' }).waitFor();
  expect(changes).toEqual([]);
  expect(await directory.getUser('grace')).toEqual(grace);
});

it('an act that is clicked twice is done once, and once more when it is asked for once more', async () => {
  const { page, console } = await administer('ada', '/settings');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
  });
  const make = async (name: string) => {
    await page.getByRole('button', { name: 'New token' }).click();
    const form = console.dialog('New token');
    await form.getByLabel('What it is for').fill(name);
    await form.getByRole('checkbox', { name: 'apps:read' }).check();
    await form.getByRole('button', { name: 'New token' }).dblclick();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor();
  };
  const tokens = () => asked.filter((path) => path === '/api/v1/tokens').length;
  await make('Made by two clicks');
  expect(await page.getByRole('row', { name: /^Made by two clicks/ }).count()).toBe(1);
  expect(tokens()).toBe(1);
  await make('Made after it');
  expect(tokens()).toBe(2);
  await console.open('/connect-slack/slack/slack');
  await page.getByRole('button', { name: 'Make a link' }).dblclick();
  await page.getByText('Handed over by').waitFor();
  expect(asked.filter((path) => path.endsWith('/handovers')).length).toBe(1);
});

it('the dialog in which a workspace is connected stays, with what was typed and what was wrong, while the page asks anew', async () => {
  const by = systemActor('e2e');
  const second = await practice.services.apps.createSlackApp(by, {
    slug: 'second',
    name: 'Second',
    domain: 'second.slack.com',
  });
  const { page, console } = await administer('ada', '/apps/second/provisioning');
  await page.getByRole('button', { name: 'Connect with a token' }).click();
  const dialog = console.dialog('Connect with a token');
  await dialog.getByLabel('Token', { exact: true }).fill('no token at all');
  await dialog.getByRole('button', { name: 'Connect with a token' }).click();
  await dialog.getByRole('alert').waitFor();
  await page.waitForResponse((response) => /\/api\/v1\/connections/.test(response.url()));
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel('Token', { exact: true }).inputValue()).toBe('no token at all');
  await practice.services.apps.delete(by, second.id);
});

it('somebody is signed out everywhere only after it was read what follows', async () => {
  const visitor = await arrive();
  await visitor.countersign.open();
  await visitor.countersign.signIn('alan');
  const { page, console } = await administer('ada', `/people/${await idOf('alan')}`);
  const section = console.section('Sessions');
  await section.getByRole('button', { name: 'Sign out everywhere' }).click();
  const dialog = console.dialog('Sign Alan Turing out everywhere?');
  await dialog.getByText('Slack keeps its own session').waitFor();
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await dialog.waitFor({ state: 'detached' });
  await section.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await section.getByText('Not signed in anywhere.').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('');
});

it('of two administrators who change one app, the second is told, sees the difference, and decides', async () => {
  const [ada, grace] = [await administer('ada', '/apps/slack'), await administer('grace', '/apps/slack')];
  for (const [{ page }, name] of [
    [ada, 'Slack of Ada'],
    [grace, 'Slack of Grace'],
  ] as const) {
    await page.getByLabel('Name', { exact: true }).fill(name);
  }
  await ada.page.getByRole('button', { name: 'Save' }).click();
  await ada.console.heading('Slack of Ada');
  await grace.page.getByRole('button', { name: 'Save' }).click();
  const told = grace.page.getByRole('alert').filter({ hasText: 'Somebody else has changed this' });
  await told.getByRole('row', { name: 'Name Slack of Ada Slack of Grace' }).waitFor();
  expect((await practice.services.apps.get('slack')).name).toBe('Slack of Ada');
  await told.getByRole('button', { name: 'Save mine' }).click();
  await grace.console.heading('Slack of Grace');
  const { id } = await practice.services.apps.get('slack');
  await practice.services.apps.update(systemActor('e2e'), id, { name: app });
});

it('of two who change one group, or one person, the second is told, sees the difference, and decides', async () => {
  const { directory } = practice.services;
  const by = systemActor('e2e');
  const { page, console } = await administer('ada', '/groups');
  await page.getByRole('link', { name: 'Slack members' }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const group = console.dialog('Change Slack members');
  await group.getByLabel('Description').fill('Who may use Slack');
  const { id, description } = await directory.getGroup('Slack members');
  await directory.updateGroup(by, id, { description: 'Whoever was here first' });
  await group.getByRole('button', { name: 'Save' }).click();
  await group.getByRole('row', { name: 'Description Whoever was here first Who may use Slack' }).waitFor();
  await group.getByRole('button', { name: 'Save mine' }).click();
  await console.told('The group is changed.');
  expect((await directory.getGroup(id)).description).toBe('Who may use Slack');
  await directory.updateGroup(by, id, { description });

  const grace = await idOf('grace');
  await console.open(`/people/${grace}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const person = console.dialog('Change Grace Hopper');
  await person.getByLabel('Division').fill('Night');
  await directory.updateUser(by, grace, { division: 'Day' });
  await person.getByRole('button', { name: 'Save' }).click();
  await person.getByRole('row', { name: 'Division Day Night' }).waitFor();
  await person.getByRole('button', { name: 'Take theirs' }).click();
  expect(await person.getByLabel('Division').inputValue()).toBe('Day');
  await person.getByLabel('Division').fill('');
  await person.getByRole('button', { name: 'Save' }).click();
  await console.told('The person is changed.');
  expect((await directory.getUser(grace)).division).toBeNull();
});

it('of a change that was refused and left, what was typed is there the next time, and what was wrong with it is not', async () => {
  const { page, console } = await administer('ada', `/people/${await idOf('grace')}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const person = console.dialog('Change Grace Hopper');
  await person.getByLabel('E-mail').fill('ada@acme.example');
  await person.getByRole('button', { name: 'Save' }).click();
  await person.getByRole('alert').waitFor();
  await person.getByRole('button', { name: 'Cancel' }).click();
  await person.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  expect(await person.getByLabel('E-mail').inputValue()).toBe('ada@acme.example');
  expect(await person.getByRole('alert').count()).toBe(0);
});

it('of a row that somebody else took away meanwhile, what was typed stays; it is brought back or left out', async () => {
  const by = systemActor('e2e');
  const { apps, appAttributes } = practice.services;
  const app = await apps.get('slack');
  const badge = { spName: 'badge', sourceKind: 'constant', source: 'none' } as const;
  const take = async () => {
    const { attributes } = await apps.get('slack');
    await appAttributes.deleteAttribute(by, app.id, attributes.find(({ spName }) => spName === 'badge')?.id ?? '');
  };
  await appAttributes.addAttribute(by, app.id, badge);
  const { page, console } = await administer('ada', '/apps/slack/attributes');
  const row = page.getByRole('row', { name: /^badge/ });
  await row.getByRole('button', { name: 'Change' }).click();
  const dialog = console.dialog('badge');
  await dialog.getByLabel('Text', { exact: true }).fill('blue');
  await take();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('It is not there any more.').waitFor();
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await console.told('The table is changed.');
  await page.getByRole('row', { name: /^badge Constant blue/ }).waitFor();

  await row.getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('Text', { exact: true }).fill('red');
  await take();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('It is not there any more.').waitFor();
  await dialog.getByRole('button', { name: 'Take theirs' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  expect((await apps.get('slack')).attributes.map(({ spName }) => spName)).not.toContain('badge');
});

it('an app is given another address; the old one works until it is retired, after it was seen who still comes by it', async () => {
  await practice.services.apps.createSamlApp(systemActor('e2e'), {
    slug: 'wiki',
    name: 'Wiki',
    spEntityId: 'https://wiki.acme.example',
    acsEndpoints: [{ url: 'https://wiki.acme.example/acs' }],
  });
  const { page, console } = await administer('ada', '/apps/wiki');
  await page.getByRole('button', { name: 'Change the address' }).click();
  const dialog = console.dialog('Change the address');
  await dialog.getByText('keep the old issuer, because Wiki still expects it').waitFor();
  await dialog.getByLabel('New short name').fill('slack');
  await dialog.getByRole('button', { name: 'Change the address' }).click();
  await dialog.getByText('Another app already has this short name').waitFor();
  await dialog.getByLabel('New short name').fill('handbook');
  await dialog.getByRole('button', { name: 'Change the address' }).click();
  await console.told('The address is changed.');
  await page.waitForURL('**/console/apps/handbook');
  const old = console.section('wiki');
  await old.getByText('The portal goes by it').waitFor();

  await console.section('handbook').getByRole('button', { name: 'Wiki has this address' }).click();
  await console
    .dialog(/^Is this the address/)
    .getByRole('button', { name: 'Wiki has this address' })
    .click();
  await old.getByText('The portal goes by it').waitFor({ state: 'detached' });
  await old.getByRole('button', { name: 'Retire it' }).click();
  const consequence = console.dialog('Retire the old address “wiki”?');
  await consequence.getByText('No sign-in has come by it in the last 30 days.').waitFor();
  await consequence.getByRole('button', { name: 'Retire it' }).click();
  await old.waitFor({ state: 'detached' });
  expect(await practice.services.apps.find('wiki')).toBeUndefined();
});

it('a check of everybody that fails in the middle says so, and is asked again by nobody but a person', async () => {
  const { page, console } = await administer('ada', '/apps/slack');
  let isWell = false;
  const asked: (string | null)[] = [];
  await page.route('**/api/v1/apps/slack/preflight?**', async (route) => {
    const cursor = new URL(route.request().url()).searchParams.get('cursor');
    asked.push(cursor);
    const problem = { status: 409, code: 'apps.changed_meanwhile', title: 'Something stands in the way' };
    await (cursor === null
      ? route.fulfill({ json: { checked: 200, items: [], nextCursor: 'more' } })
      : isWell
        ? route.fulfill({ json: { checked: 7, items: [], nextCursor: null } })
        : route.fulfill({ status: 409, json: problem, contentType: 'application/problem+json' }));
  });
  const check = console.section('Before anybody tries');
  await check.getByRole('button', { name: 'Check everybody' }).click();
  const told = check.getByRole('alert').filter({ hasText: 'Something stands in the way' });
  await told.waitFor();
  await check.getByText('200 people checked').waitFor();
  // Whatever would ask again by itself does so before the page has drawn twice more.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  isWell = true;
  await told.getByRole('button', { name: 'Try again' }).click();
  await check.getByText('207 people checked').waitFor();
  expect(asked).toEqual([null, 'more', 'more']);
});

it('before an app is deleted, how many lose it is said where it is known, and nothing in its place where it is not', async () => {
  const { page, console } = await administer('ada', '/apps/slack');
  const problem = { status: 409, code: 'apps.changed_meanwhile', title: 'It could not be counted' };
  const reach = '**/api/v1/apps/slack/access';
  await page.route(reach, (route) => route.fulfill({ status: 409, json: problem }));
  await page.getByRole('button', { name: 'Delete the app' }).click();
  const dialog = console.dialog(`Delete ${app}?`);
  const told = dialog.getByRole('alert').filter({ hasText: 'It could not be counted' });
  await told.waitFor();
  expect(await dialog.getByText(/could enter/).count()).toBe(0);
  await page.unroute(reach);
  await told.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByText(/^2\d people could enter until now/).waitFor();
});

it('what cannot be asked for is said in its place, and what was there before stays, said to be old', async () => {
  const { page, console } = await administer('ada', '/');
  const problem = { status: 409, code: 'e2e.refused', title: 'It was refused' };
  const refuse = (path: string) =>
    page.route(`**/api/v1/${path}`, (route) =>
      route.request().method() === 'GET' ? route.fulfill({ status: 409, json: problem }) : route.fallback(),
    );
  const refused = page.getByRole('alert').filter({ hasText: 'It was refused' });
  const slack = page.getByRole('article', { name: app });
  await slack.getByText(/days left$/).waitFor();

  const group = await practice.services.directory.getGroup('Slack members');
  await console.move(`/groups/${group.id}`);
  await console.section('People').getByText('Ada Lovelace').waitFor();
  await refuse(`groups/${group.id}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await console.dialog('Change Slack members').getByRole('button', { name: 'Save' }).click();
  await refused.filter({ hasText: 'What stands here is as it was before.' }).waitFor();
  await console.section('People').getByText('Ada Lovelace').waitFor();

  await refuse('tokens?*');
  await console.move('/settings');
  await console.section('API tokens').getByText('It was refused').waitFor();
  await refuse('signing-keys/*/certificate.pem');
  await console.move('/apps/slack/certificates');
  await page.getByRole('button', { name: 'PEM' }).first().click();
  await refused.waitFor();
  await refuse('apps/slack/signing-keys');
  await console.open('/');
  await slack.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
  await page.unroute('**/api/v1/apps/slack/signing-keys');
  await slack.getByRole('button', { name: 'Try again' }).click();
  await slack.getByText(/days left$/).waitFor();
});

it('an auditor sees everything, and is told who could change it instead of being shown dead buttons', async () => {
  const { page, console } = await administer('barbara', '/apps/slack');
  await page.getByText('Your role may not change apps. Ask an owner to do it').waitFor();
  expect(await page.getByRole('button', { name: /Save|Delete/ }).count()).toBe(0);
  await console.open(`/people/${await idOf('grace')}`);
  await page.getByText('Your role may not change people.').waitFor();
  expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0);
  await console.open(`/people/${await idOf('grace')}?dialog=suspend`);
  await page.getByText('Your role may not change people.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await console.open(`/settings?dialog=take-role.${await idOf('grace')}`);
  await page.getByRole('row', { name: /Grace Hopper/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Take the role away' }).count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await console.open('/connect-slack');
  await page.getByText('Your role may not connect apps.').waitFor();
  await console.open('/settings/webhooks');
  await page.getByText('Your role may not set up webhooks.').waitFor();
  expect(await page.getByRole('button', { name: 'New webhook' }).count()).toBe(0);
  await console.open('/activity');
  await page.getByRole('cell', { name: 'Role changed' }).first().waitFor();
});

it('activity is narrowed by the address, kept as a filter of one’s own, and taken out whole', async () => {
  const { page, console } = await administer('barbara', '/activity?outcome=refused&kind=saml.sign_in&from=2026-01-01');
  await page
    .getByRole('row', { name: /vannevar/ })
    .getByRole('link', { name: /^[A-Z]{4}-[A-Z]{4}$/ })
    .waitFor();
  expect(await page.getByRole('row', { name: /grace/ }).count()).toBe(0);
  expect(await page.getByLabel('What was done').inputValue()).toBe('saml.sign_in');

  await page.getByRole('button', { name: 'Save this filter' }).click();
  await console.dialog('Save this filter').getByLabel('Name').fill('Who was refused');
  await console.dialog('Save this filter').getByRole('button', { name: 'Save this filter' }).click();
  await console.told('The filter is saved.');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page
    .getByRole('row', { name: /Role changed/ })
    .first()
    .waitFor();
  await page.getByLabel('Saved filter').selectOption('Who was refused');
  await page
    .getByRole('row', { name: /Role changed/ })
    .first()
    .waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('outcome')).toBe('refused');
  // What is not saved is no choice beside it; only while it is so, it is said.
  const saved = page.getByLabel('Saved filter').getByRole('option');
  expect(await saved.allTextContents()).toEqual(['None: show everything', 'Who was refused']);
  await page.getByLabel('Outcome').selectOption('Done');
  await page.waitForURL((url) => url.searchParams.get('outcome') === 'success');
  expect(await page.getByLabel('Saved filter').locator('option:checked').textContent()).toBe('Not saved');
  await page.getByLabel('Saved filter').selectOption('None: show everything');
  await page.waitForURL((url) => url.search === '');
  await page.getByLabel('Saved filter').selectOption('Who was refused');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all that fits' }).click();
  await page.getByRole('menuitem', { name: 'As CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file.split('\r\n').filter((line) => line.includes(',saml.sign_in,refused,slack,')).length).toBe(1);

  await page.getByRole('button', { name: 'Delete saved filter' }).click();
  const dialog = console.dialog('Delete the saved filter Who was refused?');
  await dialog.getByRole('button', { name: 'Delete saved filter' }).click();
  await console.told('The saved filter is gone.');
});

it('a day of a filter is typed digit by digit, and counts when it is one; a half one is said to be none', async () => {
  const { page } = await administer('barbara', '/activity?to=2026-11-04T00%3A00%3A00.001Z');
  const from = page.getByLabel('From', { exact: true });
  const searched = () => new URL(page.url()).searchParams;
  const halfDay = page.getByText('No whole date yet: it does not count.');
  const typed: string[] = [];
  await page.exposeFunction('keep', (search: string) => typed.push(search));
  await page.evaluate(() => {
    const replace = history.replaceState.bind(history);
    history.replaceState = (...given) => {
      replace(...given);
      (window as unknown as { keep: (search: string) => void }).keep(location.search);
    };
  });
  await from.focus();
  await page.keyboard.type('1103202');
  await page.getByRole('searchbox').focus();
  await halfDay.waitFor();
  expect(searched().has('from')).toBe(false);
  await from.focus();
  await page.keyboard.type('11032026');
  await page.waitForURL((url) => url.searchParams.get('from') === new Date(2026, 10, 3).toISOString());
  expect(await from.inputValue()).toBe('2026-11-03');
  expect(await halfDay.count()).toBe(0);
  expect(typed.filter((search) => search.includes('from=') && !search.includes('from=2026'))).toEqual([]);

  const to = page.getByLabel('Up to and with');
  await to.focus();
  await page.keyboard.type('11052026');
  await page.waitForURL((url) => url.searchParams.get('to') === new Date(2026, 10, 6).toISOString());
  expect(await to.inputValue()).toBe('2026-11-05');
  await from.fill('');
  await page.waitForURL((url) => !url.searchParams.has('from'));
});

it('Home says what needs whoever is here, and nothing that their role may not open', async () => {
  const waits = { waitingPlans: 0, failures: 0, conflicts: 1, quarantined: false };
  const needs = async ({ page, console }: Visitor) => {
    await page.route('**/api/v1/status', async (route) => {
      const response = await route.fetch();
      const mirrorWarnings = [{ appSlug: 'slack', appName: app, ...waits }];
      await route.fulfill({ response, json: { ...(await response.json()), mirrorWarnings } });
    });
    await console.open();
    return console.section('Needs you');
  };
  const desk = await needs(await administer('grace'));
  await desk.getByRole('link', { name: `${app}: 1 conflict` }).waitFor();
  const helpdesk = await needs(await administer('dorothy'));
  await helpdesk.getByText('Nothing needs you.').waitFor();
  expect(await helpdesk.getByRole('link').count()).toBe(0);
});

it('whoever may not see keys, or let groups in, is told so in their place', async () => {
  const { page, console } = await administer('dorothy', '/apps/slack/certificates');
  await page.getByText('Your role may not see certificates.').waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await page.getByRole('tab', { name: 'Groups' }).click();
  const enter = console.section('Who may enter');
  await enter.getByText('Your role may not let groups into apps. Ask an owner to do it').waitFor();
  await enter.getByRole('link', { name: 'Slack members' }).click();
  await console.section('Apps this group opens').getByText('Your role may not let groups into apps.').waitFor();
  await console.section('Apps this group opens').getByRole('link', { name: app }).waitFor();
  expect(await page.getByRole('button', { name: /Authorise|Take away/ }).count()).toBe(0);
});

it('helpdesk changes people, and is told who changes those with a role, and who is in which group (R59)', async () => {
  const acts = ['Change', 'Make a new password', 'Let the password expire', 'Suspend', 'Sign out everywhere'];
  const { page, console } = await administer('dorothy', `/people/${await idOf('grace')}`);
  await page.getByText('Your role may not change people who have a role in this console themselves.').waitFor();
  await console
    .section('Sessions')
    .getByText('Your role may not sign out people who have a role in this console themselves.')
    .waitFor();
  const groups = console.section('Groups');
  await groups.getByText('Your role may not change groups.').waitFor();
  await groups.getByRole('row', { name: /^Engineering directly/ }).waitFor();
  const dead = [...acts, 'Take out'].map((name) => page.getByRole('button', { name, exact: true }).count());
  expect(await Promise.all(dead)).toEqual(dead.map(() => 0));
  await console.open(`/people/${await idOf('ada')}?dialog=suspend`);
  await page.getByText('Your role may not change people who have a role').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await console.open(`/people/${await idOf('emmy')}`);
  for (const name of acts) await page.getByRole('button', { name, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Let the password expire' }).click();
  await console.dialog('Let the password of Emmy Noether expire?').getByText('Where Slack is mirrored').waitFor();
});

it('helpdesk sees sign-ins to apps, and is told who sees the rest', async () => {
  const { page } = await administer('dorothy', '/activity');
  await page.getByText('Your role sees sign-ins to apps.').waitFor();
  await page.getByRole('row', { name: /vannevar/ }).waitFor();
  expect(await page.getByRole('row', { name: /Role changed/ }).count()).toBe(0);
});

it('a small table, too, remembers its sorting and its columns, and gives what it shows as CSV', async () => {
  const { page, console } = await administer('ada', '/settings');
  const administrators = console.section('Administrators');
  await administrators.getByRole('button', { name: 'Role', exact: true }).click();
  await administrators.getByRole('button', { name: 'Role', exact: true }).click();
  await administrators.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Name' }).click();
  await page.reload();
  await administrators.locator('[aria-sort="descending"]', { hasText: 'Role' }).waitFor();
  expect(await administrators.getByRole('columnheader').allTextContents()).toEqual([
    expect.stringContaining('Role'),
    'What can be done',
  ]);
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    administrators.getByRole('button', { name: 'CSV of what is shown' }).click(),
  ]);
  expect(csv.suggestedFilename()).toBe('administrators.csv');
  expect(readFileSync(await csv.path(), 'utf8')).toMatch(/^\ufeffRole\r\nOwner\r\n/);
});

it('a webhook is set up, its secret shown once; stopped, nothing is lost; it is deleted after the consequence was read', async () => {
  const { page, console } = await administer('grace', '/settings/webhooks');
  await page.getByText('There is no webhook yet').waitFor();
  await page.getByRole('button', { name: 'New webhook' }).click();
  const form = console.dialog('New webhook');
  await form.getByLabel('What it is for').fill('HR');
  await form.getByLabel('Address').fill('https://10.0.0.1/in');
  await form.getByLabel('Group deleted in Slack').check();
  await form.getByRole('button', { name: 'New webhook' }).click();
  await form.getByRole('alert').getByText('provisioning.webhook_url_refused').waitFor();
  // Nothing that it asks for happens here: nothing is sent.
  await form.getByLabel('Address', { exact: true }).fill('https://9.9.9.9/in');
  await form.getByRole('button', { name: 'New webhook' }).click();
  await page.getByText(/^whsec_/).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^\ufeff?seq,id,at,kind,/);
  await page.getByRole('link', { name: 'HR' }).click();
  await console.heading('HR');
  expect(await page.getByText(/^whsec_/).count()).toBe(0);

  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('It is disabled, and nothing is sent').waitFor();
  await giveUp('HR');
  await console.open(`${new URL(page.url()).pathname.replace('/console', '')}?state=dead`);
  await page
    .getByRole('row', { name: /Group deleted in Slack Given up 8 .* HTTP 410: Gone/ })
    .getByRole('button')
    .click();
  await console.told('It is sent again once the webhook is enabled.');
  await page.getByText('No delivery is like this').waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = console.dialog('Delete the webhook HR?');
  await dialog.getByText('1 event waits for it').waitFor();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no webhook yet').waitFor();
});

/** A delivery of a webhook that was not taken by anybody. */
async function giveUp(name: string): Promise<void> {
  await practice.database.query(
    `INSERT INTO webhook_deliveries (id, webhook_id, seq, kind, state, attempts, last_status, last_error, created_at, ended_at)
     SELECT gen_random_uuid(), id, 1, 'group_delete_provision', 'dead', 8, 410, 'Gone', now(), now() FROM webhooks WHERE name = $1`,
    [name],
  );
}

it('names of any length, direction and markup are text everywhere and run nowhere (R62)', async () => {
  const { page, console } = await administer('ada', '/people?search=mallory');
  const shown = page.getByRole('link', { name: /مالوري W+ <b>bold<\/b>/ });
  await shown.click();
  await console.heading(/<b>bold<\/b>$/);
  await page.getByText(mallory.jobTitle).waitFor();
  await console.find('mallory');
  await console
    .dialog(/^Find people/)
    .getByRole('option', { name: /<b>bold<\/b> *Person mallory/ })
    .waitFor();
  // And a name that is long takes nothing from what stands beside it in other rows.
  await console.open('/people');
  await shown.waitFor();
  expect(await page.getByRole('cell', { name: 'vannevar@acme.example' }).evaluate(countLines)).toBe(1);
  await console.open('/groups');
  await page.getByRole('link', { name: /<script>alert\(3\)<\/script>/ }).waitFor();
  expect(await page.locator('main b, main script').count()).toBe(0);
});

/** Runs in the page: over how many lines a text goes. */
function countLines(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].map(({ top }) => top)).size;
}

describe('by keyboard', () => {
  it('the focus goes to the heading of a page one goes to, and stays where it is while only the address of a filter, tab or dialog changes', async () => {
    const { page, console } = await administer('ada', '/people');
    const focused = (name: string) =>
      page.getByRole('heading', { level: 1, name }).and(page.locator(':focus')).waitFor();
    const isAt = (role: 'searchbox' | 'button' | 'tab', name: string | RegExp) =>
      page.getByRole(role, { name }).and(page.locator(':focus')).waitFor();
    await console.heading('People');
    expect(await page.locator('h1:focus').count()).toBe(0);
    await page.getByLabel('Search by name').fill('grace');
    await page.waitForURL(/search=grace/);
    await isAt('searchbox', /^Search by name/);
    await page.setViewportSize({ width: 800, height: 300 });
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => scrollY > 0);
    await page.getByRole('link', { name: 'Grace Hopper' }).click();
    await focused('Grace Hopper');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.getByRole('button', { name: 'Suspend' }).click();
    await console.dialog('Suspend Grace Hopper?').getByRole('button', { name: 'Leave it as it is' }).click();
    await isAt('button', 'Suspend');
    await page.goBack();
    await focused('People');
    await console.go('Groups');
    await focused('Groups');
    await console.find('hopp');
    await console
      .dialog(/^Find/)
      .getByRole('option', { name: /^Grace Hopper/ })
      .click();
    await focused('Grace Hopper');
    await console.go('Home');
    await focused('Home');

    await console.open('/apps/slack');
    await page.getByRole('tab', { name: 'Single sign-on' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/attributes');
    await isAt('tab', 'Attributes');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/certificates');
    await isAt('tab', 'Certificates');
  });

  it('the focus goes to the heading of a section when its row is gone by what was done there', async () => {
    const { directory } = practice.services;
    const by = systemActor('e2e');
    const watch = await directory.createGroup(by, { name: 'Day shift' });
    for (const name of ['grace', 'ada']) await directory.addMember(by, watch.id, await idOf(name));
    const { page, console } = await administer('ada', `/groups/${watch.id}`);
    const people = console.section('People');
    await people
      .getByRole('row', { name: /^Grace Hopper/ })
      .getByRole('button', { name: 'Take out' })
      .press('Enter');
    const dialog = console.dialog('Take Grace Hopper out of Day shift?');
    await dialog.getByRole('button', { name: 'Take out' }).press('Enter');
    await people.getByRole('heading', { name: 'People' }).and(page.locator(':focus')).waitFor();
    expect(await people.getByRole('row').count()).toBe(2);
    // What is left alone gives the focus back to its button.
    await people.getByRole('button', { name: 'Take out' }).press('Enter');
    await page.keyboard.press('Escape');
    await people.getByRole('button', { name: 'Take out' }).and(page.locator(':focus')).waitFor();
    await directory.deleteGroup(by, watch.id);
  });

  it('the first stop skips to the content', async () => {
    const { page, console } = await administer('ada', '/people');
    await console.heading('People');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  });

  it('a dialog holds the focus, shows it, closes with Escape, and gives it back', async () => {
    const { page, console } = await administer('ada', '/groups');
    await page.getByRole('button', { name: 'New group' }).focus();
    await page.keyboard.press('Enter');
    const dialog = console.dialog('New group');
    await dialog.getByLabel('Name').waitFor();
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'New group');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(outline).toBe('solid');
  });
});
