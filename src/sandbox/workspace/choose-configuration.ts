import type { SandboxSettings } from '../settings';
import type { PendingRequest } from './sso-data';
import type { Workspace } from './workspace';

/** The settings that a sign-in goes by: with an additional configuration, its fields instead of the first one's. */
export function settingsOf(workspace: Workspace, configurationId: string | undefined): SandboxSettings {
  const found = workspace.sso.configurations.find(({ id }) => id === configurationId);
  return structuredClone({ ...workspace.settings, ...found?.settings });
}

/**
 * By which configuration a Response came: that of the request it answers; unsolicited, the one whose issuer it names,
 * else the first, which then says what is wrong.
 */
export function findConfigurationId(
  workspace: Workspace,
  pending: Readonly<PendingRequest> | undefined,
  issuer: string | undefined,
): string | undefined {
  if (pending) return pending.configurationId;
  if (issuer === workspace.settings.idpIssuer) return undefined;
  return workspace.sso.configurations.find(({ settings }) => settings.idpIssuer === issuer)?.id;
}
