import { type ButtonProps, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ContestedDialog } from '../../design/contested-dialog';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';

type Pushed = schemas['ConnectionGroup'];
type Draft = { handle: string; description: string };
const words = texts.provisioning.groups;

const draftOf = ({ handle, description }: Pushed): Draft => ({ handle: handle ?? '', description: description ?? '' });
const orNone = (text: string) => (text.trim() === '' ? null : text.trim());

/** What a group is called by in Slack. Whoever saves over somebody else's words is told, and shown the difference. */
export function DescribeGroup(props: {
  connection: schemas['Connection'];
  group: Pushed;
  revision: number;
  button: ButtonProps;
}) {
  const { connection, group, revision } = props;
  const dialog = useDialog(`describe-group.${group.groupId}`);
  const path = { connection: connection.id };
  const contested = useContested<Draft>({
    current: { value: draftOf(group), revision },
    initial: draftOf(group),
    read: async () => {
      const now = await data(api.GET('/connections/{connection}/groups', { params: { path } }));
      const found = now.items.find(({ groupId }) => groupId === group.groupId);
      return { value: found && draftOf(found), revision: now.revision };
    },
    write: ({ handle, description }, seen) =>
      data(
        api.PATCH('/connections/{connection}/groups/{group}', {
          params: { path: { ...path, group: group.groupId } },
          body: { handle: orNone(handle), description: orNone(description), revision: seen },
        }),
      ),
    done: words.saved,
    refresh: [['connection', connection.appSlug]],
    onDone: dialog.close,
  });
  const { draft, set } = contested;
  return (
    <ContestedDialog
      label={words.edit}
      title={words.editTitle(group.name)}
      contested={contested}
      say={({ handle, description }) => [
        [words.handle, handle],
        [words.description, description],
      ]}
      dialog={dialog}
      button={props.button}
    >
      <TextInput
        label={words.handle}
        value={draft.handle}
        onChange={({ currentTarget }) => set({ handle: currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={words.description}
        value={draft.description}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
      />
    </ContestedDialog>
  );
}
