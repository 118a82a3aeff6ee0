import type { schemas } from '../../../api/schema';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { SlackSettings } from '../slack-settings';
import { HandOver } from './hand-over';

/** What has to be done in Slack, and the way to let somebody else do it. */
export function SlackStep({ app }: { app: schemas['AppDetail'] }) {
  return (
    <>
      <Section title={texts.apps.sso.toSlack} lead={texts.apps.slackSettings.lead}>
        <SlackSettings app={app} />
      </Section>
      <HandOver app={app} />
    </>
  );
}
