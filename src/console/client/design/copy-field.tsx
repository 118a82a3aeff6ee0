import { Button, CopyButton, Group, Text } from '@mantine/core';
import { texts } from '../texts/en';

/** A value that has to be carried somewhere else, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed" id={`label-${label}`}>
        {label}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <pre className="copy-value">{value}</pre>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy} aria-describedby={`label-${label}`}>
              {copied ? texts.apps.sso.copied : texts.apps.sso.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
