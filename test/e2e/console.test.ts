import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { systemActor } from '../../src/core';
import { demoPassword } from '../../src/demo';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { until } from '../support/until';
import { type Practice, startPractice } from './practice';
import { slackHost, startSlackHost } from './slack-host';
import { openVisitor, type Visitor } from './visitor';

const app = 'Slack (practice)';

let slack: Awaited<ReturnType<typeof startSlackHost>>;
let chromium: TestBrowser;
let practice: Practice;
const visitors: Visitor[] = [];

beforeAll(async () => {
  slack = await startSlackHost(() => practice.workspacePort);
  [chromium, practice] = await Promise.all([
    launchBrowser(slack.browserArgs),
    startPractice({ withConsole: true, workspaceUrl: `https://${slackHost}` }),
  ]);
});

afterEach(async () => {
  const troubles = visitors.flatMap((visitor) => visitor.troubles);
  await Promise.all(visitors.splice(0).map((visitor) => visitor.close()));
  // Chromium notes every answer that is a refusal: no session yet, a password wanted once more, a fault in an expression, a
  // short name that is taken.
  expect(troubles.filter((trouble) => !/responded with a status of 40[01349]/.test(trouble))).toEqual([]);
});

afterAll(async () => {
  await chromium?.close();
  await practice?.stop();
  await slack?.stop();
});

async function arrive(options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await openVisitor(chromium.browser, practice, { ignoreHTTPSErrors: true, ...options });
  visitors.push(visitor);
  return visitor;
}

/** An owner in the console. */
async function administer(path = '/'): Promise<Visitor> {
  const visitor = await arrive();
  await visitor.administer('ada', path);
  return visitor;
}

const idOf = async (username: string) => (await practice.services.directory.getUser(username)).id;

describe('opening the console', () => {
  it('asks for the password in place, and goes to the page that was asked for', async () => {
    const { page, console } = await arrive();
    await console.enter('ada', '/groups');
    await console.heading('Groups');
    expect(new URL(page.url()).pathname).toBe('/console/groups');
    expect(await page.getByRole('banner').textContent()).toContain('adaOwner');
  });

  it('says in words that somebody has no role, and that a name or password is wrong', async () => {
    const { page, console } = await arrive();
    await console.open();
    const dialog = console.dialog('Sign in to the console');
    await dialog.getByLabel('Username or e-mail').fill('alan');
    await dialog.getByLabel('Password', { exact: true }).fill('not his password');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByText('The name or the password is not right, or this account may not sign in.').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You do not administer Countersign.').waitFor();
  });
});

