import { Button } from '@mantine/core';
import { texts } from '../texts/en';
import { downloadCsv } from './download-csv';

/**
 * Gives what is on screen as CSV.
 *
 * @param name of the file, without its ending
 * @param lines the header and every row, asked for when the button is pressed
 */
export function CsvButton({ name, lines }: { name: string; lines: () => readonly (readonly string[])[] }) {
  return (
    <Button size="xs" variant="default" onClick={() => downloadCsv(`${name}.csv`, lines())}>
      {texts.export}
    </Button>
  );
}
