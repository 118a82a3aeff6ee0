import { Button, Menu } from '@mantine/core';
import { api, data } from '../../api/client';
import { useAct } from '../../design/act';
import { ProblemNote } from '../../design/problem-note';
import { saveFile } from '../../design/save-file';
import { texts } from '../../texts/en';
import type { Filter } from './activity-filter';

const words = texts.activity.take;
type Form = 'csv' | 'jsonl';

/** Takes out everything that fits, not only what is on the screen. */
export function ExportActivity({ filter }: { filter: Filter }) {
  const take = useAct<Form>({
    run: async (form) => {
      const path = form === 'csv' ? '/exports/activity.csv' : '/exports/activity.jsonl';
      const content = await data(api.GET(path, { params: { query: filter }, parseAs: 'blob' }));
      saveFile(`activity.${form}`, content as unknown as Blob);
    },
    done: words.done,
    refresh: [],
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={take.isPending}>
            {words.label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => take.mutate('csv')}>{words.csv}</Menu.Item>
          <Menu.Item onClick={() => take.mutate('jsonl')}>{words.jsonl}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {take.isError && <ProblemNote error={take.error} />}
    </>
  );
}
