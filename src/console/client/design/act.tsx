import { Button, type ButtonProps, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { problemOf, unreachableAct } from '../api/problem';
import { texts } from '../texts/en';
import { Dialog } from './dialog';
import { ProblemNote } from './problem-note';
import { useDialog } from './use-dialog';

/**
 * An act on the server: what was done is said, and what the page shows of it is asked for anew.
 *
 * @param refresh keys of what has become old
 */
export function useAct<Input = void>(options: {
  run: (input: Input) => Promise<unknown>;
  done: string | ((input: Input) => string);
  refresh: readonly QueryKey[];
  onDone?: () => void;
}) {
  const queries = useQueryClient();
  const refresh = () => Promise.all(options.refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation<unknown, unknown, Input>({
    mutationFn: (input) =>
      options.run(input).catch((error: unknown) => {
        throw unreachableAct(error);
      }),
    onSuccess: async (_answer, input) => {
      notifications.show({
        message: typeof options.done === 'string' ? options.done : options.done(input),
        color: 'green',
      });
      options.onDone?.();
      await refresh();
    },
    // Whoever was told that somebody was faster sees what it is now.
    onError: (error) => (problemOf(error).code.endsWith('.changed_meanwhile') ? refresh() : undefined),
  });
}

/** A button that does its act at once, and says what went wrong in place. */
export function ActButton(props: ButtonProps & { act: ReturnType<typeof useAct<void>>; children: ReactNode }) {
  const { act, children, ...button } = props;
  return (
    <Stack gap="xs">
      <Button loading={act.isPending} onClick={() => act.mutate()} {...button}>
        {children}
      </Button>
      {act.isError && problemOf(act.error).code !== 'console.given_up' && <ProblemNote error={act.error} />}
    </Stack>
  );
}

/**
 * A button for what cannot be undone easily: shows the consequence first, and wants the name typed where it is grave.
 *
 * @param dialogKey by which the address names it
 * @param consequences what will be, a sentence each; or a node that finds it out
 * @param typed the name to be typed
 * @param tone `plain` for what is right to do as a rule; else it looks as grave as it is
 */
export function DangerButton(props: {
  dialogKey: string;
  label: string;
  title: string;
  consequences: readonly string[] | ReactNode;
  confirm: string;
  size?: ButtonProps['size'];
  typed?: string;
  tone?: 'plain';
  button?: ButtonProps;
  /** Called when the consequences are shown, by a link, too: what they need can be asked for. */
  onOpen?: () => void;
  act: ReturnType<typeof useAct<void>>;
}) {
  const [text, setText] = useState('');
  const { act, typed, tone } = props;
  const dialog = useDialog(props.dialogKey, {
    opened: () => props.onOpen?.(),
    closed: () => {
      setText('');
      act.reset();
    },
  });
  return (
    <>
      <Button
        {...(tone === undefined && { color: 'red', variant: 'light' })}
        {...(props.size !== undefined && { size: props.size })}
        {...dialog.opener}
        {...props.button}
      >
        {props.label}
      </Button>
      <Dialog dialog={dialog} title={props.title}>
        <Stack>
          {Array.isArray(props.consequences) ? (
            <List size="sm" spacing="xs">
              {props.consequences.map((sentence: string) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          ) : (
            props.consequences
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
          {act.isError && <ProblemNote error={act.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {texts.confirm.cancel}
            </Button>
            <Button
              {...(tone === undefined && { color: 'red' })}
              disabled={typed !== undefined && text !== typed}
              loading={act.isPending}
              onClick={() => act.mutate(undefined, { onSuccess: dialog.close })}
            >
              {props.confirm}
            </Button>
          </Group>
          {typed !== undefined && text !== typed && text !== '' && <Text size="sm">{texts.notTheName}</Text>}
        </Stack>
      </Dialog>
    </>
  );
}
