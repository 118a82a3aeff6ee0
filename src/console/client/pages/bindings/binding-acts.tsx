import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { Dialog } from '../../design/dialog';
import { ProblemNote } from '../../design/problem-note';
import { useDialog } from '../../design/use-dialog';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';

type Binding = schemas['PersonBinding'];
const words = texts.bindings.people;

/** What can be decided of one person: agree, choose among accounts, leave alone, unbind. The desk says who may not. */
export function BindingActs({ slug, binding }: { slug: string; binding: Binding }) {
  const { may } = useScopes();
  const params = { path: { connection: slug, user: binding.userId } };
  const refresh = [['connection', slug]];
  const agree = useAct({
    run: () => data(api.PUT('/connections/{connection}/bindings/{user}', { params, body: {} })),
    done: words.done,
    refresh,
  });
  const ignore = useAct({
    run: () => data(api.POST('/connections/{connection}/bindings/{user}/ignore', { params })),
    done: words.done,
    refresh,
  });
  const unbind = useAct({
    run: () => data(api.DELETE('/connections/{connection}/bindings/{user}', { params })),
    done: words.done,
    refresh,
  });
  if (!may('provisioning:write')) return null;
  const { state } = binding;
  const error = [agree, ignore].find(({ isError }) => isError)?.error;
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap" justify="flex-end">
        {state === 'proposed' && (
          <Button size="compact-xs" loading={agree.isPending} onClick={() => agree.mutate()}>
            {words.agree}
          </Button>
        )}
        {state === 'conflicting' && <Decide slug={slug} binding={binding} />}
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
          <Button size="compact-xs" variant="default" loading={ignore.isPending} onClick={() => ignore.mutate()}>
            {words.ignore}
          </Button>
        )}
      </Group>
      {error !== undefined && <ProblemNote error={error} />}
    </Stack>
  );
}

function Decide({ slug, binding }: { slug: string; binding: Binding }) {
  const dialog = useDialog(`decide.${binding.userId}`);
  const params = { path: { connection: slug, user: binding.userId } };
  const bind = useAct<string>({
    run: (accountId) => data(api.PUT('/connections/{connection}/bindings/{user}', { params, body: { accountId } })),
    done: words.done,
    refresh: [['connection', slug]],
    onDone: dialog.close,
  });
  return (
    <>
      <Button size="compact-xs" {...dialog.opener}>
        {words.decide}
      </Button>
      <Dialog dialog={dialog} title={words.decideTitle(binding.name)} size="lg">
        <Stack>
          <Text size="sm">{words.decideLead}</Text>
          <Candidates candidates={binding.candidates} onChoose={(id) => bind.mutate(id)} />
          {bind.isError && <ProblemNote error={bind.error} />}
        </Stack>
      </Dialog>
    </>
  );
}

function Candidates(props: { candidates: readonly schemas['RemoteAccount'][]; onChoose: (accountId: string) => void }) {
  const { accounts } = texts.bindings;
  return (
    <Wide label={words.account}>
      <Table miw={480} aria-label={words.account}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{accounts.userName}</Table.Th>
            <Table.Th>{accounts.email}</Table.Th>
            <Table.Th>{accounts.name}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{texts.acts}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.candidates.map(({ accountId, userName, email, displayName, active }) => (
            <Table.Tr key={accountId}>
              <Table.Td>
                @{userName} {!active && `(${accounts.classes.deactivated})`}
              </Table.Td>
              <Table.Td>{email}</Table.Td>
              <Table.Td>
                <bdi>{displayName}</bdi>
              </Table.Td>
              <Table.Td>
                <Button size="compact-xs" onClick={() => props.onChoose(accountId)}>
                  {words.choose}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
