import { SimpleGrid, TextInput } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { ContestedDialog } from '../../design/contested-dialog';
import { useContested } from '../../design/use-contested';
import { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { personName } from './person-name';

type Person = schemas['User'];
const words = texts.people;

/** Never empty. */
const required = ['username', 'email', 'firstName', 'lastName'] as const;
const optional = [
  'middleName',
  'displayName',
  'jobTitle',
  'department',
  'employeeNumber',
  'company',
  'costCentre',
  'division',
  'location',
  'userType',
] as const;
const fields = [...required, ...optional] as const;

/** What stands in the form; an empty field is one that is not set. */
type Draft = Record<(typeof fields)[number], string>;

const draftOf = (person: Person) =>
  Object.fromEntries(fields.map((field) => [field, person[field] ?? ''] as const)) as Draft;
const seenOf = (person: Person) => ({ value: draftOf(person), revision: person.revision });

/** Names and attributes of a person. Whoever saves over somebody else's change is told, and shown the difference. */
export function ChangePerson({ person }: { person: Person }) {
  const dialog = useDialog('change-person');
  const path = { user: person.id };
  const contested = useContested<Draft>({
    current: seenOf(person),
    initial: draftOf(person),
    read: async () => seenOf(await data(api.GET('/users/{user}', { params: { path } }))),
    write: (draft, revision) =>
      data(api.PATCH('/users/{user}', { params: { path }, body: { ...patchOf(draft), revision } })),
    done: words.changed,
    refresh: [['person'], ['people']],
    onDone: dialog.close,
  });
  const { draft, set } = contested;
  return (
    <ContestedDialog
      label={words.change}
      title={words.changeTitle(personName(person))}
      contested={contested}
      say={(value) => fields.map((field) => [words.fields[field], value[field]] as const)}
      dialog={dialog}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {fields.map((field) => (
          <TextInput
            key={field}
            label={words.fields[field]}
            value={draft[field]}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
            autoComplete="off"
            {...(field === 'username' && { 'data-autofocus': true })}
          />
        ))}
      </SimpleGrid>
    </ContestedDialog>
  );
}

/** Every field as it stands in the form: an empty one that may be is unset, one that may not be is refused. */
function patchOf(draft: Draft): schemas['UserPatch'] {
  const unset = Object.fromEntries(optional.map((field) => [field, draft[field] === '' ? null : draft[field]]));
  return { ...draft, ...unset };
}
