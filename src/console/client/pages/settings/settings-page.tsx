import { Anchor, Stack } from '@mantine/core';
import { Link } from 'wouter';
import { useStatus } from '../../api/use-status';
import { Facts } from '../../design/facts';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { Administrators } from './administrators';
import { PracticeWorkspace } from './practice-workspace';
import { Tokens } from './tokens';

const words = texts.settings;
const apiDescription = '/api/v1/openapi.json';

/** Who administers, which programs may call, and what this installation is. */
export function SettingsPage() {
  const status = useStatus();
  return (
    <Page title={words.title}>
      <Stack>
        <May scope="directory:read" what={words.maySeeAdministrators}>
          <Administrators />
        </May>
        <May scope="tokens:read" what={words.maySeeTokens}>
          <Tokens />
        </May>
        <Section title={texts.webhooks.title} lead={texts.webhooks.lead}>
          <Anchor component={Link} href="/settings/webhooks">
            {texts.webhooks.toPage}
          </Anchor>
        </Section>
        <Loaded query={status}>
          {({ version, practiceUrl }) => (
            <>
              <PracticeWorkspace url={practiceUrl} />
              <Facts
                title={words.about}
                rows={[
                  [words.version, version],
                  [
                    words.api,
                    <Anchor key="api" href={apiDescription}>
                      {apiDescription}
                    </Anchor>,
                  ],
                ]}
              />
            </>
          )}
        </Loaded>
      </Stack>
    </Page>
  );
}
