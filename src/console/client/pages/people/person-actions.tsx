import { Group } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { texts } from '../../texts/en';
import { ProvisionNow } from '../plans/provision-now';
import { ChangePerson } from './change-person';
import { MayActOn } from './may-act-on';
import { NewPassword } from './new-password';
import { personName } from './person-name';
import { SwitchOffConsequences } from './switch-off-consequences';

const words = texts.people.detail;

/** What can be done to a person; what follows is said before it is done. */
export function PersonActions({ person }: { person: schemas['User'] }) {
  const change = (patch: schemas['UserPatch']) =>
    data(api.PATCH('/users/{user}', { params: { path: { user: person.id } }, body: patch }));
  const refresh = [['person', person.id], ['people']];
  const suspend = useAct({ run: () => change({ suspended: true }), done: words.suspended, refresh });
  const lift = useAct({ run: () => change({ suspended: false }), done: words.lifted, refresh });
  const expire = useAct({ run: () => change({ passwordExpired: true }), done: words.expired, refresh });
  return (
    <Group align="flex-start">
      <ProvisionNow subject={{ user: person.id }} />
      <MayActOn person={person} scope="directory:write" what={words.mayChange}>
        <ChangePerson person={person} />
        <NewPassword person={person} />
        {!person.passwordExpired && (
          <DangerButton
            dialogKey="expire"
            label={words.expire}
            title={words.expireTitle(personName(person))}
            consequences={<SwitchOffConsequences person={person} cause="passwordExpiry" />}
            confirm={words.expire}
            button={{ variant: 'default' }}
            act={expire}
          />
        )}
        {person.suspended ? (
          <ActButton act={lift}>{words.lift}</ActButton>
        ) : (
          <DangerButton
            dialogKey="suspend"
            label={words.suspend}
            title={words.suspendTitle(personName(person))}
            consequences={<SwitchOffConsequences person={person} cause="suspension" />}
            confirm={words.suspend}
            act={suspend}
          />
        )}
      </MayActOn>
    </Group>
  );
}
