import { type NameIdImport, nameIdImport } from '../contracts';
import type { AppId, Fault } from '../core';
import type { Transaction } from '../db';
import { invalidInput, nameIdTaken } from './app-errors';
import type { AppStore } from './app-store';
import { parseInput } from './parse-input';

/**
 * Takes over NameIDs from an earlier identity provider, all or none. Values are compared without regard to case:
 * a service provider that does so would sign one person in as another (R37).
 *
 * @returns how many people have another NameID than before
 * @throws AppError `apps.invalid_input`, `apps.name_id_taken`
 */
export async function takeOverNameIds(
  tx: Transaction,
  store: AppStore,
  appId: AppId,
  input: NameIdImport,
): Promise<number> {
  const { nameIds } = parseInput(nameIdImport, input);
  const people = duplicates(
    nameIds.map(({ userId }) => userId.toLowerCase()),
    'userId',
    'is listed twice',
  );
  if (people.length > 0) throw invalidInput(people);
  const values = duplicates(
    nameIds.map(({ value }) => value.toLowerCase()),
    'value',
    'is listed twice',
  );
  if (values.length > 0) throw nameIdTaken(values);
  const userIds = nameIds.map(({ userId }) => userId);
  const unknown = new Set(await store.unknownUsers(tx, userIds));
  const strangers = userIds.flatMap((userId, place) =>
    unknown.has(userId.toLowerCase())
      ? [{ path: `nameIds.${place}.userId`, message: 'is not the id of a person' }]
      : [],
  );
  if (strangers.length > 0) throw invalidInput(strangers);
  return store.upsertNameIds(
    tx,
    appId,
    userIds,
    nameIds.map(({ value }) => value),
  );
}

function duplicates(keys: readonly string[], field: string, message: string): Fault[] {
  const seen = new Set<string>();
  return keys.flatMap((key, place) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `nameIds.${place}.${field}`, message }];
  });
}
