import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { texts } from '../texts/en';
import { Dialog } from './dialog';
import { ProblemNote } from './problem-note';
import type { DialogState } from './use-dialog';

type Danger = {
  dialog: DialogState;
  title: string;
  consequences: readonly string[] | ReactNode;
  confirm: string;
  typed?: string;
  tone?: 'plain';
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
};

/**
 * Says what will be before it is done; the way out comes first.
 *
 * @param consequences a sentence each, or a node that finds them out
 * @param typed the name to be typed, where it is grave
 * @param error why it was not done; null where nothing went wrong
 */
export function DangerDialog(props: Danger) {
  return (
    <Dialog dialog={props.dialog} title={props.title}>
      <Content {...props} />
    </Dialog>
  );
}

/** A piece of its own: what was typed goes with it when the dialog closes. */
function Content({ dialog, consequences, confirm, typed, tone, isPending, error, onConfirm }: Danger) {
  const [text, setText] = useState('');
  const isOther = typed !== undefined && text !== typed;
  return (
    <Stack>
      {Array.isArray(consequences) ? (
        <List size="sm" spacing="xs">
          {consequences.map((sentence: string) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ) : (
        consequences
      )}
      {typed !== undefined && (
        <TextInput
          label={texts.typeTheName(typed)}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      )}
      {error !== null && <ProblemNote error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={dialog.close}>
          {texts.confirm.cancel}
        </Button>
        <Button
          {...(tone === undefined && { color: 'red' })}
          disabled={isOther}
          loading={isPending}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </Group>
      {isOther && text !== '' && <Text size="sm">{texts.notTheName}</Text>}
    </Stack>
  );
}
