import { Group, List, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ActButton, useAct } from '../../design/act';
import { CsvButton } from '../../design/csv-button';
import { useList } from '../../design/list-page';
import { May } from '../../design/may';
import { MoreButton } from '../../design/more-button';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { mirrorMs } from './mirror-now';
import { sayError } from './say-error';

const words = texts.plans.failures;

/** Steps that nothing heals by itself: who, which field, Slack's code, and the remedy. */
export function Failures({ slug }: { slug: string }) {
  const path = { connection: slug };
  const failures = useList(
    ['connection', slug, 'failures'],
    (cursor) =>
      data(
        api.GET('/connections/{connection}/failures', {
          params: { path, query: { limit: 20, ...(cursor !== '' && { cursor }) } },
        }),
      ),
    { refetchInterval: mirrorMs },
  );
  const retry = useAct({
    run: () => data(api.POST('/connections/{connection}/failure-retries', { params: { path }, body: { all: true } })),
    done: words.retried,
    refresh: [['connection', slug]],
  });
  const any = failures.rows.length > 0;
  return (
    <Section
      title={words.title}
      actions={
        any && (
          <Group>
            <CsvButton name="failures" lines={() => linesOf(failures.rows)} />
            <May scope="provisioning:approve" what={words.mayRetry}>
              <ActButton act={retry} variant="default" size="xs">
                {words.retry}
              </ActButton>
            </May>
          </Group>
        )
      }
    >
      <QueryNote query={failures} />
      {!any && failures.isSuccess && <Text size="sm">{words.none}</Text>}
      <List size="sm" spacing="xs">
        {failures.rows.map((step) => (
          <List.Item key={step.id}>
            <b>
              <bdi>{step.subject.name}</bdi>
            </b>
            : {texts.plans.kindsOfStep[step.kind]}
            {step.error !== null && <Text size="sm">{sayError(step.error)}</Text>}
          </List.Item>
        ))}
      </List>
      <MoreButton list={failures} />
    </Section>
  );
}

function linesOf(steps: readonly schemas['Step'][]): string[][] {
  const { csv } = texts.plans.detail;
  return [
    [csv.subject, csv.step, csv.error],
    ...steps.map(({ subject, kind, error }) => [
      subject.name,
      texts.plans.kindsOfStep[kind],
      error === null ? '' : sayError(error),
    ]),
  ];
}
