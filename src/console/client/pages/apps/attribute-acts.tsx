import { Group } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { texts } from '../../texts/en';
import { AppConsequences } from './app-consequences';
import { AttributeEditor } from './attribute-editor';

type Props = { app: schemas['AppDetail']; row: schemas['AttributeRule'] };
const words = texts.apps.attributes;
const button = { size: 'compact-xs', variant: 'default' } as const;

/** The attribute without which Slack refuses everybody (Slack help, "Custom SAML single sign-on"). */
const neededBySlack = 'User.Email';

/** What can be done with a row. What takes something from people is done only after it was said whom it hits. */
export function AttributeActs({ app, row }: Props) {
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Turn app={app} row={row} />
      <AttributeEditor app={app} row={row} label={words.edit} button={{ size: 'compact-xs' }} />
      {!row.preset && <Remove app={app} row={row} />}
    </Group>
  );
}

function Turn({ app, row }: Props) {
  const turn = useAct({
    run: () =>
      data(
        api.PATCH('/apps/{app}/attributes/{attributeId}', {
          params: { path: { app: app.slug, attributeId: row.id } },
          body: { enabled: !row.enabled, revision: app.revision },
        }),
      ),
    done: words.saved,
    refresh: [['app', app.slug]],
  });
  if (!row.enabled) {
    return (
      <ActButton act={turn} {...button}>
        {words.switchOn}
      </ActButton>
    );
  }
  return (
    <DangerButton
      dialogKey={`leave-out-attribute.${row.id}`}
      label={words.switchOff}
      title={words.switchOffTitle(row.spName)}
      consequences={
        <AppConsequences app={app} say={texts.apps.reach} sentences={[lossOf(app, row), words.switchOffReversible]} />
      }
      confirm={words.switchOff}
      button={button}
      act={turn}
    />
  );
}

function Remove({ app, row }: Props) {
  const remove = useAct({
    run: () =>
      data(
        api.DELETE('/apps/{app}/attributes/{attributeId}', {
          params: { path: { app: app.slug, attributeId: row.id }, query: { revision: app.revision } },
        }),
      ),
    done: words.removed,
    refresh: [['app', app.slug]],
  });
  return (
    <DangerButton
      dialogKey={`remove-attribute.${row.id}`}
      label={words.remove}
      title={words.removeTitle(row.spName)}
      consequences={
        row.enabled ? (
          <AppConsequences app={app} say={texts.apps.reach} sentences={[lossOf(app, row), words.removeForGood]} />
        ) : (
          [words.removeNotSent, words.removeForGood]
        )
      }
      confirm={words.remove}
      button={button}
      act={remove}
    />
  );
}

function lossOf(app: Props['app'], { spName }: Props['row']): string {
  return app.kind === 'slack' && spName === neededBySlack
    ? words.slackRefusesAll(app.name, spName)
    : words.notTold(app.name, spName);
}
