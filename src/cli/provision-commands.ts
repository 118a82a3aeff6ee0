import type { Command } from 'commander';
import { z } from 'zod';
import { describePlan, describeSteps, findPersonOrDeleted } from '../api';
import { nowTrace } from '../contracts';
import type { NowSubject } from '../provisioning';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { type CliContext, withServices } from './context';
import { printable } from './printable';

const marks: { [code: string]: string } = { did: '✓', failed: '✗', waits: '…', decided: '·', nothing: '·' };

/** `provision user | group | preview-suspension`. */
export function addProvisionCommands(program: Command, io: CliIo): void {
  const group = describeGroup(
    program,
    'provision',
    'Bring one person or group to Slack now, and see how it came about',
  );

  describeCommand(group, 'user <app> <user>', 'Bring one person to Slack now', [
    ['by username', 'countersign provision user slack ada'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, user] }) => {
      const { id } = await findPersonOrDeleted(context.services.directory, user);
      await provision(context, reference, { userId: id });
    }),
  );

  describeCommand(group, 'group <app> <group>', 'Bring one group to Slack now', [
    ['by name', 'countersign provision group slack Engineering'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args: [reference, name] }) => {
      const { id } = await context.services.directory.getGroup(name);
      await provision(context, reference, { groupId: id });
    }),
  );

  describeCommand(
    group,
    'preview-suspension <app> <user>',
    'Show what would follow in Slack if somebody were suspended; sends nothing',
    [['by username', 'countersign provision preview-suspension slack ada']],
  ).action(
    withServices<object, [string, string]>(io, async ({ services, out }, { args: [reference, user] }) => {
      const connection = await services.connections.get(reference);
      const { id } = await services.directory.getUser(user);
      const preview = await services.switchOffPreviews.preview(connection, id, 'suspended');
      out.result(preview, () => {
        for (const { sentence } of preview.lines) out.line(printable(sentence));
      });
    }),
  );
}

async function provision({ services, actor, out }: CliContext, reference: string, subject: NowSubject): Promise<void> {
  const connection = await services.connections.get(reference);
  const { lines, plan, steps } = await services.provisionNow.provision(actor, connection.id, subject);
  const shown = { lines, plan: plan && describePlan(plan), steps: await describeSteps(services.stepNames, steps) };
  out.result(z.encode(nowTrace, shown), () => {
    for (const { code, sentence } of lines) out.line(printable(`${marks[code] ?? ' '} ${sentence}`));
    if (plan?.state === 'waiting')
      out.note(`Approve and apply it: countersign plan apply ${plan.id} --hash ${plan.hash}`);
  });
}
