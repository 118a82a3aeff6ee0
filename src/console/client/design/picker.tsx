import { Combobox, Text, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { useDebouncedValue, useUncontrolled } from '@mantine/hooks';
import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { problemOf } from '../api/problem';

/** One that may be chosen: the text that says which, the name one knows it by, and what tells it from others. */
export type Offer = { text: string; name: string; note?: string };

/** Where the offers come from: a few of those who fit what was typed. */
export type Offers = { key: QueryKey; find: (search: string) => Promise<Offer[]>; isAllowed: boolean };

/** What a picker takes of a text field: it stands in a form by its name, or is held by a value. */
export type PickerProps = Pick<
  TextInputProps,
  'label' | 'description' | 'placeholder' | 'error' | 'name' | 'required' | 'maw'
> & {
  value?: string;
  onChange?: (text: string) => void;
  /** Called with the text that is meant: one was chosen, Enter was pressed, or the field was left. */
  onSettled?: (text: string) => void;
  'data-autofocus'?: boolean;
};

/**
 * A text field that offers those who fit what is typed. One is chosen by mouse, by arrows, or as the first by Enter; whoever
 * knows the text types it whole, and Enter is the form's then. Nothing is offered where there is nothing to choose any more.
 */
export function Picker({ offers, value, onChange, onSettled, ...field }: PickerProps & { offers: Offers }) {
  const [typed, type] = useUncontrolled({
    ...(value !== undefined && { value }),
    ...(onChange !== undefined && { onChange }),
    finalValue: '',
  });
  const [isAsked, setAsked] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: [...offers.key, search],
    queryFn: () => offers.find(search),
    enabled: isAsked && search.length > 1 && offers.isAllowed,
    placeholderData: keepPreviousData,
  });
  const offered = isAsked && search.length > 1 ? (found.data ?? []) : [];
  const isTyped = ({ text }: Offer) => text.toLowerCase() === typed.trim().toLowerCase();
  const isChoice = offered.length > 1 || offered.some((offer) => !isTyped(offer));
  // Not those of the letters before: Enter would choose what nobody has looked at.
  const isSettled = !found.isPlaceholderData && search === typed.trim();
  const first = isChoice && isSettled && !offered.some(isTyped) ? offered[0] : undefined;
  const combobox = useCombobox({
    opened: isChoice,
    onDropdownOpen: () => setAsked(true),
    onDropdownClose: () => setAsked(false),
  });
  const choose = (text: string) => {
    type(text);
    setAsked(false);
    onSettled?.(text);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (isChoice && combobox.getSelectedOptionIndex() !== -1)) return;
    if (first === undefined) {
      setAsked(false);
      onSettled?.(typed.trim());
    } else {
      event.preventDefault();
      choose(first.text);
    }
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      keepMounted={false}
      // Beside its field, where whoever reads on finds it; not cut off by a dialog either.
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...field}
          withAsterisk={false}
          error={field.error || (found.isError && problemOf(found.error).title)}
          value={typed}
          onChange={({ currentTarget }) => {
            type(currentTarget.value);
            setAsked(true);
            combobox.resetSelectedOption();
          }}
          onClick={() => setAsked(true)}
          onKeyDown={press}
          onBlur={() => {
            setAsked(false);
            onSettled?.(typed.trim());
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options
          className="offers"
          aria-label={String(field.label)}
          data-first={first !== undefined || undefined}
        >
          {offered.map(({ text, name, note }) => (
            <Combobox.Option key={text} value={text}>
              <bdi>{name}</bdi>
              {note !== undefined && (
                <Text size="xs" lineClamp={1}>
                  <bdi>{note}</bdi>
                </Text>
              )}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
