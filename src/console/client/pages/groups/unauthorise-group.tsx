import { api, data } from '../../api/client';
import { DangerButton, useAct } from '../../design/act';
import { texts } from '../../texts/en';
import { LostAccess } from './lost-access';

const words = texts.groups.detail;

/**
 * Takes an app away from a group, after it was seen how many people lose it.
 *
 * @param dialogKey by which the address names it
 */
export function UnauthoriseGroup({ app, group, dialogKey }: { app: Named; group: Named; dialogKey: string }) {
  const path = { app: app.id, group: group.id };
  const act = useAct({
    run: () => data(api.DELETE('/apps/{app}/groups/{group}', { params: { path } })),
    done: words.unauthorised,
    refresh: [['app'], ['group'], ['person']],
  });
  return (
    <DangerButton
      dialogKey={dialogKey}
      label={words.unauthorise}
      title={words.unauthoriseTitle(group.name, app.name)}
      consequences={
        <LostAccess
          queryKey={['app', app.id, 'groups', group.id, 'lost-access']}
          ask={() => data(api.GET('/apps/{app}/groups/{group}/lost-access', { params: { path } }))}
          say={words.peopleLose}
          nothing={words.nobodyLoses}
          inSlack={words.unauthoriseInSlack}
        />
      }
      confirm={words.unauthorise}
      button={{ size: 'compact-xs' }}
      act={act}
    />
  );
}

type Named = { id: string; name: string };
