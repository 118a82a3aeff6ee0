import { type ComponentType, useEffect, useState } from 'react';
import { useFilters } from '../../design/filter-bar';
import type { PickerProps } from '../../design/picker';

/**
 * One that a filter names, a person or an app: the list follows when one is chosen, or the name was typed whole and the field
 * is left.
 *
 * @param picker offers those who fit what is typed
 */
export function PickedField(props: {
  name: 'person' | 'by' | 'app';
  label: string;
  placeholder: string;
  picker: ComponentType<PickerProps>;
}) {
  const { name, label, placeholder, picker: Picked } = props;
  const { values, set } = useFilters();
  const chosen = values.get(name) ?? '';
  const [typed, type] = useState(chosen);
  useEffect(() => type(chosen), [chosen]);
  return (
    <Picked
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(text) => {
        type(text);
        if (text === '') set(name, '');
      }}
      onSettled={(text) => set(name, text)}
    />
  );
}
