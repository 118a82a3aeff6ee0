import { Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { Instant } from '../../design/instant';
import { useList } from '../../design/list-page';
import { MayForm } from '../../design/may-form';
import { QueryNote } from '../../design/query-note';
import { Roomy } from '../../design/roomy';
import { SecretOnce } from '../../design/secret-once';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { allScopes } from './all-scopes';

type Token = schemas['Token'];
const words = texts.settings;
const stateColors = { works: 'green', revoked: 'grey', expired: 'grey' } as const;

/** API tokens: made with few scopes, shown once, revoked. */
export function Tokens() {
  const [secret, setSecret] = useState<string>();
  const tokens = useList(['tokens'], (cursor) =>
    data(api.GET('/tokens', { params: { query: { limit: 50, ...(cursor !== '' && { cursor }) } } })),
  );
  const create = useAct<FormData>({
    run: async (form) => {
      const made = await data(
        api.POST('/tokens', {
          body: {
            name: fieldOf(form, 'name') ?? '',
            scopes: form.getAll('scopes') as schemas['Scope'][],
            expiresInDays: Number(fieldOf(form, 'days') ?? 90),
          },
        }),
      );
      setSecret(made.secret);
    },
    done: words.createToken,
    refresh: [['tokens']],
  });
  return (
    <Section
      title={words.tokens}
      lead={words.tokensLead}
      actions={
        <MayForm
          scope="tokens:write"
          what={words.mayMakeTokens}
          dialogKey="new-token"
          label={words.createToken}
          act={create}
        >
          <TextInput name="name" label={words.tokenName} required withAsterisk={false} data-autofocus />
          <ScopeBoxes />
          <NumberInput name="days" label={words.days} defaultValue={90} min={1} max={366} />
        </MayForm>
      }
    >
      {secret !== undefined && <SecretOnce title={words.secret} secret={secret} onClose={() => setSecret(undefined)} />}
      <QueryNote query={tokens} />
      <DataTable
        name="tokens"
        label={words.tokens}
        columns={columns}
        rows={tokens.rows}
        rowKey={({ id }) => id}
        list={tokens}
        empty={<Text size="sm">{words.noTokens}</Text>}
      />
    </Section>
  );
}

function ScopeBoxes() {
  const { may } = useScopes();
  return (
    <Checkbox.Group label={words.scopes}>
      <Stack gap="xs" mt="xs">
        {allScopes.filter(may).map((scope) => (
          <Checkbox key={scope} name="scopes" value={scope} label={scope} size="sm" />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

const columns: readonly Column<Token>[] = [
  {
    key: 'name',
    title: words.tokenName,
    text: ({ name }) => name,
    cell: ({ name }) => <bdi>{name}</bdi>,
  },
  {
    key: 'scopes',
    title: words.scopes,
    text: ({ scopes }) => scopes.join(', '),
    cell: ({ scopes }) => <Roomy isSentence>{scopes.join(', ')}</Roomy>,
  },
  {
    key: 'lastUsed',
    title: words.lastUsed,
    text: ({ lastUsedAt }) => lastUsedAt ?? words.never,
    cell: ({ lastUsedAt }) => <Roomy>{lastUsedAt === null ? words.never : <Instant at={lastUsedAt} />}</Roomy>,
  },
  {
    key: 'expires',
    title: words.expires,
    text: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => (
      <Roomy>
        <Instant at={expiresAt} />
      </Roomy>
    ),
  },
  {
    key: 'state',
    title: words.tokenState,
    text: (token) => words.tokenStates[stateOf(token)],
    cell: (token) => <StateBadge text={words.tokenStates[stateOf(token)]} color={stateColors[stateOf(token)]} />,
  },
  actsColumn((token) => stateOf(token) === 'works' && <Revoke token={token} />),
];

function stateOf({ revokedAt, expiresAt }: Token): 'works' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= Date.now() ? 'expired' : 'works';
}

function Revoke({ token }: { token: Token }) {
  const { may } = useScopes();
  const revoke = useAct({
    run: () => data(api.DELETE('/tokens/{tokenId}', { params: { path: { tokenId: token.id } } })),
    done: words.revokedDone,
    refresh: [['tokens']],
  });
  if (!may('tokens:write')) return null;
  return (
    <DangerButton
      dialogKey={`revoke.${token.id}`}
      label={words.revoke}
      title={words.revokeTitle(token.name)}
      consequences={words.revokeConsequences}
      confirm={words.revoke}
      act={revoke}
    />
  );
}
