import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.home;

/** What a person has to see to: certificates that end, a rotation left half-way. */
export function Attention({ status }: { status: schemas['Status'] }) {
  const { certificateWarnings, masterKeyRotationPending } = status;
  const nothing = certificateWarnings.length === 0 && !masterKeyRotationPending;
  return (
    <Section title={words.attention}>
      {nothing ? (
        <Text size="sm">{words.nothing}</Text>
      ) : (
        <List size="sm">
          {certificateWarnings.map(({ keyId, appSlug, daysLeft }) => (
            <List.Item key={keyId}>
              <Anchor component={Link} href={`/apps/${appSlug}/certificates`}>
                {words.certificateLine(appSlug, daysLeft)}
              </Anchor>
            </List.Item>
          ))}
          {masterKeyRotationPending && <List.Item>{words.rotation}</List.Item>}
        </List>
      )}
    </Section>
  );
}
