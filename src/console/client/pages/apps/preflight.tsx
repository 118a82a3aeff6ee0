import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { turnMs } from '../../api/use-every-page';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { type Cause, causesOf } from './preflight-causes';
import { usePreflight } from './use-preflight';

const words = texts.apps.sso;
const mostNamed = 100;

/**
 * Checks everybody who is authorised, page after page, and says what stands in whose way.
 *
 * @param groupsHref where groups are authorised, for when there is nobody to check
 */
export function Preflight({ app, groupsHref }: { app: schemas['AppDetail']; groupsHref: string }) {
  const [asked, ask] = useState({ run: 0, until: 0 });
  const started = asked.run > 0;
  const check = usePreflight(app, started ? asked.run : undefined, asked.until);
  const { checked, findings, waits, isDone } = check;
  const start = () => ask({ run: asked.run + (waits ? 0 : 1), until: Date.now() + turnMs });
  const isNobody = isDone && checked === 0;
  return (
    <Section
      title={words.preflight}
      lead={words.preflightLead}
      actions={
        <Button variant="default" loading={check.isBusy} onClick={start}>
          {waits ? texts.rows.goOn : words.runPreflight}
        </Button>
      }
    >
      {check.error !== undefined && <ProblemNote error={check.error} onRetry={check.goOn} />}
      {started && (
        <Text size="sm" role="status">
          {isNobody ? words.checkedNobody : words.checked(checked)}{' '}
          {isDone && !isNobody && findings.length === 0 && words.allWell}
        </Text>
      )}
      {isNobody && (
        <Anchor component={Link} href={groupsHref} size="sm">
          {texts.apps.groups.authorise}
        </Anchor>
      )}
      <Stack>
        {causesOf(findings).map((cause) => (
          <InTheWay key={cause.sentence} cause={cause} checked={checked} />
        ))}
      </Stack>
    </Section>
  );
}

/** One thing to put right; whom it hits is named, unless that is everybody. */
function InTheWay({ cause: { sentence, people }, checked }: { cause: Cause; checked: number }) {
  const isEverybody = people.length === checked && checked > 1;
  const title = isEverybody ? words.hitsEverybody : words.hits(people.length);
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{sentence}</Text>
      {!isEverybody && (
        <ul className="named">
          {people.slice(0, mostNamed).map((person) => (
            <li key={person.id}>
              <Anchor component={Link} href={`/people/${person.id}`} inherit>
                <bdi>{person.name}</bdi>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {!isEverybody && people.length > mostNamed && <Text size="sm">{texts.rows.firstOnly(mostNamed)}</Text>}
    </section>
  );
}
