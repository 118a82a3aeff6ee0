import { useEffect, useState } from 'react';
import { useFilters } from '../../design/filter-bar';
import { texts } from '../../texts/en';
import { PersonPicker } from '../people/person-picker';

/** The person of a filter: the list follows when one is chosen, or the name was typed whole and the field is left. */
export function PersonField({ name, label }: { name: 'person' | 'by'; label: string }) {
  const { values, set } = useFilters();
  const chosen = values.get(name) ?? '';
  const [typed, type] = useState(chosen);
  useEffect(() => type(chosen), [chosen]);
  return (
    <PersonPicker
      label={label}
      placeholder={texts.activity.filter.personHint}
      value={typed}
      onChange={(text) => {
        type(text);
        if (text === '') set(name, '');
      }}
      onSettled={(text) => set(name, text)}
    />
  );
}
