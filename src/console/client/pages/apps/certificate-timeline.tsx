import { Box, Group, Stack, Text } from '@mantine/core';
import type { schemas } from '../../api/schema';
import { Instant } from '../../design/instant';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { keyColors } from './key-colors';
import { type KeySpans, placeKeys, type Span } from './key-spans';

type SigningKey = schemas['SigningKey'];
const words = texts.apps.certificates.timeline;

/** The latest pairs; older ones stand in their cards only. */
const mostShown = 6;

/** When each key signs and each certificate ends, on one line of time; the words beside it say the same. */
export function CertificateTimeline({ keys }: { keys: readonly SigningKey[] }) {
  const { rows, now, years } = placeKeys(keys.slice(0, mostShown), Date.now());
  return (
    <Stack gap="xs" component="section" aria-label={words.title}>
      <Text size="sm" c="dimmed">
        {words.lead}
      </Text>
      <ul className="timeline">
        {rows.map((row) => (
          <Row key={row.key.id} row={row} now={now} />
        ))}
      </ul>
      <Box className="timeline-years" aria-hidden>
        {years.map(({ year, at }) => (
          <span key={year} style={{ insetInlineStart: `${at}%` }}>
            {year}
          </span>
        ))}
      </Box>
    </Stack>
  );
}

function Row({ row: { key, valid, signing }, now }: { row: KeySpans; now: number }) {
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <StateBadge text={texts.apps.certificates.states[key.state]} color={keyColors[key.state]} />
          <Text size="sm">
            {key.fingerprintSha256.slice(0, 11)}…, <Signing of={key} />, {words.validUntil}{' '}
            <Instant at={key.notAfter} />
          </Text>
        </Group>
        <Text size="sm" c={key.daysLeft < 30 ? 'var(--cs-danger-ink)' : 'dimmed'}>
          {texts.apps.days(key.daysLeft)}
        </Text>
      </Group>
      <div className="timeline-line" aria-hidden>
        <span className="valid" style={place(valid)} />
        {signing !== undefined && <span className="signing" style={place(signing)} />}
        <span className="now" style={{ insetInlineStart: `${now}%` }} />
      </div>
    </li>
  );
}

function Signing({ of: { state, activatedAt, retiredAt } }: { of: SigningKey }) {
  if (state === 'next') return words.waits;
  if (state === 'active')
    return (
      <>
        {words.signs} {activatedAt !== null && <Instant at={activatedAt} />}
      </>
    );
  if (activatedAt === null) return words.neverSigned;
  return (
    <>
      {words.signed} {retiredAt !== null && <Instant at={retiredAt} />}
    </>
  );
}

function place({ start, width }: Span) {
  return { insetInlineStart: `${start}%`, width: `${width}%` };
}
