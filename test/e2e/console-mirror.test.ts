import { readFile } from 'node:fs/promises';
import type { Route } from 'playwright-core';
import type { AccountId } from '../../src/core';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { until } from '../support/until';
import { loseMany, type Mirrored, mirror } from './mirrored';
import { type Practice, startPractice } from './practice';
import { openVisitor, type Visitor } from './visitor';

/** What an administrator decides in the console about the mirror, and what becomes of it in the workspace. */
const app = 'Slack (practice)';

let chromium: TestBrowser;
let practice: Practice;
let mirrored: Mirrored;
let ada: Visitor;

beforeAll(async () => {
  [chromium, practice] = await Promise.all([launchBrowser(), startPractice({ withConsole: true })]);
  mirrored = await mirror(practice);
  ada = await openVisitor(chromium.browser, practice);
  await ada.console.enter('ada');
  await ada.console.heading('Home');
});

afterAll(async () => {
  await ada?.close();
  await chromium?.close();
  await practice?.stop();
});

/** Usernames of those who are on in the workspace, of these. */
const activeOf = (...names: string[]) =>
  names.filter((name) => practice.sandbox.org().members.find(name)?.state === 'active');

it('a group that is authorised brings its people to Slack', async () => {
  const { directory } = practice.services;
  const actor = { kind: 'system' as const, id: 'e2e', name: 'e2e' };
  const guests = await directory.createGroup(actor, { name: 'Guests of honour' });
  await directory.addMember(actor, guests.id, (await directory.getUser('vannevar')).id);
  expect(activeOf('vannevar')).toEqual([]);
  await ada.console.open('/apps/slack/groups');
  await ada.console.authorise('Guests of honour');
  await until(() => activeOf('vannevar').length === 1, 'an account for vannevar');
});

