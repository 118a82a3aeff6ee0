import { Textarea, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ContestedDialog } from '../../design/contested-dialog';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';

type Group = schemas['Group'];
type Draft = { name: string; description: string };
const words = texts.groups;

const draftOf = ({ name, description }: Group): Draft => ({ name, description: description ?? '' });
const seenOf = (group: Group) => ({ value: draftOf(group), revision: group.revision });

/** Name and description of a group. Whoever saves over somebody else's change is told, and shown the difference. */
export function ChangeGroup({ group }: { group: Group }) {
  const dialog = useDialog('change-group');
  const path = { group: group.id };
  const contested = useContested<Draft>({
    current: seenOf(group),
    initial: draftOf(group),
    read: async () => seenOf(await data(api.GET('/groups/{group}', { params: { path } }))),
    write: ({ name, description }, revision) => {
      const body = { name, description: description === '' ? null : description, revision };
      return data(api.PATCH('/groups/{group}', { params: { path }, body }));
    },
    done: words.changed,
    refresh: [['group'], ['groups']],
    onDone: dialog.close,
  });
  const { draft, set } = contested;
  return (
    <ContestedDialog
      label={words.change}
      title={words.changeTitle(group.name)}
      contested={contested}
      say={({ name, description }) => [
        [words.name, name],
        [words.description, description],
      ]}
      dialog={dialog}
    >
      <TextInput
        label={words.name}
        value={draft.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={words.description}
        value={draft.description}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        autosize
        minRows={2}
      />
    </ContestedDialog>
  );
}
