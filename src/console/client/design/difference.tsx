import { Alert, Button, Group, Stack, Table } from '@mantine/core';
import { texts } from '../texts/en';
import type { Contested } from './use-contested';

const words = texts.difference;

/**
 * Tells the second of two administrators what the first has made of it, beside what they would have saved.
 *
 * @param say each part of a value by its name, in words
 */
export function Difference<Value extends object>(props: {
  contested: Contested<Value>;
  say: (value: Value) => readonly (readonly [label: string, text: string])[];
}) {
  const { theirs, draft, saveMine, takeTheirs, isPending } = props.contested;
  if (theirs === undefined) return null;
  const now = new Map(theirs.value === undefined ? [] : props.say(theirs.value));
  const rows = props.say(draft).filter(([label, text]) => now.get(label) !== text);
  return (
    <Alert color="yellow" title={words.title} role="alert">
      <Stack>
        {theirs.value === undefined ? words.gone : words.lead}
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.what}</Table.Th>
              <Table.Th>{words.theirs}</Table.Th>
              <Table.Th>{words.yours}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([label, text]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>
                  <bdi>{now.get(label) ?? texts.none}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi>{text}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group>
          <Button variant="default" onClick={takeTheirs}>
            {words.takeTheirs}
          </Button>
          <Button onClick={saveMine} loading={isPending}>
            {words.saveMine}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
