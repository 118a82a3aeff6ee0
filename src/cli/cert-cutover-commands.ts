import type { Command } from 'commander';
import { z } from 'zod';
import type { CutoverReport } from '../certificates';
import { cutoverReport, cutoverSignIns } from '../contracts';
import type { Actor, AppId } from '../core';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { type CliContext, withServices } from './context';
import type { Output } from './output';
import { toKeyId } from './to-key-id';

const phases = {
  staged: 'the old key signs',
  switched: 'the new key signs',
  gone_back: 'the old key signs again',
} as const;

type Step = (services: CliContext['services'], actor: Actor, appId: AppId) => Promise<void>;

/** `cert cutover show | begin | switch | back | finish | abort | sign-ins`. Trying with one's own account is the console's. */
export function addCertCutoverCommands(cert: Command, io: CliIo): void {
  const group = describeGroup(cert, 'cutover', 'Change the certificate of an app that takes one only, with a way back');

  describeCommand(group, 'show <app>', 'Show the change that is under way', [
    ['by slug or id', 'countersign cert cutover show slack'],
  ]).action(withServices<object, [string]>(io, async (context, { args: [reference] }) => report(context, reference)));

  describeCommand(group, 'begin <app> <id>', 'Begin a change to a key pair; nothing signs otherwise yet', [
    ['the one that "cert create" made', 'countersign cert cutover begin slack 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, id] }) => {
      const app = await context.services.apps.get(reference);
      await context.services.cutovers.start(context.actor, app.id, toKeyId(id));
      await report(context, reference);
    }),
  );

  addStep(
    'switch',
    'Let the new key sign: from this instant, for everybody',
    'From then on sign-ins fail until the app knows the certificate of the new key.',
    (services, actor, appId) => services.cutovers.switch(actor, appId),
  );
  addStep(
    'back',
    'Let the old key sign again',
    'From then on sign-ins fail until the app was given the old certificate again.',
    (services, actor, appId) => services.cutovers.goBack(actor, appId),
  );
  addStep('finish', 'End the watch; the key that does not sign can be destroyed then', undefined, (services, ...of) =>
    services.cutovers.finish(...of),
  );
  addStep('abort', 'Give the change up, before the switch', undefined, (services, ...of) =>
    services.cutovers.abort(...of),
  );

  describeCommand(group, 'sign-ins <app>', 'Watch sign-ins since the key changed last', [
    ['who came back within a minute was hardly let in', 'countersign cert cutover sign-ins slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const app = await services.apps.get(reference);
      const { changedAt, startedAt } = await services.cutovers.get(app.id);
      const seen = await services.signInWatch.since(app.id, changedAt ?? startedAt);
      out.result(z.encode(cutoverSignIns, seen), () => {
        out.fields([
          ['Since', seen.since],
          ['Answered by us', seen.answered],
          ['Refused by us', seen.refused],
          ['Came back soon', seen.askedAgain],
        ]);
        out.table(
          ['when', 'who', 'outcome', 'came back', 'code'],
          seen.items.map(({ startedAt: at, user, outcome, askedAgainAt, code }) => [
            at,
            user?.username ?? '',
            outcome,
            askedAgainAt ?? '',
            code,
          ]),
          'Nobody has signed in since.',
        );
      });
    }),
  );

  function addStep(name: string, summary: string, effect: string | undefined, take: Step): void {
    const line = `countersign cert cutover ${name} slack${effect === undefined ? '' : ' --yes'}`;
    const command = describeCommand(group, `${name} <app>`, summary, [['by slug or id', line]]);
    if (effect !== undefined) command.option('--yes', 'really do it');
    command.action(
      withServices<{ yes?: boolean }, [string]>(io, async (context, { options, args: [reference] }) => {
        const app = await context.services.apps.get(reference);
        await context.services.cutovers.get(app.id);
        if (effect !== undefined) requireYes(options.yes, effect);
        await take(context.services, context.actor, app.id);
        await report(context, reference);
      }),
    );
  }
}

async function report({ services, out }: CliContext, reference: string): Promise<void> {
  const app = await services.apps.get(reference);
  const found = await services.cutovers.find(app.id);
  out.result(z.encode(cutoverReport, { cutover: found ?? null }), () => {
    if (found === undefined) out.line('No change of the certificate is under way.');
    else showCutover(out, found);
  });
}

function showCutover(out: Output, { phase, startedBy, startedAt, changedBy, changedAt, ...of }: CutoverReport): void {
  out.fields([
    ['State', phases[phase]],
    ['Begun by', startedBy],
    ['Begun at', startedAt],
    ['Last step by', changedBy ?? ''],
    ['Last step at', changedAt ?? ''],
    ['Old key', of.oldKey.id],
    ['New key', of.newKey.id],
  ]);
}
