import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Empty } from '../../design/empty';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { CertificateCard } from './certificate-card';
import { CertificateTimeline } from './certificate-timeline';
import { type Cutover, useCutover } from './cutover/use-cutover';
import { ImportKey, NewKey } from './new-key';

type App = schemas['AppDetail'];
const words = texts.apps.certificates;
const order = { next: 0, active: 1, retired: 2 };

/** The key pairs of an app: what comes, what signs, what was; and the change that is under way. */
export function AppCertificates({ app }: { app: App }) {
  return (
    <May scope="certificates:read" what={texts.cutover.maySee}>
      <Keys app={app} />
    </May>
  );
}

function Keys({ app }: { app: App }) {
  const keys = useQuery({
    queryKey: ['app', app.slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: app.slug } } })),
  });
  const cutover = useCutover(app.slug, 5_000).data?.cutover ?? null;
  return (
    <Stack>
      {cutover !== null && <UnderWay app={app} cutover={cutover} />}
      <Section
        title={words.title}
        lead={words.lead}
        actions={
          <May scope="certificates:write" what={words.mayMake}>
            <Group>
              <NewKey app={app} />
              <ImportKey app={app} />
              {app.kind === 'slack' && cutover === null && (
                <Button component={Link} href={`/apps/${app.slug}/cutover`} size="xs">
                  {texts.cutover.open}
                </Button>
              )}
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
                <CertificateTimeline keys={inOrder(items)} />
                {inOrder(items).map((key) => (
                  <CertificateCard
                    key={key.id}
                    app={app}
                    signingKey={key}
                    isInChange={[cutover?.oldKey.id, cutover?.newKey.id].includes(key.id)}
                  />
                ))}
              </Stack>
            )
          }
        </Loaded>
        <Text size="sm">
          <Anchor href={app.metadataUrl}>{texts.apps.sso.metadata}</Anchor>
        </Text>
      </Section>
    </Stack>
  );
}

/** What comes, what signs, what was: the newest first. */
function inOrder(keys: readonly schemas['SigningKey'][]): schemas['SigningKey'][] {
  return [...keys].sort((one, other) => order[one.state] - order[other.state]);
}

/** Who is changing the certificate, for whoever comes upon it. */
function UnderWay({ app, cutover }: { app: App; cutover: Cutover }) {
  return (
    <Alert color="yellow" title={texts.cutover.under(cutover.changedBy ?? cutover.startedBy)}>
      <Group justify="space-between">
        <Text size="sm">
          {texts.cutover.phases[cutover.phase]}. <Instant at={cutover.changedAt ?? cutover.startedAt} />
        </Text>
        <Button component={Link} href={`/apps/${app.slug}/cutover`} size="xs">
          {texts.cutover.goOn}
        </Button>
      </Group>
    </Alert>
  );
}
