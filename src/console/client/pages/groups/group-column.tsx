import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { Column } from '../../design/data-table';
import { texts } from '../../texts/en';

/** A group by its name, which leads to it. */
export const groupColumn: Column<{ id: string; name: string }> = {
  key: 'name',
  title: texts.groups.name,
  text: ({ name }) => name,
  cell: ({ id, name }) => (
    <Anchor component={Link} href={`/groups/${id}`}>
      <bdi>{name}</bdi>
    </Anchor>
  ),
};
