import { Code, Stack, Text } from '@mantine/core';
import type { schemas } from '../../api/schema';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { texts } from '../../texts/en';

const words = texts.activity;

/** Everything the record holds of one event. */
export function EventDetail({ entry }: { entry: schemas['AuditEntry'] }) {
  const { actor, subject } = entry;
  return (
    <Stack>
      <Facts
        rows={[
          [words.at, <Instant key="at" at={entry.at} />],
          [words.actor, [actor.name, actor.kind, actor.address].filter(Boolean).join(' · ')],
          [words.subject, subject && [subject.name, subject.kind, subject.id].filter(Boolean).join(' · ')],
          [words.outcome, words.outcomes[entry.outcome]],
          [words.reason, entry.reason],
        ]}
      />
      <Side title={words.before} value={entry.before} />
      <Side title={words.after} value={entry.after} />
    </Stack>
  );
}

function Side({ title, value }: { title: string; value: object | undefined }) {
  if (value === undefined) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Code block tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
