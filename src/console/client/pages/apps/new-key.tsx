import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { texts } from '../../texts/en';

type App = schemas['AppDetail'];
const words = texts.apps.certificates;

/** Makes the key pair that waits to take over. */
export function NewKey({ app }: { app: App }) {
  const create = useAct<FormData>({
    run: (form) =>
      data(
        api.POST('/apps/{app}/signing-keys', {
          params: { path: { app: app.slug } },
          body: {
            bits: Number(fieldOf(form, 'bits')) as 2048 | 3072 | 4096,
            validityDays: Number(fieldOf(form, 'days') ?? 1_096),
          },
        }),
      ),
    done: words.created,
    refresh: [['app', app.slug]],
  });
  return (
    <FormDialog dialogKey="new-key" label={words.create} act={create} button={{ variant: 'default', size: 'xs' }}>
      <NativeSelect name="bits" label={words.bits} data={['2048', '3072', '4096']} data-autofocus />
      <NumberInput name="days" label={words.validityDays} defaultValue={1_096} min={1} max={3_650} />
    </FormDialog>
  );
}

/** Takes a key pair over that was made elsewhere; it waits, too. */
export function ImportKey({ app }: { app: App }) {
  const add = useAct<FormData>({
    run: (form) =>
      data(
        api.POST('/apps/{app}/signing-keys/import', {
          params: { path: { app: app.slug } },
          body: {
            certificatePem: fieldOf(form, 'certificate') ?? '',
            privateKeyPem: fieldOf(form, 'key') ?? '',
          },
        }),
      ),
    done: words.imported,
    refresh: [['app', app.slug]],
  });
  return (
    <FormDialog dialogKey="import-key" label={words.import} act={add} button={{ variant: 'default', size: 'xs' }}>
      <Textarea name="certificate" label={words.certificatePem} rows={6} required withAsterisk={false} data-autofocus />
      <Textarea name="key" label={words.privateKeyPem} rows={6} required withAsterisk={false} />
    </FormDialog>
  );
}
