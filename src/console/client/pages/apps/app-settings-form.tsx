import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerDialog } from '../../design/danger-dialog';
import { Difference } from '../../design/difference';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { AppConsequences } from './app-consequences';

type App = schemas['AppDetail'];
type Draft = { name: string; enabled: boolean; hidden: boolean; signResponse: boolean; signAssertion: boolean };
const words = texts.apps.sso;

const draftOf = ({ name, enabled, hidden, settings }: App): Draft => ({
  name,
  enabled,
  hidden,
  signResponse: settings.signResponse,
  signAssertion: settings.signAssertion,
});

const seenOf = (app: App) => ({ value: draftOf(app), revision: app.revision });

/** The settings of an app. Whoever saves over somebody else's change is told, and shown the difference. */
export function AppSettingsForm({ app }: { app: App }) {
  const path = { app: app.slug };
  const contested = useContested<Draft>({
    current: seenOf(app),
    initial: draftOf(app),
    read: async () => seenOf(await data(api.GET('/apps/{app}', { params: { path } }))),
    write: ({ signResponse, signAssertion, ...plain }, revision) => {
      const body = { ...plain, revision, settings: { signResponse, signAssertion } };
      return data(api.PATCH('/apps/{app}', { params: { path }, body }));
    },
    done: words.saved,
    refresh: [['app', app.slug], ['apps']],
  });
  const { draft, set, theirs, error } = contested;
  const stops = stopsOf(app, contested.base, draft);
  const dialog = useDialog('stop-sign-ins', { opened: () => stops.length === 0 && dialog.close() });
  return (
    <Section title={words.settings}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (stops.length > 0) dialog.open();
          else contested.save();
        }}
      >
        <Stack>
          <TextInput
            label={texts.apps.name}
            value={draft.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            maw={400}
          />
          <Switch
            label={words.enabled}
            description={words.enabledLead}
            checked={draft.enabled}
            onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
          />
          <Switch
            label={words.shown}
            description={words.shownLead}
            checked={!draft.hidden}
            onChange={({ currentTarget }) => set({ hidden: !currentTarget.checked })}
          />
          <Switch
            label={words.signResponse}
            checked={draft.signResponse}
            onChange={({ currentTarget }) => set({ signResponse: currentTarget.checked })}
          />
          <Switch
            label={words.signAssertion}
            checked={draft.signAssertion}
            onChange={({ currentTarget }) => set({ signAssertion: currentTarget.checked })}
          />
          {error !== null && <ProblemNote error={error} />}
          <Difference contested={contested} say={say} />
          {theirs === undefined && (
            <Group>
              <Button type="submit" loading={contested.isPending}>
                {words.save}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      <DangerDialog
        dialog={dialog}
        title={words.stopTitle(app.name)}
        consequences={<AppConsequences app={app} say={texts.apps.reach} sentences={stops} />}
        confirm={words.save}
        isPending={contested.isPending}
        error={null}
        onConfirm={() => {
          // What comes of it is said in the form, as of any other setting.
          dialog.close();
          contested.save();
        }}
      />
    </Section>
  );
}

/** What a draft would take from everybody, a sentence each; none where it takes nothing. */
function stopsOf(app: App, before: Draft, after: Draft): string[] {
  const isOff = (name: 'enabled' | 'signResponse' | 'signAssertion') => before[name] && !after[name];
  return [
    ...(isOff('enabled') ? [words.stopEnabled] : []),
    ...(isOff('signResponse') ? [words.stopSigning[`${app.kind}Response`]] : []),
    ...(isOff('signAssertion') ? [words.stopSigning[`${app.kind}Assertion`]] : []),
  ];
}

function say({ name, enabled, hidden, signResponse, signAssertion }: Draft) {
  const yesOrNo = (value: boolean) => (value ? texts.yes : texts.no);
  return [
    [texts.apps.name, name],
    [words.enabled, yesOrNo(enabled)],
    [words.shown, yesOrNo(!hidden)],
    [words.signResponse, yesOrNo(signResponse)],
    [words.signAssertion, yesOrNo(signAssertion)],
  ] as const;
}
