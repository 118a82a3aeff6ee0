import type { ComponentProps } from 'react';
import { FormDialog } from './form-dialog';
import { May } from './may';

/**
 * The small form at the head of a section, for whoever may send it; others are told that they may not.
 *
 * @param what the act as a phrase, as in `May`
 */
export function MayForm({
  scope,
  what,
  ...form
}: Omit<ComponentProps<typeof May>, 'children'> & ComponentProps<typeof FormDialog>) {
  return (
    <May scope={scope} what={what}>
      <FormDialog button={{ variant: 'default', size: 'xs' }} {...form} />
    </May>
  );
}
