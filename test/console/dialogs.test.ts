import { join } from 'node:path';
import { isNode, type Node, parse, parseSources, walk } from './read-texts';

const sources = parseSources(join(__dirname, '../../src/console/client'));

/** What makes a dialog of a key, and so is called with one that it was given. */
const pieces = [
  'design/act.tsx',
  'design/form-dialog.tsx',
  'design/use-dialog.ts',
  'pages/groups/unauthorise-group.tsx',
];

/** Where the library's own is used, and why. */
const modals = ['design/dialog.tsx', 'sign-in-dialog.tsx'];

describe('a dialog of the console', () => {
  it('has an address, unless it is the sign-in of a session that is over', () => {
    const found = [...sources].filter(([, source]) => named(source, 'JSXOpeningElement', 'name', 'Modal').length > 0);
    expect(found.map(([file]) => file).toSorted()).toEqual(modals);
  });

  it('has words of its own in the address', () => {
    const keys = [...sources].filter(([file]) => !pieces.includes(file)).flatMap(([, source]) => findKeys(source));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.filter((key) => !/^[a-z]+(-[a-z]+)*$/.test(key))).toEqual([]);
    // What is looked for is found: one from each place it is looked for in.
    for (const key of ['suspend', 'new-group', 'revoke', 'change-attribute', 'find', 'event'])
      expect(keys).toContain(key);
  });
});

describe('the words of a dialog’s key', () => {
  it.each([
    ['given to a button', '<DangerButton dialogKey="suspend" />', ['suspend']],
    ['given in braces', "<DangerButton dialogKey={'suspend'} />", ['suspend']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source that holds a template
    ['before a row’s id', '<DangerButton dialogKey={`revoke.${id}`} />', ['revoke']],
    ['asked for', "const dialog = useDialog('find');", ['find']],
    ['of all rows', "const dialog = useRowDialog('event');", ['event']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source that holds a template
    ['of one or the other', 'useDialog(row === undefined ? "add" : `change.${row.id}`);', ['add', 'change']],
    ['that cannot be read off are no words', 'useDialog(key);', ['?']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source that holds a template
    ['that begin with an id are no words', 'useDialog(`${id}.revoke`);', ['']],
    ['of nothing are none', '<Button opens="suspend" />', []],
  ])('%s', (_, text, keys) => {
    expect(findKeys(parse(text))).toEqual(keys);
  });
});

/** @returns the words of each key that the source gives a dialog, without the ids of rows; `?` for one nobody can read off */
function findKeys(source: Node): string[] {
  const given = [
    ...named(source, 'JSXAttribute', 'name', 'dialogKey').map(({ value }) => value),
    ...['useDialog', 'useRowDialog'].flatMap((hook) =>
      named(source, 'CallExpression', 'callee', hook).map(({ arguments: [first] }) => first.expression),
    ),
  ];
  return given.flatMap(wordsOf);
}

function wordsOf(value: unknown): string[] {
  if (!isNode(value)) return ['?'];
  if (value.type === 'JSXExpressionContainer') return wordsOf(value.expression);
  if (value.type === 'ConditionalExpression') return [value.consequent, value.alternate].flatMap(wordsOf);
  if (value.type === 'StringLiteral') return [String(value.value)];
  if (value.type !== 'TemplateLiteral') return ['?'];
  return [String((value.quasis as Node[])[0]?.cooked).replace(/\.$/, '')];
}

/** @returns nodes of a kind that have this name */
function named(source: Node, type: string, part: string, name: string) {
  const found: (Node & { arguments: [{ expression: unknown }] })[] = [];
  walk(source, (node) => {
    const label = node[part];
    if (node.type === type && isNode(label) && label.value === name) found.push(node as (typeof found)[number]);
    return true;
  });
  return found;
}
