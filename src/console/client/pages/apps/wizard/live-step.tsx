import { Anchor, Group, List, Skeleton, Text } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { ActButton, DangerButton, useAct } from '../../../design/act';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { type Undone, useUndone } from './use-undone';

type App = schemas['AppDetail'];
const words = texts.wizard.live;

/** The last step: only now people see the app. What is not done yet is said first. */
export function LiveStep({ app }: { app: App }) {
  const undone = useUndone(app);
  return (
    <Section title={texts.wizard.steps.live} lead={words.lead(!app.hidden)}>
      {undone === undefined ? (
        <Skeleton h={80} aria-hidden />
      ) : undone.length === 0 ? (
        <Text size="sm">{words.allDone}</Text>
      ) : (
        <section aria-label={words.undone}>
          <Text size="sm" fw={600}>
            {words.undone}
          </Text>
          <List size="sm">
            {undone.map(({ sentence, href, way }) => (
              <List.Item key={sentence}>
                {sentence}{' '}
                <Anchor component={Link} href={href} inherit underline="always">
                  {way}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {app.hidden ? (
        undone !== undefined && <Show app={app} undone={undone} />
      ) : (
        <Group>
          <Text>{words.already}</Text>
          <Anchor component={Link} href={`/apps/${app.slug}`}>
            {words.open}
          </Anchor>
        </Group>
      )}
    </Section>
  );
}

function Show({ app, undone }: { app: App; undone: readonly Undone[] }) {
  const finish = useAct({
    run: () => data(api.PATCH('/apps/{app}', { params: { path: { app: app.slug } }, body: { inSetUp: false } })),
    done: words.finished,
    refresh: [['app', app.slug], ['apps']],
  });
  const show = useAct({
    run: () => data(api.PATCH('/apps/{app}', { params: { path: { app: app.slug } }, body: { hidden: false } })),
    done: words.done,
    refresh: [['app', app.slug], ['apps']],
  });
  return (
    <Group>
      {undone.length === 0 ? (
        <ActButton act={show}>{words.go}</ActButton>
      ) : (
        <DangerButton
          dialogKey="go-live"
          label={words.go}
          title={words.goTitle(app.name)}
          consequences={undone.map(({ sentence }) => sentence)}
          confirm={words.goAllTheSame}
          act={show}
        />
      )}
      {app.inSetUp ? (
        <ActButton act={finish} variant="default">
          {words.finish}
        </ActButton>
      ) : (
        <Text size="sm">{words.finishedHidden}</Text>
      )}
    </Group>
  );
}
