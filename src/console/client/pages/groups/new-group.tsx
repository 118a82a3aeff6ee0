import { Textarea, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import { useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { texts } from '../../texts/en';

const words = texts.groups;

/** Makes a group. */
export function NewGroup() {
  const create = useAct<FormData>({
    run: (form) =>
      data(
        api.POST('/groups', {
          body: { name: fieldOf(form, 'name') ?? '', description: fieldOf(form, 'description') ?? null },
        }),
      ),
    done: words.created,
    refresh: [['groups']],
  });
  return (
    <FormDialog dialogKey="new-group" label={words.create} act={create}>
      <TextInput name="name" label={words.name} required withAsterisk={false} data-autofocus />
      <Textarea name="description" label={words.description} />
    </FormDialog>
  );
}