it('one person and one group are brought to Slack now, with the trace of how it came about', async () => {
  const { page, console } = ada;
  const { directory } = practice.services;
  const actor = { kind: 'system' as const, id: 'e2e', name: 'e2e' };
  const names = { firstName: 'Mary', lastName: 'Keller' };
  const mary = await directory.createUser(actor, { username: 'mary', email: 'mary@acme.example', ...names });
  await console.open(`/people/${mary.id}`);
  const accounts = console.section('Accounts in Slack');
  await accounts.getByText('No account').waitFor();
  await directory.addMember(actor, (await directory.getGroup('Slack members')).id, mary.id);
  // By itself: then nothing of hers is under way, and the page still shows what it was before.
  await until(() => activeOf('mary').length === 1, 'an account for mary');
  await page.getByRole('button', { name: 'Bring to Slack now' }).click();
  const dialog = console.dialog(/^Bring to Slack now/);
  await dialog.getByText(/^In scope, through .*Slack members\.$/).waitFor();
  await dialog.getByText(/^Matched with mary \(/).waitFor();
  // What stands behind it is asked anew.
  await accounts.getByText(/@mary /).waitFor();
  // By a link the dialog is there, and nothing is done before it is asked for.
  const { id } = await practice.services.connections.get('slack');
  const group = await directory.getGroup('Slack members');
  await console.open(`/groups/${group.id}?dialog=provision-now.${id}`);
  const begin = dialog.getByRole('button', { name: 'Bring to Slack now' });
  await begin.waitFor();
  expect((await dialog.textContent())?.includes('Done.')).toBe(false);
  // Whether an act that nobody answered was done, nobody knows; it is not done later by itself.
  await page.route('**/provision-now', (route) => route.abort(), { times: 1 });
  await begin.click();
  await dialog.getByRole('alert').filter({ hasText: 'Nothing is done later by itself' }).waitFor();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByText('Read what the directory wants and what Slack holds, just now.').waitFor();
});

it('what cannot be asked about the mirror is said to be unknown, never to be nothing', async () => {
  const { page, console } = ada;
  const problem = { status: 409, code: 'e2e.refused', title: 'It was refused' };
  const asked = /\/api\/v1\/connections\/[^/]+\/(status|binding-counts|failures|runs)/;
  await page.route(asked, (route) => route.fulfill({ status: 409, json: problem }));
  await console.open('/');
  const slack = page.getByRole('article', { name: app });
  await slack.getByRole('alert').filter({ hasText: 'It was refused' }).nth(1).waitFor();
  expect(await slack.getByText('Loading').count()).toBe(0);
  await console.open('/apps/slack/plans');
  for (const section of ['Failures that need you', 'Runs'])
    await console.section(section).getByText('It was refused').waitFor();
  await page.unroute(asked);
  await console.section('Runs').getByRole('button', { name: 'Try again' }).click();
  await console.section('Runs').getByText('It was refused').waitFor({ state: 'detached' });
});

it('before somebody is suspended, or their password let expire, it is shown what follows in Slack, and whose account it is', async () => {
  const { page, console } = ada;
  await console.open(`/people/${(await practice.services.directory.getUser('grace')).id}`);
  await console
    .section('Accounts in Slack')
    .getByText(/@grace /)
    .waitFor();
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = console.dialog(/^Suspend Grace/);
  await dialog.getByText('The account is switched off, and with it every session in Slack.').waitFor();
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByRole('button', { name: 'Let the password expire' }).click();
  const expiry = console.dialog('Let the password of Grace Hopper expire?');
  await expiry.getByText('The new password gives everything back').waitFor();
  await expiry.getByText('The account is switched off, and with it every session in Slack.').waitFor();
  await expiry.getByRole('button', { name: 'Leave it as it is' }).click();
  await expiry.waitFor({ state: 'detached' });
  expect((await practice.services.directory.getUser('grace')).passwordExpired).toBe(false);
  expect(activeOf('grace')).toEqual(['grace']);
});

it('a plan is read in words: what an attribute is called, and people by their names', async () => {
  const { page, console } = ada;
  await console.open(`/plans/${mirrored.firstPlanId}`);
  const steps = console.section('Steps');
  await steps
    .getByRole('row', { name: /^Last name Lamarr$/ })
    .first()
    .waitFor();
  const managers = steps.getByRole('row', { name: /^Manager / });
  await managers.first().waitFor();
  for (const row of await managers.allTextContents()) expect(row).toMatch(/^Manager[A-Z]\p{L}+ \p{L}+/u);
  await page.getByLabel('What', { exact: true }).selectOption('Make a group (1)');
  await steps.getByText('Hedy Lamarr comes in').waitFor();
  expect(await steps.getByText(/person:|hedy comes in/).count()).toBe(0);

  // The record has no other words for what it is about.
  await console.open('/activity?kind=provisioning.plan_make');
  const made = page.getByRole('row', { name: /Plan made/ });
  await made.filter({ hasText: '(everybody)' }).first().waitFor();
  expect(await made.filter({ hasText: /\((touched|reconcile)\)/ }).count()).toBe(0);
});

it('a conflict of a plan leads to the desk, where it is decided, and the account becomes the person’s', async () => {
  const { page, console } = ada;
  await console.open(`/plans/${mirrored.firstPlanId}`);
  const undecided = console.section(/^Undecided: nothing is done to these/);
  await undecided.getByRole('link', { name: 'Radia Perlman' }).waitFor();
  await undecided.getByRole('link', { name: 'See it at the desk' }).click();
  const dialog = console.dialog('Which account is Radia Perlman’s?');
  await dialog.getByRole('row', { name: /^In the directory: radia radia@acme\.example/ }).waitFor();
  await dialog.getByRole('row', { name: /^@radia someone\.else@acme\.example .*the username$/ }).waitFor();
  await dialog.getByRole('row', { name: /^@rperlman radia@acme\.example .*the e-mail$/ }).waitFor();
  await dialog.getByRole('radio', { name: '@rperlman' }).check();
  await dialog.getByText('@rperlman is kept like Radia Perlman in the directory').waitFor();
  // Somebody else is faster: the second is told, sees what it is now, and may decide over it.
  const { bindings, connections, directory } = practice.services;
  const connection = await connections.get('slack');
  const theirs = practice.sandbox.org().members.find('radia')?.id as AccountId;
  const colleague = { kind: 'system' as const, id: 'e2e', name: 'e2e' };
  // The list stays as it was looked at until something is done about it.
  const decided = Promise.withResolvers<void>();
  const held = async (route: Route) => {
    await decided.promise;
    await route.continue();
  };
  await page.route('**/connections/slack/bindings?*', held);
  await bindings.bind(colleague, connection, await directory.getUser('radia'), theirs);
  const refused = page.waitForResponse((answer) => answer.status() === 409);
  await dialog.getByRole('button', { name: '@rperlman is theirs' }).click();
  await refused;
  decided.resolve();
  await dialog
    .getByRole('alert')
    .filter({ hasText: 'has changed since you looked at it: @radia is theirs now' })
    .waitFor();
  await dialog.getByRole('alert').filter({ hasText: 'Bound @radia' }).waitFor();
  await page.unroute('**/connections/slack/bindings?*', held);
  await dialog.getByRole('button', { name: 'Decide again: @rperlman is theirs' }).click();
  await dialog.waitFor({ state: 'detached' });
  await console.open('/apps/slack/bindings/people?state=conflicting');
  await page.getByText('Nobody fits').waitFor();
  await console.open('/apps/slack/bindings/people?state=bound&search=radia');
  await page.getByRole('row').filter({ hasText: 'Radia Perlman' }).filter({ hasText: 'radia@acme.example' }).waitFor();
  expect(await page.evaluate(countWaits)).toBe(0);
});

it('somebody is left alone, and looked after again, from one row, each after it was read what follows', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/bindings/people?search=charles');
  const row = page.getByRole('row', { name: /^Charles Babbage / });
  await row.getByRole('button', { name: 'Leave alone' }).click();
  const leaving = console.dialog('Leave Charles Babbage alone?');
  await leaving.getByText('It is not switched off either, when they leave or are suspended').waitFor();
  await leaving.getByRole('button', { name: 'Leave it as it is' }).click();
  await leaving.waitFor({ state: 'detached' });
  await row.filter({ hasText: 'No account' }).getByRole('button', { name: 'Leave alone' }).click();
  await leaving.getByRole('button', { name: 'Leave alone' }).click();
  await row
    .filter({ hasText: /Ignored/ })
    .getByRole('button', { name: 'Look after again' })
    .click();
  const again = console.dialog('Look after Charles Babbage again?');
  await again.getByText('The next plan looks for their account').waitFor();
  await again.getByRole('button', { name: 'Look after again' }).click();
  await row.filter({ hasText: 'No account' }).getByRole('button', { name: 'Leave alone' }).waitFor();
});

