import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { problemOf } from '../api/problem';
import { texts } from '../texts/en';

/**
 * What went wrong: what happened, what it means and what to do, and a code to read out.
 *
 * @param lead what it means for the page
 */
export function ProblemNote({ error, onRetry, lead }: { error: unknown; onRetry?: () => void; lead?: string }) {
  const { title, detail, code, faults = [], instance } = problemOf(error);
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      {lead !== undefined && <Text size="sm">{lead}</Text>}
      {detail !== undefined && <Text size="sm">{detail}</Text>}
      {faults.length > 0 && (
        <List size="sm" mt="xs">
          {faults.map((fault) => (
            <List.Item key={`${fault.path} ${fault.message}`}>
              <b>{texts.fields[fault.path] ?? fault.path}</b> {fault.message}
            </List.Item>
          ))}
        </List>
      )}
      <Group mt="sm" justify="space-between">
        <Text size="xs" c="dimmed">
          {texts.code} <Code>{[code, instance?.slice(-8)].filter(Boolean).join(' · ')}</Code>
        </Text>
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
