import { Button, type ButtonProps, Group, Stack } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { texts } from '../texts/en';
import type { useAct } from './act';
import { Dialog } from './dialog';
import { ProblemNote } from './problem-note';
import { useDialog } from './use-dialog';

/**
 * A button that opens a small form. What was typed stays until it was done: closing and opening again brings it back, but
 * not what was wrong with it.
 *
 * @param dialogKey by which the address names it
 * @param act is given the form's fields
 */
export function FormDialog(props: {
  dialogKey: string;
  label: string;
  title?: string;
  submit?: string;
  act: ReturnType<typeof useAct<FormData>>;
  button?: ButtonProps;
  children: ReactNode;
}) {
  const { act } = props;
  const [round, setRound] = useState(0);
  const dialog = useDialog(props.dialogKey, { closed: act.reset });
  return (
    <>
      <Button {...dialog.opener} {...props.button}>
        {props.label}
      </Button>
      <Dialog dialog={dialog} title={props.title ?? props.label} keepMounted>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            act.mutate(new FormData(event.currentTarget), {
              onSuccess: () => {
                setRound(round + 1);
                dialog.close();
              },
            });
          }}
        >
          <Stack>
            <Fragment key={round}>{props.children}</Fragment>
            {act.isError && <ProblemNote error={act.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {texts.cancel}
              </Button>
              <Button type="submit" loading={act.isPending}>
                {props.submit ?? props.label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}

/** A text field of a form; nothing typed is undefined. */
export function fieldOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
