import { Button } from '@mantine/core';
import { texts } from '../texts/en';
import { saveFile } from './save-file';
import { writeCsv } from './write-csv';

/**
 * Gives what is on screen as CSV.
 *
 * @param name of the file, without its ending
 * @param lines the header and every row, asked for when the button is pressed
 */
export function CsvButton({ name, lines }: { name: string; lines: () => readonly (readonly string[])[] }) {
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => saveFile(`${name}.csv`, new Blob([writeCsv(lines())], { type: 'text/csv;charset=utf-8' }))}
    >
      {texts.export}
    </Button>
  );
}
