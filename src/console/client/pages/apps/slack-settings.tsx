import { Text } from '@mantine/core';
import type { schemas } from '../../api/schema';
import { CopyField } from '../../design/copy-field';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';
import { useSlackSettings } from './use-slack-settings';

type Setting = schemas['SlackSetting'];
const words = texts.apps.slackSettings;

/** What has to be done in Slack, under its own names and in the order of its page. */
export function SlackSettings({ app }: { app: schemas['AppDetail'] }) {
  const settings = useSlackSettings(app);
  return (
    <Loaded query={settings}>
      {({ path, items }) => (
        <>
          <Text size="sm">{words.where(path)}</Text>
          {inOrder(items).map((part) =>
            part.kind === 'paste' ? (
              part.settings.map(({ name, value }) => <CopyField key={name} label={name} value={value} />)
            ) : (
              <Choices key={part.settings[0]?.name} settings={part.settings} />
            ),
          )}
        </>
      )}
    </Loaded>
  );
}

function Choices({ settings }: { settings: readonly Setting[] }) {
  return (
    <dl className="facts in-order">
      {settings.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note !== null && (
              <Text size="sm" c="dimmed">
                {note}
              </Text>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Fields beside fields and choices beside choices, in the order that they came in. */
function inOrder(items: readonly Setting[]): { kind: Setting['kind']; settings: Setting[] }[] {
  const parts: { kind: Setting['kind']; settings: Setting[] }[] = [];
  for (const setting of items) {
    const last = parts.at(-1);
    if (last?.kind === setting.kind) last.settings.push(setting);
    else parts.push({ kind: setting.kind, settings: [setting] });
  }
  return parts;
}
