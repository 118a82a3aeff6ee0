import { Button, Group, Stack } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { ProblemNote } from '../../design/problem-note';
import { texts } from '../../texts/en';
import { Decide } from './decide';
import { seenOf } from './say-binding';

type Binding = schemas['PersonBinding'];
const words = texts.bindings.people;

/** What can be decided of one person: agree, choose among accounts, leave alone and the way back, unbind. The desk says who may not. */
export function BindingActs({ slug, binding }: { slug: string; binding: Binding }) {
  const { may } = useScopes();
  const params = { path: { connection: slug, user: binding.userId } };
  const seen = seenOf(binding);
  const refresh = [['connection', slug]];
  const agree = useAct({
    run: () => data(api.PUT('/connections/{connection}/bindings/{user}', { params, body: seen })),
    done: words.done,
    refresh,
  });
  const ignore = useAct({
    run: () =>
      data(api.POST('/connections/{connection}/bindings/{user}/ignore', { params: { ...params, query: seen } })),
    done: words.done,
    refresh,
  });
  const free = () =>
    data(api.DELETE('/connections/{connection}/bindings/{user}', { params: { ...params, query: seen } }));
  const unbind = useAct({ run: free, done: words.done, refresh });
  const lookAfter = useAct({ run: free, done: words.done, refresh });
  if (!may('provisioning:write')) return null;
  const { state } = binding;
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap" justify="flex-end">
        {state === 'proposed' && (
          <Button size="compact-xs" loading={agree.isPending} onClick={() => agree.mutate()}>
            {words.agree}
          </Button>
        )}
        <Decide slug={slug} binding={binding} />
        {state === 'bound' && (
          <DangerButton
            dialogKey={`unbind.${binding.userId}`}
            size="compact-xs"
            label={words.unbind}
            title={words.unbindTitle(binding.name)}
            consequences={words.unbindConsequences}
            confirm={words.unbind}
            act={unbind}
          />
        )}
        {state !== 'bound' && state !== 'ignored' && (
          <DangerButton
            dialogKey={`leave-alone.${binding.userId}`}
            size="compact-xs"
            label={words.ignore}
            title={words.ignoreTitle(binding.name)}
            consequences={words.ignoreConsequences}
            confirm={words.ignore}
            button={{ variant: 'default' }}
            tone="plain"
            act={ignore}
          />
        )}
        {/* Of whoever is deleted, nothing is left to be looked after. */}
        {state === 'ignored' && !binding.deleted && (
          <DangerButton
            dialogKey={`look-after.${binding.userId}`}
            size="compact-xs"
            label={words.lookAfter}
            title={words.lookAfterTitle(binding.name)}
            consequences={binding.authorised ? words.lookAfterConsequences : words.lookAfterOutsider}
            confirm={words.lookAfter}
            button={{ variant: 'default' }}
            tone="plain"
            act={lookAfter}
          />
        )}
      </Group>
      {agree.isError && <ProblemNote error={agree.error} />}
    </Stack>
  );
}
