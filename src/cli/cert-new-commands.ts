import type { Command } from 'commander';
import { z } from 'zod';
import { newSigningKey, signingKey, signingKeyImport } from '../contracts';
import { oneOf, wholeNumber } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { readArgumentFile } from './read-file';
import { showKey } from './show-key';

type CreateOptions = {
  bits: '2048' | '3072' | '4096';
  days: number;
  state: 'next' | 'active';
  commonName?: string;
  organisation?: string;
};
type ImportOptions = { certificate: string; privateKey: string; state: 'next' | 'active' };

const pemLimitBytes = 65_536;

/** `cert create | import`. */
export function addCertNewCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'create <app>', 'Make a key pair for an app; it is published, and signs once it is promoted', [
    ['the next one, for two years', 'countersign cert create slack --days 730'],
  ])
    .option('--bits <bits>', '2048, 3072 or 4096', oneOf(['2048', '3072', '4096']), '2048')
    .option('--days <days>', 'how long the certificate is valid', wholeNumber(1, 3_650), 1_096)
    .option('--common-name <name>', 'CN of its subject (default: the name of the app)')
    .option('--organisation <name>', 'O of its subject')
    .option('--state <state>', 'next, or active for an app without an active one', oneOf(['next', 'active']), 'next')
    .action(
      withServices<CreateOptions, [string]>(io, async ({ services, actor, out }, { options, args: [reference] }) => {
        const { bits, days: validityDays, state, commonName, organisation } = options;
        const app = await services.apps.get(reference);
        const subject = { commonName: commonName ?? app.name.slice(0, 64), ...(organisation && { organisation }) };
        const input = checkArguments(newSigningKey, { bits: Number(bits), validityDays, state, subject });
        const key = await services.signingKeys.create(actor, app.id, input);
        out.result(z.encode(signingKey, key), () => showKey(out, key));
      }),
    );

  describeCommand(group, 'import <app>', 'Take over a key pair made elsewhere', [
    ['from two PEM files', 'countersign cert import slack --certificate slack.crt --private-key slack.key'],
  ])
    .requiredOption('--certificate <file>', 'PEM certificate')
    .requiredOption('--private-key <file>', 'PEM private key, not encrypted; - is standard input')
    .option('--state <state>', 'next, or active for an app without an active one', oneOf(['next', 'active']), 'next')
    .action(
      withServices<ImportOptions, [string]>(io, async ({ services, actor, out }, { options, args: [reference] }) => {
        const app = await services.apps.get(reference);
        const input = checkArguments(signingKeyImport, {
          certificatePem: await readArgumentFile(options.certificate, io, pemLimitBytes),
          privateKeyPem: await readArgumentFile(options.privateKey, io, pemLimitBytes),
          state: options.state,
        });
        const key = await services.signingKeys.importPair(actor, app.id, input);
        out.result(z.encode(signingKey, key), () => showKey(out, key));
      }),
    );
}
