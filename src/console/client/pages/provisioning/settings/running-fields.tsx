import { NativeSelect, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { NumberField, type SettingFields } from './setting-fields';

const { schedule, pace } = texts.mirrorSettings;
const other = 'other';

/** When everybody is compared, how fast steps go, and when the mirror stops by itself. */
export function RunningFields(props: SettingFields) {
  return (
    <>
      <ScheduleFields {...props} />
      <PaceFields {...props} />
    </>
  );
}

function ScheduleFields({ draft, set, faultAt }: SettingFields) {
  const [wantsOther, setWantsOther] = useState(!Object.hasOwn(schedule.presets, draft.reconcileCron));
  const isOther = wantsOther || !Object.hasOwn(schedule.presets, draft.reconcileCron);
  const presets = Object.entries(schedule.presets).map(([value, label]) => ({ value, label }));
  return (
    <Section title={schedule.title} lead={schedule.lead}>
      <Stack maw={360}>
        <NativeSelect
          label={schedule.when}
          value={isOther ? other : draft.reconcileCron}
          data={[...presets, { value: other, label: schedule.other }]}
          onChange={({ currentTarget }) => {
            setWantsOther(currentTarget.value === other);
            if (currentTarget.value !== other) set({ reconcileCron: currentTarget.value });
          }}
        />
        {isOther && (
          <TextInput
            label={schedule.cron}
            description={schedule.cronLead}
            value={draft.reconcileCron}
            onChange={({ currentTarget }) => set({ reconcileCron: currentTarget.value })}
            error={faultAt('reconcileCron')}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Stack>
    </Section>
  );
}

function PaceFields({ draft, set, faultAt }: SettingFields) {
  return (
    <Section title={pace.title}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={pace.share}
          description={pace.shareLead}
          value={draft.otherAppsSharePercent}
          onChange={(otherAppsSharePercent) => set({ otherAppsSharePercent })}
          error={faultAt('otherAppsSharePercent')}
        />
        <NumberField
          label={pace.concurrency}
          description={pace.concurrencyLead}
          value={draft.concurrency}
          onChange={(concurrency) => set({ concurrency })}
          error={faultAt('concurrency')}
        />
        <NumberField
          label={pace.quarantineCount}
          value={draft.quarantineCount}
          onChange={(quarantineCount) => set({ quarantineCount })}
          error={faultAt('quarantineAfterFailures.count')}
        />
        <NumberField
          label={pace.quarantinePercent}
          value={draft.quarantinePercent}
          onChange={(quarantinePercent) => set({ quarantinePercent })}
          error={faultAt('quarantineAfterFailures.percent')}
        />
      </SimpleGrid>
      <Text size="sm">{pace.quarantine(draft.quarantineCount, draft.quarantinePercent)}</Text>
      <Switch
        label={pace.resetSessions}
        description={pace.resetSessionsLead}
        checked={draft.resetSessionsOfLeavers}
        onChange={({ currentTarget }) => set({ resetSessionsOfLeavers: currentTarget.checked })}
      />
    </Section>
  );
}
