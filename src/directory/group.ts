import type { GroupId } from '../core';

export type Group = {
  id: GroupId;
  name: string;
  description: string | null;
  /** Rises with every change of the row. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

/** A group somebody is in. `path`: names from the direct group to this one, the shortest way there is. */
export type GroupOfUser = Group & { direct: boolean; path: string[] };
