import { Anchor, Group, NativeSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { Empty } from '../../design/empty';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { CertificateCard } from './certificate-card';

type App = schemas['AppDetail'];
const words = texts.apps.certificates;
const order = { next: 0, active: 1, retired: 2 };

/** The key pairs of an app as a line of time: what comes, what signs, what was. */
export function AppCertificates({ app }: { app: App }) {
  const keys = useQuery({
    queryKey: ['app', app.slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: app.slug } } })),
  });
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <May scope="certificates:write" what="make key pairs">
          <Group>
            <NewKey app={app} />
            <ImportKey app={app} />
          </Group>
        </May>
      }
    >
      <Loaded query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none} next={words.lead} />
          ) : (
            <Stack>
              {[...items]
                .sort((one, other) => order[one.state] - order[other.state])
                .map((key) => (
                  <CertificateCard key={key.id} app={app} signingKey={key} />
                ))}
            </Stack>
          )
        }
      </Loaded>
      <Text size="sm">
        <Anchor href={app.metadataUrl}>{texts.apps.sso.metadata}</Anchor>
      </Text>
    </Section>
  );
}

function NewKey({ app }: { app: App }) {
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
    <FormDialog label={words.create} act={create} button={{ variant: 'default', size: 'xs' }}>
      <NativeSelect name="bits" label={words.bits} data={['2048', '3072', '4096']} data-autofocus />
      <NumberInput name="days" label={words.validityDays} defaultValue={1_096} min={1} max={3_650} />
    </FormDialog>
  );
}

function ImportKey({ app }: { app: App }) {
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
    <FormDialog label={words.import} act={add} button={{ variant: 'default', size: 'xs' }}>
      <Textarea name="certificate" label={words.certificatePem} rows={6} required withAsterisk={false} data-autofocus />
      <Textarea name="key" label={words.privateKeyPem} rows={6} required withAsterisk={false} />
    </FormDialog>
  );
}
