import { api, data } from '../../api/client';
import { useScopes } from '../../api/use-scopes';
import { type Offer, Picker, type PickerProps } from '../../design/picker';
import { personName } from './person-name';

/** A person, found by parts of a name, username or e-mail; the text is a username then. */
export function PersonPicker(props: PickerProps) {
  const { may } = useScopes();
  return <Picker {...props} offers={{ key: ['people', 'offered'], find, isAllowed: may('directory:read') }} />;
}

async function find(search: string): Promise<Offer[]> {
  const { items } = await data(api.GET('/users', { params: { query: { search, limit: 8 } } }));
  return items.map((person) => ({
    text: person.username,
    name: personName(person),
    note: `${person.username} · ${person.email}`,
  }));
}
