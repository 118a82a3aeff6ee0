import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { FormEvent } from 'react';
import { useLocation } from 'wouter';
import { api, data } from '../../../api/client';
import { useAct } from '../../../design/act';
import { ProblemNote } from '../../../design/problem-note';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';

const words = texts.wizard.workspace;
const empty = { domain: '', name: 'Slack', slug: 'slack', several: false };

/** Asks for the domain and makes the app from it, hidden. What is typed survives a reload. */
export function WorkspaceStep() {
  const [, go] = useLocation();
  const [draft, keep, forget] = useLocalStorage({
    key: 'countersign.connect-slack',
    defaultValue: empty,
    getInitialValueInEffect: false,
  });
  const create = useAct({
    run: () =>
      data(
        api.POST('/apps', {
          body: {
            kind: 'slack',
            slug: draft.slug,
            name: draft.name,
            domain: draft.domain,
            hidden: true,
            inSetUp: true,
            audience: draft.several ? 'workspace' : 'slack',
          },
        }),
      ),
    done: texts.saved,
    refresh: [['apps']],
    onDone: () => {
      forget();
      go(`/connect-slack/${draft.slug}/people`);
    },
  });
  const field = (name: 'domain' | 'name' | 'slug') => ({
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      keep({ ...draft, [name]: currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <Section title={texts.wizard.steps.workspace} lead={words.lead}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack maw={480}>
          <TextInput label={words.domain} description={words.domainHint} {...field('domain')} />
          <TextInput label={words.name} description={words.nameHint} {...field('name')} />
          <TextInput label={words.slug} description={words.slugHint} {...field('slug')} />
          <Checkbox
            label={words.several}
            description={words.severalHint}
            checked={draft.several}
            onChange={({ currentTarget }) => keep({ ...draft, several: currentTarget.checked })}
          />
          {create.isError && <ProblemNote error={create.error} />}
          <Group>
            <Button type="submit" loading={create.isPending}>
              {words.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
