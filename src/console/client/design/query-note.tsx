import { texts } from '../texts/en';
import { ProblemNote } from './problem-note';

/** A question to the API as far as it may go wrong. */
export type Asked = { isError: boolean; error: unknown; data: unknown; refetch: () => Promise<unknown> };

/** What stands in the way of a question to the API; nothing where it was answered. What is shown from before is said to be so. */
export function QueryNote({ query }: { query: Asked }) {
  if (!query.isError) return null;
  return (
    <ProblemNote
      error={query.error}
      onRetry={() => void query.refetch()}
      {...(query.data !== undefined && { lead: texts.asBefore })}
    />
  );
}
