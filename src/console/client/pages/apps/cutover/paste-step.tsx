import { Code, Text } from '@mantine/core';
import type { schemas } from '../../../api/schema';
import { CopyField } from '../../../design/copy-field';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { DownloadButtons } from '../certificate-download';
import { useSlackSettings } from '../use-slack-settings';

const words = texts.cutover.paste;

/**
 * The certificate under Slack's own name for it, ready to be carried there.
 *
 * @param lead says what to do, by where it is in Slack
 */
export function PasteStep(props: {
  app: schemas['AppDetail'];
  title: string;
  lead: (path: string) => string;
  signingKey: schemas['SigningKey'];
}) {
  const settings = useSlackSettings(props.app);
  const { id, certificatePem, fingerprintSha256 } = props.signingKey;
  return (
    <Section title={props.title} lead={props.lead(settings.data?.path ?? words.somewhere)}>
      <CopyField label={words.certificate} value={certificatePem.trim()} />
      <Text size="sm">
        {texts.apps.certificates.fingerprint} <Code>{fingerprintSha256}</Code>
      </Text>
      <DownloadButtons id={id} />
    </Section>
  );
}
