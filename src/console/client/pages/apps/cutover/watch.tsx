import { Alert, Anchor, Group, List, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { type Column, DataTable } from '../../../design/data-table';
import { Empty } from '../../../design/empty';
import { Instant } from '../../../design/instant';
import { Loaded } from '../../../design/loaded';
import { May } from '../../../design/may';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import type { App } from './use-cutover';

type SignIn = schemas['CutoverSignIns']['items'][number];
const words = texts.cutover.watch;

/**
 * Sign-ins since the key changed, as they come; honest about what cannot be seen from here.
 *
 * @param since when it changed: what was seen before does not stand there any more
 */
export function Watch({ app, title, since }: { app: App; title: string; since: string | null }) {
  const seen = useQuery({
    queryKey: ['app', app.slug, 'cutover', 'sign-ins', since],
    queryFn: () => data(api.GET('/apps/{app}/cutover/sign-ins', { params: { path: { app: app.slug } } })),
    refetchInterval: 1_000,
  });
  return (
    <Section title={title} lead={words.lead}>
      <May scope="traces:read" what={words.maySee}>
        <Loaded query={seen}>
          {(found) => (
            <>
              <Counts of={found} />
              {found.askedAgain > 0 && (
                <Alert color="yellow" title={words.suspicion(found.askedAgain)} role="status">
                  {words.suspicionMeans}
                </Alert>
              )}
              <DataTable
                name="cutover-sign-ins"
                label={words.signIns}
                columns={columns}
                rows={found.items}
                rowKey={({ code }) => code}
                empty={<Empty title={words.none} next={words.noneNext} />}
              />
            </>
          )}
        </Loaded>
      </May>
      <Text size="sm" fw={600}>
        {words.howToTell}
      </Text>
      <List size="sm">
        {words.howRows.map((row) => (
          <List.Item key={row}>{row}</List.Item>
        ))}
      </List>
    </Section>
  );
}

function Counts({ of }: { of: schemas['CutoverSignIns'] }) {
  const figures = [
    [words.answered, of.answered],
    [words.refused, of.refused],
    [words.waiting, of.waiting],
    [words.askedAgain, of.askedAgain],
  ] as const;
  return (
    <>
      <Group gap={6}>
        <Text size="sm" c="dimmed">
          {words.since} <Instant at={of.since} />
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" m={0} fz="xl" fw={600}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </>
  );
}

const outcomeOf = ({ outcome, errorCode, advice, askedAgainAt }: SignIn) =>
  askedAgainAt === undefined
    ? [texts.activity.trace.outcomes[outcome], advice?.meaning ?? errorCode].filter(Boolean).join(': ')
    : words.cameBack;

const columns: readonly Column<SignIn>[] = [
  {
    key: 'when',
    title: words.when,
    text: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <Instant at={startedAt} />,
  },
  {
    key: 'who',
    title: words.who,
    text: ({ user }) => user?.username ?? '',
    cell: ({ user }) => user?.username ?? texts.none,
  },
  {
    key: 'outcome',
    title: words.outcome,
    text: outcomeOf,
    cell: (row) => (
      <Text size="sm" {...(row.askedAgainAt !== undefined && { c: 'var(--cs-warning-ink)', fw: 600 })}>
        {outcomeOf(row)}
      </Text>
    ),
  },
  {
    key: 'code',
    title: words.code,
    text: ({ code }) => code,
    cell: ({ code }) => (
      <Anchor component={Link} href={`/activity/sign-ins/${code}`}>
        {code}
      </Anchor>
    ),
  },
];
