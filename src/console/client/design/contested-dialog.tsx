import { Button, type ButtonProps, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { texts } from '../texts/en';
import { Dialog } from './dialog';
import { Difference } from './difference';
import { ProblemNote } from './problem-note';
import type { Contested } from './use-contested';
import type { useDialog } from './use-dialog';

/**
 * A button that opens the form of something that others may change, too. What was typed stays while it is closed, and what
 * was wrong with it is forgotten; who saves second is told there, and shown the difference.
 *
 * @param say each part of a value by its name, in words
 * @param dialog the caller closes it when the draft was saved
 */
export function ContestedDialog<Value extends object>(props: {
  label: string;
  title: string;
  contested: Contested<Value>;
  say: (value: Value) => readonly (readonly [label: string, text: string])[];
  dialog: ReturnType<typeof useDialog>;
  button?: ButtonProps;
  children: ReactNode;
}) {
  const { contested, dialog } = props;
  const closed = useEffectEvent(contested.forgetError);
  useEffect(() => (dialog.isOpen ? () => closed() : undefined), [dialog.isOpen]);
  return (
    <>
      <Button variant="default" {...dialog.opener} {...props.button}>
        {props.label}
      </Button>
      <Dialog dialog={dialog} title={props.title} size="lg">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            contested.save();
          }}
        >
          <Stack>
            {props.children}
            {contested.error !== null && <ProblemNote error={contested.error} />}
            <Difference contested={contested} say={props.say} />
            {contested.theirs === undefined && (
              <Group justify="flex-end">
                <Button variant="default" onClick={dialog.close}>
                  {texts.cancel}
                </Button>
                <Button type="submit" loading={contested.isPending}>
                  {texts.save}
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
