import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { Page } from '../../design/page';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

type Step = schemas['Trace']['steps'][number];
const words = texts.activity.trace;

/** What happened to one sign-in, by the code that the person read out. */
export function TracePage() {
  const { code = '' } = useParams();
  const trace = useQuery({
    queryKey: ['trace', code],
    queryFn: () => data(api.GET('/traces/{code}', { params: { path: { code } } })),
  });
  return (
    <Page title={words.title(code)} lead={words.lead}>
      <Loaded query={trace}>
        {(found) => (
          <>
            <Facts
              rows={[
                [words.outcome, words.outcomes[found.outcome]],
                [words.app, found.app?.name],
                [words.person, found.user?.username],
                [words.started, <Instant key="at" at={found.startedAt} />],
                [words.error, found.errorCode],
                [words.meaning, found.advice?.meaning],
                [words.remedy, found.advice?.remedy],
              ]}
            />
            <Section title={words.step}>
              <DataTable
                name="trace-steps"
                label={words.step}
                columns={columns}
                rows={found.steps}
                rowKey={({ step, ms }) => `${step} ${ms}`}
                empty={<Text size="sm">{words.noSteps}</Text>}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<Step>[] = [
  { key: 'step', title: words.step, text: ({ step }) => step, cell: ({ step }) => step },
  { key: 'note', title: words.note, text: ({ note }) => note ?? '', cell: ({ note }) => note ?? texts.none },
  { key: 'ms', title: words.ms, text: ({ ms }) => String(ms), cell: ({ ms }) => ms },
];
