import { api, data } from '../../api/client';
import { useScopes } from '../../api/use-scopes';
import { type Offer, Picker, type PickerProps } from '../../design/picker';

/** A group, found by any part of its name. */
export function GroupPicker(props: PickerProps) {
  const { may } = useScopes();
  return <Picker {...props} offers={{ key: ['groups', 'offered'], find, isAllowed: may('directory:read') }} />;
}

async function find(search: string): Promise<Offer[]> {
  const { items } = await data(api.GET('/groups', { params: { query: { search, limit: 8 } } }));
  return items.map(({ name, description }) => ({
    text: name,
    name,
    ...(description !== null && { note: description }),
  }));
}
