import type { GroupId } from '../core';
import type { User } from './user';

export type Group = {
  id: GroupId;
  name: string;
  description: string | null;
  /** Rises with every change of the row. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

/** Somebody in a group. `direct`: put into this very group, and not only into one inside it. */
export type Member = User & { direct: boolean };

/** A group somebody is in. `path`: names from the direct group to this one, the shortest way there is. */
export type GroupOfUser = Group & { direct: boolean; path: string[] };
