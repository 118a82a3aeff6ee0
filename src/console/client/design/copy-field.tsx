import { Button, CopyButton, Group, Textarea } from '@mantine/core';
import { texts } from '../texts/en';

/** A value that has to be carried somewhere else, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Textarea
        label={label}
        value={value}
        readOnly
        autosize
        minRows={1}
        maxRows={6}
        flex={1}
        spellCheck={false}
        classNames={{ input: 'copy-value' }}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={`${copied ? texts.copied : texts.copy}: ${label}`}>
            {copied ? texts.copied : texts.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
