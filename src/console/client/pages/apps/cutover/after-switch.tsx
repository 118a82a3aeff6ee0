import { Group, Text } from '@mantine/core';
import { api, data } from '../../../api/client';
import { ActButton, DangerButton, useAct } from '../../../design/act';
import { May } from '../../../design/may';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { SwitchButton } from './switch-step';
import { type App, afterStep, type Cutover, hasWayBack } from './use-cutover';

const words = texts.cutover;

/** The two ways on: back to the other key, or the end of the watch. */
export function AfterSwitch({ app, cutover }: { app: App; cutover: Cutover }) {
  const finish = useAct({
    run: () => data(api.POST('/apps/{app}/cutover/finish', { params: { path: { app: app.slug } } })),
    done: words.finish.done,
    refresh: afterStep(app.slug),
  });
  return (
    <Section title={words.finish.title} lead={words.finish.lead}>
      <May scope="certificates:write" what={words.maySwitch}>
        <Group align="flex-start">
          <ActButton act={finish}>{words.finish.act}</ActButton>
          {cutover.phase === 'gone_back' && <SwitchButton app={app} cutover={cutover} />}
          {cutover.phase === 'switched' && hasWayBack(cutover) && <BackButton app={app} />}
        </Group>
      </May>
      {cutover.phase === 'switched' && !hasWayBack(cutover) && <Text size="sm">{words.back.none}</Text>}
    </Section>
  );
}

function BackButton({ app }: { app: App }) {
  const act = useAct({
    run: () => data(api.POST('/apps/{app}/cutover/go-back', { params: { path: { app: app.slug } } })),
    done: words.back.done,
    refresh: afterStep(app.slug),
  });
  return (
    <DangerButton
      dialogKey="go-back"
      label={words.back.act}
      title={words.back.dialog}
      consequences={words.back.consequences(app.name)}
      confirm={words.back.act}
      act={act}
    />
  );
}
