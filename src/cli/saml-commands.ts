import type { Command } from 'commander';
import { z } from 'zod';
import { preview as previewSchema, trace } from '../contracts';
import type { AssertionPreview, TraceReport } from '../saml';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import type { Output } from './output';
import { printable } from './printable';

/** `saml preview` and `trace`. */
export function addSamlCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'saml', 'Look at what is sent to apps');

  describeCommand(group, 'preview', 'Show the attributes and the XML a person would bring, without signing in', [
    ['and the error that Slack would show, if any', 'countersign saml preview --app slack --user ada'],
  ])
    .requiredOption('--app <app>', 'slug or id of the app')
    .requiredOption('--user <user>', 'username, e-mail or id of the person')
    .action(
      withServices<{ app: string; user: string }>(io, async ({ services, out }, { options }) => {
        const app = await services.apps.get(options.app);
        const person = await services.directory.getUser(options.user);
        const found = await services.preview.preview(app.slug, person.id);
        const { attributes, faults, slackErrors, ...rest } = found;
        const wire = { ...rest, attributes: [...attributes], faults: [...faults], slackErrors: [...slackErrors] };
        out.result(z.encode(previewSchema, wire), () => showPreview(out, found));
      }),
    );

  describeCommand(program, 'trace <code>', 'Show what happened to a sign-in, by the code on the page', [
    ['as it was read out; case and hyphen do not matter', 'countersign trace KFTR-MWQZ'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [code] }) => {
      const found = await services.traces.find(code);
      out.result(z.encode(trace, found), () => showTrace(out, found));
    }),
  );
}

function showPreview(out: Output, preview: AssertionPreview): void {
  out.line(preview.mayEnter ? 'May enter: yes' : `May enter: no. ${printable(preview.refusal ?? '')}`);
  out.line(`NameID: ${printable(preview.nameId)}`);
  out.line('');
  out.table(
    ['attribute', 'values'],
    preview.attributes.map(({ name, values }) => [name, values]),
    'No attributes.',
  );
  for (const fault of preview.faults) out.line(`Left out: ${printable(fault.spName)}: ${printable(fault.message)}`);
  for (const error of preview.slackErrors) {
    out.line('');
    out.line(`Slack would say: ${printable(error.message)}`);
    out.line(`  Because: ${printable(error.because)}`);
    out.line(`  Remedy:  ${printable(error.remedy)}`);
  }
  out.line('');
  out.line(printable(preview.xml));
}

function showTrace(out: Output, report: TraceReport): void {
  out.fields([
    ['Code', report.code],
    ['App', report.app ? `${report.app.name} (${report.app.slug})` : null],
    ['Person', report.user?.username ?? null],
    ['Started', report.startedAt],
    ['Finished', report.finishedAt ?? null],
    ['Outcome', report.outcome],
    ['Error', report.errorCode ?? null],
    ['What it means', report.advice?.meaning ?? null],
    ['What to do', report.advice?.remedy ?? null],
  ]);
  out.line('');
  out.table(
    ['ms', 'step', 'note'],
    report.steps.map(({ ms, step, note }) => [Math.round(ms), step, note ?? null]),
    'No step was recorded.',
  );
}
