import { Alert, Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'wouter';
import { api, data } from '../../api/client';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { Deliveries } from './deliveries';
import { useConnectionName, type Webhook, WebhookState } from './webhook-words';

const words = texts.webhooks;

/** One webhook: where it goes, how it stands, what became of each event, and how it is stopped. */
export function WebhookPage() {
  const { webhook: id = '' } = useParams();
  const webhook = useQuery({
    queryKey: ['webhook', id],
    queryFn: () => data(api.GET('/webhooks/{webhook}', { params: { path: { webhook: id } } })),
  });
  return (
    <May scope="provisioning:read" what={words.mayRead}>
      <Loaded query={webhook}>
        {(found) => (
          <Page
            title={found.name}
            lead={found.url}
            actions={
              <May scope="provisioning:write" what={words.mayWrite}>
                <Acts webhook={found} />
              </May>
            }
          >
            <Stack>
              <Anchor component={Link} href="/settings/webhooks" size="sm">
                {words.toList}
              </Anchor>
              {found.state === 'failing' && (
                <Alert color="red" variant="light" title={words.failing.title}>
                  {words.failing.next}
                </Alert>
              )}
              {found.state === 'disabled' && (
                <Alert color="yellow" variant="light" title={words.disabled.title}>
                  {words.disabled.next}
                </Alert>
              )}
              <WebhookFacts webhook={found} />
              <Deliveries webhook={found} />
            </Stack>
          </Page>
        )}
      </Loaded>
    </May>
  );
}

function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const nameOf = useConnectionName();
  const { kinds, state, pending, createdAt } = webhook;
  return (
    <Facts
      rows={[
        [words.state, <WebhookState key="state" state={state} />],
        [words.pending, pending],
        [words.connection, nameOf(webhook)],
        [
          words.kinds,
          kinds.length === 0 ? words.allKinds : kinds.map((kind) => texts.activity.acts[kind] ?? kind).join(', '),
        ],
        [words.since, <Instant key="since" at={createdAt} />],
      ]}
    />
  );
}

function Acts({ webhook: { id, name, state, pending } }: { webhook: Webhook }) {
  const [, go] = useLocation();
  const path = { webhook: id };
  const isOn = state === 'enabled';
  const flip = useAct({
    run: () => data(api.PATCH('/webhooks/{webhook}', { params: { path }, body: { enabled: !isOn } })),
    done: isOn ? words.disabledDone : words.enabled,
    refresh: [['webhook', id], ['webhooks']],
  });
  const remove = useAct({
    run: () => data(api.DELETE('/webhooks/{webhook}', { params: { path } })),
    done: words.deleted,
    refresh: [['webhooks']],
    onDone: () => go('/settings/webhooks', inPlaceOfDialog),
  });
  return (
    <Group align="flex-start">
      <ActButton act={flip} variant={isOn ? 'default' : 'filled'}>
        {isOn ? words.disable : words.enable}
      </ActButton>
      <DangerButton
        dialogKey="delete-webhook"
        label={words.delete}
        title={words.deleteTitle(name)}
        consequences={words.deleteConsequences(pending)}
        confirm={words.delete}
        act={remove}
      />
    </Group>
  );
}
