import { Anchor, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { SetUpState } from '../apps/set-up-state';
import { connectionColors } from '../provisioning/connection-colors';
import { MirrorFigures } from './mirror-figures';
import { NoWay, Way } from './way';

const words = texts.home;

/** One app: whether it lets people in, how long its certificate lasts, and how its mirror goes. */
export function AppState({
  app,
  connections,
}: {
  app: schemas['AppDetail'];
  /** All of them; undefined where they are not known. */
  connections: readonly schemas['Connection'][] | undefined;
}) {
  const connection = connections?.find(({ appSlug }) => appSlug === app.slug);
  const isNotMirrored = app.kind === 'slack' && connections !== undefined && connection === undefined;
  return (
    <Paper withBorder p="sm" component="article" aria-label={app.name}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          <Anchor component={Link} href={`/apps/${app.slug}`} inherit>
            <bdi>{app.name}</bdi>
          </Anchor>
        </Title>
        <Group gap={4}>
          <SetUpState app={app} />
          {!app.enabled && <StateBadge text={texts.apps.off} color="grey" />}
          {isNotMirrored && (
            <Link href={`/apps/${app.slug}/provisioning`}>
              <StateBadge text={words.notMirrored} color="grey" />
            </Link>
          )}
          {connection !== undefined && (
            <Link href={`/apps/${app.slug}/provisioning`}>
              <StateBadge text={words.states[connection.state]} color={connectionColors[connection.state]} />
            </Link>
          )}
        </Group>
      </Group>
      {connection?.stateReason && <Text size="sm">{connection.stateReason.sentence}</Text>}
      <dl className="facts figures">
        <CertificateDays slug={app.slug} />
        {connection === undefined ? <MayEnter slug={app.slug} /> : <MirrorFigures slug={app.slug} />}
      </dl>
    </Paper>
  );
}

/** Counted for an app without a mirror; a mirror's figures say it beside those who have an account. */
function MayEnter({ slug }: { slug: string }) {
  const reach = useQuery({
    queryKey: ['app', slug, 'reach'],
    queryFn: () => data(api.GET('/apps/{app}/access', { params: { path: { app: slug } } })),
  });
  if (reach.isError) return <NoWay label={words.mayEnter} query={reach} />;
  return (
    <Way label={words.mayEnter} href={`/apps/${slug}/groups`}>
      {reach.data?.people ?? texts.loading}
    </Way>
  );
}

function CertificateDays({ slug }: { slug: string }) {
  const { may } = useScopes();
  const keys = useQuery({
    queryKey: ['app', slug, 'keys'],
    queryFn: () => data(api.GET('/apps/{app}/signing-keys', { params: { path: { app: slug } } })),
    enabled: may('certificates:read'),
  });
  if (keys.isError) return <NoWay label={words.certificate} query={keys} />;
  if (keys.data === undefined) return null;
  const active = keys.data.items.find(({ state }) => state === 'active');
  return (
    <Way label={words.certificate} href={`/apps/${slug}/certificates`}>
      {active === undefined ? words.noCertificate : words.daysLeft(active.daysLeft)}
    </Way>
  );
}
