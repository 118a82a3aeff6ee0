import { Checkbox, NumberInput, Stack, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Instant } from '../../design/instant';
import { MoreButton, useList } from '../../design/list-page';
import { May } from '../../design/may';
import { SecretOnce } from '../../design/secret-once';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { allScopes } from './all-scopes';

const words = texts.settings;

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
        <May scope="tokens:write" what={words.mayMakeTokens}>
          <FormDialog label={words.createToken} act={create} button={{ variant: 'default', size: 'xs' }}>
            <TextInput name="name" label={words.tokenName} required withAsterisk={false} data-autofocus />
            <ScopeBoxes />
            <NumberInput name="days" label={words.days} defaultValue={90} min={1} max={366} />
          </FormDialog>
        </May>
      }
    >
      {secret !== undefined && <SecretOnce title={words.secret} secret={secret} onClose={() => setSecret(undefined)} />}
      {tokens.isSuccess && tokens.rows.length === 0 && <Text size="sm">{words.noTokens}</Text>}
      {tokens.rows.length > 0 && (
        <Stack>
          <Wide label={words.tokens}>
            <Table miw={640} aria-label={words.tokens}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.tokenName}</Table.Th>
                  <Table.Th>{words.scopes}</Table.Th>
                  <Table.Th>{words.lastUsed}</Table.Th>
                  <Table.Th>{words.expires}</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>{texts.acts}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {tokens.rows.map((token) => (
                  <TokenRow key={token.id} token={token} />
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
          <MoreButton list={tokens} />
        </Stack>
      )}
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

function TokenRow({ token }: { token: schemas['Token'] }) {
  const revoke = useAct({
    run: () => data(api.DELETE('/tokens/{tokenId}', { params: { path: { tokenId: token.id } } })),
    done: words.revokedDone,
    refresh: [['tokens']],
  });
  return (
    <Table.Tr>
      <Table.Td>
        <bdi>{token.name}</bdi>
      </Table.Td>
      <Table.Td>{token.scopes.join(', ')}</Table.Td>
      <Table.Td>{token.lastUsedAt === null ? words.never : <Instant at={token.lastUsedAt} />}</Table.Td>
      <Table.Td>
        <Instant at={token.expiresAt} />
      </Table.Td>
      <Table.Td>
        {token.revokedAt !== null ? (
          words.revoked
        ) : (
          <DangerButton
            label={words.revoke}
            title={words.revokeTitle(token.name)}
            consequences={words.revokeConsequences}
            confirm={words.revoke}
            act={revoke}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
