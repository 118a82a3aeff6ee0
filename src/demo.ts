import { join } from 'node:path';
import type { Services } from './compose';
import { systemActor } from './core';
import { demoAuthorisedGroup, demoPeople, seedDemoDirectory } from './directory';
import { idpEntityId, ssoUrl } from './saml';
import { createSandbox } from './sandbox';
import { type StartOptions, startCountersign } from './start-countersign';

const actor = systemActor('demo');
const slug = 'slack';

/** The password of everybody in the practice organisation, printed at every start; it exists nowhere else. */
export const demoPassword = 'engine-of-analysis';

/**
 * Starts Countersign with a practice organisation, and beside it the practice workspace, each knowing the other.
 * Never reached in production or with a configuration file: there `config.demo` is false.
 */
export async function startDemo(options: StartOptions, output: { write(text: string): void }) {
  const { config, logger, clock } = options;
  if (!config.demo) throw new Error('the practice organisation exists only without a configuration');
  const sandbox = createSandbox({
    port: config.sandbox.port,
    baseUrl: config.sandbox.baseUrl,
    workspace: { domain: 'acme' },
    snapshotFile: join(config.dataDir, 'practice-workspace.json'),
    clock,
    logger,
  });
  const practice = await sandbox.start();
  try {
    const running = await startCountersign({
      ...options,
      beforeListening: async (services) => {
        options.onProgress?.('Preparing the practice organisation');
        await seedPeople(services);
        const certificate = await seedApp(services, practice.url);
        await sandbox.configure({
          endpointUrl: ssoUrl(config.baseUrl, slug),
          idpIssuer: idpEntityId(config.baseUrl, slug),
          certificate,
          providerName: 'Countersign',
        });
      },
    });
    output.write(welcome(config.baseUrl, practice.url));
    return {
      ...running,
      sandbox,
      stop: async () => {
        await sandbox.stop();
        await running.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

/** People and groups, and everybody's password: once; afterwards whoever practises may change what they like. */
async function seedPeople({ directory, credentials }: Services): Promise<void> {
  if (!(await seedDemoDirectory(directory, actor))) return;
  const hashed = await credentials.hashNewPassword(demoPassword, {
    username: '',
    email: '',
    firstName: '',
    lastName: '',
  });
  for (const { user, role } of demoPeople) {
    const { id } = await directory.getUser(user.username);
    await credentials.setPassword(actor, id, hashed, { expired: role === 'password_expired' });
  }
}

/** The Slack app whose workspace is the practice one. @returns PEM of its signing certificate */
async function seedApp({ apps, directory, signingKeys }: Services, practiceUrl: string): Promise<string> {
  const app = (await apps.find(slug)) ?? (await createApp());
  const key = await signingKeys.activeKey(app.id);
  return key?.certificatePem ?? '';

  async function createApp() {
    const made = await apps.createSlackApp(actor, { slug, name: 'Slack (practice)', domain: 'acme' }, practiceUrl);
    await apps.authoriseGroup(actor, made.id, (await directory.getGroup(demoAuthorisedGroup)).id);
    return made;
  }
}

function welcome(baseUrl: string, practiceUrl: string): string {
  return `
Countersign is running, with a practice organisation.

  Countersign         ${baseUrl}
  Practice workspace  ${practiceUrl}   (plays Slack; nothing leaves this machine)

  Administrator       ada       password  ${demoPassword}
  Member              grace     password  ${demoPassword}
  Expired password    kathleen  password  ${demoPassword}
  In no group         vannevar  password  ${demoPassword}

Open the practice workspace and press its SSO button, or sign in to Countersign and choose the tile.
To keep its accounts like the directory, connect it: README, "Mirroring into Slack".
Press Ctrl-C to stop.
`;
}
