import { Alert, Button, Group, List, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { Dialog } from '../../design/dialog';
import { ProblemNote } from '../../design/problem-note';
import { useDialog } from '../../design/use-dialog';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { accountText, seenOf, signalText } from './say-binding';

type Binding = schemas['PersonBinding'];
type Candidate = schemas['CandidateAccount'];
const words = texts.bindings.people;

/**
 * Deciding a conflict: the person beside the accounts, what points to each, and what follows before it is done. Where somebody
 * else decides meanwhile, the dialog stays with the accounts, says what it is now, and it can be decided over that.
 */
export function Decide({ slug, binding }: { slug: string; binding: Binding }) {
  const [conflict, keep] = useState(binding);
  if (binding.state === 'conflicting' && conflict !== binding) keep(binding);
  if (conflict.state !== 'conflicting') return null;
  return <DecideDialog slug={slug} conflict={conflict} now={binding} />;
}

function DecideDialog({ slug, conflict, now }: { slug: string; conflict: Binding; now: Binding }) {
  const [chosenId, choose] = useState<string>();
  const chosen = conflict.candidates.find(({ accountId }) => accountId === chosenId);
  const isDecided = now.state !== 'conflicting';
  const params = { path: { connection: slug, user: now.userId } };
  const bind = useAct<string>({
    run: (accountId) =>
      data(api.PUT('/connections/{connection}/bindings/{user}', { params, body: { accountId, ...seenOf(now) } })),
    done: words.done,
    refresh: [['connection', slug]],
    onDone: () => dialog.close(),
  });
  const dialog = useDialog(`decide.${now.userId}`, {
    closed: () => {
      choose(undefined);
      bind.reset();
    },
  });
  return (
    <>
      {!isDecided && (
        <Button size="compact-xs" {...dialog.opener}>
          {words.decide}
        </Button>
      )}
      <Dialog dialog={dialog} title={words.decideTitle(now.name)} size="xl">
        <Stack>
          <Text size="sm">{words.decideLead}</Text>
          <Candidates binding={conflict} chosenId={chosenId} onChoose={choose} />
          {chosen !== undefined && <Consequences binding={conflict} account={chosen} />}
          {isDecided && (
            <Alert color="yellow" title={words.decidedMeanwhile} role="alert">
              {words.states[now.state]} <bdi>{accountText(now)}</bdi>
            </Alert>
          )}
          {bind.isError && <ProblemNote error={bind.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {texts.confirm.cancel}
            </Button>
            {chosen !== undefined && (
              <Button loading={bind.isPending} onClick={() => bind.mutate(chosen.accountId)}>
                {isDecided ? words.chooseInstead(chosen.userName) : words.choose(chosen.userName)}
              </Button>
            )}
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

function Consequences({ binding, account }: { binding: Binding; account: Candidate }) {
  const sentences = [
    ...words.consequences(binding.name, account.userName),
    ...(account.active ? [] : [words.switchedOn]),
    ...(binding.candidates.length > 1 ? [words.othersStay] : []),
  ];
  return (
    <List size="sm" spacing="xs">
      {sentences.map((sentence) => (
        <List.Item key={sentence}>
          <bdi>{sentence}</bdi>
        </List.Item>
      ))}
    </List>
  );
}

/** The accounts beside the person; on a telephone each is a block of labelled lines, as in every list. */
function Candidates(props: { binding: Binding; chosenId: string | undefined; onChoose: (accountId: string) => void }) {
  const { accounts } = texts.bindings;
  const { binding } = props;
  const titles = [words.account, accounts.email, accounts.name, words.signals];
  return (
    <Wide label={words.account}>
      <Table className="data-table" miw={0} role="table" aria-label={words.account}>
        <Table.Thead role="rowgroup" visibleFrom="xs">
          <Table.Tr role="row">
            {titles.map((title) => (
              <Table.Th key={title} role="columnheader">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          <Table.Tr role="row">
            <Table.Th role="rowheader">
              {words.inDirectory}: <bdi>{binding.username}</bdi>
            </Table.Th>
            <Table.Td role="cell" data-label={accounts.email}>
              {binding.email}
            </Table.Td>
            <Table.Td role="cell" data-label={accounts.name}>
              <bdi>{binding.name}</bdi>
            </Table.Td>
            <Table.Td role="cell" />
          </Table.Tr>
          {binding.candidates.map((account) => (
            <Table.Tr key={account.accountId} role="row">
              <Table.Td role="cell" data-label={words.account}>
                <Radio
                  name="account"
                  label={`@${account.userName}${account.active ? '' : ` (${accounts.classes.deactivated})`}`}
                  checked={account.accountId === props.chosenId}
                  onChange={() => props.onChoose(account.accountId)}
                />
              </Table.Td>
              <Table.Td role="cell" data-label={accounts.email}>
                {account.email}
              </Table.Td>
              <Table.Td role="cell" data-label={accounts.name}>
                <bdi>{account.displayName}</bdi>
              </Table.Td>
              <Table.Td role="cell" data-label={words.signals}>
                {signalText(account) || texts.none}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
