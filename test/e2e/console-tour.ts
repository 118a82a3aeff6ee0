import type { Page } from 'playwright-core';
import { systemActor } from '../../src/core';
import { listenElsewhere } from './listening';
import { tryToEnter } from './lived-in';
import type { Mirrored } from './mirrored';
import type { Practice } from './practice';

const actor = systemActor('e2e');

/** A page of the console as a picture shows it: its address, and the heading by which one knows that it is there. */
export type Sight = {
  name: string;
  path: string;
  heading: string | RegExp;
  /** Done on the page before it is looked at. */
  act?: (page: Page) => Promise<void>;
};

/** Every page of the console, over a practice organisation that has been lived in. */
export async function consoleTour(
  practice: Practice,
  { refusedCode, waitingPlan, mirrored }: { refusedCode: string; waitingPlan: string; mirrored: Mirrored },
): Promise<readonly Sight[]> {
  const { appAddresses, apps, cutovers, directory } = practice.services;
  const [person, mallory, group, slack] = await Promise.all([
    directory.getUser('grace'),
    directory.getUser('mallory'),
    directory.getGroup('Slack members'),
    apps.get('slack'),
  ]);
  // One that is not mirrored: it can be deleted without more ado.
  const wiki = await apps.createSamlApp(actor, {
    slug: 'wiki',
    name: 'Wiki',
    spEntityId: 'https://wiki.acme.example',
    acsEndpoints: [{ url: 'https://wiki.acme.example/acs' }],
  });
  await appAddresses.changeAddress(actor, wiki.id, { slug: 'handbook' });
  const app = 'Slack (practice)';
  const wizard = 'Connect Slack';
  const webhooks = 'Webhooks and export';
  const webhookId = await listenElsewhere(practice);
  const reader = { traces: true, provisioning: true, record: true };
  const { items: events } = await practice.services.activity.list(reader, { outcome: 'failed' }, { limit: 1 });
  const change = `Change the certificate of ${app}`;
  const press = (name: string | RegExp, dialog: string | RegExp) => async (page: Page) => {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  };
  /** A filter of the address counts a moment later: until then the rows of the page before are there. */
  const filtered = (page: Page, gone: string) =>
    page.getByRole('row').filter({ hasText: gone }).waitFor({ state: 'detached' });
  return [
    { name: 'home', path: '/', heading: 'Home' },
    { name: 'find', path: '/', heading: 'Home', act: press('Find', /^Find people/) },
    { name: 'apps', path: '/apps', heading: 'Apps' },
    { name: 'wizard-workspace', path: '/connect-slack', heading: wizard },
    { name: 'wizard-people', path: '/connect-slack/slack/people', heading: wizard },
    { name: 'wizard-slack', path: '/connect-slack/slack/slack', heading: wizard },
    { name: 'wizard-check', path: '/connect-slack/slack/check', heading: wizard },
    { name: 'wizard-try', path: '/connect-slack/slack/try', heading: wizard },
    { name: 'wizard-live', path: '/connect-slack/slack/live', heading: wizard },
    { name: 'app', path: '/apps/slack', heading: app },
    { name: 'app-addresses', path: '/apps/handbook', heading: 'Wiki' },
    {
      name: 'app-address-change',
      path: '/apps/handbook',
      heading: 'Wiki',
      act: press('Change the address', 'Change the address'),
    },
    { name: 'app-delete', path: '/apps/wiki', heading: 'Wiki', act: press('Delete the app', /^Delete/) },
    { name: 'app-attributes', path: '/apps/slack/attributes', heading: app },
    { name: 'app-attribute', path: '/apps/slack/attributes', heading: app, act: press('Add a row', 'Add a row') },
    { name: 'app-certificates', path: '/apps/slack/certificates', heading: app },
    {
      name: 'cutover-staged',
      path: '/apps/slack/cutover',
      heading: change,
      act: async (page) => {
        await page.getByRole('button', { name: 'Begin with this key' }).click();
        await page.getByRole('button', { name: 'Try with my account' }).click();
        await page.getByRole('button', { name: 'End my try' }).waitFor();
      },
    },
    {
      name: 'cutover-watch',
      path: '/apps/slack/cutover',
      heading: change,
      act: async (page) => {
        await cutovers.switch(actor, slack.id);
        await tryToEnter(practice, 'grace');
        await tryToEnter(practice, 'grace');
        await tryToEnter(practice, 'vannevar');
        await page.getByText('One person was answered and came back within a minute').waitFor();
      },
    },
    {
      name: 'cutover-back',
      path: '/apps/slack/cutover',
      heading: change,
      act: async (page) => {
        await cutovers.goBack(actor, slack.id);
        await page.getByRole('region', { name: 'Give Slack the old certificate again' }).waitFor();
      },
    },
    { name: 'app-certificates-changing', path: '/apps/slack/certificates', heading: app },
    { name: 'app-groups', path: '/apps/slack/groups', heading: app },
    {
      name: 'group-picker',
      path: '/apps/slack/groups',
      heading: app,
      act: async (page) => {
        await press('Authorise a group', 'Authorise a group')(page);
        await page.getByRole('combobox', { name: 'Name of the group' }).fill('en');
        await page.getByRole('option', { name: 'Engineering' }).waitFor();
      },
    },
    { name: 'app-activity', path: '/apps/slack/activity', heading: app },
    { name: 'app-provisioning', path: '/apps/slack/provisioning', heading: app },
    {
      name: 'mapping-row',
      path: '/apps/slack/provisioning',
      heading: app,
      act: async (page) => {
        await page.getByRole('button', { name: 'Add a row' }).click();
        const dialog = page.getByRole('dialog', { name: 'Add a row' });
        await dialog.getByLabel('In Slack').selectOption('Role');
        await dialog.getByLabel('Field').fill('costCentre');
        await dialog.getByRole('button', { name: 'Check everybody' }).click();
        await dialog.getByText(/^No value: /).waitFor();
      },
    },
    {
      name: 'mirror-end',
      path: '/apps/slack/provisioning',
      heading: app,
      act: press('End it, switch managed people off', /^Switch off everybody/),
    },
    {
      name: 'mirror-settings',
      path: '/apps/slack/mirror-settings',
      heading: `How ${app} is mirrored`,
      act: async (page) => {
        await page.getByLabel('Switch off who is suspended').uncheck();
        await page.getByLabel('Everybody is compared').selectOption('On another schedule');
        await page.getByLabel('Schedule in cron form').fill('99 * * * *');
        await page.getByLabel('Steps under way at once').fill('many');
        await page.getByText('must be a number').waitFor();
      },
    },
    { name: 'plans', path: '/apps/slack/plans', heading: `Plans for ${app}` },
    { name: 'plan-applied', path: `/plans/${mirrored.firstPlanId}`, heading: /^Plan: / },
    { name: 'plan-held', path: `/plans/${waitingPlan}`, heading: /^Plan: / },
    { name: 'plan-approve', path: `/plans/${waitingPlan}`, heading: /^Plan: /, act: press('Approve', /^Approve/) },
    { name: 'bindings', path: '/apps/slack/bindings/people', heading: `Accounts of ${app}` },
    {
      name: 'binding-conflict',
      path: '/apps/slack/bindings/people?state=conflicting',
      heading: `Accounts of ${app}`,
      act: async (page) => {
        await filtered(page, 'Ada Lovelace');
        await press('Decide', /^Which account/)(page);
      },
    },
    { name: 'accounts', path: '/apps/slack/bindings/accounts', heading: `Accounts of ${app}` },
    {
      name: 'account-import',
      path: '/apps/slack/bindings/accounts?class=local',
      heading: `Accounts of ${app}`,
      act: async (page) => {
        await filtered(page, '@grace');
        await page.getByRole('checkbox', { name: 'Select contractor' }).check();
        await press(/^Import/, 'Import as people')(page);
      },
    },
    {
      name: 'person-to-slack',
      path: `/people/${person.id}`,
      heading: 'Grace Hopper',
      act: press('Bring to Slack now', 'Bring to Slack now'),
    },
    { name: 'people', path: '/people', heading: 'People' },
    { name: 'people-nobody', path: '/people?search=nobody-at-all', heading: 'People' },
    { name: 'person', path: `/people/${person.id}`, heading: 'Grace Hopper' },
    { name: 'person-hostile', path: `/people/${mallory.id}`, heading: /مالوري/ },
    {
      name: 'person-suspend',
      path: `/people/${person.id}`,
      heading: 'Grace Hopper',
      act: press('Suspend', /^Suspend/),
    },
    { name: 'groups', path: '/groups', heading: 'Groups' },
    { name: 'group', path: `/groups/${group.id}`, heading: 'Slack members' },
    {
      name: 'person-change',
      path: `/people/${person.id}`,
      heading: 'Grace Hopper',
      act: press('Change', 'Change Grace Hopper'),
    },
    { name: 'activity', path: '/activity', heading: 'Activity' },
    {
      name: 'activity-narrow',
      path: '/activity?outcome=success&app=slack&kind=user_&person=alan&from=2026-01-01T00:00:00.000Z',
      heading: 'Activity',
      act: async (page) => {
        await filtered(page, 'Plan made');
        await page.getByRole('cell').getByRole('button', { name: 'Details' }).first().click();
        await page.getByRole('dialog', { name: /^Account / }).waitFor();
      },
    },
    { name: 'event', path: `/activity/events/${events[0]?.id}`, heading: 'Group changed in Slack' },
    { name: 'sign-in', path: `/activity/sign-ins/${refusedCode}`, heading: `Sign-in ${refusedCode}` },
    { name: 'settings', path: '/settings', heading: 'Settings' },
    { name: 'token', path: '/settings', heading: 'Settings', act: press('New token', 'New token') },
    { name: 'webhooks', path: '/settings/webhooks', heading: webhooks },
    { name: 'webhook-new', path: '/settings/webhooks', heading: webhooks, act: press('New webhook', 'New webhook') },
    { name: 'webhook', path: `/settings/webhooks/${webhookId}`, heading: 'SIEM' },
    { name: 'nowhere', path: '/nowhere', heading: 'There is no such page' },
  ];
}
