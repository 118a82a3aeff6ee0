import { Alert, Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { api, data } from '../../../api/client';
import { everyItem } from '../../../api/every-item';
import type { schemas } from '../../../api/schema';
import { useAct } from '../../../design/act';
import { ProblemNote } from '../../../design/problem-note';
import { QueryNote } from '../../../design/query-note';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { appOfDomain, emptyDraft, faultsByField, freeSlug } from './workspace-draft';

const words = texts.wizard.workspace;

/** Asks for the domain and makes the app from it, hidden. What is typed survives a reload. */
export function WorkspaceStep() {
  const [, go] = useLocation();
  const [draft, keep, forget] = useLocalStorage({
    key: 'countersign.connect-slack',
    defaultValue: emptyDraft,
    getInitialValueInEffect: false,
  });
  const apps = useQuery({
    queryKey: ['apps', 'every'],
    queryFn: () => everyItem((query) => data(api.GET('/apps', { params: { query } }))),
  });
  const slug = draft.slug ?? freeSlug(apps.data ?? []);
  const same = appOfDomain(apps.data ?? [], draft.domain);
  const create = useAct({
    run: () =>
      data(
        api.POST('/apps', {
          body: {
            kind: 'slack',
            slug,
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
      go(`/connect-slack/${slug}/people`);
    },
  });
  const faults = create.isError ? faultsByField(create.error) : {};
  const fields = { ...draft, slug };
  const field = (name: 'domain' | 'name' | 'slug') => ({
    value: fields[name],
    error: faults[name],
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
          <QueryNote query={apps} />
          {same !== undefined && <SameDomain app={same} />}
          {create.isError && (
            <NotMade error={create.error} isMarked={Object.keys(faults).some((name) => name in fields)} />
          )}
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

/** A second app for a workspace is made by whoever wants it: one that takes the place of the first, for instance. */
function SameDomain({ app }: { app: schemas['AppDetail'] }) {
  return (
    <Alert
      color="yellow"
      variant="light"
      title={words.sameDomain(app.name, app.settings.slackDomain ?? '')}
      role="status"
    >
      <Text size="sm">{words.sameDomainMeans}</Text>
      <Anchor component={Link} href={`/apps/${app.slug}`} size="sm">
        {words.sameDomainOpen(app.name)}
      </Anchor>
    </Alert>
  );
}

function NotMade({ error, isMarked }: { error: unknown; isMarked: boolean }) {
  if (!isMarked) return <ProblemNote error={error} />;
  return (
    <Text size="sm" c="var(--cs-danger-ink)" role="alert">
      {words.putRight}
    </Text>
  );
}
