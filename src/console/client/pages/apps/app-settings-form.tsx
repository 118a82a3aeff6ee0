import { Alert, Button, Group, Stack, Switch, Table, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

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

const labels: { readonly [field in keyof Draft]: string } = {
  name: texts.apps.name,
  enabled: words.enabled,
  hidden: texts.apps.hidden,
  signResponse: words.signResponse,
  signAssertion: words.signAssertion,
};

/** The settings of an app. Whoever saves over somebody else's change is told, and shown the difference. */
export function AppSettingsForm({ app }: { app: App }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(draftOf(app));
  const [theirs, setTheirs] = useState<App>();
  const refresh = [['app', app.slug], ['apps']];
  const save = useAct<number>({
    run: (revision) => {
      const { signResponse, signAssertion, ...plain } = draft;
      const body = { ...plain, revision, settings: { signResponse, signAssertion } };
      return data(api.PATCH('/apps/{app}', { params: { path: { app: app.slug } }, body }));
    },
    done: words.saved,
    refresh,
  });
  const submit = (revision: number) =>
    save.mutate(revision, {
      onError: async (error) => {
        if (problemOf(error).code !== 'apps.changed_meanwhile') return;
        setTheirs(await data(api.GET('/apps/{app}', { params: { path: { app: app.slug } } })));
      },
    });
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  return (
    <Section title={words.settings}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit(app.revision);
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
          {theirs === undefined && save.isError && <ProblemNote error={save.error} />}
          {theirs !== undefined && (
            <Difference
              theirs={draftOf(theirs)}
              yours={draft}
              onTheirs={() => void Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })))}
              onYours={() => submit(theirs.revision)}
            />
          )}
          {theirs === undefined && (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {words.save}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}

function Difference(props: { theirs: Draft; yours: Draft; onTheirs: () => void; onYours: () => void }) {
  const fields = (Object.keys(labels) as (keyof Draft)[]).filter((field) => props.theirs[field] !== props.yours[field]);
  return (
    <Alert color="yellow" title={words.changedTitle} role="alert">
      <Stack>
        {words.changedLead}
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.setting}</Table.Th>
              <Table.Th>{words.theirs}</Table.Th>
              <Table.Th>{words.yours}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th>{labels[field]}</Table.Th>
                <Table.Td>{String(props.theirs[field])}</Table.Td>
                <Table.Td>{String(props.yours[field])}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group>
          <Button variant="default" onClick={props.onTheirs}>
            {words.takeTheirs}
          </Button>
          <Button onClick={props.onYours}>{words.saveMine}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
