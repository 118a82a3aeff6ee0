import {
  type ConnectionSettings,
  type ConnectionSettingsPatch,
  connectionSettings,
  faultsOf,
  inWords,
} from '../../contracts';
import { invalidInput } from './connection-errors';

/** Settings whose change may touch everybody: the next plan waits for approval. */
const scopeSettings = ['activeRule', 'matching', 'pushGroups'] as const;

/**
 * Settings with a patch applied: what is not named stays, lists are replaced.
 *
 * @throws ProvisioningError `provisioning.invalid_input`
 */
export function mergeSettings(current: object, patch: ConnectionSettingsPatch): ConnectionSettings {
  const result = connectionSettings.safeParse(merge(current, patch), inWords);
  if (result.success) return result.data;
  throw invalidInput(
    faultsOf(result.error, 'settings').map(({ path, message }) => ({ path: `settings.${path}`, message })),
  );
}

/** Whether mapping, matching or scope are others than before. */
export function changesScope(before: ConnectionSettings, after: ConnectionSettings): boolean {
  return scopeSettings.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The settings that differ, as the audit record keeps them. */
export function changedSettings(before: ConnectionSettings, after: ConnectionSettings) {
  const names = Object.keys(after) as (keyof ConnectionSettings)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const sideOf = (settings: ConnectionSettings) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
  return { changed: changed.length > 0, before: sideOf(before), after: sideOf(after) };
}

function merge(current: unknown, patch: unknown): unknown {
  if (!isPlain(current) || !isPlain(patch)) return patch === undefined ? current : patch;
  const names = new Set([...Object.keys(current), ...Object.keys(patch)]);
  return Object.fromEntries([...names].map((name) => [name, merge(current[name], patch[name])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
