import { Button, type ButtonProps, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/en';
import { Difference } from './difference';
import { ProblemNote } from './problem-note';
import type { Contested } from './use-contested';

/**
 * A button that opens the form of something that others may change, too. What was typed stays while it is closed; who
 * saves second is told there, and shown the difference.
 *
 * @param say each part of a value by its name, in words
 * @param dialog whether it is open; the caller closes it when the draft was saved
 */
export function ContestedDialog<Value>(props: {
  label: string;
  title: string;
  contested: Contested<Value>;
  say: (value: Value) => readonly (readonly [label: string, text: string])[];
  dialog: readonly [isOpen: boolean, { open: () => void; close: () => void }];
  button?: ButtonProps;
  children: ReactNode;
}) {
  const { contested } = props;
  const [isOpen, { open, close }] = props.dialog;
  return (
    <>
      <Button variant="default" onClick={open} {...props.button}>
        {props.label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={props.title} size="lg">
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
                <Button variant="default" onClick={close}>
                  {texts.cancel}
                </Button>
                <Button type="submit" loading={contested.isPending}>
                  {texts.save}
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      </Modal>
    </>
  );
}
