import type { Change } from '../org/change';
import type { CallEntry } from './call-entry';
import { type CallJournal, changedNothing, keptCalls } from './call-journal';

/** The answer to a question about the journal; `complete` is false once calls were forgotten. */
export type Verdict = { ok: boolean; count: number; calls: number[]; complete: boolean };

/** Writes about a member, or that changed them or their groups and channels. `ok` while there are `most` or fewer. */
export function writesTouching(journal: CallJournal, memberId: string, most: number): Verdict {
  return judge(journal, (entry) => entry.writes && touches(entry, memberId), most);
}

/** Calls over a rate limit. */
export function overLimit(journal: CallJournal): Verdict {
  return judge(journal, (entry) => entry.limited, 0);
}

/** Writes that were accepted and changed nothing: a caller who compared first would not have sent them. */
export function writesWithoutChange(journal: CallJournal): Verdict {
  return judge(journal, changedNothing, 0);
}

function judge(journal: CallJournal, fits: (entry: CallEntry) => boolean, most: number): Verdict {
  const calls = journal
    .entries()
    .filter(fits)
    .map((entry) => entry.id);
  return { ok: calls.length <= most, count: calls.length, calls, complete: journal.count <= keptCalls };
}

function touches(entry: CallEntry, memberId: string): boolean {
  return entry.target === memberId || entry.changes.some((change) => concerns(change, memberId));
}

function concerns(change: Change, memberId: string): boolean {
  if (change.subject === 'member') return change.id === memberId;
  const members = change.fields.members as { before: unknown; after: unknown } | undefined;
  return [members?.before, members?.after].flat().includes(memberId);
}