describe('the life of an app', () => {
  it('is deleted by typing its name, after who loses access was said; a link leads there over the sign-in', async () => {
    const { page, console } = await administer('/apps/slack?dialog=delete-app');
    const dialog = console.dialog(`Delete ${app}?`);
    await dialog.getByText(/^2\d people could enter until now/).waitFor();
    const button = dialog.getByRole('button', { name: 'Delete the app' });
    await dialog.getByLabel(`To go on, type ${app}`).fill('Slack');
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByLabel(`To go on, type ${app}`).fill(app);
    await button.click();
    await console.told('The app is deleted.');
    await page.getByText('There is no app yet').waitFor();
  });

  it('begins in the wizard: from the domain to the first sign-in, over a reload of a half-filled step', async () => {
    const { page, console } = await administer('/apps');
    await page.getByRole('link', { name: 'Connect Slack' }).click();
    await page.getByLabel('Domain').fill('https://Acme.slack.com/home');
    await page.getByLabel('Name', { exact: true }).fill('Slack');
    await page.reload();
    expect(await page.getByLabel('Domain').inputValue()).toBe('https://Acme.slack.com/home');
    await page.getByRole('button', { name: 'Make the app' }).click();
    await console.section('Who may enter').waitFor();

    // Whoever leaves it finds it again, on Home and among the apps.
    await console.go('Home');
    const card = page.getByRole('article', { name: 'Slack' });
    await card.getByText('Set-up not finished').waitFor();
    await card.getByRole('link', { name: 'Not mirrored' }).waitFor();
    await card.getByText(/^People who may enter$/).waitFor();
    await card.getByRole('link', { name: '0', exact: true }).waitFor();
    await console.go('Apps');
    await page
      .getByRole('row', { name: /^Slack/ })
      .getByText('Set-up not finished')
      .waitFor();
    await page.getByRole('link', { name: 'Go on with the set-up of Slack' }).click();
    await console.section('Who may enter').waitFor();

    // Nothing is done yet, and that is said before it can be shown; with nobody to check, nobody would get in.
    await page.getByRole('button', { name: 'Go live' }).click();
    await page.getByText('Once you show it, the app is on the portal of everybody who may enter.').waitFor();
    const undone = console.section('Not done yet').getByRole('listitem');
    await undone.filter({ hasText: 'Nobody was signed in to it yet' }).getByRole('link', { name: 'Try' }).waitFor();
    await undone.filter({ hasText: 'Nobody may enter' }).waitFor();
    await page.getByRole('button', { name: 'Show it in the portal' }).click();
    const allTheSame = console.dialog('Show Slack in the portal?');
    await allTheSame.getByText('Nobody may enter: no group is authorised').waitFor();
    await allTheSame.getByRole('button', { name: 'Leave it as it is' }).click();
    await allTheSame.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Finish, and leave it off the portal' }).click();
    await page.getByText('The set-up is finished; it is not on the portal.').waitFor();
    await console.open('/connect-slack/slack/check');
    await page.getByRole('button', { name: 'Check everybody' }).click();
    await page.getByText('Nobody was checked: nobody may enter yet.').waitFor();
    expect(await page.getByText('Everybody would get in').count()).toBe(0);
    await page.getByRole('link', { name: 'Authorise a group' }).click();

    await console.authorise('Slack members');
    await page.getByRole('button', { name: 'Next' }).click();
    await pasteIntoSlack(await console.slackFields());
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Check everybody' }).click();
    await page.getByText(/2\d people checked/).waitFor();
    await console.section('One person').getByText('Lift the suspension on their page').waitFor();
    await console.section('One person').getByRole('link', { name: 'Charles Babbage' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();

    const workspace = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open Slack as yourself' }).click();
    await leave(await workspace);
    await page.getByRole('listitem').filter({ hasText: 'ada Answered' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Show it in the portal' }).click();
    await allTheSame.getByText(/^One of 2\d people would not get in\.$/).waitFor();
    expect(await allTheSame.getByText('Nobody').count()).toBe(0);
    await allTheSame.getByRole('button', { name: 'Show it all the same' }).click();
    await page.getByText('It is on the portal.', { exact: true }).waitFor();
    await page.getByText(/^The app is on the portal of everybody who may enter\./).waitFor();
    expect((await practice.services.access.appsFor(await idOf('grace'))).map(({ slug }) => slug)).toEqual(['slack']);
  });

  it('gets a short name that is free; what is wrong is said at its field, and a second app for a workspace before it is made', async () => {
    const { page, console } = await administer('/connect-slack');
    const [domain, slug] = [page.getByLabel('Domain'), page.getByLabel('Short name')];
    const same = page.getByRole('status').filter({ hasText: 'Slack signs people in to acme.slack.com already.' });
    await domain.fill('other.slack.com');
    await until(async () => (await slug.inputValue()) === 'slack-2', 'a short name that is free');
    expect(await same.count()).toBe(0);
    await domain.fill('HTTPS://acme.slack.com/home');
    await same.getByRole('link', { name: 'Open Slack' }).waitFor();

    const refusedAt = async (field: Locator, words: string) => {
      await page.getByRole('button', { name: 'Make the app' }).click();
      await page.getByText(words).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await page.getByRole('alert').filter({ hasText: 'put right what is marked' }).waitFor();
    };
    await slug.fill('slack');
    await refusedAt(slug, 'Another app already has this short name');
    await slug.fill('Not A Slug');
    await refusedAt(slug, 'must be 1 to 63 lower-case letters');
    await slug.fill('other');
    await domain.fill('slack.example.com');
    await refusedAt(domain, 'This is not the domain of a Slack workspace');
    expect(await slug.getAttribute('aria-invalid')).not.toBe('true');
    expect((await practice.services.apps.list({})).items.map((each) => each.slug)).toEqual(['slack']);
    await console.open('/apps/slack/nonsense');
    await page.getByRole('tab', { name: 'Single sign-on', selected: true }).waitFor();
    await console.section('What Slack has to be told').waitFor();
    for (const path of ['/connect-slack/nobody/people', '/apps/nobody']) {
      await console.open(path);
      await page.getByRole('heading', { name: 'There is no app with the short name nobody' }).waitFor();
      await page.getByRole('link', { name: 'To the apps' }).waitFor();
    }
  });

  it('hands a step to somebody without an account, who says that it is done', async () => {
    const { page, console } = await administer('/connect-slack/slack/slack');
    const hours = page.getByLabel('Hours until the link ends');
    await hours.fill('');
    await page.getByRole('button', { name: 'Make a link' }).click();
    expect(await hours.inputValue()).toBe('48');
    const copied = page.getByRole('textbox', { name: /^Copy the link now/ });
    const link = await copied.inputValue();
    const colleague = await arrive({ timezoneId: 'Asia/Kolkata', permissions: ['clipboard-read', 'clipboard-write'] });
    await colleague.page.goto(link);
    await colleague.page.getByRole('heading', { name: 'Set up Slack in Slack' }).waitFor();
    const certificate = colleague.page.getByRole('listitem').filter({ hasText: 'x.509 Certificate' });
    await certificate.getByRole('button', { name: 'Copy' }).click();
    await certificate.getByRole('button', { name: 'Copied' }).waitFor();
    const pasted = await colleague.page.evaluate(() => navigator.clipboard.readText());
    expect(pasted.replaceAll(/\s/g, '')).toBe((await activeCertificate()).replaceAll(/\s/g, ''));
    await colleague.page.getByText(/This link works until .+ \(Asia\/(Kolkata|Calcutta)\)/).waitFor();

    // Without script all of it is there to be selected, and the hour is told in UTC.
    const plain = await arrive({ javaScriptEnabled: false });
    await plain.page.goto(link);
    expect(await plain.page.getByRole('main').textContent()).toContain('-----BEGIN CERTIFICATE-----');
    expect(await plain.page.getByRole('button').allTextContents()).toEqual(['It is done in Slack']);
    await plain.page.getByText(/This link works until .+ UTC/).waitFor();
    await colleague.page.getByRole('button', { name: 'It is done in Slack' }).click();
    await colleague.page.getByText('whoever sent you this link was told').waitFor();

    // Done, it is nothing to send to anybody, and still opens until it is taken back; what stands in the way of that is said.
    const handOver = console.section('Somebody else owns Slack?');
    await handOver.getByText(/: done\. The link opens until /).waitFor();
    expect(await copied.count()).toBe(0);
    const problem = { status: 400, code: 'e2e.refused', title: 'It was refused' };
    await page.route('**/handovers/*', (route) => route.fulfill({ status: 400, json: problem }), { times: 1 });
    await handOver.getByRole('button', { name: 'Take back' }).click();
    await handOver.getByRole('alert').filter({ hasText: 'It was refused' }).waitFor();
    await handOver.getByRole('button', { name: 'Take back' }).click();
    await handOver.getByText(/: done, and taken back$/).waitFor();
    await plain.page.reload();
    await plain.page.getByText('This link does not open anything any more.').waitFor();

    await page.getByRole('button', { name: 'Make a link' }).click();
    await copied.waitFor();
    await handOver.getByRole('button', { name: 'Take back' }).click();
    await copied.waitFor({ state: 'detached' });
  });

  it('opens to a group at once, and says by which way somebody may enter', async () => {
    const [contractors, vannevar] = [await practice.services.directory.getGroup('Contractors'), await idOf('vannevar')];
    const { page, console } = await administer(`/people/${vannevar}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await console.section('May enter').getByText('No: in no group that may enter.').waitFor();
    await console.open(`/groups/${contractors.id}`);
    await page.getByLabel('App', { exact: true }).fill('lac');
    await page.getByRole('option', { name: 'Slack' }).click();
    await page.getByRole('button', { name: 'Authorise' }).click();
    await console.told('everybody in the group may enter now');
    await console.open(`/people/${vannevar}`);
    await console.section('May enter').getByText('Yes: vannevar → Contractors → Slack').waitFor();
    // However many apps there are, they are one question.
    const ofAccess = asked.filter((path) => path.includes('/access'));
    expect([...new Set(ofAccess)]).toEqual([`/api/v1/users/${vannevar}/access`]);
  });

  it('shows what an attribute gives for a person while it is written, and says what is wrong with it', async () => {
    const { page, console } = await administer('/apps/slack/attributes');
    await page.getByRole('button', { name: 'Add a row' }).click();
    const dialog = console.dialog('Add a row');
    await dialog.getByLabel('Name', { exact: true }).fill('place');
    await dialog.getByLabel('Comes from').selectOption('A CEL expression');
    await dialog.getByLabel('Try with').fill('grace');
    await dialog.getByLabel('Expression').fill('user.department +');
    await dialog.getByText('The expression cannot be read').waitFor();
    await dialog.getByLabel('Expression').fill('user.department + " / " + user.jobTitle');
    await dialog.getByText('Engineering / Compiler Engineer').waitFor();
    await dialog.getByRole('button', { name: 'Check everybody' }).click();
    await dialog.getByText('people looked at. Everybody has a value.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await console.told('The table is changed.');
    await page.getByLabel('Try with').fill('alan');
    await page
      .getByRole('row', { name: /^place/ })
      .getByText('Research & Development / Mathematician')
      .waitFor();
  });

  it('is stopped for everybody only after it was said how many people that hits', async () => {
    const { page, console } = await administer('/apps/slack/attributes');
    const isOn = async () => (await practice.services.apps.get('slack')).enabled;
    const settings = console.section('Settings');
    const row = page.getByRole('row', { name: /^User\.Email/ });
    const dialog = console.dialog(/^(Leave User\.Email out|Remove place|Save this for Slack)\?$/);
    const hits = dialog.getByText(/^This hits all 2\d people who may enter at present\.$/);

    await row.getByRole('button', { name: 'Leave it out' }).click();
    await hits.waitFor();
    await dialog.getByText('it says “Email attribute is not being sent”').waitFor();
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
    await row.getByText('Sent', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Leave it out' }).click();
    await dialog.getByRole('button', { name: 'Leave it out' }).click();
    await row.getByRole('button', { name: 'Send it' }).click();
    await row.getByText('Sent', { exact: true }).waitFor();
    await page
      .getByRole('row', { name: /^place/ })
      .getByRole('button', { name: 'Remove' })
      .click();
    await dialog.getByText('From their next sign-in on Slack is not told place.').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await console.told('The row is removed.');
    await dialog.waitFor({ state: 'detached' });

    // A link to what nothing was changed for opens nothing; a name alone is saved at once, by Enter.
    await console.open('/apps/slack?dialog=stop-sign-ins');
    await settings.getByLabel('Name').press('Enter');
    await console.told('Saved.');
    await settings.getByLabel('The app is on').press('Space');
    await settings.getByLabel('Name').press('Enter');
    await hits.waitFor();
    await dialog.getByText('Nobody gets in any more').waitFor();
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
    expect(await isOn()).toBe(true);
    await settings.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await until(async () => !(await isOn()), 'the app to be off');
    await dialog.waitFor({ state: 'detached' });
    await console.open('/apps/slack');
    await settings.getByLabel('The app is on').press('Space');
    await settings.getByRole('button', { name: 'Save' }).click();
    await until(isOn, 'the app to be on');
  });

  it('gets another certificate: staged, tried alone (R71), switched, watched, and back', async () => {
    const { page, console } = await administer('/apps/slack/certificates');
    await page.getByRole('link', { name: 'Change the certificate' }).click();
    await page.getByRole('button', { name: 'New key pair' }).click();
    await console.dialog('New key pair').getByRole('button', { name: 'New key pair' }).click();
    const inSlack = await activeCertificate();
    await page.getByRole('button', { name: 'Begin with this key' }).click();
    const { path } = await practice.services.handovers.settingsOf(await practice.services.apps.get('slack'));
    await console.section('1. Give Slack the certificate').getByText(`In Slack: ${path}. Paste it whole`).waitFor();
    const [grace, alan] = [await arrive(), await arrive()];

    // Slack has the new certificate: whoever has no grant is signed in with the old key, and refused there.
    await pasteIntoSlack({ certificate: await console.slackCertificate() });
    await practice.database.query(`UPDATE sessions SET authenticated_at = authenticated_at - interval '11 minutes'`);
    await page.getByRole('button', { name: 'Try with my account' }).click();
    await console.confirm();
    await console.told('Your next sign-in in this browser is signed with the new key.');
    await grace.workspace.open('/sso/saml/start');
    await grace.countersign.signIn('grace');
    await grace.page.getByText('Hmm, it looks like the signature validation failed').first().waitFor();
    const workspace = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open Slack as yourself' }).click();
    await leave(await workspace);
    await page.getByRole('listitem').filter({ hasText: 'ada (you, in this browser): Answered' }).waitFor();

    await page.getByRole('button', { name: 'Switch to the new key' }).click();
    const switching = console.dialog('Let the new key sign from now on?');
    await switching.getByText('From this instant everybody’s sign-in to Slack is signed with the new key.').waitFor();
    await switching.getByRole('button', { name: 'Switch to the new key' }).click();
    await console.told('The new key signs.');
    await grace.workspace.open('/sso/saml/start');
    expect(await grace.workspace.profile()).toMatchObject({ Username: '@grace' });
    const watch = console.section(/Watch people sign in/);
    await watch.getByRole('row').filter({ hasText: 'grace' }).getByText('Answered').waitFor();

    // Slack has the old one again: what we see is that somebody comes back at once. All of it is there after a reload.
    await pasteIntoSlack({ certificate: inSlack });
    await alan.workspace.open('/sso/saml/start');
    await alan.countersign.signIn('alan');
    await alan.page.getByText('Hmm, it looks like the signature validation failed').first().waitFor();
    await alan.workspace.open('/sso/saml/start');
    await page.reload();
    await watch.getByText('One person was answered and came back within a minute').waitFor();

    await page.getByRole('button', { name: 'Go back to the old key' }).click();
    const back = console.dialog('Let the old key sign again?');
    await back.getByText('The old certificate must be pasted into Slack again, too').waitFor();
    await back.getByRole('button', { name: 'Go back to the old key' }).click();
    await console.section('Give Slack the old certificate again').waitFor();
    expect((await console.slackCertificate()).replaceAll(/\s/g, '')).toBe(inSlack.replaceAll(/\s/g, ''));
    await alan.workspace.open('/sso/saml/start');
    expect(await alan.workspace.profile()).toMatchObject({ Username: '@alan' });
    await page.getByRole('button', { name: 'Finish the watch' }).click();
    await page.getByRole('button', { name: 'Begin with this key' }).waitFor();
  });
});

describe('a dialog', () => {
  it('has an address: beside the search, kept by a reload, closed by Back', async () => {
    const { page, console } = await administer('/groups?search=slack');
    const searched = (search: string) => page.waitForURL((url) => url.search === search);
    await page.getByRole('button', { name: 'New group' }).click();
    const name = console.dialog('New group').getByLabel('Name');
    await name.waitFor();
    await searched('?search=slack&dialog=new-group');
    await page.reload();
    await name.and(page.locator(':focus')).waitFor();
    await page.goBack();
    await name.waitFor({ state: 'hidden' });
    await searched('?search=slack');
    await page.getByRole('button', { name: 'New group' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('searchbox').fill('mem');
    await searched('?search=mem');
  });

  it('that was left or done is not opened again by Back', async () => {
    const { page, console } = await administer('/people');
    await page.getByRole('link', { name: 'Lynn Conway' }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = console.dialog('Suspend Lynn Conway?');
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await console.told('Suspended.');
    await page.getByRole('button', { name: 'Lift the suspension' }).waitFor();
    await page.waitForURL((url) => url.search === '');
    await page.goBack();
    await console.heading('People');
    // A link to what cannot be done now opens nothing, and nothing by itself as soon as it can be done.
    await console.open(`/people/${await idOf('lynn')}?dialog=suspend`);
    await page.getByRole('button', { name: 'Lift the suspension' }).click();
    await page.getByRole('button', { name: 'Suspend' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.waitForURL((url) => url.search === '');
  });
});

describe('who is to be chosen', () => {
  it('is found by a part of the name; Enter takes the first that is offered, and then is the form’s', async () => {
    const { page, console } = await administer('/apps/slack/groups');
    const by = systemActor('e2e');
    const [slack, engineering] = await Promise.all([
      practice.services.apps.get('slack'),
      practice.services.directory.getGroup('Engineering'),
    ]);
    await page.getByRole('button', { name: 'Authorise a group' }).click();
    const dialog = console.dialog('Authorise a group');
    const field = dialog.getByRole('combobox', { name: 'Name of the group' });
    await page.locator(':focus').and(field).waitFor();
    await page.keyboard.type('neeri');
    await page.getByRole('option', { name: 'Engineering' }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('option').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Engineering');
    expect(await practice.services.apps.authorisedGroups(slack.id)).not.toContainEqual(
      expect.objectContaining({ id: engineering.id }),
    );
    await page.keyboard.press('Enter');
    await console.section('Who may enter').getByRole('link', { name: 'Engineering' }).waitFor();
    await practice.services.apps.unauthoriseGroup(by, slack.id, engineering.id);

    await page.getByRole('button', { name: 'Authorise a group' }).click();
    expect(await field.inputValue()).toBe('');
    await page.keyboard.type('neeri-no');
    await page.keyboard.press('Enter');
    await dialog.getByText('There is no such group').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Authorise a group' }).click();
    expect(await field.inputValue()).toBe('neeri-no');
    expect(await dialog.getByRole('alert').count()).toBe(0);
  });

  it('is offered in a list that reaches over the edge of a dialog, also where dialogs move', async () => {
    const { page, console } = await arrive({ reducedMotion: 'no-preference' });
    await console.enter('ada', '/apps/slack/groups');
    await page.getByRole('button', { name: 'Authorise a group' }).click();
    const dialog = console.dialog('Authorise a group');
    await dialog.getByRole('combobox').fill('er');
    const last = dialog.getByRole('option', { name: 'Slack members' });
    await last.waitFor();
    const [edge, reach] = (await Promise.all([dialog.boundingBox(), last.boundingBox()])).map(
      (box) => (box?.y ?? 0) + (box?.height ?? 0),
    );
    expect(reach).toBeGreaterThan(edge ?? Number.POSITIVE_INFINITY);
    // By its place, not by itself: what is cut off would be scrolled to.
    await page.mouse.click(640, (reach ?? 0) - 10);
    expect(await dialog.getByRole('combobox').inputValue()).toBe('Slack members');
  });

  it('is a person by name, username or e-mail, chosen or typed whole', async () => {
    const { directory } = practice.services;
    const { page, console } = await administer('/settings');
    const roles = console.section('Administrators');
    const dialog = console.dialog('Give a role');
    const giveTo = async (person: string) => {
      await roles.getByRole('button', { name: 'Give a role' }).click();
      await dialog.getByRole('combobox', { name: 'Person' }).fill(person);
      await page.keyboard.press('Tab');
      await dialog.getByLabel('Role').selectOption('auditor');
      await dialog.getByRole('button', { name: 'Give a role' }).click();
    };
    await giveTo('alan turing');
    await roles.getByRole('row', { name: 'Alan Turing Auditor' }).waitFor();

    const namesake = { username: 'turing2', email: 'turing2@acme.example', firstName: 'Alan', lastName: 'Turing' };
    const { id } = await directory.createUser(systemActor('e2e'), namesake);
    await giveTo('Alan Turing');
    await dialog.getByText('More than one person is called Alan Turing.').waitFor();
    await dialog.getByRole('combobox', { name: 'Person' }).fill('turing');
    await page.getByRole('option', { name: 'turing2@acme.example' }).click();
    expect(await dialog.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('turing2');
    await dialog.getByRole('button', { name: 'Give a role' }).click();
    await roles.getByRole('row', { name: 'Alan Turing Auditor' }).nth(1).waitFor();
    await directory.deleteUser(systemActor('e2e'), id);

    await console.open('/activity?outcome=success');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'About whom' }).fill('turing');
    await page.getByRole('option', { name: 'alan@acme.example' }).click();
    await page.waitForURL((url) => url.search === '?outcome=success&person=alan');
  });
});

describe('a role', () => {
  it('is chosen, never given by Enter; whose role is replaced, and what an owner may do, is said first', async () => {
    const { directory } = practice.services;
    const names = { firstName: 'Rosa', lastName: 'Role' };
    const { id } = await directory.createUser(systemActor('e2e'), {
      username: 'rosa',
      email: 'rosa@acme.example',
      ...names,
    });
    const { page, console } = await administer('/settings?dialog=confirm-role');
    const section = console.section('Administrators');
    const rosa = (role: string) => section.getByRole('row', { name: `Rosa Role ${role}` }).waitFor();
    const dialog = console.dialog('Give a role');
    const person = dialog.getByRole('combobox', { name: 'Person' });
    const give = { name: 'Give a role' };
    await section.getByRole('button', give).click();
    await person.fill('rosa');
    await person.press('Enter');
    await dialog.getByLabel('Role').and(page.locator(':focus')).waitFor();
    await dialog.getByLabel('Role').selectOption('helpdesk');
    await dialog.getByRole('button', give).click();
    await rosa('Helpdesk');

    await section.getByRole('button', give).click();
    expect(await dialog.getByLabel('Role').inputValue()).toBe('');
    await person.fill('rosa');
    await dialog.getByLabel('Role').selectOption('owner');
    await person.press('Enter');
    const first = console.dialog('Give Rosa Role the role Owner?');
    await first.getByText('An owner may do everything').waitFor();
    await first.getByText('Rosa Role has the role Helpdesk now. It is replaced.').waitFor();
    await first.getByRole('button', { name: 'Leave it as it is' }).click();
    await first.waitFor({ state: 'detached' });
    await rosa('Helpdesk');
    // What was chosen is there to be chosen otherwise.
    await section.getByRole('button', give).click();
    expect(await person.inputValue()).toBe('rosa');
    await dialog.getByLabel('Role').selectOption('auditor');
    await dialog.getByRole('button', give).click();
    const second = console.dialog('Give Rosa Role the role Auditor?');
    await second.getByText('It is replaced.').waitFor();
    expect(await second.getByText('An owner').count()).toBe(0);
    await second.getByRole('button', give).click();
    await rosa('Auditor');

    // Of somebody who was deleted meanwhile it cannot be taken: that is said, and the list is what it is now.
    const row = section.getByRole('row', { name: 'Rosa Role Auditor' });
    await row.getByRole('button', { name: 'Take the role away' }).click();
    const taking = console.dialog('Take the role of Rosa Role away?');
    await taking.waitFor();
    await directory.deleteUser(systemActor('e2e'), id);
    await taking.getByRole('button', { name: 'Take the role away' }).click();
    await console.told('There is no such person.');
    await row.waitFor({ state: 'detached' });
  });
});

describe('a group', () => {
  it('loses people, and groups inside, after it was shown which apps they lose by it', async () => {
    const by = systemActor('e2e');
    const { apps, directory } = practice.services;
    const [watch, night] = [
      await directory.createGroup(by, { name: 'Watch' }),
      await directory.createGroup(by, { name: 'Night watch' }),
    ];
    const names = { firstName: 'Nora', lastName: 'Night' };
    const nora = await directory.createUser(by, { username: 'nora', email: 'nora@acme.example', ...names });
    await directory.addMember(by, watch.id, nora.id);
    await directory.addMember(by, night.id, nora.id);
    const slack = await apps.get('slack');
    await apps.authoriseGroup(by, slack.id, watch.id);

    const { page, console } = await administer(`/groups/${watch.id}`);
    await page.getByRole('button', { name: 'Put a group inside' }).click();
    await console.dialog('Put a group inside').getByRole('combobox').fill('night');
    await page.getByRole('option', { name: 'Night watch' }).click();
    await console.dialog('Put a group inside').getByRole('button', { name: 'Put a group inside' }).click();
    const inside = console.section('Groups inside');
    await inside.getByRole('link', { name: 'Night watch' }).waitFor();

    const people = console.section('People');
    const takeOut = { name: 'Take out' };
    await people.getByRole('row', { name: 'nora@acme.example directly' }).getByRole('button', takeOut).click();
    const person = console.dialog('Take Nora Night out of Watch?');
    await person.getByText('No app is lost by it').waitFor();
    await person.getByRole('button', takeOut).click();
    await console.told('Taken out.');
    const row = people.getByRole('row', { name: 'nora@acme.example through a group inside' });
    await row.waitFor();
    expect(await row.getByRole('button').count()).toBe(0);

    await inside.getByRole('button', takeOut).click();
    const group = console.dialog('Take Night watch out of Watch?');
    await group.getByText(`One person may not enter ${slack.name} any more, at once`).waitFor();
    await group.getByRole('button', takeOut).click();
    await people.getByText('Nobody.').waitFor();
    expect(await practice.services.access.mayEnter(nora.id, slack.id)).toMatchObject({ allowed: false });
    await directory.addMember(by, watch.id, nora.id);
    await page.reload();
    await people.getByRole('button', takeOut).click();
    await person.getByText(`They may not enter ${slack.name} any more, at once`).waitFor();
    await directory.deleteUser(by, nora.id);
    for (const { id } of [watch, night]) await directory.deleteGroup(by, id);
  });

  it('lets somebody in and out from their own page, who then may and may not enter', async () => {
    const by = systemActor('e2e');
    const { apps, directory, access } = practice.services;
    const watch = await directory.createGroup(by, { name: 'Night shift' });
    const names = { firstName: 'Olga', lastName: 'Owl' };
    const olga = await directory.createUser(by, { username: 'olga+night', email: 'olga@acme.example', ...names });
    const slack = await apps.get('slack');
    await apps.authoriseGroup(by, slack.id, watch.id);

    const { page, console } = await administer(`/people/${olga.id}`);
    const groups = console.section('Groups');
    await groups.getByText('In no group, and so in no app.').waitFor();
    await groups.getByRole('button', { name: 'Add to a group' }).click();
    const adding = console.dialog('Add to a group');
    await adding.getByRole('combobox').fill('shift');
    await page.getByRole('option', { name: 'Night shift' }).click();
    await adding.getByRole('button', { name: 'Add to a group' }).click();
    const row = groups.getByRole('row', { name: 'Night shift directly' });
    await row.waitFor();
    expect(await access.mayEnter(olga.id, slack.id)).toMatchObject({ allowed: true });

    await row.getByRole('button', { name: 'Take out' }).click();
    const leaving = console.dialog('Take Olga Owl out of Night shift?');
    await leaving.getByText(`They may not enter ${slack.name} any more, at once`).waitFor();
    await leaving.getByRole('button', { name: 'Take out' }).click();
    await groups.getByText('In no group, and so in no app.').waitFor();
    expect(await access.mayEnter(olga.id, slack.id)).toMatchObject({ allowed: false });
    await page.getByRole('link', { name: 'What happened to them' }).click();
    await page
      .getByRole('row', { name: /olga\+night/ })
      .first()
      .waitFor();
    expect(await page.getByLabel('About whom').inputValue()).toBe('olga+night');
    await directory.deleteUser(by, olga.id);
    await directory.deleteGroup(by, watch.id);
  });

  it('loses an app, and is deleted, after it was shown how many people lose what', async () => {
    const by = systemActor('e2e');
    const { apps, directory, access } = practice.services;
    const guards = await directory.createGroup(by, { name: 'Guards' });
    const spare = await directory.createGroup(by, { name: 'Guards in reserve' });
    const names = { firstName: 'Otto', lastName: 'Guard' };
    const otto = await directory.createUser(by, { username: 'otto', email: 'otto@acme.example', ...names });
    for (const { id } of [guards, spare]) await directory.addMember(by, id, otto.id);
    const slack = await apps.get('slack');
    for (const { id } of [guards, spare]) await apps.authoriseGroup(by, slack.id, id);

    const { page, console } = await administer(`/groups/${guards.id}`);
    const opened = console.section('Apps this group opens');
    await opened.getByRole('row', { name: slack.name }).getByRole('button', { name: 'Take away' }).click();
    const taken = console.dialog(`Take ${slack.name} away from Guards?`);
    await taken.getByText('Nobody loses the app: other groups let everybody in, too.').waitFor();
    await taken.getByRole('button', { name: 'Take away' }).click();
    await opened.getByText('None. Authorise it below').waitFor();

    await console.move('/apps/slack/groups');
    const allowed = console.section('Who may enter');
    await allowed.getByRole('row', { name: 'Guards in reserve' }).getByRole('button', { name: 'Take away' }).click();
    const last = console.dialog(`Take ${slack.name} away from Guards in reserve?`);
    const lost = `One person may not enter ${slack.name} any more, at once`;
    await last.getByText(lost).waitFor();
    await last.getByRole('button', { name: 'Leave it as it is' }).click();
    expect(await access.mayEnter(otto.id, slack.id)).toMatchObject({ allowed: true });

    await console.move(`/groups/${spare.id}`);
    await page.getByRole('button', { name: 'Delete the group' }).click();
    const deleted = console.dialog('Delete Guards in reserve?');
    await deleted.getByText(lost).waitFor();
    await deleted.getByRole('textbox').fill('Guards in reserve');
    await deleted.getByRole('button', { name: 'Delete the group' }).click();
    await console.heading('Groups');
    expect(await access.mayEnter(otto.id, slack.id)).toMatchObject({ allowed: false });
    await directory.deleteUser(by, otto.id);
    await directory.deleteGroup(by, guards.id);
  });
});

describe('people', () => {
  it('get a password that is shown once, and choose their own with it, after it was read what follows', async () => {
    const hedy = await idOf('hedy');
    const { page, console } = await administer(`/people/${hedy}`);
    await page.getByRole('button', { name: 'Make a new password' }).click();
    const dialog = console.dialog('Make a new password for Hedy Lamarr?');
    await dialog.getByText('good for one sign-in').waitFor();
    await dialog.getByRole('button', { name: 'Make a new password' }).click();
    const shown = page.getByRole('alert').filter({ hasText: 'Copy the password now' });
    const password = (await shown.getByRole('code').textContent()) ?? '';
    expect((await practice.services.directory.getUser(hedy)).passwordExpired).toBe(true);
    await shown.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByText(password).count()).toBe(0);
    const visitor = await arrive();
    await visitor.countersign.open();
    await visitor.countersign.signIn('hedy', password);
    await visitor.countersign.changeExpiredPassword('her own words, nobody else’s');
    expect(await visitor.countersign.portal()).toBe('Hedy');
  });

  it('are suspended after what follows was shown, and found by their state; lifting it gives everything back', async () => {
    const { page, console } = await administer(`/people/${await idOf('lynn')}`);
    await page.getByRole('button', { name: 'Suspend' }).click();
    const dialog = console.dialog('Suspend Lynn Conway?');
    await dialog.getByText('Every session ends now, and no app lets the person in any more.').waitFor();
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await practice.services.directory.getUser('lynn')).suspended).toBe(false);
    await page.getByRole('button', { name: 'Suspend' }).click();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await console.section('May enter').getByText('No: the person is suspended.').waitFor();
    await findAmongTheSuspended(page, console);
    await page.getByRole('button', { name: 'Lift the suspension' }).click();
    await console
      .section('May enter')
      .getByText(/^Yes: lynn/)
      .waitFor();
  });

  it('and sign-ins are found from anywhere: a part of a name, or the code that somebody reads out', async () => {
    const { items } = await practice.services.traces.list({}, { limit: 1 });
    const code = items[0]?.code ?? '';
    const { page, console } = await administer('/settings');
    await console.heading('Settings');
    const practiceLink = console
      .section('Practice workspace')
      .getByRole('link', { name: 'Open the practice workspace' });
    expect(await practiceLink.getAttribute('href')).toBe(practice.workspaceUrl);
    await console.find(code.replace('-', ' ').toLowerCase());
    await console
      .dialog(/^Find people/)
      .getByText(`Open sign-in ${code}`)
      .waitFor();
    await page.keyboard.press('Enter');
    await console.heading(`Sign-in ${code}`);
    await console.find('hopp');
    await console
      .dialog(/^Find people/)
      .getByRole('option', { name: /^Grace Hopper/ })
      .click();
    await console.heading('Grace Hopper');
  });
});

/** Goes from Home to those who are suspended (Charles is, too), searches among them, and opens Lynn. */
async function findAmongTheSuspended(page: Page, console: Visitor['console']): Promise<void> {
  const [lynn, grace] = ['Lynn Conway', 'Grace Hopper'].map((name) => page.getByRole('link', { name })) as [
    Locator,
    Locator,
  ];
  const state = page.getByRole('combobox', { name: 'State' });
  const search = page.getByRole('searchbox', { name: 'Search by name, username or e-mail' });
  const address = () => new URL(page.url()).search;
  await console.go('Home');
  await page.getByRole('link', { name: 'Suspended people 2' }).click();
  await lynn.waitFor();
  expect(await page.getByRole('row').count()).toBe(1 + 2);
  expect({ address: address(), state: await state.inputValue() }).toEqual({
    address: '?state=suspended',
    state: 'suspended',
  });

  await search.fill('grace');
  await page.getByText('Nobody fits “grace” in the state “Suspended”').waitFor();
  await page.getByText('Choose “All” as the state to look among everybody.').waitFor();
  expect(address()).toBe('?state=suspended&search=grace');
  await state.selectOption('All');
  await grace.waitFor();
  expect(address()).toBe('?search=grace');

  await console.open('/people?state=no-such-state&search=o');
  await grace.waitFor();
  expect(await state.inputValue()).toBe('');
  await state.selectOption('Suspended');
  await grace.waitFor({ state: 'detached' });
  await lynn.click();
}

/** Sees that one got in to Slack, and closes its window: behind another window a page draws once a second only. */
async function leave(workspace: Page): Promise<void> {
  await workspace.getByRole('heading', { name: /^Signed in as / }).waitFor();
  await workspace.close();
}

/** The certificate of the key that signs, as Slack has it until it is changed there. */
async function activeCertificate(): Promise<string> {
  const { id } = await practice.services.apps.get('slack');
  return (await practice.services.signingKeys.activeKey(id))?.certificatePem ?? '';
}

/** What an administrator of Slack does with what the console shows. */
async function pasteIntoSlack(fields: { endpointUrl?: string; idpIssuer?: string; certificate: string }) {
  await practice.sandbox.configure(fields);
}
