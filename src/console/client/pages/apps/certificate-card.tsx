import { Code, Group, Paper, Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { Instant } from '../../design/instant';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { DownloadButtons } from './certificate-download';
import { keyColors } from './key-colors';

const words = texts.apps.certificates;

/**
 * One key pair: its state, its days, and what can be done with it.
 *
 * @param isInChange a change that is under way needs it: its steps are on the page of the change
 */
export function CertificateCard(props: {
  app: schemas['AppDetail'];
  signingKey: schemas['SigningKey'];
  isInChange: boolean;
}) {
  const { app, signingKey, isInChange } = props;
  const { may } = useScopes();
  const { id, state, subject, notBefore, notAfter, daysLeft, fingerprintSha256, canSign } = signingKey;
  const refresh = [['app', app.slug]];
  const promote = useAct({
    run: () => data(api.POST('/signing-keys/{keyId}/promote', { params: { path: { keyId: id } } })),
    done: words.promoted,
    refresh,
  });
  const retire = useAct({
    run: () => data(api.POST('/signing-keys/{keyId}/retire', { params: { path: { keyId: id } } })),
    done: words.retired,
    refresh,
  });
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <StateBadge text={words.states[state]} color={keyColors[state]} />
            <Text fw={600}>{subject}</Text>
          </Group>
          <Text size="sm" c={daysLeft < 30 ? 'var(--cs-danger-ink)' : 'dimmed'}>
            {texts.apps.days(daysLeft)}
          </Text>
        </Group>
        <Text size="sm">
          {words.validity} <Instant at={notBefore} /> – <Instant at={notAfter} />
        </Text>
        <Text size="sm">
          {words.fingerprint} <Code>{fingerprintSha256}</Code>
        </Text>
        <Group justify="space-between">
          <DownloadButtons id={id} />
          {!canSign && (
            <Text size="sm" c="dimmed">
              {words.destroyed}
            </Text>
          )}
          {isInChange && (
            <Text size="sm" c="dimmed">
              {words.inChange}
            </Text>
          )}
          {may('certificates:write') && !isInChange && (
            <Group>
              {state !== 'active' && canSign && (
                <DangerButton
                  dialogKey={`promote-key.${id}`}
                  label={words.promote}
                  title={words.promoteTitle}
                  consequences={words.promoteConsequences}
                  confirm={words.promote}
                  act={promote}
                />
              )}
              {state !== 'active' && canSign && (
                <DangerButton
                  dialogKey={`retire-key.${id}`}
                  label={words.retire}
                  title={words.retireTitle}
                  consequences={words.retireConsequences}
                  confirm={words.retire}
                  act={retire}
                />
              )}
            </Group>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
