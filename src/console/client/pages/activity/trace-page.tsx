import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, data } from '../../api/client';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { Page } from '../../design/page';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

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
              <Table aria-label={words.step}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.step}</Table.Th>
                    <Table.Th>{words.note}</Table.Th>
                    <Table.Th>{words.ms}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.steps.map((step) => (
                    <Table.Tr key={`${step.step} ${step.ms}`}>
                      <Table.Td>{step.step}</Table.Td>
                      <Table.Td>{step.note ?? texts.none}</Table.Td>
                      <Table.Td>{step.ms}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
