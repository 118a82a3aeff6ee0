import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { Column } from '../../design/data-table';
import { texts } from '../../texts/en';

/** The app of a row by its name, which leads to it. */
export function appColumn<Row>(appOf: (row: Row) => { slug: string; name: string }): Column<Row> {
  return {
    key: 'app',
    title: texts.apps.app,
    text: (row) => appOf(row).name,
    cell: (row) => (
      <Anchor component={Link} href={`/apps/${appOf(row).slug}`}>
        <bdi>{appOf(row).name}</bdi>
      </Anchor>
    ),
  };
}