/** In the page: how often it begins a wait like that for the end of typing, though nobody does anything. */
function countWaits(): Promise<number> {
  const begin = window.setTimeout;
  let count = 0;
  window.setTimeout = ((act: () => void, ms = 0) => {
    if (ms >= 100 && ms < 500) count += 1;
    return begin(act, ms);
  }) as typeof begin;
  return new Promise((done) => begin(() => done(count), 700));
}

it('an account that exists only in Slack is imported after a look at what it becomes', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/bindings/accounts?class=local&imported=new');
  await page.getByRole('row', { name: /^Select contractor .*New$/ }).waitFor();
  // What is not shown any more is not imported unseen.
  await page.getByRole('checkbox', { name: 'Select dave' }).check();
  await page.getByLabel('Search accounts').fill('contractor');
  await page.getByRole('row', { name: /^Select dave/ }).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Select contractor' }).check();
  await page.getByRole('button', { name: 'Import 1 as people' }).click();
  const dialog = console.dialog('Import as people');
  await dialog.getByText('contractor → contractor (Will be made)').waitFor();
  expect(await dialog.getByText('are shown').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Search accounts').fill('');
  await page.getByRole('row', { name: /^Select dave/ }).waitFor();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  const many = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), total: 250 } });
  };
  await page.route('**/account-import-preview', many, { times: 1 });
  await page.getByRole('checkbox', { name: 'Select contractor' }).check();
  await page.getByRole('checkbox', { name: 'Select dave' }).check();
  await page.getByRole('button', { name: 'Import 2 as people' }).click();
  await dialog.getByText('The first 2 of 250 are shown.').waitFor();
  // What was wrong with an import that was left is not shown with the next one.
  const problem = { status: 409, code: 'e2e.refused', title: 'It was refused' };
  await page.route('**/account-imports', (route) => route.fulfill({ status: 409, json: problem }), { times: 1 });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByText('It was refused').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('checkbox', { name: 'Select dave' }).uncheck();
  await page.getByRole('button', { name: 'Import 1 as people' }).click();
  await dialog.getByText('contractor → contractor (Will be made)').waitFor();
  expect(await dialog.getByText('It was refused').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await console.told('The import has begun.');
  await dialog.getByText('1 person made.').waitFor();
  await dialog.getByText(/in no group that is authorised/).waitFor();
  expect(await practice.services.directory.getUser('contractor')).toMatchObject({
    email: 'contractor@elsewhere.example',
  });
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /^Select contractor/ }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /^Select dave .*New$/ }).waitFor();
  // What Countersign made is nobody's to import, and is said to be made.
  await console.open('/apps/slack/bindings/accounts?imported=new&search=grace');
  await page.getByText('No account fits').waitFor();
  await console.open('/apps/slack/bindings/people?search=grace');
  await page.getByRole('row', { name: /^Grace Hopper .* made by Countersign/ }).waitFor();
});

