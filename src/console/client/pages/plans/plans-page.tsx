import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ActButton, useAct } from '../../design/act';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';
import { useList } from '../../design/list-page';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { QueryNote } from '../../design/query-note';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { Failures } from './failures';
import { MirrorNow, mirrorMs } from './mirror-now';
import { planColors } from './plan-colors';
import { Runs } from './runs';

type Plan = schemas['PlanSummary'];
const words = texts.plans;

/** How the mirror stands, the plans of a connection, what was applied, and what needs a person. */
export function PlansPage() {
  const { app: slug = '' } = useParams();
  const connection = useQuery({
    queryKey: ['connection', slug],
    queryFn: () => data(api.GET('/connections/{connection}', { params: { path: { connection: slug } } })),
  });
  return (
    <May scope="provisioning:read" what={words.maySee}>
      <Loaded query={connection}>
        {(found) => (
          <Page title={words.title(found.appName)} lead={words.lead} actions={<MakePlan slug={slug} />}>
            <Stack>
              <MirrorNow slug={slug} />
              <PlanList slug={slug} />
              <Failures slug={slug} />
              <Runs slug={slug} />
            </Stack>
          </Page>
        )}
      </Loaded>
    </May>
  );
}

function MakePlan({ slug }: { slug: string }) {
  const [, go] = useLocation();
  const make = useAct({
    run: async () => {
      const plan = await data(api.POST('/connections/{connection}/plans', { params: { path: { connection: slug } } }));
      go(`/plans/${plan.id}`);
    },
    done: words.made,
    refresh: [['connection', slug]],
  });
  return (
    <May scope="provisioning:write" what={words.mayMake}>
      <ActButton act={make}>{words.make}</ActButton>
    </May>
  );
}

function PlanList({ slug }: { slug: string }) {
  const plans = useList(
    ['connection', slug, 'plans'],
    (cursor) =>
      data(
        api.GET('/connections/{connection}/plans', {
          params: { path: { connection: slug }, query: { limit: 20, ...(cursor !== '' && { cursor }) } },
        }),
      ),
    { refetchInterval: mirrorMs },
  );
  return (
    <>
      <QueryNote query={plans} />
      <DataTable
        name="plans"
        label={words.title('')}
        columns={columns}
        rows={plans.rows}
        rowKey={({ id }) => id}
        empty={<Empty {...words.empty} />}
        list={plans}
      />
    </>
  );
}

const sizeOf = ({ counts }: Plan) => Object.values(counts.operations).reduce((sum, count) => sum + count, 0);

const columns: readonly Column<Plan>[] = [
  {
    key: 'at',
    title: words.madeAt,
    text: ({ createdAt }) => createdAt,
    cell: ({ id, createdAt }) => (
      <Anchor component={Link} href={`/plans/${id}`}>
        <Instant at={createdAt} />
      </Anchor>
    ),
  },
  { key: 'kind', title: words.kind, text: ({ kind }) => words.kinds[kind], cell: ({ kind }) => words.kinds[kind] },
  {
    key: 'state',
    title: words.state,
    text: ({ state }) => words.states[state],
    cell: ({ state }) => <StateBadge text={words.states[state]} color={planColors[state]} />,
  },
  { key: 'size', title: words.size, text: (plan) => String(sizeOf(plan)), cell: sizeOf },
  { key: 'by', title: words.by, text: ({ madeBy }) => madeBy.name, cell: ({ madeBy }) => <bdi>{madeBy.name}</bdi> },
];
