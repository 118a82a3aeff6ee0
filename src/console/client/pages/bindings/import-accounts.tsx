import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { watch } from '../../api/watch';
import { useAct } from '../../design/act';
import { Dialog } from '../../design/dialog';
import { Loaded } from '../../design/loaded';
import { ProblemNote } from '../../design/problem-note';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';

const words = texts.bindings.accounts;

/** Shows what each selected account would become, then makes people of them, with progress until it is done. */
export function ImportAccounts(props: { slug: string; accountIds: readonly string[]; onDone: () => void }) {
  const { slug } = props;
  const accountIds = [...props.accountIds];
  const queries = useQueryClient();
  const [started, setStarted] = useState<string>();
  const dialog = useDialog('import', {
    closed: () => {
      start.reset();
      if (started === undefined) return;
      setStarted(undefined);
      props.onDone();
      void queries.invalidateQueries({ queryKey: ['connection', slug] });
    },
  });
  const preview = useQuery({
    queryKey: ['connection', slug, 'import-preview', accountIds],
    queryFn: () =>
      data(
        api.POST('/connections/{connection}/account-import-preview', {
          params: { path: { connection: slug } },
          body: { accountIds },
        }),
      ),
    enabled: dialog.isOpen && started === undefined,
  });
  const start = useAct({
    run: async () => {
      const job = await data(
        api.POST('/connections/{connection}/account-imports', {
          params: { path: { connection: slug } },
          body: { accountIds },
        }),
      );
      setStarted(job.id);
    },
    done: words.started,
    refresh: [],
  });
  return (
    <Group>
      <Button {...dialog.opener}>{words.import(accountIds.length)}</Button>
      <Dialog dialog={dialog} title={words.importTitle} size="lg">
        {started === undefined ? (
          <Stack>
            <Text size="sm">{words.importLead}</Text>
            <Loaded query={preview}>{(found) => <Previews {...found} />}</Loaded>
            {start.isError && <ProblemNote error={start.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {texts.cancel}
              </Button>
              <Button loading={start.isPending} onClick={() => start.mutate()}>
                {words.start}
              </Button>
            </Group>
          </Stack>
        ) : (
          <ImportProgress slug={slug} id={started} />
        )}
      </Dialog>
    </Group>
  );
}

/** The API shows the first of them alone; how many that are is said. */
function Previews({ items, total }: schemas['ImportPreviews']) {
  return (
    <Stack gap="xs">
      {items.length < total && <Text size="sm">{words.firstOf(items.length, total)}</Text>}
      <List size="sm" spacing="xs">
        {items.map(({ account, outcome, person, faults }) => (
          <List.Item key={account.accountId}>
            <bdi>{account.displayName || account.userName}</bdi> → {person?.username ?? texts.none} (
            {words.outcome[outcome]})
            {faults.map(({ path, message }) => (
              <Text key={`${path} ${message}`} size="xs">
                {texts.fields[path] ?? path}: {message}
              </Text>
            ))}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

/** How far an import is, as it happens; asked for anew where no stream can be had. */
function ImportProgress({ slug, id }: { slug: string; id: string }) {
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ['connection', slug, 'imports', id],
    queryFn: () => data(api.GET('/account-imports/{import}', { params: { path: { import: id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 5_000),
  });
  useEffect(() => {
    const over = new AbortController();
    const follow = async () => {
      const progress = watch<schemas['AccountImport']>(`/account-imports/${id}/progress`, over.signal);
      for await (const next of progress) queries.setQueryData(['connection', slug, 'imports', id], next);
    };
    follow().catch(() => queries.invalidateQueries({ queryKey: ['connection', slug, 'imports', id] }));
    return () => over.abort();
  }, [slug, id, queries]);
  return (
    <Loaded query={job}>
      {({ state, total, done, imported, faults, note }) => (
        <Stack role="status">
          <Progress value={total === 0 ? 100 : (done / total) * 100} aria-label={words.progress(done, total)} />
          <Text size="sm">
            {state === 'done' ? words.finished(imported, faults.length) : words.progress(done, total)}
          </Text>
          <List size="sm">
            {faults.map(({ accountId, userName, message }) => (
              <List.Item key={accountId}>
                @{userName}: {message}
              </List.Item>
            ))}
          </List>
          <Text size="sm">{note}</Text>
        </Stack>
      )}
    </Loaded>
  );
}
