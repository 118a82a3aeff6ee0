import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DialogState } from './use-dialog';

/**
 * A dialog over the page.
 *
 * @param keepMounted what was typed into it stays while it is closed
 */
export function Dialog(props: {
  dialog: DialogState;
  title: ReactNode;
  size?: ModalProps['size'];
  keepMounted?: boolean;
  children: ReactNode;
}) {
  const { dialog, ...shown } = props;
  return <Modal opened={dialog.isOpen} onClose={dialog.close} {...shown} />;
}
