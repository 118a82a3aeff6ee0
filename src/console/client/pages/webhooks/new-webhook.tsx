import { Checkbox, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { useConnections } from '../../api/use-connections';
import { useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { texts } from '../../texts/en';
import { type EventKind, eventKinds } from './webhook-words';

const words = texts.webhooks;

/** Sets a webhook up. @param onMade is given the secret, which nobody can ask for again */
export function NewWebhook({ onMade }: { onMade: (secret: string) => void }) {
  const connections = useConnections();
  const create = useAct<FormData>({
    run: async (form) => {
      const { secret } = await data(
        api.POST('/webhooks', {
          body: {
            name: fieldOf(form, 'name') ?? '',
            url: fieldOf(form, 'url') ?? '',
            kinds: form.getAll('kinds') as EventKind[],
            connection: fieldOf(form, 'connection') ?? null,
          },
        }),
      );
      onMade(secret);
    },
    done: words.made,
    refresh: [['webhooks']],
  });
  return (
    <FormDialog dialogKey="new-webhook" label={words.create} act={create} button={{ variant: 'default', size: 'xs' }}>
      <Text size="sm">{words.createLead}</Text>
      <TextInput name="name" label={words.name} required withAsterisk={false} maxLength={100} data-autofocus />
      <TextInput
        name="url"
        type="url"
        label={words.url}
        placeholder={words.urlHint}
        required
        withAsterisk={false}
        maxLength={2_000}
      />
      <NativeSelect
        name="connection"
        label={words.connection}
        error={connections.isError && problemOf(connections.error).title}
        data={[
          { value: '', label: words.allConnections },
          ...(connections.data ?? []).map(({ id, appName }) => ({ value: id, label: appName })),
        ]}
      />
      <Checkbox.Group label={words.kinds} description={words.kindsHint}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {eventKinds.map((kind) => (
            <Checkbox key={kind} name="kinds" value={kind} label={texts.activity.acts[kind]} size="sm" />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FormDialog>
  );
}
