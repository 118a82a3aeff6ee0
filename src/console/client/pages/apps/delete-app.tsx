import { Group, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { EndConnection } from '../provisioning/end-connection';
import { useMirrorOf } from '../provisioning/use-mirror-of';
import { AppConsequences } from './app-consequences';

type App = schemas['AppDetail'];
const words = texts.apps.sso;

/** The end of an app. Under a mirror that is not ended it leads there first: who keeps access is looked at before. */
export function DeleteApp({ app }: { app: App }) {
  const mirror = useMirrorOf(app);
  return (
    <Loaded query={mirror}>
      {({ connection }) => {
        const isRunning = connection !== undefined && !['draft', 'deactivated'].includes(connection.state);
        return (
          <>
            <Section title={words.delete}>
              {isRunning ? (
                <Text size="sm">{words.mirrorFirst(texts.home.states[connection.state])}</Text>
              ) : (
                <DeleteButton app={app} isMirrorEnded={connection?.state === 'deactivated'} />
              )}
            </Section>
            {isRunning && <EndConnection connection={connection} />}
          </>
        );
      }}
    </Loaded>
  );
}

function DeleteButton({ app, isMirrorEnded }: { app: App; isMirrorEnded: boolean }) {
  const [, go] = useLocation();
  const remove = useAct({
    run: () => data(api.DELETE('/apps/{app}', { params: { path: { app: app.slug } } })),
    done: words.deleted,
    refresh: [['apps'], ['connections']],
    onDone: () => go('/apps', inPlaceOfDialog),
  });
  return (
    <Group>
      <DangerButton
        dialogKey="delete-app"
        label={words.delete}
        title={words.deleteTitle(app.name)}
        consequences={
          <AppConsequences
            app={app}
            say={words.losesAccess}
            sentences={[words.deleteConsequence, ...(isMirrorEnded ? [words.bindingsForgotten] : [])]}
          />
        }
        confirm={words.delete}
        typed={app.name}
        act={remove}
      />
    </Group>
  );
}
