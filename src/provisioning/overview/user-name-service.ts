import { type AppId, type ConnectionId, decodeCursor, encodeCursor, type Page, type UserId } from '../../core';
import type { MappingStore } from '../connection/mapping-store';
import { compileMapping } from '../mapping/compile-mapping';
import type { Mapping } from '../mapping/mapping';
import { buildUserName } from '../usernames/build-user-name';
import type { NamedPerson, UserNameStore } from './user-name-store';

export type UserNamePreview = {
  userId: UserId;
  username: string;
  name: string;
  source: string | null;
  current: string | null;
  wanted: string | null;
  notes: ('kept' | 'characters_changed' | 'number_added' | 'no_source' | 'not_planned')[];
};

/** Shows everybody's username in Slack before the first run: where it comes from, and why it is not what the source says. */
export class UserNameService {
  readonly #store: UserNameStore;
  readonly #mappings: MappingStore;

  constructor(collaborators: { store: UserNameStore; mappings: MappingStore }) {
    this.#store = collaborators.store;
    this.#mappings = collaborators.mappings;
  }

  /** Everybody who is authorised, by the newest plan. @throws `page.cursor_invalid` */
  async list(
    connection: { id: ConnectionId; appId: AppId },
    options: { changed?: boolean | undefined; cursor?: string | undefined; limit: number },
  ): Promise<Page<UserNamePreview>> {
    const after = options.cursor === undefined ? undefined : decodeCursor(options.cursor, 1)[0];
    const rows = await this.#store.list(connection, options.changed, { count: options.limit + 1, after });
    const mapping = compileMapping(await this.#mappings.list(connection.id));
    const kept = rows.slice(0, options.limit);
    const last = rows.length > options.limit ? kept.at(-1) : undefined;
    return { items: kept.map((row) => toPreview(row, mapping)), nextCursor: last && encodeCursor([last.sortKey]) };
  }
}

function toPreview({ user, current, wanted, planned }: NamedPerson, mapping: Mapping): UserNamePreview {
  const source = mapping.valuesFor({ user, groups: [] }).values.userName ?? null;
  const name = user.displayName ?? `${user.firstName} ${user.lastName}`;
  const notes = notesOf(source, current, wanted, planned);
  return { userId: user.id, username: user.username, name, source, current, wanted, notes };
}

function notesOf(source: string | null, current: string | null, wanted: string | null, planned: boolean) {
  const notes: UserNamePreview['notes'] = [];
  if (source === null) notes.push('no_source');
  if (wanted === null) notes.push(...(planned || source === null ? [] : (['not_planned'] as const)));
  else if (wanted === current) notes.push('kept');
  if (source === null || wanted === null) return notes;
  const base = buildUserName(source);
  if (base !== source) notes.push('characters_changed');
  if (wanted !== base && /-\d+$/.test(wanted)) notes.push('number_added');
  return notes;
}
