import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useScopes } from '../../api/use-scopes';
import { useFilters } from '../../design/filter-bar';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { addressOf, type Filter, filterOf } from './activity-filter';
import { ActivityFilters } from './activity-filters';
import { ActivityList } from './activity-list';
import { ExportActivity } from './export-activity';
import { SavedFilters } from './saved-filters';
import { VerifyRecord } from './verify-record';

const words = texts.activity;

/** Everything that happened, in one list; the address keeps the filters. */
export function ActivityPage() {
  const { values, setAll } = useFilters();
  const filter = filterOf(values);
  const [settled] = useDebouncedValue(values.toString(), 200);
  const { may } = useScopes();
  const pick = (next: Filter) => setAll(addressOf(next));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Group align="flex-start">
          {may('traces:read') && <ExportActivity filter={filter} />}
          <VerifyRecord />
        </Group>
      }
    >
      <May scope="traces:read" what={words.mayRead}>
        {!may('audit:read') && (
          <Text size="sm" c="dimmed">
            {words.signInsOnly}
          </Text>
        )}
        <SavedFilters filter={filter} onPick={pick} />
        <ActivityFilters onClear={() => pick({})} />
        <ActivityList filter={filterOf(new URLSearchParams(settled))} />
      </May>
    </Page>
  );
}
