import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { decisionHref } from './decision-href';

const words = texts.home;

/**
 * What whoever is here has to see to: certificates that end, mirrors that wait for a decision, a rotation left half-way. What
 * their role may not open needs somebody else.
 */
export function Attention({ status }: { status: schemas['Status'] }) {
  const { may } = useScopes();
  const { masterKeyRotationPending } = status;
  const certificateWarnings = may('certificates:read') ? status.certificateWarnings : [];
  const mirrorWarnings = may('provisioning:read') ? status.mirrorWarnings : [];
  const nothing = certificateWarnings.length + mirrorWarnings.length === 0 && !masterKeyRotationPending;
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
          {mirrorWarnings.map((mirror) => (
            <List.Item key={mirror.appSlug}>
              <Anchor component={Link} href={wayOut(mirror)}>
                <bdi>{sayMirror(mirror)}</bdi>
              </Anchor>
            </List.Item>
          ))}
          {masterKeyRotationPending && <List.Item>{words.rotation}</List.Item>}
        </List>
      )}
    </Section>
  );
}

type MirrorWarning = schemas['Status']['mirrorWarnings'][number];

function sayMirror({ appName, quarantined, waitingPlans, failures, conflicts }: MirrorWarning): string {
  return quarantined ? words.quarantined(appName) : words.mirrorLine(appName, waitingPlans, failures, conflicts);
}

/** Where the decision is taken. */
function wayOut(warning: MirrorWarning): string {
  return warning.quarantined ? `/apps/${warning.appSlug}/provisioning` : decisionHref(warning.appSlug, warning);
}
