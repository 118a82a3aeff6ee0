import { Code, Text } from '@mantine/core';
import type { schemas } from '../../../api/schema';
import { CopyField } from '../../../design/copy-field';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { DownloadButtons } from '../certificate-download';

/** The certificate under Slack's own name for it, ready to be carried there. */
export function PasteStep(props: { title: string; lead: string; signingKey: schemas['SigningKey'] }) {
  const { id, certificatePem, fingerprintSha256 } = props.signingKey;
  return (
    <Section title={props.title} lead={props.lead}>
      <CopyField label={texts.cutover.paste.certificate} value={certificatePem.trim()} />
      <Text size="sm">
        {texts.apps.certificates.fingerprint} <Code>{fingerprintSha256}</Code>
      </Text>
      <DownloadButtons id={id} />
    </Section>
  );
}
