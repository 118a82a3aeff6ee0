import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { type SigningKey, toCertificateDer } from '../certificates';
import { signingKey, signingKeyList } from '../contracts';
import { oneOf } from './arguments';
import { addCertCutoverCommands } from './cert-cutover-commands';
import { addCertNewCommands } from './cert-new-commands';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { type CliContext, withServices } from './context';
import { showKey } from './show-key';
import { toKeyId } from './to-key-id';

/** `cert …`: the key pairs that Responses are signed with. */
export function addCertCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'cert', 'Signing keys and certificates of apps');
  addCertNewCommands(group, io);

  describeCommand(group, 'list <app>', 'List the key pairs of an app, newest first', [
    ['by slug or id', 'countersign cert list slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const app = await services.apps.get(reference);
      const items = await services.signingKeys.list(app.id);
      out.result(z.encode(signingKeyList, { items }), () =>
        out.table(
          ['id', 'state', 'subject', 'ends', 'days left', 'bits'],
          items.map((key) => [key.id, key.state, key.subject, key.notAfter, key.daysLeft, key.keyBits]),
          'It has no key pair.',
        ),
      );
    }),
  );

  describeCommand(group, 'show <id>', 'Show a key pair with its fingerprints', [
    ['by the id that "cert list" shows', 'countersign cert show 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [id] }) => {
      const key = await services.signingKeys.get(toKeyId(id));
      out.result(z.encode(signingKey, key), () => showKey(out, key));
    }),
  );

  describeCommand(group, 'export <app-or-id>', 'Print the certificate that an app signs with, or that of a key pair', [
    ['the active one of an app, as PEM', 'countersign cert export slack'],
    [
      'as DER, into a file',
      'countersign cert export 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e --format der --out slack.cer',
    ],
  ])
    .option('--format <format>', 'pem or der', oneOf(['pem', 'der']), 'pem')
    .option('--out <file>', 'write it there')
    .action(
      withServices<{ format: 'pem' | 'der'; out?: string }, [string]>(
        io,
        async (context, { options, args: [named] }) => {
          exportCertificate(context, await findKey(context, named), options);
        },
      ),
    );

  describeCommand(group, 'promote <id>', 'Make a pair the one that signs; the one that signed until now is retired', [
    [
      'after the app was given the new certificate',
      'countersign cert promote 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e --yes',
    ],
  ])
    .option('--yes', 'really promote')
    .action(
      withServices<{ yes?: boolean }, [string]>(io, async ({ services, actor, out }, { options, args: [id] }) => {
        const key = await services.signingKeys.get(toKeyId(id));
        requireYes(options.yes, 'From then on sign-ins fail until the app knows the certificate of this pair.');
        const promoted = await services.signingKeys.promote(actor, key.id);
        out.result(z.encode(signingKey, promoted), () => showKey(out, promoted));
      }),
    );

  describeCommand(group, 'retire <id>', 'Take a pair out of use for good: its private key is destroyed', [
    ['after the switch has proved itself', 'countersign cert retire 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e --yes'],
  ])
    .option('--yes', 'really destroy the private key')
    .action(
      withServices<{ yes?: boolean }, [string]>(io, async ({ services, actor, out }, { options, args: [id] }) => {
        const key = await services.signingKeys.get(toKeyId(id));
        requireYes(options.yes, 'This would destroy the private key of this pair: there is no way back to it.');
        const retired = await services.signingKeys.retire(actor, key.id);
        out.result(z.encode(signingKey, retired), () => showKey(out, retired));
      }),
    );

  addCertCutoverCommands(group, io);
}

/** The active pair of an app, or the pair with this id. */
async function findKey({ services }: CliContext, named: string): Promise<SigningKey> {
  const app = await services.apps.find(named);
  const keys = app === undefined ? [] : await services.signingKeys.list(app.id);
  return keys.find((key) => key.state === 'active') ?? services.signingKeys.get(toKeyId(named));
}

function exportCertificate({ io, out }: CliContext, key: SigningKey, options: { format: string; out?: string }): void {
  const der = options.format === 'der' ? toCertificateDer(key.certificatePem) : undefined;
  if (options.out !== undefined) {
    writeFileSync(resolve(io.workingDirectory, options.out), der ?? key.certificatePem);
    out.result({ file: options.out }, () => out.line(`Written to ${options.out}.`));
    return;
  }
  if (der !== undefined) {
    throw new CliError({
      code: 'cli.wrong_argument',
      status: 400,
      what: 'DER is no text: say with --out which file it goes to.',
    });
  }
  out.result({ certificatePem: key.certificatePem }, () => out.raw(key.certificatePem));
}
