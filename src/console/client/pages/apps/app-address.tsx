import { List, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { AddressCard } from './address-card';

type App = schemas['AppDetail'];
const words = texts.address;

/** Where an app is reached: its address, the old ones that still work, and the way from one to the other. */
export function AppAddress({ app }: { app: App }) {
  const { may } = useScopes();
  const addresses = useQuery({
    queryKey: ['app', app.slug, 'addresses', app.revision],
    queryFn: () => data(api.GET('/apps/{app}/addresses', { params: { path: { app: app.slug } } })),
  });
  const isMoving = (addresses.data?.items.length ?? 1) > 1;
  return (
    <Section
      title={words.title}
      lead={isMoving ? words.leadMoving(app.slug) : words.lead(app.slug)}
      actions={may('apps:write') && <ChangeAddress app={app} />}
    >
      <Loaded query={addresses}>
        {({ items, countedDays }) =>
          items.length > 1 && (
            <Stack>
              {items.map((address) => (
                <AddressCard key={address.slug} app={app} address={address} countedDays={countedDays} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}

function ChangeAddress({ app }: { app: App }) {
  const [, go] = useLocation();
  const change = useAct<FormData>({
    run: async (form) => {
      const slug = fieldOf(form, 'slug') ?? '';
      const body = { slug, revision: app.revision };
      await data(api.POST('/apps/{app}/addresses', { params: { path: { app: app.id } }, body }));
      go(`/apps/${slug}`, inPlaceOfDialog);
    },
    done: words.changed,
    refresh: [['app'], ['apps'], ['connection'], ['connections']],
  });
  return (
    <FormDialog
      dialogKey="change-address"
      label={words.change}
      act={change}
      button={{ variant: 'default', size: 'xs' }}
    >
      <List size="sm" spacing="xs">
        {words.consequences(app.name).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <TextInput
        name="slug"
        label={words.slug}
        description={words.slugHint}
        required
        withAsterisk={false}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
    </FormDialog>
  );
}
