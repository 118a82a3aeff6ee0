import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { texts } from '../texts/en';

/** A secret that is shown this once, with the way to copy it. */
export function SecretOnce(props: { title: string; lead?: string; secret: string; onClose: () => void }) {
  return (
    <Alert color="green" title={props.title} withCloseButton closeButtonLabel={texts.close} onClose={props.onClose}>
      {props.lead !== undefined && (
        <Text size="sm" mb="xs">
          {props.lead}
        </Text>
      )}
      <Group>
        <Code>{props.secret}</Code>
        <CopyButton value={props.secret}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
