import { Anchor, Group, Stack } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { Facts } from '../../../design/facts';
import { Instant } from '../../../design/instant';
import { Loaded } from '../../../design/loaded';
import { May } from '../../../design/may';
import { Page } from '../../../design/page';
import { StateBadge } from '../../../design/state-badge';
import { texts } from '../../../texts/en';
import { LoadedApp } from '../loaded-app';
import { AfterSwitch } from './after-switch';
import { ChooseKey } from './choose-key';
import { PasteStep } from './paste-step';
import { SwitchStep } from './switch-step';
import { TryStep } from './try-step';
import { type App, type Cutover, useCutover } from './use-cutover';
import { Watch } from './watch';

const words = texts.cutover;
const colors = { staged: 'grey', switched: 'green', gone_back: 'yellow' } as const;

/** Leads from one certificate to the next; the server keeps how far it is, so a reload or a colleague loses nothing. */
export function CutoverPage() {
  const { app: slug = '' } = useParams();
  return (
    <LoadedApp slug={slug}>
      {(found) => (
        <Page title={words.title(found.name)} lead={words.lead}>
          <May scope="certificates:read" what={words.maySee}>
            <Stack>
              <Steps app={found} />
              <Anchor component={Link} href={`/apps/${slug}/certificates`} size="sm">
                {words.toApp}
              </Anchor>
            </Stack>
          </May>
        </Page>
      )}
    </LoadedApp>
  );
}

function Steps({ app }: { app: App }) {
  const change = useCutover(app.slug, 1_000);
  return (
    <Loaded query={change}>
      {({ cutover }) => {
        if (cutover === null) return <ChooseKey app={app} />;
        return (
          <Stack>
            <Progress cutover={cutover} />
            {stepsOf(app, cutover)}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function stepsOf(app: App, cutover: Cutover) {
  switch (cutover.phase) {
    case 'staged':
      return (
        <>
          <PasteStep app={app} title={words.paste.title} lead={words.paste.lead} signingKey={cutover.newKey} />
          <TryStep app={app} cutover={cutover} />
          <SwitchStep app={app} cutover={cutover} />
        </>
      );
    case 'switched':
      return (
        <>
          <Watch app={app} title={words.watch.title} since={cutover.changedAt} />
          <AfterSwitch app={app} cutover={cutover} />
        </>
      );
    case 'gone_back':
      return (
        <>
          <PasteStep app={app} title={words.paste.back} lead={words.paste.backLead} signingKey={cutover.oldKey} />
          <Watch app={app} title={words.watch.titleBack} since={cutover.changedAt} />
          <AfterSwitch app={app} cutover={cutover} />
        </>
      );
  }
}

/** Who is at it, what signs, and what waits: the same for everybody who looks. */
function Progress({ cutover }: { cutover: Cutover }) {
  const { phase, startedBy, startedAt, changedBy, changedAt, oldKey, newKey } = cutover;
  return (
    <Facts
      title={words.state}
      rows={[
        [texts.apps.state, <StateBadge key="phase" text={words.phases[phase]} color={colors[phase]} />],
        [words.begun, <Hand key="begun" by={startedBy} at={startedAt} />],
        [words.last, changedAt && <Hand key="last" by={changedBy ?? ''} at={changedAt} />],
        [words.oldKey, <KeyName key="old" of={oldKey} />],
        [words.newKey, <KeyName key="new" of={newKey} />],
      ]}
    />
  );
}

function Hand({ by, at }: { by: string; at: string }) {
  return (
    <Group gap={6}>
      {by} <Instant at={at} />
    </Group>
  );
}

/** Two keys of one app have one subject: the beginning of the fingerprint tells them apart. */
function KeyName({ of: { subject, notAfter, daysLeft, fingerprintSha256 } }: { of: Cutover['oldKey'] }) {
  return (
    <>
      {subject}, {fingerprintSha256.slice(0, 11)}…, {words.ends} <Instant at={notAfter} /> ({texts.apps.days(daysLeft)})
    </>
  );
}
