import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';

type Capability = NonNullable<schemas['Connection']['capabilities']>['capabilities'][number];
const words = texts.provisioning.capabilities;
const colors = { works: 'green', degraded: 'yellow', impossible: 'red' } as const;

/** What works with this token, what works in another way, and what not, each with the reason. */
export function CapabilityTable({ capabilities }: { capabilities: readonly Capability[] }) {
  return (
    <Section title={words.title}>
      <DataTable
        name="capabilities"
        label={words.title}
        columns={columns}
        rows={capabilities}
        rowKey={({ name }) => name}
        empty={null}
      />
    </Section>
  );
}

const whyOf = ({ reason, remedy }: Capability) => [reason, remedy].filter(Boolean).join(' ');

const columns: readonly Column<Capability>[] = [
  { key: 'name', title: words.name, text: ({ name }) => words.names[name], cell: ({ name }) => words.names[name] },
  {
    key: 'state',
    title: words.state,
    text: ({ state }) => words.states[state],
    cell: ({ state }) => <StateBadge text={words.states[state]} color={colors[state]} />,
  },
  { key: 'why', title: words.why, text: whyOf, cell: whyOf },
];
