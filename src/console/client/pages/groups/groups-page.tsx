import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import type { Column } from '../../design/data-table';
import { Instant } from '../../design/instant';
import { ListPage } from '../../design/list-page';
import { May } from '../../design/may';
import { texts } from '../../texts/en';
import { groupColumn } from './group-column';
import { NewGroup } from './new-group';

type Group = schemas['Group'];
const words = texts.groups;

/** Every group, found by any part of its name. */
export function GroupsPage() {
  return (
    <ListPage
      name="groups"
      title={words.title}
      lead={words.lead}
      searchLabel={words.search}
      empty={words.empty}
      nothingFound={({ search }) => ({ title: words.nothingFound(search), next: texts.tryAPart })}
      actions={
        <May scope="groups:write" what={words.mayMake}>
          <NewGroup />
        </May>
      }
      columns={columns}
      rowKey={(group) => group.id}
      fetch={(query) => data(api.GET('/groups', { params: { query } }))}
    />
  );
}

const columns: readonly Column<Group>[] = [
  groupColumn,
  {
    key: 'description',
    title: words.description,
    text: (group) => group.description ?? '',
    cell: (group) => <bdi>{group.description ?? texts.none}</bdi>,
  },
  {
    key: 'updated',
    title: words.updated,
    text: (group) => group.updatedAt,
    cell: (group) => <Instant at={group.updatedAt} />,
  },
];
