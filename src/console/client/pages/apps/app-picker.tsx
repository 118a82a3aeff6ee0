import { api, data } from '../../api/client';
import { useScopes } from '../../api/use-scopes';
import { type Offer, Picker, type PickerProps } from '../../design/picker';

/** An app, found by any part of its name or its short name, which stands in the field. */
export function AppPicker(props: PickerProps) {
  const { may } = useScopes();
  return <Picker {...props} offers={{ key: ['apps', 'offered'], find, isAllowed: may('apps:read') }} />;
}

async function find(search: string): Promise<Offer[]> {
  const { items } = await data(api.GET('/apps', { params: { query: { search, limit: 8 } } }));
  return items.map(({ name, slug }) => ({ text: slug, name, note: slug }));
}
