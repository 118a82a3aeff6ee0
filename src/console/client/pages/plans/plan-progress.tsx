import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { watch } from '../../api/watch';
import { ProblemNote } from '../../design/problem-note';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';
import { RunActs } from './runs';

type Plan = schemas['Plan'];
type Watched = { run: schemas['Run']; progress: schemas['Progress'] };
const words = texts.plans.runs;

/**
 * How far the applying of a plan is, as it happens.
 *
 * @param slug of the plan's app, as other pages ask for the connection
 */
export function PlanProgress({ plan, slug }: { plan: Plan; slug: string }) {
  const runs = useQuery({
    queryKey: ['plan', plan.id, 'runs', plan.state],
    queryFn: () =>
      data(
        api.GET('/connections/{connection}/runs', {
          params: { path: { connection: plan.connectionId }, query: { limit: 1, plan: plan.id } },
        }),
      ),
  });
  const run = runs.data?.items[0];
  return (
    <>
      <QueryNote query={runs} />
      {run !== undefined && <RunProgress plan={plan} slug={slug} id={run.id} />}
    </>
  );
}

function RunProgress({ plan, slug, id }: { plan: Plan; slug: string; id: string }) {
  const queries = useQueryClient();
  const [live, setLive] = useState<Watched>();
  const [refusal, setRefusal] = useState<unknown>();
  useEffect(() => {
    const over = new AbortController();
    const follow = async () => {
      for await (const next of watch<Watched>(`/runs/${id}/progress`, over.signal)) setLive(next);
      await queries.invalidateQueries({ queryKey: ['plan', plan.id] });
    };
    // What passes by itself is waited for by `watch`: what comes here is a refusal, or a defect.
    follow().catch(setRefusal);
    return () => over.abort();
  }, [id, plan.id, queries]);
  if (refusal !== undefined) return <ProblemNote error={refusal} />;
  if (live === undefined) return null;
  const { run, progress } = live;
  const { ended, total } = progress;
  return (
    <Stack gap="xs">
      <Progress value={total === 0 ? 100 : (ended / total) * 100} aria-label={words.progress(ended, total)} />
      <Group justify="space-between">
        <Text size="sm" role="status">
          {words.states[run.state]}: {words.progress(ended, total)}
        </Text>
        <RunActs slug={slug} run={run} />
      </Group>
      {run.stopReason !== null && (
        <Text size="sm">
          {run.stopReason.sentence} {run.stopReason.remedy}
        </Text>
      )}
    </Stack>
  );
}
