import { Button, Collapse, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useScopes } from '../../api/use-scopes';
import { dayOf, isUtcDay, startOf } from '../../design/day';
import { DayField } from '../../design/day-field';
import { useFilters } from '../../design/filter-bar';
import { SearchIcon } from '../../design/icons';
import { texts } from '../../texts/en';
import { AppPicker } from '../apps/app-picker';
import { PersonPicker } from '../people/person-picker';
import { filterOf } from './activity-filter';
import { PickedField } from './picked-field';

const words = texts.activity;
const ofPerson = { placeholder: words.filter.personHint, picker: PersonPicker };
const more = ['kind', 'app', 'person', 'by', 'from', 'to'] as const;

/** Everything by which activity is narrowed, kept in the address; what is used seldom is folded away until it is used. */
export function ActivityFilters({ onClear }: { onClear: () => void }) {
  const { values, set } = useFilters();
  const filter = filterOf(values);
  const [open, fold] = useDisclosure(false);
  const isUsed = more.some((name) => filter[name] !== undefined);
  const { may } = useScopes();
  return (
    <Stack gap="xs" role="search" aria-label={words.filter.label}>
      <Group align="flex-end">
        <TextInput
          type="search"
          label={words.filter.text}
          placeholder={words.filter.textHint}
          leftSection={<SearchIcon />}
          value={values.get('text') ?? ''}
          onChange={({ currentTarget }) => set('text', currentTarget.value)}
        />
        {may('audit:read') && <Choice name="source" label={words.source} options={words.sources} />}
        <Choice name="outcome" label={words.outcome} options={words.outcomes} />
        {!isUsed && (
          <Button variant="default" onClick={fold.toggle} aria-expanded={open}>
            {words.filter.more}
          </Button>
        )}
        {Object.keys(filter).length > 0 && (
          <Button variant="subtle" onClick={onClear}>
            {words.filter.clear}
          </Button>
        )}
      </Group>
      <Collapse expanded={open || isUsed}>
        <Group align="flex-end">
          {may('audit:read') && (
            <Choice name="kind" label={words.filter.kind} options={{ ...words.actsOf, ...words.acts }} />
          )}
          <PickedField name="app" label={words.filter.app} placeholder={texts.apps.pickHint} picker={AppPicker} />
          <PickedField name="person" label={words.filter.person} {...ofPerson} />
          <PickedField name="by" label={words.filter.by} {...ofPerson} />
          <DayField
            label={words.filter.from}
            description={isUtcDay(filter.from) && words.filter.utcDay}
            value={dayOf(filter.from)}
            onSettled={(day) => set('from', startOf(day))}
          />
          <DayField
            label={words.filter.to}
            description={isUtcDay(filter.to) && words.filter.utcDay}
            value={dayOf(filter.to, -1)}
            onSettled={(day) => set('to', startOf(day, 1))}
          />
        </Group>
      </Collapse>
    </Stack>
  );
}

/** One of a few values, or all; a value of the address that is none of them is there, too. */
function Choice(props: { name: string; label: string; options: { readonly [value: string]: string } }) {
  const { values, set } = useFilters();
  const value = values.get(props.name) ?? '';
  const isForeign = value !== '' && !Object.hasOwn(props.options, value);
  return (
    <NativeSelect
      label={props.label}
      value={value}
      onChange={({ currentTarget }) => set(props.name, currentTarget.value)}
      data={[
        { value: '', label: words.filter.everything },
        ...Object.entries(props.options).map(([key, label]) => ({ value: key, label })),
        ...(isForeign ? [{ value, label: value }] : []),
      ]}
    />
  );
}
