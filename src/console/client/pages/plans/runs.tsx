import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { CsvButton } from '../../design/csv-button';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { Instant } from '../../design/instant';
import { useList } from '../../design/list-page';
import { May, MayNot } from '../../design/may';
import { MoreButton } from '../../design/more-button';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { mirrorMs } from './mirror-now';

type Run = schemas['Run'];
const words = texts.plans.runs;
const colors = { running: 'green', stopped: 'yellow', done: 'green', failed: 'red' } as const;

/** What was applied, newest first: to be stopped, gone on with, or taken back. */
export function Runs({ slug }: { slug: string }) {
  const runs = useList(
    ['connection', slug, 'runs'],
    (cursor) =>
      data(
        api.GET('/connections/{connection}/runs', {
          params: { path: { connection: slug }, query: { limit: 20, ...(cursor !== '' && { cursor }) } },
        }),
      ),
    { refetchInterval: mirrorMs },
  );
  return (
    <Section
      title={words.title}
      actions={runs.rows.length > 0 && <CsvButton name="runs" lines={() => linesOf(runs.rows)} />}
    >
      <QueryNote query={runs} />
      {runs.rows.length > 0 && <MayNot scope="provisioning:write" what={words.mayUndo} />}
      {runs.isSuccess && runs.rows.length === 0 && <Text size="sm">{words.none}</Text>}
      <Stack gap="xs">
        {runs.rows.map((run) => (
          <Group key={run.id} justify="space-between" align="flex-start">
            <div>
              <Group gap="xs">
                <StateBadge text={words.states[run.state]} color={colors[run.state]} />
                <Anchor component={Link} href={`/plans/${run.planId}`}>
                  <Instant at={run.startedAt} />
                </Anchor>
                <Text size="sm">
                  <bdi>{run.startedBy.name}</bdi>
                </Text>
              </Group>
              {run.stopReason !== null && (
                <Text size="sm">
                  {run.stopReason.sentence} {run.stopReason.remedy}
                </Text>
              )}
            </div>
            <RunActs slug={slug} run={run} />
          </Group>
        ))}
      </Stack>
      <MoreButton list={runs} />
    </Section>
  );
}

function linesOf(runs: readonly Run[]): string[][] {
  return [
    [words.started, words.ended, texts.plans.state, texts.plans.by, texts.plans.detail.csv.why],
    ...runs.map(({ startedAt, endedAt, state, startedBy, stopReason }) => [
      startedAt,
      endedAt ?? '',
      words.states[state],
      startedBy.name,
      stopReason?.sentence ?? '',
    ]),
  ];
}

/** Stopping a run, going on with it, taking it back. Who may not take back is told once, above the list. */
export function RunActs({ slug, run }: { slug: string; run: Run }) {
  const { may } = useScopes();
  const [, go] = useLocation();
  const params = { path: { run: run.id } };
  const refresh = [
    ['connection', slug],
    ['plan', run.planId],
  ];
  const stop = useAct({
    run: () => data(api.POST('/runs/{run}/stop', { params })),
    done: words.stopped,
    refresh,
  });
  const resume = useAct({
    run: () => data(api.POST('/runs/{run}/resume', { params })),
    done: words.resumed,
    refresh,
  });
  const undo = useAct({
    run: async () => {
      const plan = await data(api.POST('/runs/{run}/undo', { params }));
      go(`/plans/${plan.id}`, inPlaceOfDialog);
    },
    done: words.undone,
    refresh,
  });
  return (
    <Group gap={4}>
      {run.state === 'running' && (
        <May scope="provisioning:approve" what={words.mayStop}>
          <ActButton act={stop} variant="default" size="compact-xs">
            {words.stop}
          </ActButton>
        </May>
      )}
      {run.state === 'stopped' && (
        <May scope="provisioning:approve" what={words.mayResume}>
          <ActButton act={resume} size="compact-xs">
            {words.resume}
          </ActButton>
        </May>
      )}
      {run.state !== 'running' && may('provisioning:write') && (
        <DangerButton
          dialogKey={`undo.${run.id}`}
          label={words.undo}
          title={words.undoTitle}
          consequences={words.undoConsequences}
          confirm={words.undo}
          act={undo}
        />
      )}
    </Group>
  );
}
