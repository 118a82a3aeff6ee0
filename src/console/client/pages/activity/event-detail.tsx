import { Alert, Stack, Text } from '@mantine/core';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { texts } from '../../texts/en';
import { Changes } from './changes';
import { ActorLink, type Entry, OutcomeBadge, SubjectLink } from './entry-words';

const words = texts.activity;
/** Values of a plan that have words. */
const planValues = { kind: texts.plans.kinds, state: texts.plans.states };

/** Everything that is known of one event: what changed, who did it and why, and what to do about what went wrong. */
export function EventDetail({ entry }: { entry: Entry }) {
  const { actor, app, error } = entry;
  return (
    <Stack>
      <Facts
        rows={[
          [words.at, <Instant key="at" at={entry.at} />],
          [words.outcome, <OutcomeBadge key="outcome" outcome={entry.outcome} />],
          [
            words.actor,
            <span key="actor">
              <ActorLink entry={entry} />
              {[words.actors[actor.kind], actor.address].filter(Boolean).map((part) => ` · ${part}`)}
            </span>,
          ],
          [words.subject, entry.subject && <SubjectLink key="subject" entry={entry} />],
          [words.app, app?.name],
          [words.reason, entry.reason],
          [words.recordedAs, entry.kind],
          [words.number, entry.seq],
        ]}
      />
      {error !== undefined && (
        <Alert color="red" variant="light" title={error.what}>
          {error.meaning !== '' && <Text size="sm">{error.meaning}</Text>}
          <Text size="sm" fw={600} mt="xs">
            {words.remedy}
          </Text>
          <Text size="sm">{error.remedy}</Text>
          <Text size="xs" c="dimmed" mt="xs">
            {words.error} {[error.code, error.attribute].filter(Boolean).join(' · ')}
          </Text>
        </Alert>
      )}
      <Changes
        before={entry.before}
        after={entry.after}
        {...(entry.subject?.kind === 'plan' && { said: planValues })}
      />
    </Stack>
  );
}
