import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv } from '../../src/console/client/design/write-csv';
import { unquoteFormula } from '../../src/core';
import { csvHead, csvRows } from '../../src/directory';

/** Texts as they come, and such as begin like a formula or part cells. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^'{0,2}[=+\-@\t\r\n",;]?[a-z ]{0,3}$/),
);
const table = fc.integer({ min: 2, max: 4 }).chain((width) => {
  const row = fc.array(cell, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: 1, maxLength: 4 });
});

describe('a CSV file of the console', () => {
  it.each([
    ['a sum', '=1+1', "'=1+1"],
    ['a sum behind a line break', '\n=1+1', '"\'\n=1+1"'],
    ['what is quoted already', "'=1+1", "''=1+1"],
    ['a name with an apostrophe', "'t Hooft", "'t Hooft"],
    ['a name with a hyphen', 'Anne-Marie', 'Anne-Marie'],
    ['nothing', '', ''],
  ])('makes a formula harmless and leaves the rest: %s (R63)', (_, text, written) => {
    expect(
      writeCsv([
        ['Name', 'More'],
        [text, 'x'],
      ]),
    ).toBe(`\ufeffName,More\r\n${written},x\r\n`);
  });

  it('is read back as it was, and is what the server would write (R63)', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const head = (rows[0] ?? []).map((_, column) => `Column ${column}`);
        const text = writeCsv([head, ...rows]);
        const read = parse(text, { bom: true, from: 2, record_delimiter: '\r\n' }) as string[][];
        expect(read.map((row) => row.map(unquoteFormula))).toEqual(rows);
        expect(text).toBe(`${csvHead(head)}${csvRows(rows)}`);
      }),
      { numRuns: 200 },
    );
  });
});
