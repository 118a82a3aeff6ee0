import { NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import type { SettingFields } from './setting-fields';
import type { SignalOrder } from './settings-draft';

const words = texts.mirrorSettings;

/** What may touch everybody: when an account is on, whose it is, and whether groups are mirrored. */
export function ScopeFields({ draft, set }: SettingFields) {
  const { active, matching, groups } = words;
  return (
    <>
      <Section title={active.title}>
        <Text size="sm" role="status">
          {active.rule(draft)}
        </Text>
        {(['whenNotAuthorised', 'whenSuspended', 'whenPasswordExpired'] as const).map((reason) => (
          <Switch
            key={reason}
            label={active[reason]}
            checked={draft[reason]}
            onChange={({ currentTarget }) => set({ [reason]: currentTarget.checked })}
          />
        ))}
      </Section>
      <Section title={matching.title} lead={matching.lead}>
        <Stack maw={360}>
          <NativeSelect
            label={matching.signals}
            value={draft.signals}
            data={optionsOf(matching.orders)}
            onChange={({ currentTarget }) => set({ signals: currentTarget.value as SignalOrder })}
          />
          <NativeSelect
            label={matching.whenCertain}
            value={draft.whenCertain}
            data={optionsOf(matching.certain)}
            onChange={({ currentTarget }) => set({ whenCertain: currentTarget.value as 'bind' | 'propose' })}
          />
        </Stack>
      </Section>
      <Section title={groups.title}>
        <Switch
          label={groups.pushGroups}
          description={groups.pushGroupsLead}
          checked={draft.pushGroups}
          onChange={({ currentTarget }) => set({ pushGroups: currentTarget.checked })}
        />
      </Section>
    </>
  );
}

function optionsOf(labels: { readonly [value: string]: string }) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
