import { Button, Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { schemas } from '../../api/schema';
import { turnMs, useEveryPage } from '../../api/use-every-page';
import { ProblemNote } from '../../design/problem-note';
import { texts } from '../../texts/en';
import type { RowDraft, RowKind } from './row-kind';

const words = texts.rows;
const mostNamed = 100;

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
  const check = useEveryPage({
    queryKey: [...kind.trialKey, 'check', asked?.draft, asked?.run],
    fetch: (cursor) => kind.check(draft, cursor),
    enabled: isAsked,
    until: asked?.until ?? 0,
  });
  const { pages, waits, isDone } = check;
  const checked = pages.reduce((sum, page) => sum + page.checked, 0);
  const total = pages[0]?.total ?? 0;
  const isWell = isDone && pages.every(({ invalid, missing }) => invalid.count + missing.count === 0);
  const run = (asked?.run ?? 0) + (waits ? 0 : 1);
  const start = () => ask({ draft: JSON.stringify(draft), run, until: Date.now() + turnMs });
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" size="xs" disabled={!kind.isWhole(draft)} loading={check.isBusy} onClick={start}>
          {waits ? words.goOn : words.checkEverybody}
        </Button>
        <Text size="sm" role="status">
          {pages.length > 0 && words.checked(checked, total)} {isWell && words.well}
        </Text>
      </Group>
      {check.hasMore && <Progress value={(100 * checked) / Math.max(1, total)} aria-label={words.progress} />}
      {check.error !== undefined && <ProblemNote error={check.error} onRetry={check.goOn} />}
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
