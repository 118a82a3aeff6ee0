import type { App, AppService } from '../apps';
import type { AppRegistration } from '../contracts';
import type { Actor } from '../core';
import type { DirectoryService } from '../directory';
import { findGroups } from './find-groups';

/** Taking an app on, together with the groups that may enter it; API, command line and console share it. */
export class AppOnboardingService {
  readonly #apps: AppService;
  readonly #directory: DirectoryService;

  constructor({ apps, directory }: { apps: AppService; directory: DirectoryService }) {
    this.#apps = apps;
    this.#directory = directory;
  }

  /**
   * Makes an app with its key pair and authorises groups for it. The groups are looked up first, so that an unknown one
   * leaves nothing behind. The app is complete before a group may enter it: until then nobody may.
   *
   * @returns the app, and what to know about the metadata it came from
   * @throws OnboardingError `onboarding.group_not_found`; AppError and SamlMetadataError as the app room throws
   */
  async register(actor: Actor, input: AppRegistration): Promise<{ app: App; warnings: string[] }> {
    const groups = await findGroups(this.#directory, input.authorise ?? [], 'The app was not created.');
    const { app, warnings } = await this.#create(actor, input);
    for (const group of groups) await this.#apps.authoriseGroup(actor, app.id, group.id);
    return { app: await this.#apps.get(app.id), warnings };
  }

  async #create(actor: Actor, input: AppRegistration): Promise<{ app: App; warnings: string[] }> {
    if (input.kind === 'slack') {
      const { kind: _kind, authorise: _authorise, ...app } = input;
      return { app: await this.#apps.createSlackApp(actor, app), warnings: [] };
    }
    if (input.kind === 'saml') {
      const { kind: _kind, authorise: _authorise, ...app } = input;
      return { app: await this.#apps.createSamlApp(actor, app), warnings: [] };
    }
    const { kind: _kind, authorise: _authorise, ...app } = input;
    return this.#apps.createSamlAppFromMetadata(actor, app);
  }
}