it('a guard holds a plan that switches many off; rejected, nobody loses anything', async () => {
  const { page, console } = ada;
  const plan = await loseMany(practice, mirrored);
  await console.open(`/plans/${plan}`);
  await page.getByText('6 accounts would be deactivated').waitFor();
  await page.getByText('Hedy Lamarr is suspended.').waitFor();
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    console.section('Steps').getByRole('button', { name: 'CSV of what is shown' }).click(),
  ]);
  expect(await readFile(await csv.path(), 'utf8')).toMatch(
    /,Hedy Lamarr,Switch an account off,Hedy Lamarr is suspended\.,/,
  );
  await page.getByRole('button', { name: 'Reject' }).click();
  const dialog = console.dialog('Reject this plan?');
  await dialog.getByText('Until then 6 people keep the account in Slack:').waitFor();
  await dialog.getByText('Hedy Lamarr').waitFor();
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Rejected', { exact: true }).waitFor();
  await expectOver();
  expect(activeOf('hedy', 'ida', 'emmy')).toEqual(['hedy', 'ida', 'emmy']);
});

it('what happens meanwhile is seen without a reload, also by whoever was about to decide what a colleague has decided', async () => {
  const { page, console } = ada;
  const { plans } = practice.services;
  const colleague = { kind: 'system' as const, id: 'e2e', name: 'e2e' };
  const runs = '**/api/v1/connections/*/runs?*';
  const asRunning = async (route: Route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { items: object[] };
    await route.fulfill({
      response: answer,
      json: { ...body, items: body.items.map((run) => ({ ...run, state: 'running' })) },
    });
  };
  await page.route(runs, asRunning, { times: 1 });
  await console.open('/apps/slack/plans');
  const stop = console.section('Runs').getByRole('button', { name: 'Stop' }).first();
  await stop.waitFor();
  await stop.waitFor({ state: 'detached' });
  const plan = await plans.make(colleague, mirrored.connectionId);
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/plans/${plan.id}"]`) });
  await row.getByText('Waits for a decision').waitFor();
  await row.getByRole('link').click();

  // As it was looked at, until something is done about it.
  const asLookedAt = `**/api/v1/plans/${plan.id}`;
  const looked = await page.waitForResponse(asLookedAt).then((answer) => answer.json());
  await page.route(asLookedAt, (route) => route.fulfill({ json: looked }));
  await page.route(`${asLookedAt}/approve`, async (route) => {
    await page.unroute(asLookedAt);
    await route.continue();
  });
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = console.dialog('Approve this plan?');
  await dialog.getByText('6 accounts are switched off.').waitFor();
  await plans.reject(colleague, plan.id);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'The plan is rejected: there is nothing to decide.' }).waitFor();
  await page.getByText('Rejected', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });

  const next = await plans.make(colleague, mirrored.connectionId);
  await console.open(`/plans/${next.id}`);
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await plans.reject(colleague, next.id);
  await page.getByText('Rejected', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
});

