import { TextInput, type TextInputProps } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { texts } from '../texts/en';
import { isDay } from './day';

/**
 * A day that is typed or chosen. A browser tells of each digit of the year while it is typed, 0002 and 0020 and 0202 before
 * 2026: what is not a day yet is held here, and only said to be none once the field is left.
 *
 * @param value the day that counts at present, `2026-11-03`; empty for none
 * @param onSettled called with another day, or with nothing when the field was emptied
 */
export function DayField(props: {
  label: string;
  description?: TextInputProps['description'];
  value: string;
  onSettled: (day: string) => void;
}) {
  const { label, description, value, onSettled } = props;
  const [typed, type] = useState(value);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => type(value), [value]);
  const leave = ({ currentTarget: field }: { currentTarget: HTMLInputElement }) => setWrong(!isSettled(field));
  return (
    <TextInput
      type="date"
      // Else there is room for six digits, and the fourth does not end the year.
      max="9999-12-31"
      label={label}
      description={description}
      error={isWrong && texts.notADay}
      value={typed}
      onChange={({ currentTarget: field }: FormEvent<HTMLInputElement>) => {
        type(field.value);
        if (!isSettled(field)) return;
        setWrong(false);
        if (field.value !== value) onSettled(field.value);
      }}
      onBlur={leave}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => event.key === 'Enter' && leave(event)}
    />
  );
}

/** Whether a field holds a day, or nothing at all; where a part is missing its value is empty, too. */
function isSettled({ value, validity }: HTMLInputElement): boolean {
  return value === '' ? !validity.badInput : isDay(value);
}
