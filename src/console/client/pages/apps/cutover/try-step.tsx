import { Anchor, Blockquote, Button, Group, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../../api/client';
import { ActButton, useAct } from '../../../design/act';
import { Instant } from '../../../design/instant';
import { May } from '../../../design/may';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { type App, afterStep, type Cutover } from './use-cutover';

const words = texts.cutover.try;

/** The next sign-in of whoever presses, in this browser, is signed with the new key; nobody else notices. */
export function TryStep({ app, cutover }: { app: App; cutover: Cutover }) {
  const { tries } = cutover;
  const waits = tries.some(({ own, state }) => own && state === 'waiting');
  return (
    <Section title={words.title} lead={words.lead(app.name)}>
      <May scope="certificates:write" what={words.mayTry}>
        <TryActs app={app} waits={waits} tried={tries.some(({ own }) => own)} />
      </May>
      {tries.length > 0 && (
        <List size="sm" aria-label={words.tries} aria-live="polite">
          {tries.map((one) => (
            <List.Item key={one.id}>
              <Instant at={one.usedAt ?? one.grantedAt} /> {one.username} {one.own && `(${words.own})`}:{' '}
              {words.states[one.state]}
              {one.state === 'waiting' && (
                <>
                  , {words.until} <Instant at={one.expiresAt} />
                </>
              )}{' '}
              {one.traceCode !== null && (
                <Anchor component={Link} href={`/activity/sign-ins/${one.traceCode}`}>
                  {one.traceCode}
                </Anchor>
              )}
            </List.Item>
          ))}
        </List>
      )}
      {tries.some(({ state }) => state === 'answered') && (
        <>
          <Text size="sm">{words.answered}</Text>
          <Text size="sm">{words.slackSays}</Text>
          <Blockquote p="sm" color="gray">
            <Text size="sm">{words.slackError}</Text>
          </Blockquote>
          <Text size="sm">{words.slackMeans}</Text>
        </>
      )}
    </Section>
  );
}

function TryActs({ app, waits, tried }: { app: App; waits: boolean; tried: boolean }) {
  const path = { app: app.slug };
  const begin = useAct({
    run: () => data(api.POST('/apps/{app}/cutover/try', { params: { path } })),
    done: words.started,
    refresh: afterStep(app.slug),
  });
  const end = useAct({
    run: () => data(api.DELETE('/apps/{app}/cutover/try', { params: { path } })),
    done: words.ended,
    refresh: afterStep(app.slug),
  });
  if (!waits) {
    return (
      <Group>
        <ActButton act={begin}>{tried ? words.again : words.start}</ActButton>
      </Group>
    );
  }
  return (
    <Group align="flex-start">
      <Button component="a" href={app.launchUrl} target="_blank" rel="noreferrer">
        {words.openApp(app.name)}
      </Button>
      <ActButton act={end} variant="default">
        {words.end}
      </ActButton>
    </Group>
  );
}
