import { Anchor, Button, List, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.apps.sso;
type Finding = schemas['Preflight']['items'][number];

/** Checks everybody who is authorised, page after page, and lists whom something stands in the way of. */
export function Preflight({ app }: { app: schemas['AppDetail'] }) {
  const [started, start] = useState(false);
  const check = useInfiniteQuery({
    queryKey: ['app', app.slug, 'preflight', app.revision],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/apps/{app}/preflight', {
          params: { path: { app: app.slug }, query: { limit: 200, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: started,
  });
  const { hasNextPage, isFetching, fetchNextPage } = check;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const pages = check.data?.pages ?? [];
  const checked = pages.reduce((sum, page) => sum + page.checked, 0);
  const findings = pages.flatMap((page) => page.items);
  const done = started && check.isSuccess && !hasNextPage && !isFetching;
  return (
    <Section
      title={words.preflight}
      lead={words.preflightLead}
      actions={
        <Button
          variant="default"
          loading={started && (isFetching || hasNextPage)}
          onClick={() => (started ? void check.refetch() : start(true))}
        >
          {words.runPreflight}
        </Button>
      }
    >
      {check.isError && <ProblemNote error={check.error} onRetry={() => void check.refetch()} />}
      {started && (
        <Text size="sm" role="status">
          {words.checked(checked)} {done && findings.length === 0 && words.allWell}
        </Text>
      )}
      {findings.length > 0 && (
        <List spacing="sm">
          {findings.map((finding) => (
            <List.Item key={finding.user.id}>
              <Anchor component={Link} href={`/people/${finding.user.id}`}>
                <bdi>{finding.user.name}</bdi>
              </Anchor>
              {sentencesOf(finding).map((sentence) => (
                <Text key={sentence} size="sm">
                  {sentence}
                </Text>
              ))}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}

function sentencesOf({ refusal, slackErrors, faults }: Finding): string[] {
  return [
    ...(refusal === undefined ? [] : [refusal]),
    ...slackErrors.map(({ message, because, remedy }) => `“${message}” ${because} ${remedy}`),
    ...faults.map(({ spName, message }) => `${spName}: ${message}`),
  ];
}
