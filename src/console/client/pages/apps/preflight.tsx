import { Anchor, Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { turnMs, useEveryPage } from '../../api/use-every-page';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.apps.sso;
type Finding = schemas['Preflight']['items'][number];

/** Checks everybody who is authorised, page after page, and lists whom something stands in the way of. */
export function Preflight({ app }: { app: schemas['AppDetail'] }) {
  const [asked, ask] = useState({ run: 0, until: 0 });
  const started = asked.run > 0;
  const check = useEveryPage({
    queryKey: ['app', app.slug, 'preflight', app.revision, asked.run],
    fetch: (cursor) =>
      data(
        api.GET('/apps/{app}/preflight', {
          params: { path: { app: app.slug }, query: { limit: 200, ...(cursor !== '' && { cursor }) } },
        }),
      ),
    enabled: started,
    until: asked.until,
  });
  const { pages, waits, isDone } = check;
  const start = () => ask({ run: asked.run + (waits ? 0 : 1), until: Date.now() + turnMs });
  const checked = pages.reduce((sum, page) => sum + page.checked, 0);
  const findings = pages.flatMap((page) => page.items);
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
          {words.checked(checked)} {isDone && findings.length === 0 && words.allWell}
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
