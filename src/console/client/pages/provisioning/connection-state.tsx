import { Alert, Group, PasswordInput, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { Facts } from '../../design/facts';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Instant } from '../../design/instant';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { connectionColors } from './connection-colors';

type Connection = schemas['Connection'];
const words = texts.provisioning.state;

/** How a connection is, why, and what can be done about it. */
export function ConnectionState({ connection }: { connection: Connection }) {
  const { capabilities, state, stateReason, needsApproval } = connection;
  return (
    <Section
      title={words.title}
      actions={
        <May scope="provisioning:write" what={words.mayChange}>
          <ConnectionActs connection={connection} />
        </May>
      }
    >
      <Group>
        <StateBadge text={texts.home.states[state]} color={connectionColors[state]} />
        {needsApproval && <Text size="sm">{words.needsApproval}</Text>}
      </Group>
      {stateReason !== null && (
        <Alert color={state === 'quarantined' ? 'red' : 'yellow'} title={stateReason.sentence}>
          {words.wayOut}: {stateReason.remedy}
        </Alert>
      )}
      {capabilities !== null && (
        <Facts
          rows={[
            [words.organisation, capabilities.organisation?.name],
            [words.plan, capabilities.plan],
            [words.owner, capabilities.owner && `${capabilities.owner.accountId} (${capabilities.owner.rank})`],
            [words.scim, capabilities.scimVersion],
            [words.checked, connection.checkedAt && <Instant at={connection.checkedAt} />],
          ]}
        />
      )}
    </Section>
  );
}

function ConnectionActs({ connection }: { connection: Connection }) {
  const path = { connection: connection.id };
  const refresh = [['connection', connection.appSlug], ['connections']];
  const test = useAct({
    run: () => data(api.POST('/connections/{connection}/test', { params: { path } })),
    done: words.tested,
    refresh,
  });
  const activate = useAct({
    run: () => data(api.POST('/connections/{connection}/activate', { params: { path } })),
    done: words.activated,
    refresh,
  });
  const pause = useAct({
    run: () => data(api.POST('/connections/{connection}/pause', { params: { path }, body: {} })),
    done: words.paused,
    refresh,
  });
  const token = useAct<FormData>({
    run: (form) =>
      data(
        api.PUT('/connections/{connection}/token', { params: { path }, body: { token: fieldOf(form, 'token') ?? '' } }),
      ),
    done: words.tokenDone,
    refresh,
  });
  return (
    <Group align="flex-start">
      <ActButton act={test} variant="default" size="xs">
        {words.test}
      </ActButton>
      <FormDialog dialogKey="change-token" label={words.token} act={token} button={{ variant: 'default', size: 'xs' }}>
        <PasswordInput
          name="token"
          label={texts.provisioning.connect.token}
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
        />
      </FormDialog>
      {connection.state === 'active' ? (
        <DangerButton
          dialogKey="pause"
          label={words.pause}
          title={words.pauseTitle}
          consequences={words.pauseConsequences}
          confirm={words.pause}
          button={{ variant: 'default', size: 'xs' }}
          act={pause}
        />
      ) : (
        <ActButton act={activate} size="xs">
          {words.activate}
        </ActButton>
      )}
    </Group>
  );
}
