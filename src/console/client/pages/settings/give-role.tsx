import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { DangerDialog } from '../../design/danger-dialog';
import { Dialog } from '../../design/dialog';
import { fieldOf } from '../../design/form-dialog';
import { May } from '../../design/may';
import { ProblemNote } from '../../design/problem-note';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { personMeant } from '../people/person-meant';
import { personName } from '../people/person-name';
import { PersonPicker } from '../people/person-picker';
import { changeRole } from './change-role';

type Role = schemas['Role'];
/** Who is to have which role, and the one they have now. */
type Meant = { person: schemas['User']; role: Role; had: Role | undefined };
const words = texts.settings;
const roles = Object.keys(texts.roles) as Role[];

/** Gives somebody a role, which has to be chosen. That one is replaced by it, or that it is everything, is said first. */
export function GiveRole() {
  const [meant, setMeant] = useState<Meant>();
  const [round, setRound] = useState(0);
  const give = useAct<Meant>({
    run: ({ person, role }) => changeRole(person.id, role),
    done: words.roleChanged,
    refresh: [['administrators']],
    onDone: () => {
      setRound(round + 1);
      form.close();
      confirm.close();
    },
  });
  const look = useAct<FormData, Meant>({ run: findMeant, refresh: [] });
  const form = useDialog('give-role', {
    closed: () => {
      look.reset();
      give.reset();
    },
  });
  // By a link nobody is meant.
  const confirm = useDialog('confirm-role', {
    opened: () => meant === undefined && confirm.close(),
    closed: () => give.reset(),
  });
  const goOn = (found: Meant) => {
    if (consequencesOf(found).length === 0) return give.mutate(found);
    setMeant(found);
    form.close();
    confirm.open();
  };
  const error = look.error ?? give.error;
  return (
    <May scope="administrators:write" what={words.mayGiveRoles}>
      <Button variant="default" size="xs" {...form.opener}>
        {words.giveRole}
      </Button>
      <Dialog dialog={form} title={words.giveRole} keepMounted>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            give.reset();
            look.mutate(new FormData(event.currentTarget), { onSuccess: goOn });
          }}
        >
          <Stack>
            <Fields key={round} />
            {error !== null && <ProblemNote error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={form.close}>
                {texts.cancel}
              </Button>
              <Button type="submit" loading={look.isPending || give.isPending}>
                {words.giveRole}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
      {meant !== undefined && (
        <DangerDialog
          dialog={confirm}
          title={words.giveRoleTitle(personName(meant.person), texts.roles[meant.role])}
          consequences={consequencesOf(meant)}
          confirm={words.giveRole}
          isPending={give.isPending}
          error={give.error}
          onConfirm={() => give.mutate(meant)}
        />
      )}
    </May>
  );
}

function Fields() {
  return (
    <>
      <PersonPicker
        name="who"
        label={texts.people.picker.who}
        description={texts.people.picker.hint}
        required
        data-autofocus
      />
      <NativeSelect
        name="role"
        label={words.role}
        required
        withAsterisk={false}
        data={[
          { value: '', label: words.chooseRole },
          ...roles.map((role) => ({ value: role, label: `${texts.roles[role]}: ${words.roleLeads[role]}` })),
        ]}
      />
    </>
  );
}

async function findMeant(form: FormData): Promise<Meant> {
  const user = await personMeant(fieldOf(form, 'who') ?? '');
  const [person, { items }] = await Promise.all([
    data(api.GET('/users/{user}', { params: { path: { user } } })),
    data(api.GET('/administrators')),
  ]);
  return { person, role: fieldOf(form, 'role') as Role, had: items.find(({ id }) => id === person.id)?.role };
}

/** What is said before the role is given; nothing where somebody without one gets one that is not everything. */
function consequencesOf({ person, role, had }: Meant): string[] {
  if (role === had) return [];
  return [
    ...(role === 'owner' ? [words.becomesOwner] : []),
    ...(had === undefined ? [] : [words.replacesRole(personName(person), texts.roles[had])]),
  ];
}
