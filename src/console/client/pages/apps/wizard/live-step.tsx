import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { ActButton, useAct } from '../../../design/act';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';

const words = texts.wizard.live;

/** The last step: only now people see the app. */
export function LiveStep({ app }: { app: schemas['AppDetail'] }) {
  const show = useAct({
    run: () => data(api.PATCH('/apps/{app}', { params: { path: { app: app.slug } }, body: { hidden: false } })),
    done: words.done,
    refresh: [['app', app.slug], ['apps']],
  });
  return (
    <Section title={texts.wizard.steps.live} lead={words.lead}>
      <Group>
        {app.hidden ? (
          <ActButton act={show}>{words.go}</ActButton>
        ) : (
          <>
            <Text>{words.already}</Text>
            <Anchor component={Link} href={`/apps/${app.slug}`}>
              {words.open}
            </Anchor>
          </>
        )}
      </Group>
    </Section>
  );
}