it('who is suspended may not enter, and is not counted: the desk, Home and the app say the same', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/bindings/people?search=hedy');
  await page.getByRole('row', { name: /^Hedy Lamarr .*No: the person is suspended\./ }).waitFor();
  await console.open('/apps/slack/bindings/people?search=grace');
  await page.getByRole('row', { name: /^Grace Hopper .* Yes / }).waitFor();
  const { access, apps } = practice.services;
  const people = await access.countPeople((await apps.get('slack')).id);
  await console.open('/');
  const figure = page.getByText(new RegExp(`^\\d+ of ${people} who may enter$`));
  const there = Number.parseInt((await figure.textContent()) ?? '', 10);
  await figure.click();
  // The number leads to exactly those whom it counts.
  await page.getByRole('row', { name: /^Grace Hopper .* Yes / }).waitFor();
  expect(await page.getByLabel('May enter').inputValue()).toBe('yes');
  expect(await page.getByLabel('Account', { exact: true }).inputValue()).toBe('on');
  expect(await page.getByRole('row').count()).toBe(1 + there);
});

it('approved after something changed underneath, nothing of it is done, and its page says what happens next', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/plans');
  await page.getByRole('button', { name: 'Make a plan of everybody' }).click();
  await console.heading('Plan: Everybody');
  await page.getByText('Why it waits').waitFor();
  const { members } = practice.sandbox.org();
  members.update(members.find('hedy')?.id ?? '', { title: 'By hand' });
  await page.getByRole('button', { name: 'Approve' }).click();
  await console.dialog('Approve this plan?').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Out of date: nothing of it is done').waitFor();
  await page.getByText('Everybody is compared again at once').waitFor();
  await console
    .section(/^Changed meanwhile/)
    .getByText('Hedy Lamarr')
    .waitFor();
  await expectOver();
  expect(activeOf('hedy', 'ida', 'emmy')).toEqual(['hedy', 'ida', 'emmy']);
  await page.getByRole('link', { name: 'See the plans' }).click();
  await page.getByRole('row', { name: /Everybody .*Waits for a decision/ }).waitFor();
});

/** Of a plan that is over, nothing waits and nothing is to be done. */
async function expectOver(): Promise<void> {
  const { page } = ada;
  await page.getByText('not done', { exact: true }).nth(1).waitFor();
  expect(await page.getByText(/^(Why it waits|to be done)$/).count()).toBe(0);
}

