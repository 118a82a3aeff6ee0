import { List, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { ActButton, useAct } from '../../design/act';
import { MoreButton, useList } from '../../design/list-page';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.plans.failures;

/** Steps that nothing heals by itself: who, which field, Slack's code, and the remedy. */
export function Failures({ slug }: { slug: string }) {
  const path = { connection: slug };
  const failures = useList(['connection', slug, 'failures'], (cursor) =>
    data(
      api.GET('/connections/{connection}/failures', {
        params: { path, query: { limit: 20, ...(cursor !== '' && { cursor }) } },
      }),
    ),
  );
  const retry = useAct({
    run: () => data(api.POST('/connections/{connection}/failure-retries', { params: { path }, body: { all: true } })),
    done: words.retried,
    refresh: [['connection', slug]],
  });
  const any = failures.rows.length > 0;
  return (
    <Section
      title={words.title}
      actions={
        any && (
          <May scope="provisioning:approve" what={words.mayRetry}>
            <ActButton act={retry} variant="default" size="xs">
              {words.retry}
            </ActButton>
          </May>
        )
      }
    >
      {!any && failures.isSuccess && <Text size="sm">{words.none}</Text>}
      <List size="sm" spacing="xs">
        {failures.rows.map((step) => (
          <List.Item key={step.id}>
            <b>
              <bdi>{step.subject.name}</bdi>
            </b>
            : {texts.plans.kindsOfStep[step.kind]}
            {step.error !== null && (
              <Text size="sm">
                {step.error.what} {step.error.meaning} {step.error.remedy} ({words.slackCode} {step.error.slackCode}
                {step.error.attribute !== null && `, ${step.error.attribute}`})
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      <MoreButton list={failures} />
    </Section>
  );
}
