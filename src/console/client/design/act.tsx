import { Button, type ButtonProps, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { problemOf, unreachableAct } from '../api/problem';
import { DangerDialog } from './danger-dialog';
import { ProblemNote } from './problem-note';
import { useDialog } from './use-dialog';

/**
 * An act on the server: what was done is said, and what the page shows of it is asked for anew. So it is where the act was
 * refused because of how things stand; if then there is no place any more in which that could be said, it is said as news.
 * While it is under way it is not begun again, and not forgotten when its dialog closes: two clicks are faster than a button
 * that shows that it waits.
 *
 * @param done left out where the answer is shown in its place
 * @param refresh keys of what has become old
 */
export function useAct<Input = void, Answer = unknown>(options: {
  run: (input: Input) => Promise<Answer>;
  done?: string | ((input: Input) => string);
  refresh: readonly QueryKey[];
  onDone?: () => void;
}) {
  const queries = useQueryClient();
  const refresh = () => Promise.all(options.refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
  const untold = useRef<unknown>(undefined);
  const underWay = useRef(new Set<string>());
  const act = useMutation<Answer, unknown, Input>({
    mutationFn: (input) =>
      options.run(input).catch((error: unknown) => {
        throw unreachableAct(error);
      }),
    onSuccess: async (_answer, input) => {
      const { done } = options;
      if (done !== undefined)
        notifications.show({ message: typeof done === 'string' ? done : done(input), color: 'green' });
      options.onDone?.();
      await refresh();
    },
    onError: (error) => {
      if (!isOtherNow(error)) return undefined;
      untold.current = error;
      return refresh();
    },
    onSettled: (_answer, _error, input) => {
      underWay.current.delete(nameOf(input));
    },
  });
  const { isError } = act;
  useEffect(() => {
    if (isError) untold.current = undefined;
  }, [isError]);
  const gone = useEffectEvent(() => {
    if (untold.current !== undefined) notifications.show({ message: problemOf(untold.current).title, color: 'red' });
  });
  useEffect(() => () => gone(), []);
  const mutate: typeof act.mutate = (...asked) => {
    const name = nameOf(asked[0]);
    if (underWay.current.has(name)) return;
    underWay.current.add(name);
    act.mutate(...asked);
  };
  const reset = () => {
    if (underWay.current.size === 0) act.reset();
  };
  return { ...act, mutate, reset };
}

/** What tells acts apart that are under way at once: a text is a row of a list, or a form of a file; anything else is the one act. */
function nameOf(input: unknown): string {
  return typeof input === 'string' ? input : '';
}

/**
 * Whether an act was refused because of how things stand: gone (404), or in another state (409), as when somebody was faster.
 * Whoever is told so sees how it is now.
 */
function isOtherNow(error: unknown): boolean {
  return [404, 409].includes(problemOf(error).status);
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
  const { act, tone } = props;
  const dialog = useDialog(props.dialogKey, { opened: () => props.onOpen?.(), closed: () => act.reset() });
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
      <DangerDialog
        dialog={dialog}
        title={props.title}
        consequences={props.consequences}
        confirm={props.confirm}
        {...(props.typed !== undefined && { typed: props.typed })}
        {...(tone !== undefined && { tone })}
        isPending={act.isPending}
        error={act.error}
        onConfirm={() => act.mutate(undefined, { onSuccess: dialog.close })}
      />
    </>
  );
}