it('made anew and approved after its consequences were read, it is carried out, and watched to the end though the watching broke off', async () => {
  const { page, console } = ada;
  await page.route('**/progress', (route) => route.abort(), { times: 1 });
  await console.open('/apps/slack/plans');
  await page.getByRole('button', { name: 'Make a plan of everybody' }).click();
  await console.heading('Plan: Everybody');
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = console.dialog('Approve this plan?');
  await dialog.getByText(/^It touches \d+ people and 1 group in Slack/).waitFor();
  await dialog.getByText('6 accounts are switched off.').waitFor();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^Done: (\d+) of \1 steps$/ })
    .waitFor();
  expect(activeOf('hedy', 'ida', 'emmy', 'grace')).toEqual(['grace']);
  await page.getByLabel('What', { exact: true }).selectOption('Switch an account off (6)');
  await page.getByText('Grace Hopper').first().waitFor({ state: 'detached' });
});

it('and taken back by a plan of its own', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/plans');
  await page.getByRole('button', { name: 'Take back' }).first().click();
  await console.dialog('Take this run back?').getByRole('button', { name: 'Take back' }).click();
  await console.heading('Plan: Taking a run back');
  await page.getByRole('button', { name: 'Approve' }).click();
  await console.dialog('Approve this plan?').getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Done', { exact: true }).waitFor();
  expect(activeOf('hedy', 'ida', 'emmy')).toEqual(['hedy', 'ida', 'emmy']);
  await console.open('/apps/slack/provisioning');
  await page.getByText('Paused').first().waitFor();
});

it('a row of the mapping is tried before it is kept; the second of two who change it sees what the first has made of it', async () => {
  const { console } = ada;
  const { connectionMapping, connections } = practice.services;
  const { id } = await connections.get('slack');
  await console.open('/apps/slack/provisioning');
  const table = console.section('What is written to accounts');
  await table
    .getByRole('row', { name: /^Title/ })
    .getByRole('button', { name: 'Change' })
    .click();
  const dialog = console.dialog('Title');
  await dialog.getByLabel('Never over what is there').check();
  await dialog.getByLabel('Comes from').selectOption('A CEL expression');
  expect(await dialog.getByLabel('Expression').inputValue()).toBe('user.jobTitle');
  await dialog.getByLabel('Expression').fill('user.username == "grace" ? user.custom.badge : user.jobTitle');
  await dialog.getByText('It gives: Head of Engineering').waitFor();
  await dialog.getByRole('button', { name: 'Check everybody' }).click();
  const wrong = dialog.getByRole('region', { name: 'The value cannot be used: 1' });
  await wrong.getByRole('button', { name: 'Grace Hopper' }).click();
  await dialog.getByRole('status').getByText('It gives: title has no value: The expression failed').waitFor();
  await dialog.getByLabel('Expression').fill('user.jobTitle + "!"');
  await dialog.getByText('It gives: Compiler Engineer!').waitFor();
  const theirs = { sourceKind: 'field', source: 'department', apply: 'always' } as const;
  await connectionMapping.put({ kind: 'system', id: 'e2e', name: 'e2e' }, id, 'title', theirs);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const told = dialog.getByRole('alert').filter({ hasText: 'Somebody else has changed this' });
  await told.getByRole('row', { name: 'From department user.jobTitle + "!"' }).waitFor();
  await told.getByRole('row', { name: 'When Always Never over what is there' }).waitFor();
  await told.getByRole('button', { name: 'Save mine' }).click();
  await console.told('The mapping is changed. The next plan waits for approval.');
  await table.getByRole('row', { name: 'Title Expression user.jobTitle + "!" Never over what is there' }).waitFor();
  await console.section('Connection').getByText('The next plan waits for approval.').waitFor();
  await table.getByRole('button', { name: 'Put back the usual rows' }).click();
  await console
    .dialog(/^Put back/)
    .getByRole('button', { name: 'Put back the usual rows' })
    .click();
  await table.getByRole('row', { name: 'Title Field jobTitle Always' }).waitFor();
});

