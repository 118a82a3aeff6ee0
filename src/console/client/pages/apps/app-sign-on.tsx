import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { CopyField } from '../../design/copy-field';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { AppSettingsForm } from './app-settings-form';
import { Preflight } from './preflight';

type App = schemas['AppDetail'];
const words = texts.apps.sso;

/** What the other side has to be told, how Responses are made, and whether everybody would get in. */
export function AppSignOn({ app }: { app: App }) {
  return (
    <Stack>
      <AppAddresses app={app} />
      <Preflight app={app} />
      <May scope="apps:write" what="change apps">
        <AppSettingsForm app={app} />
        <Group>
          <DeleteApp app={app} />
        </Group>
      </May>
    </Stack>
  );
}

/** The addresses and the certificate in the names and the order of the other side. */
export function AppAddresses({ app }: { app: App }) {
  const keys = useQuery({
    queryKey: ['app', app.slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: app.slug } } })),
  });
  const active = keys.data?.items.find(({ state }) => state === 'active');
  const isSlack = app.kind === 'slack';
  return (
    <Section title={isSlack ? words.toSlack : words.toSp} {...(isSlack && { lead: words.toSlackLead })}>
      <CopyField label={words.endpoint} value={app.ssoUrl} />
      <CopyField label={words.issuer} value={app.entityId} />
      {isSlack && <CopyField label={words.spIssuer} value={app.settings.audience} />}
      {active !== undefined && <CopyField label={words.certificate} value={active.certificatePem.trim()} />}
      {!isSlack && <CopyField label={words.metadata} value={app.metadataUrl} />}
      <CopyField label={words.launch} value={app.launchUrl} />
      <CopyField label={words.acs} value={app.acsEndpoints.map(({ url }) => url).join('\n')} />
    </Section>
  );
}

function DeleteApp({ app }: { app: App }) {
  const [, go] = useLocation();
  const people = useQuery({
    queryKey: ['app', app.slug, 'people'],
    queryFn: () =>
      data(api.GET('/apps/{app}/preflight', { params: { path: { app: app.slug }, query: { limit: 200 } } })),
    enabled: false,
  });
  const remove = useAct({
    run: () => data(api.DELETE('/apps/{app}', { params: { path: { app: app.slug } } })),
    done: words.deleted,
    refresh: [['apps']],
    onDone: () => go('/apps'),
  });
  const { checked = 0, nextCursor = null } = people.data ?? {};
  return (
    <DangerButton
      label={words.delete}
      title={words.deleteTitle(app.name)}
      consequences={words.deleteConsequences(words.everyone(checked, nextCursor !== null))}
      confirm={words.delete}
      typed={app.name}
      onOpen={() => void people.refetch()}
      act={remove}
    />
  );
}
