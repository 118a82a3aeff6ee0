import { SimpleGrid, Text, Textarea } from '@mantine/core';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';
import { NumberField, type SettingFields } from './setting-fields';

const words = texts.mirrorSettings.guards;

/** Beyond which a plan waits for a person, and whom no plan touches. */
export function GuardFields({ draft, set, faultAt }: SettingFields) {
  return (
    <Section title={words.title} lead={words.lead}>
      {(['deactivations', 'groupDeletions'] as const).map((guard) => (
        <fieldset key={guard} className="guard">
          <legend>{words[guard]}</legend>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {(['count', 'percent', 'most'] as const).map((part) => (
              <NumberField
                key={part}
                label={words[part]}
                value={draft[guard][part]}
                onChange={(value) => set({ [guard]: { ...draft[guard], [part]: value } })}
                error={faultAt(`guards.${guard}.${part}`)}
              />
            ))}
          </SimpleGrid>
          <Text size="sm" mt="xs">
            {words.says(guard === 'deactivations' ? 'people' : 'groups', draft[guard])}
          </Text>
        </fieldset>
      ))}
      <Textarea
        label={words.protected}
        description={words.protectedLead}
        value={draft.protectedAccountIds}
        onChange={({ currentTarget }) => set({ protectedAccountIds: currentTarget.value })}
        error={faultAt('protectedAccountIds')}
        spellCheck={false}
        autosize
        minRows={2}
        maw={480}
      />
    </Section>
  );
}