it('how the mirror is run is set in words: each fault at its field, and the second of two sees the difference', async () => {
  const { page, console } = ada;
  const { connectionMapping, connections } = practice.services;
  const { id } = await connections.get('slack');
  await console.open('/apps/slack/provisioning');
  await page.getByRole('link', { name: 'How it is mirrored' }).click();
  await console.heading(`How ${app} is mirrored`);
  const pace = page.getByLabel('Steps under way at once');
  await pace.fill('900');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'Nothing was saved.' }).waitFor();
  await page.getByText('must be at most 50').waitFor();
  await pace.fill('9');
  await page.getByLabel('Switch off who is suspended').uncheck();
  await page.getByText('An account is on while the person is authorised and the password has not expired.').waitFor();
  await page.getByText('When this is saved, the next plan waits for approval').waitFor();
  await connections.update({ kind: 'system', id: 'e2e', name: 'e2e' }, id, { settings: { concurrency: 7 } });
  await page.getByRole('button', { name: 'Save' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this' });
  await told.getByRole('row', { name: 'Steps under way at once 7 9' }).waitFor();
  await told.getByRole('row', { name: 'Switch off who is suspended Yes No' }).waitFor();
  await told.getByRole('button', { name: 'Save mine' }).click();
  await console.told('The settings are saved.');
  const { settings, scopeRevision, approvedScopeRevision } = await connections.get('slack');
  expect(settings).toMatchObject({
    concurrency: 9,
    activeRule: { whenSuspended: 'keep' },
    guards: { deactivations: { count: 5 } },
  });
  expect(scopeRevision).toBeGreaterThan(approvedScopeRevision);
  // Where something else was changed meanwhile, nobody is bothered.
  await connectionMapping.delete({ kind: 'system', id: 'e2e', name: 'e2e' }, id, 'userType');
  await pace.fill('8');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(async () => (await connections.get('slack')).settings.concurrency === 8, 'the pace to be 8');
});

it('of two who say what a group is called in Slack, the second sees what the first has made of it', async () => {
  const { console } = ada;
  const { connectionGroups, connections, directory } = practice.services;
  const [{ id }, group] = await Promise.all([connections.get('slack'), directory.getGroup('Slack members')]);
  await console.open('/apps/slack/provisioning');
  const row = console.section('Groups in Slack').getByRole('row', { name: /^Slack members/ });
  await row.getByRole('button', { name: 'Handle and description' }).click();
  const dialog = console.dialog('What Slack members is called in Slack');
  await dialog.getByLabel('Description').fill('Everybody');
  const theirs = { handle: 'all-of-us', description: 'All of us' };
  await connectionGroups.update({ kind: 'system', id: 'e2e', name: 'e2e' }, id, group, theirs);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const told = dialog.getByRole('alert').filter({ hasText: 'Somebody else has changed this' });
  await told.getByRole('row', { name: 'Handle all-of-us members' }).waitFor();
  await told.getByRole('row', { name: 'Description All of us Everybody' }).waitFor();
  const kept = async () => (await connectionGroups.read(id)).items.find(({ groupId }) => groupId === group.id);
  expect(await kept()).toMatchObject(theirs);
  await told.getByRole('button', { name: 'Save mine' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await kept()).toMatchObject({ handle: 'members', description: 'Everybody' });
});

it('an auditor sees all of it, and is told why nothing of it can be changed', async () => {
  const { directory, roles } = practice.services;
  const actor = { kind: 'system' as const, id: 'e2e', name: 'e2e' };
  await roles.change(actor, (await directory.getUser('donald')).id, 'auditor');
  const donald = await openVisitor(chromium.browser, practice);
  try {
    await donald.console.enter('donald', '/apps/slack/plans');
    await donald.console.heading(`Plans for ${app}`);
    await donald.page.getByText('Your role may not make plans.', { exact: false }).waitFor();
    await donald.page.getByText('Your role may not take runs back.', { exact: false }).waitFor();
    await donald.console.open('/apps/slack/provisioning');
    await donald.page.getByText('Your role may not change the mapping.').waitFor();
    await donald.console.open('/apps/slack/mirror-settings');
    await donald.page.getByText('Your role may not change how it is mirrored.').waitFor();
    await donald.page.getByText('Steps under way at once').waitFor();
    await donald.console.open(`/plans/${mirrored.firstPlanId}`);
    await donald.page.getByText('Grace Hopper').first().waitFor();
    await donald.console.open('/apps/slack/bindings/people?search=grace');
    await donald.page.getByRole('row').filter({ hasText: 'Grace Hopper' }).waitFor();
    await donald.page.getByText('Your role may not decide whose an account is.', { exact: false }).waitFor();
    expect(await donald.page.getByRole('button', { name: 'Unbind' }).count()).toBe(0);
    await donald.page.getByRole('tab', { name: 'Accounts in Slack' }).click();
    await donald.page.getByText('Your role may not make people of accounts.', { exact: false }).waitFor();
    await donald.page.getByRole('row', { name: /^dave .*New$/ }).waitFor();
    expect(await donald.page.getByRole('checkbox').count()).toBe(0);
  } finally {
    await donald.close();
  }
});

it('the mirror ends only after it was seen who keeps access, by a plan that switches them off', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/provisioning');
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const pause = console.dialog('Pause the mirror?');
  await pause.getByText('whoever leaves or is suspended keeps the account in Slack').waitFor();
  await pause.getByRole('button', { name: 'Leave it as it is' }).click();
  await page.getByRole('button', { name: 'End it, switch managed people off' }).click();
  const dialog = console.dialog(`Switch off everybody who is managed in ${app}?`);
  await dialog.getByText(/^2\d managed accounts are on in Slack, and 1 group is mirrored\./).waitFor();
  const button = dialog.getByRole('button', { name: 'Make the plan' });
  expect(await button.isDisabled()).toBe(true);
  await dialog.getByLabel(`To go on, type ${app}`).fill(app);
  await button.click();
  await console.heading('Plan: Ending the connection');
  await page.getByText('Grace Hopper').first().waitFor();
  expect(activeOf('grace')).toEqual(['grace']);
});

