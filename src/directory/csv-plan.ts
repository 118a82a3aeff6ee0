import type { UserId } from '../core';
import type { AttributeChange } from './change-store';
import type { CsvFault } from './read-csv';

/** What an import will do, or did: every row is in one of the four lists. Rows count as in a spreadsheet. */
export type CsvPlan = {
  creates: CsvCreate[];
  updates: CsvUpdate[];
  /** Rows that say what is so already. */
  unchanged: number[];
  /** Rows that cannot be imported; nothing of such a row is. */
  faults: CsvFault[];
  /** Names of groups that would be created, where that was asked for. */
  groupsToCreate: string[];
};

export type CsvCreate = {
  row: number;
  username: string;
  attributes: Record<string, AttributeChange>;
  groupsAdded: string[];
};

export type CsvUpdate = CsvCreate & { id: UserId; groupsRemoved: string[] };

/** How a file is imported. */
export type CsvImportOptions = {
  /** Create groups that do not exist; else a row that names one is a fault. */
  createGroups?: boolean;
  /** Whom the importer may not change; rows that would, or would make an administrator, are faults (R59). Undefined: nobody. */
  protectedIds?: ReadonlySet<UserId>;
  /** Who is in which group stays as it is; rows that would change it are faults. */
  keepGroups?: boolean;
};
