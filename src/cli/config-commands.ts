import type { Command } from 'commander';
import { environmentVariables } from '../config';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withConfig } from './context';

/** `config check`. */
export function addConfigCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'config', 'Look at the configuration');
  const variables = environmentVariables.map(({ name, path }) => `  ${name.padEnd(30)} ${path.join('.')}`);
  describeCommand(group, 'check', 'Check the configuration and report every fault at once', [
    ['a file, together with the environment', 'countersign config check --config countersign.yaml'],
  ])
    .addHelpText('after', `\nEnvironment variables, each with the setting it replaces:\n${variables.join('\n')}`)
    .action(
      withConfig(io, async ({ config, out }) => {
        const summary = {
          configFile: config.configFile ?? null,
          baseUrl: config.baseUrl,
          listens: `${config.host}:${config.port}`,
          dataDir: config.dataDir,
          database: config.database.url === undefined ? 'embedded' : withoutSecret(config.database.url),
          masterKeyFile: config.masterKeyFile,
          demo: config.demo,
        };
        out.result(summary, () => {
          out.line('The configuration is in order.');
          out.fields([
            ['File', summary.configFile ?? 'none: built-in settings and the environment'],
            ['Address', `${summary.baseUrl} (listens on ${summary.listens})`],
            ['Data folder', summary.dataDir],
            ['Database', summary.database],
            ['Master key', summary.masterKeyFile],
            ['Demo organisation', summary.demo],
          ]);
        });
      }),
    );
}

/** The connection string without its password (R61). */
function withoutSecret(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  shown.search = '';
  return shown.toString();
}
