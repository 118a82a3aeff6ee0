import type { ApiCaller } from '../api/api-face';
import type { Change } from '../org/change';

/** One call of an interface, as it is kept. Tokens and passwords are not in it. */
export type CallEntry = {
  id: number;
  at: Date;
  face: string;
  operation: string;
  writes: boolean;
  target: string | undefined;
  method: string;
  path: string;
  caller: ApiCaller | undefined;
  /** Body and answer as text, cut where they are long. */
  requestBody: string;
  status: number;
  error: string | undefined;
  answerBody: string;
  changes: Change[];
  /** The kind of fault that was played. */
  fault: string | undefined;
  limited: boolean;
};

/** How often an operation was called, and what became of it. */
export type OperationCount = {
  calls: number;
  failed: number;
  limited: number;
  /** Writes that were accepted and changed nothing. */
  unchanged: number;
};
