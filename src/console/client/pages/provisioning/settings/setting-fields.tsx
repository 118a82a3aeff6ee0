import { TextInput } from '@mantine/core';
import { texts } from '../../../texts/en';
import { isNumber, type SettingsDraft } from './settings-draft';

/** What every part of the form is given. */
export type SettingFields = {
  draft: SettingsDraft;
  set: (patch: Partial<SettingsDraft>) => void;
  /** What is wrong with a setting, by the end of its path. */
  faultAt: (path: string) => string | undefined;
};

/** A number, as it is typed. */
export function NumberField(props: {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { value, onChange, error, ...rest } = props;
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={isNumber(value) ? error : texts.mirrorSettings.notANumber}
      inputMode="decimal"
      autoComplete="off"
      maw={360}
    />
  );
}
