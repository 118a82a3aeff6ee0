import { Table, Text } from '@mantine/core';
import type { schemas } from '../../../api/schema';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { AppAddresses } from '../app-sign-on';
import { HandOver } from './hand-over';

const words = texts.wizard.slack;

/** Slack's own fields in Slack's order, its options, and the way to let somebody else fill them in. */
export function SlackStep({ app }: { app: schemas['AppDetail'] }) {
  return (
    <>
      <Text maw="44rem">{words.lead}</Text>
      <AppAddresses app={app} />
      <Section title={words.options}>
        <Table aria-label={words.options}>
          <Table.Tbody>
            {words.optionRows.map(([option, state]) => (
              <Table.Tr key={option}>
                <Table.Th>{option}</Table.Th>
                <Table.Td>{state}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      <HandOver app={app} />
    </>
  );
}
