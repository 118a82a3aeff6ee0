import Router from '@koa/router';
import { doubtSettingsSchema } from '../doubts';
import { JournalEntryPage, JournalPage } from '../pages/journal-page';
import { SettingsPage } from '../pages/settings-page';
import { TestPage } from '../pages/test-page';
import { acsUrlOf, frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { type SettingsInput, settingsSchemaFor } from '../settings';
import { slackRefusal } from '../slack-messages';
import { checkVisitor } from './check-visitor';
import { faultsOf } from './faults-of';
import { readForm } from './read-body';
import { sendPage } from './send-page';

/** What the workspace's administrator sees: SAML settings, "Test configuration", journal. */
export function settingsRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router();
  const pageProps = () => ({
    frame: frameOf(room),
    settings: workspace.settings as SettingsInput,
    doubtSettings: workspace.doubts,
    acsUrl: acsUrlOf(room),
    certificatePem: workspace.key.certificatePem,
    configurations: workspace.sso.configurations,
    isEnterprise: workspace.isEnterprise,
  });

  router.get('/settings', (ctx) => {
    sendPage(ctx, <SettingsPage {...pageProps()} saved={'saved' in ctx.query} />);
  });

  router.post('/settings', async (ctx) => {
    checkVisitor(ctx, room, 'owner');
    const typed = toSettingsInput(await readForm(ctx));
    const parsed = settingsSchemaFor(workspace).safeParse(typed);
    if (parsed.success) {
      workspace.replaceSettings(parsed.data);
      ctx.status = 303;
      ctx.redirect('/settings?saved');
      return;
    }
    const faults = faultsOf(parsed.error);
    const detail = faults.map((fault) => `${fault.message}.`).join(' ');
    const refusal = slackRefusal('settings', workspace.settings.providerName, detail);
    sendPage(
      ctx,
      <SettingsPage {...pageProps()} settings={typed as SettingsInput} refusal={refusal} faults={faults} />,
      422,
    );
  });

  router.post('/settings/doubts', async (ctx) => {
    const parsed = doubtSettingsSchema.safeParse(Object.fromEntries(await readForm(ctx)));
    if (!parsed.success) {
      const faults = faultsOf(parsed.error);
      throw new SandboxError('sandbox.invalid_input', 422, 'The readings were not saved.', { faults });
    }
    workspace.replaceDoubts(parsed.data);
    ctx.status = 303;
    ctx.redirect('/settings?saved#doubts');
  });

  router.get('/settings/certificate.pem', (ctx) => {
    ctx.set('Content-Type', 'application/x-pem-file');
    ctx.set('Content-Disposition', 'attachment; filename="practice-workspace.pem"');
    ctx.body = workspace.key.certificatePem;
  });

  router.get('/settings/test', (ctx) => {
    const { run } = ctx.query;
    const entry = typeof run === 'string' ? workspace.findJournalEntry(run) : undefined;
    sendPage(ctx, <TestPage frame={frameOf(room)} settings={workspace.settings} run={entry} />);
  });

  router.get('/journal', (ctx) => {
    sendPage(ctx, <JournalPage frame={frameOf(room)} entries={workspace.journal.toReversed()} />);
  });

  router.get('/journal/:id', (ctx) => {
    const entry = workspace.findJournalEntry(ctx.params.id ?? '');
    if (!entry) throw new SandboxError('sandbox.not_found', 404, 'There is no such journal entry.');
    sendPage(ctx, <JournalEntryPage frame={frameOf(room)} entry={entry} />);
  });

  return router;
}

const switches = [
  'responsesSigned',
  'assertionsSigned',
  'signAuthnRequest',
  'syncProfile',
  'allowEmailChange',
  'allowDisplayNameChange',
  'salesforceConnected',
  'testMode',
  'forceAuthn',
  'isPassive',
];

/** A form as settings: a box that is not ticked is not sent, and means no. */
function toSettingsInput(form: ReadonlyMap<string, string>): Record<string, string | boolean> {
  return { ...Object.fromEntries(form), ...Object.fromEntries(switches.map((name) => [name, form.has(name)])) };
}
