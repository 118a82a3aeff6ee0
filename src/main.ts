import { text } from 'node:stream/consumers';
import { operatorName, runCli } from './cli';
import { composeServices } from './compose';
import { systemClock } from './core';
import { openConfiguredDatabase } from './db';
import { entities } from './entities';
import { createSandbox, listDoubts, readCommandOptions } from './sandbox';
import { serve } from './serve';

/** The process: standard streams, environment and composition handed to the command line. */
async function main(): Promise<number> {
  const { env: environment } = process;
  return runCli(process.argv.slice(2), {
    writeOut: (out) => void process.stdout.write(out),
    writeError: (out) => void process.stderr.write(out),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    readInput: () => text(process.stdin),
    environment,
    workingDirectory: process.cwd(),
    userName: operatorName(),
    openServices: async (config, logger) => {
      const { database, close } = await openConfiguredDatabase(config, entities);
      try {
        await database.migrate();
        const services = await composeServices({ config, database, logger, clock: systemClock, environment });
        return {
          services,
          close: async () => {
            await services.mirroring.stop();
            await services.slack.close();
            await services.appender.appendPending();
            await close();
          },
        };
      } catch (error) {
        await close();
        throw error;
      }
    },
    migrate: async (config) => {
      const { database, close } = await openConfiguredDatabase(config, entities);
      try {
        return await database.migrate();
      } finally {
        await close();
      }
    },
    serve: (config, logger) => serve(config, logger, environment, { write: (line) => void process.stdout.write(line) }),
    listSandboxDoubts: listDoubts,
    sandbox: async (config, logger, options) => {
      const { port, baseUrl } = config.sandbox;
      const sandbox = createSandbox({ port, baseUrl, logger, ...readCommandOptions(options) });
      const { url } = await sandbox.start();
      const order = `curl -X POST ${url}/control/tokens -H 'content-type: application/json' -d '{}'`;
      process.stdout.write(`The practice workspace is at ${url}\nA token for SCIM: ${order}\n`);
      await new Promise<void>((resolve) => {
        process.once('SIGTERM', () => resolve());
        process.once('SIGINT', () => resolve());
      });
      await sandbox.stop();
    },
  });
}

// Whoever reads our output may stop reading (head, less): then there is nobody to write to, and nothing to complain of.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
