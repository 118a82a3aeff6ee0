import { Stack } from '@mantine/core';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { ExportEvents } from './export-events';
import { WebhookList } from './webhook-list';

const words = texts.webhooks;

/** Where events of provisioning go: webhooks, and a file. */
export function WebhooksPage() {
  return (
    <Page title={words.title} lead={words.lead}>
      <May scope="provisioning:read" what={words.mayRead}>
        <Stack>
          <WebhookList />
          <ExportEvents />
        </Stack>
      </May>
    </Page>
  );
}
