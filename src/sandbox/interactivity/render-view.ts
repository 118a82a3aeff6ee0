import { botIdOf } from '../org/bot-user';
import type { OpenView } from '../org/interaction-data';
import type { Org } from '../org/org';

/** A view as methods and payloads show it. `withState` is left out where only what was shown counts. */
export function renderView(view: Readonly<OpenView>, org: Org, withState = true) {
  const { content } = view;
  const teamId = view.teamId ?? org.members.get(view.memberId)?.teamIds[0] ?? org.teams[0]?.id;
  return {
    id: view.id,
    team_id: teamId,
    type: 'modal',
    blocks: content.blocks ?? [],
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values: withState ? view.values : {} },
    hash: view.hash,
    title: content.title,
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    submit_disabled: content.submit_disabled ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: view.appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: view.teamId ?? org.enterpriseId,
    bot_id: botIdOf(view.appId),
  };
}
