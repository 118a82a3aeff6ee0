import { Anchor, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { OutOfDate } from './out-of-date';
import { planColors } from './plan-colors';
import { PlanDecision } from './plan-decision';
import { PlanFilter, usePlanLook } from './plan-filter';
import { PlanFindings, WhyItWaits } from './plan-findings';
import { PlanProgress } from './plan-progress';
import { PlanSteps } from './plan-steps';

type Plan = schemas['Plan'];
const words = texts.plans.detail;

/** How often a plan is asked for in a state that may pass without whoever looks, in milliseconds. */
const askedEvery: { readonly [state in Plan['state']]: number | false } = {
  approved: 2_000,
  applying: 2_000,
  waiting: 5_000,
  stopped: 5_000,
  done: false,
  rejected: false,
  stale: false,
};

/** One plan as a person reads it: what it touches, why it waits, every step with before and after. */
export function PlanPage() {
  const { plan: id = '' } = useParams();
  const plan = useQuery({
    queryKey: ['plan', id],
    queryFn: () => data(api.GET('/plans/{plan}', { params: { path: { plan: id } } })),
    refetchInterval: ({ state }) => state.data !== undefined && askedEvery[state.data.state],
  });
  return (
    <May scope="provisioning:read" what={texts.plans.maySee}>
      <Loaded query={plan}>{(found) => <ShownPlan plan={found} />}</Loaded>
    </May>
  );
}

function ShownPlan({ plan }: { plan: Plan }) {
  const look = usePlanLook();
  const { reach, operations, unchanged } = plan.counts;
  const connection = useQuery({
    queryKey: ['connection', plan.connectionId],
    queryFn: () => data(api.GET('/connections/{connection}', { params: { path: { connection: plan.connectionId } } })),
  });
  const slug = connection.data?.appSlug ?? plan.connectionId;
  return (
    <Page
      title={`${words.title}: ${texts.plans.kinds[plan.kind]}`}
      lead={
        connection.data && (
          <Anchor component={Link} href={`/apps/${connection.data.appSlug}/plans`}>
            {texts.plans.title(connection.data.appName)}
          </Anchor>
        )
      }
      actions={<PlanDecision plan={plan} />}
    >
      <Stack>
        <Group>
          <StateBadge text={texts.plans.states[plan.state]} color={planColors[plan.state]} />
          {Object.keys(operations).length === 0 && <Text>{words.nothing}</Text>}
        </Group>
        <OutOfDate plan={plan} slug={slug} />
        <PlanProgress plan={plan} slug={slug} />
        <Facts
          title={words.radius}
          rows={[
            [words.people, String(reach.people)],
            [words.groups, String(reach.groups)],
            [words.seats, words.seatsOf(reach.seatsTaken, reach.seatsFreed)],
            [texts.plans.madeAt, <Instant key="at" at={plan.createdAt} />],
            [texts.plans.by, plan.madeBy.name],
            [words.decided, plan.decidedBy && `${plan.decidedBy.name}`],
            [words.hash, <Code key="hash">{plan.hash.slice(0, 16)}</Code>],
          ]}
        />
        {unchanged.people + unchanged.groups > 0 && (
          <Text size="sm" c="dimmed">
            {words.unchanged(unchanged.people, unchanged.groups)}
          </Text>
        )}
        <WhyItWaits plan={plan} />
        <PlanFilter plan={plan} />
        <PlanFindings plan={plan} slug={slug} look={look} />
        {look.only === '' && <PlanSteps plan={plan} look={look} />}
      </Stack>
    </Page>
  );
}
