import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { CopyField } from '../../design/copy-field';
import { May, MayNot } from '../../design/may';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { AppAddress } from './app-address';
import { AppSettingsForm } from './app-settings-form';
import { DeleteApp } from './delete-app';
import { Preflight } from './preflight';
import { SlackSettings } from './slack-settings';

type App = schemas['AppDetail'];
const words = texts.apps.sso;

/** What the other side has to be told, how Responses are made, and whether everybody would get in. */
export function AppSignOn({ app }: { app: App }) {
  return (
    <Stack>
      <AppAddresses app={app} />
      <AppAddress app={app} />
      <Preflight app={app} groupsHref={`/apps/${app.slug}/groups`} />
      <May scope="apps:write" what={words.mayChange}>
        <AppSettingsForm app={app} />
        <DeleteApp app={app} />
      </May>
    </Stack>
  );
}

/** What is written down at the other side, in its own names and order; and what is only for use from here. */
function AppAddresses({ app }: { app: App }) {
  return (
    <>
      {app.kind === 'slack' ? (
        <Section title={words.toSlack} lead={texts.apps.slackSettings.lead}>
          <SlackSettings app={app} />
        </Section>
      ) : (
        <ForServiceProvider app={app} />
      )}
      <Section title={words.fromHere}>
        <CopyField label={words.launch} value={app.launchUrl} />
        <CopyField label={words.acs} value={app.acsEndpoints.map(({ url }) => url).join('\n')} />
      </Section>
    </>
  );
}

function ForServiceProvider({ app }: { app: App }) {
  const { may } = useScopes();
  const keys = useQuery({
    queryKey: ['app', app.slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: app.slug } } })),
    enabled: may('certificates:read'),
  });
  const active = keys.data?.items.find(({ state }) => state === 'active');
  return (
    <Section title={words.toSp}>
      <CopyField label={words.endpoint} value={app.ssoUrl} />
      <CopyField label={words.issuer} value={app.entityId} />
      <QueryNote query={keys} />
      <MayNot scope="certificates:read" what={texts.cutover.maySee} />
      {active !== undefined && <CopyField label={words.certificate} value={active.certificatePem.trim()} />}
      <CopyField label={words.metadata} value={app.metadataUrl} />
    </Section>
  );
}
