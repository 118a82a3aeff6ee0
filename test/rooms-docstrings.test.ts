import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const source = resolve(__dirname, '../src');

/** Migrations are classes with two fixed methods, whose content says it; the schema of the API is generated. */
const exempt = /^db\/migrations\/|^console\/client\/api\/schema\.ts$/;

const declaration = /^(?:@\w+\(.*\)\n)*export (?:abstract )?(?:async )?(?:function\*?|class) (\w+)/gm;

/**
 * Exported functions and classes without a docstring. What makes an error needs none: its name says when, its type says of
 * which kind, and its body says to whom what in whole sentences. So does a class of errors that adds nothing to its codes.
 */
function undocumented(text: string): string[] {
  return [...text.matchAll(declaration)]
    .filter(({ index, 0: head }) => {
      const signature = /\)(?:: (.+))? \{\n/.exec(text.slice(index + head.length))?.[1] ?? '';
      const makesError = !head.includes('class') && /^\w+Error$/.test(signature);
      return !makesError && !text.slice(0, index).trimEnd().endsWith('*/');
    })
    .map(([, name = '']) => name);
}

describe('what a file of src exports', () => {
  it('has a docstring where it is a function or a class', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !exempt.test(file),
    );
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap((file) =>
      undocumented(readFileSync(join(source, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['a function', 'export function add(a: number): number {\n'],
    ['an asynchronous one', 'export async function add(\n  a: number,\n): Promise<number> {\n'],
    ['a class', 'export class Sum {\n'],
    ['a decorated class', "@Entity('sums')\nexport class Sum {\n"],
    ['one behind another’s docstring', '/** What. */\nconst a = 1;\nexport function add() {\n'],
    [
      'one before another that makes an error',
      'export function a({ b }: C): D {\n}\n\nexport function e(): SumError {\n',
    ],
    ['one that takes an error', 'export function say(error: MyError): string {\n'],
  ])('is found without one: %s', (_name, text) => {
    expect(undocumented(text)).toHaveLength(1);
  });

  it.each([
    ['a function with one', '/** Adds. */\nexport function add(a: number): number {\n'],
    ['a decorated class with one', "/** A row. */\n@Entity('sums')\nexport class Sum {\n"],
    ['what makes an error', 'export function sumNotFound(cause?: unknown): SumError {\n'],
    ['what is not exported', 'function add() {\n'],
  ])('is left alone: %s', (_name, text) => {
    expect(undocumented(text)).toEqual([]);
  });
});
