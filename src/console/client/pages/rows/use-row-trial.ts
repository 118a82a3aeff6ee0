import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import type { RowDraft, RowKind } from './row-kind';

/** Tries a draft with a person a moment after the last key was pressed. */
export function useRowTrial<Draft extends RowDraft>(kind: RowKind<Draft>, draft: Draft, who: string) {
  const [settled] = useDebouncedValue(JSON.stringify({ draft, who: who.trim() }), 300);
  const { draft: tried, who: user } = JSON.parse(settled) as { draft: Draft; who: string };
  const isReady = user !== '' && kind.isWhole(tried);
  const trial = useQuery({
    queryKey: [...kind.trialKey, 'trial', settled],
    queryFn: () => kind.attempt(tried, user),
    enabled: isReady,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const problem = trial.isError ? problemOf(trial.error) : undefined;
  return {
    result: isReady && !trial.isError ? trial.data : undefined,
    /** What is wrong with the source, whoever it is tried with. */
    sourceFault: isReady ? faultAt(problem?.faults, 'source') : undefined,
    isNobody: problem?.code === 'directory.user_not_found',
    /** Anything else that went wrong. */
    error:
      problem === undefined || problem.code === 'directory.user_not_found' || problem.faults ? undefined : trial.error,
  };
}

/** The fault of one field: paths end in its name, whatever they begin with. */
export function faultAt(
  faults: readonly { path: string; message: string }[] | undefined,
  name: string,
): string | undefined {
  return faults?.find(({ path }) => path.split('.').at(-1) === name)?.message;
}
