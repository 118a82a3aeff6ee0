import { Button, Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { schemas } from '../../api/schema';
import { ProblemNote } from '../../design/problem-note';
import { texts } from '../../texts/en';
import type { RowDraft, RowKind } from './row-kind';

const words = texts.rows;
const mostNamed = 100;
/** After how long a check of a large company waits for a word; a slow expression would else go on for an hour. */
const turnMs = 30_000;

type Named = { user: schemas['RowCheck']['missing']['items'][number]['user']; fault?: string };

/** Tries a draft with everybody who is authorised, part after part, and lists for whom it gives nothing. */
export function EverybodyCheck<Draft extends RowDraft>(props: {
  kind: RowKind<Draft>;
  draft: Draft;
  onPerson: (username: string) => void;
}) {
  const { kind, draft } = props;
  const [asked, ask] = useState<{ draft: string; run: number; until: number }>();
  const isAsked = asked?.draft === JSON.stringify(draft);
  const check = useInfiniteQuery({
    queryKey: [...kind.trialKey, 'check', asked?.draft, asked?.run],
    queryFn: ({ pageParam }) => kind.check(draft, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = check;
  useEffect(() => {
    if (isAsked && hasNextPage && !isFetching && !isError && Date.now() < asked.until) void fetchNextPage();
  }, [isAsked, hasNextPage, isFetching, isError, fetchNextPage, asked]);
  const pages = isAsked ? (check.data?.pages ?? []) : [];
  const checked = pages.reduce((sum, page) => sum + page.checked, 0);
  const total = pages[0]?.total ?? 0;
  const isWell =
    check.isSuccess &&
    !hasNextPage &&
    pages.length > 0 &&
    pages.every(({ invalid, missing }) => invalid.count + missing.count === 0);
  const waits = isAsked && hasNextPage && !isFetching;
  const run = (asked?.run ?? 0) + (waits ? 0 : 1);
  const start = () => ask({ draft: JSON.stringify(draft), run, until: Date.now() + turnMs });
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={!kind.isWhole(draft)}
          loading={isAsked && isFetching}
          onClick={start}
        >
          {waits ? words.goOn : words.checkEverybody}
        </Button>
        <Text size="sm" role="status">
          {pages.length > 0 && words.checked(checked, total)} {isWell && words.well}
        </Text>
      </Group>
      {isAsked && hasNextPage && <Progress value={(100 * checked) / Math.max(1, total)} aria-label={words.progress} />}
      {isAsked && isError && <ProblemNote error={check.error} onRetry={() => void check.fetchNextPage()} />}
      <Found
        title={words.invalid}
        count={pages.reduce((sum, { invalid }) => sum + invalid.count, 0)}
        items={pages.flatMap(({ invalid }) => invalid.items)}
        onPerson={props.onPerson}
      />
      <Found
        title={words.missing}
        lead={kind.missing}
        count={pages.reduce((sum, { missing }) => sum + missing.count, 0)}
        items={pages.flatMap(({ missing }) => missing.items)}
        onPerson={props.onPerson}
      />
    </Stack>
  );
}

function Found(props: {
  title: (count: number) => string;
  lead?: string;
  count: number;
  items: readonly Named[];
  onPerson: (username: string) => void;
}) {
  if (props.count === 0) return null;
  return (
    <section aria-label={props.title(props.count)}>
      <Text size="sm" fw={600}>
        {props.title(props.count)}
      </Text>
      {props.lead !== undefined && <Text size="sm">{props.lead}</Text>}
      <ul className="named">
        {props.items.slice(0, mostNamed).map(({ user, fault }) => (
          <li key={user.id}>
            <UnstyledButton className="quiet-link" onClick={() => props.onPerson(user.username)}>
              <bdi>{user.name}</bdi>
            </UnstyledButton>
            {fault !== undefined && <Text size="xs">{fault}</Text>}
          </li>
        ))}
      </ul>
      {props.count > mostNamed && <Text size="sm">{words.firstOnly(mostNamed)}</Text>}
    </section>
  );
}
