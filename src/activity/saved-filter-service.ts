import type { NewSavedFilter, SavedFilter } from '../contracts';
import { type Actor, type Clock, newId, type UserId } from '../core';
import type { Database } from '../db';
import { nameKey } from '../directory';
import { filterNotFound, filtersAreOfPeople, tooManyFilters } from './activity-error';
import type { SavedFilterStore } from './saved-filter-store';

/** Most filters that somebody may keep. */
const mostFilters = 50;

type Collaborators = { database: Database; clock: Clock; store: SavedFilterStore };

/** Filters of the activity that people keep for themselves; nobody sees another's. */
export class SavedFilterService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Those of whoever asks, by name; a token has none. */
  async list({ kind, id }: Actor): Promise<SavedFilter[]> {
    return kind === 'user' ? this.#use.store.list(id as UserId) : [];
  }

  /**
   * Keeps a filter under a name.
   *
   * @throws ActivityError `activity.filter_name_taken`, `activity.too_many_filters`, `activity.filters_are_of_people`
   */
  async save(actor: Actor, { name, filter }: NewSavedFilter): Promise<SavedFilter> {
    const { database, clock, store } = this.#use;
    const userId = personOf(actor);
    const saved = { id: newId(), name, filter, createdAt: clock.now() };
    await database.transaction(async (tx) => {
      if ((await store.count(tx, userId)) >= mostFilters) throw tooManyFilters(mostFilters);
      await store.insert(tx, userId, { ...saved, nameKey: nameKey(name) });
    });
    return saved;
  }

  /** @throws ActivityError `activity.filter_not_found`, also for one of somebody else */
  async delete({ kind, id: userId }: Actor, id: string): Promise<void> {
    if (kind !== 'user' || !(await this.#use.store.delete(userId as UserId, id))) throw filterNotFound();
  }
}

function personOf(actor: Actor): UserId {
  if (actor.kind !== 'user') throw filtersAreOfPeople();
  return actor.id as UserId;
}
