import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { texts } from '../../texts/en';
import { personName } from '../people/person-name';
import { LostAccess } from './lost-access';

const words = texts.groups.detail;

/** Takes a person out of a group, after it was seen which apps they lose. */
export function TakeOutMember({
  group,
  person,
}: {
  group: Pick<schemas['Group'], 'id' | 'name'>;
  person: Parameters<typeof personName>[0] & { id: string };
}) {
  const path = { group: group.id, user: person.id };
  const act = useAct({
    run: () => data(api.DELETE('/groups/{group}/members/{user}', { params: { path } })),
    done: words.takenOut,
    refresh: [['group', group.id], ['person']],
  });
  return (
    <DangerButton
      dialogKey={`take-out-member.${group.id}.${person.id}`}
      label={words.takeOut}
      title={words.takeOutTitle(personName(person), group.name)}
      consequences={
        <LostAccess
          queryKey={['group', group.id, 'lost-by', person.id]}
          ask={() => data(api.GET('/groups/{group}/members/{user}/lost-access', { params: { path } }))}
          say={words.personLoses}
        />
      }
      confirm={words.takeOut}
      button={{ size: 'compact-xs' }}
      act={act}
    />
  );
}
