import { Group, Text } from '@mantine/core';
import { api, data } from '../../../api/client';
import { ActButton, DangerButton, useAct } from '../../../design/act';
import { May } from '../../../design/may';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { type App, afterStep, type Cutover, hasWayBack } from './use-cutover';

const words = texts.cutover;

/** The moment of risk: what follows is shown first. */
export function SwitchStep({ app, cutover }: { app: App; cutover: Cutover }) {
  const abort = useAct({
    run: () => data(api.POST('/apps/{app}/cutover/abort', { params: { path: { app: app.slug } } })),
    done: words.abort.done,
    refresh: afterStep(app.slug),
  });
  const tried = cutover.tries.some(({ state }) => state === 'answered');
  return (
    <Section title={words.switch.title} lead={words.switch.lead}>
      {!tried && <Text size="sm">{words.switch.notTried}</Text>}
      <May scope="certificates:write" what={words.maySwitch}>
        <Group align="flex-start">
          <SwitchButton app={app} cutover={cutover} />
          <ActButton act={abort} variant="default">
            {words.abort.act}
          </ActButton>
        </Group>
      </May>
    </Section>
  );
}

/** Lets the new key sign for everybody. */
export function SwitchButton({ app, cutover }: { app: App; cutover: Cutover }) {
  const act = useAct({
    run: () => data(api.POST('/apps/{app}/cutover/switch', { params: { path: { app: app.slug } } })),
    done: words.switch.done,
    refresh: afterStep(app.slug),
  });
  return (
    <DangerButton
      dialogKey="switch-key"
      label={words.switch.act}
      title={words.switch.dialog}
      consequences={words.switch.consequences(app.name, hasWayBack(cutover))}
      confirm={words.switch.act}
      act={act}
    />
  );
}
