import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { schemas } from '../../api/schema';

/** What every row has that makes a value of a person, whatever the value is for. */
export type RowDraft = { sourceKind: schemas['AttributeRule']['sourceKind']; source: string };

/** What tells the rows of an app's attribute table from those of a mapping. */
export type RowKind<Draft extends RowDraft> = {
  /** What else is said of a row, above its source; faults by the last part of their path. */
  fields: (
    draft: Draft,
    set: (patch: Partial<Draft>) => void,
    faultAt: (name: string) => string | undefined,
  ) => ReactNode;
  /** Where there is something to try. */
  isWhole: (draft: Draft) => boolean;
  attempt: (draft: Draft, user: string) => Promise<schemas['TriedAttribute']>;
  check: (draft: Draft, cursor: string) => Promise<schemas['RowCheck']>;
  /** Under what is tried is remembered for a moment. */
  trialKey: QueryKey;
  /** A row part by part, in words. */
  say: (draft: Draft) => readonly (readonly [label: string, text: string])[];
  /** What it means for people for whom there is no value. */
  missing: string;
  /** What follows when it is saved, where that is not plain. */
  consequence?: string;
};
