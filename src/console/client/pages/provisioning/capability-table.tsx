import { Table } from '@mantine/core';
import type { schemas } from '../../api/schema';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';

type Capability = NonNullable<schemas['Connection']['capabilities']>['capabilities'][number];
const words = texts.provisioning.capabilities;
const colors = { works: 'green', degraded: 'yellow', impossible: 'red' } as const;

/** What works with this token, what works in another way, and what not, each with the reason. */
export function CapabilityTable({ capabilities }: { capabilities: readonly Capability[] }) {
  return (
    <Section title={words.title}>
      <Wide label={words.title}>
        <Table miw={560} aria-label={words.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.name}</Table.Th>
              <Table.Th>{words.state}</Table.Th>
              <Table.Th>{words.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {capabilities.map(({ name, state, reason, remedy }) => (
              <Table.Tr key={name}>
                <Table.Td>{words.names[name]}</Table.Td>
                <Table.Td>
                  <StateBadge text={words.states[state]} color={colors[state]} />
                </Table.Td>
                <Table.Td>{[reason, remedy].filter(Boolean).join(' ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </Section>
  );
}