it('or by leaving all as it is; an app that is to be deleted leads there first, and is deleted then', async () => {
  const { page, console } = ada;
  await console.open('/apps/slack/provisioning');
  const members = console.section('Groups in Slack').getByRole('row', { name: /^Slack members/ });
  await members.getByRole('button', { name: 'Leave it in Slack as it is' }).click();
  const stop = console.dialog('Leave Slack members in Slack as it is?');
  await stop.getByText('Whoever leaves it here stays in it there.').waitFor();
  await stop.getByRole('button', { name: 'Stop mirroring it' }).click();
  await members.getByRole('button', { name: 'Push' }).waitFor();
  await console.open('/apps/slack');
  const deletion = console.section('Delete the app');
  await deletion.getByText('The app is mirrored into Slack (running). End its mirror first').waitFor();
  expect(await deletion.getByRole('button').count()).toBe(0);
  await page.getByRole('button', { name: 'End it, leave all as it is' }).click();
  const dialog = console.dialog(`End the mirror of ${app}?`);
  await dialog.getByLabel(`To go on, type ${app}`).fill(app);
  await dialog.getByRole('button', { name: 'End the mirror' }).click();
  await console.told('The mirror is ended.');
  expect(activeOf('grace')).toEqual(['grace']);
  expect((await practice.services.connections.get('slack')).state).toBe('deactivated');
  await deletion.getByRole('button', { name: 'Delete the app' }).click();
  const last = console.dialog(`Delete ${app}?`);
  await last.getByText('Who has which account in Slack is forgotten').waitFor();
  await last.getByLabel(`To go on, type ${app}`).fill(app);
  await last.getByRole('button', { name: 'Delete the app' }).click();
  await console.told('The app is deleted.');
  expect(await practice.services.apps.find('slack')).toBeUndefined();
  expect(activeOf('grace')).toEqual(['grace']);
});
