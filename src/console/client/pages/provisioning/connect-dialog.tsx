import { PasswordInput, Text, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { texts } from '../../texts/en';

const words = texts.provisioning.connect;

/** Connects a workspace by a pasted token. */
export function ConnectDialog({ app }: { app: schemas['AppDetail'] }) {
  const connect = useAct<FormData>({
    run: (form) => {
      const [webApiOrigin, scimOrigin] = [fieldOf(form, 'webApi'), fieldOf(form, 'scim')];
      return data(
        api.POST('/connections', {
          body: {
            app: app.slug,
            token: fieldOf(form, 'token') ?? '',
            ...(webApiOrigin !== undefined && { webApiOrigin }),
            ...(scimOrigin !== undefined && { scimOrigin }),
          },
        }),
      );
    },
    done: words.done,
    refresh: [['connection', app.slug], ['connections']],
  });
  return (
    <FormDialog dialogKey="connect" label={words.button} title={words.title} act={connect}>
      <Text size="sm">{words.lead}</Text>
      <PasswordInput name="token" label={words.token} autoComplete="off" required withAsterisk={false} data-autofocus />
      <details>
        <summary>{words.origins}</summary>
        <TextInput name="webApi" label={words.webApi} placeholder={words.webApiHint} />
        <TextInput name="scim" label={words.scim} placeholder={words.scimHint} />
      </details>
    </FormDialog>
  );
}
