import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, data } from '../../api/client';
import { DangerButton, useAct } from '../../design/act';
import { inPlaceOfDialog } from '../../design/dialog-address';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { ProvisionNow } from '../plans/provision-now';
import { ChangeGroup } from './change-group';
import { GroupApps } from './group-apps';
import { GroupChildren } from './group-children';
import { GroupMembers } from './group-members';
import { LostAccess } from './lost-access';

const words = texts.groups.detail;

/** One group: the apps it opens, the groups inside, its people. */
export function GroupPage() {
  const { group: reference = '' } = useParams();
  const [, go] = useLocation();
  const group = useQuery({
    queryKey: ['group', reference],
    queryFn: () => data(api.GET('/groups/{group}', { params: { path: { group: reference } } })),
  });
  const remove = useAct({
    run: () => data(api.DELETE('/groups/{group}', { params: { path: { group: reference } } })),
    done: words.deleted,
    refresh: [['groups']],
    onDone: () => go('/groups', inPlaceOfDialog),
  });
  return (
    <Loaded query={group}>
      {(found) => (
        <Page
          title={found.name}
          lead={<bdi>{found.description}</bdi>}
          actions={
            <Group align="flex-start">
              <ProvisionNow subject={{ group: found.id }} />
              <May scope="groups:write" what={words.mayChange}>
                <ChangeGroup group={found} />
                <DangerButton
                  dialogKey="delete-group"
                  label={words.delete}
                  title={words.deleteTitle(found.name)}
                  consequences={
                    <LostAccess
                      queryKey={['group', found.id, 'lost-by', 'deletion']}
                      ask={() =>
                        data(api.GET('/groups/{group}/lost-access', { params: { path: { group: found.id } } }))
                      }
                      say={words.peopleLose}
                      inSlack={words.deleteInSlack}
                    />
                  }
                  confirm={words.delete}
                  typed={found.name}
                  act={remove}
                />
              </May>
            </Group>
          }
        >
          <Stack>
            <GroupApps group={found} />
            <GroupChildren group={found} />
            <GroupMembers group={found} />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}
