import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../src/compose';
import { loadConfig } from '../../src/config';
import { createLogger, systemClock } from '../../src/core';
import type { Database } from '../../src/db';
import { startDemo } from '../../src/demo';
import type { Sandbox } from '../../src/sandbox';
import { builtConsole } from '../support/built-console';
import { createTestDatabase } from '../support/database';
import { freePort } from '../support/free-port';

/** The product with its practice organisation and workspace, as `npm start` gives it to a person. */
export type Practice = {
  services: Services;
  sandbox: Sandbox;
  /** For what no service would do. */
  database: Database;
  /** Where people reach Countersign, and where the workspace. */
  baseUrl: string;
  workspaceUrl: string;
  workspacePort: number;
  stop(): Promise<void>;
};

/**
 * Starts it on free ports, over a test's own database. Countersign is at `localhost` and the workspace at `127.0.0.1`:
 * for a browser two sites, like Slack and a company's own.
 *
 * @param withConsole whether the console's client is wanted, which has to be built
 * @param workspaceUrl the workspace's address, where something stands in front of it
 */
export async function startPractice(options: { withConsole?: boolean; workspaceUrl?: string } = {}): Promise<Practice> {
  const { withConsole = false, workspaceUrl } = options;
  const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const test = await createTestDatabase();
  const forget = async () => {
    await test.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const sandboxPort = await freePort();
    const environment = {
      DATABASE_URL: test.url,
      COUNTERSIGN_DATA_DIR: folder,
      COUNTERSIGN_MASTER_KEY: randomBytes(32).toString('base64'),
      COUNTERSIGN_HOST: '127.0.0.1',
      COUNTERSIGN_PORT: String(await freePort()),
      COUNTERSIGN_SANDBOX_PORT: String(sandboxPort),
      COUNTERSIGN_SANDBOX_BASE_URL: workspaceUrl ?? `http://127.0.0.1:${sandboxPort}`,
    };
    const config = loadConfig({ environment, workingDirectory: folder });
    const consoleFolder = withConsole ? await builtConsole() : folder;
    const start = { config, logger: createLogger('silent'), clock: systemClock, environment, consoleFolder };
    const { services, sandbox, stop } = await startDemo(start, { write: () => undefined });
    return {
      services,
      sandbox,
      database: test.database,
      baseUrl: config.baseUrl,
      workspaceUrl: config.sandbox.baseUrl,
      workspacePort: sandboxPort,
      stop: async () => {
        await stop();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}
