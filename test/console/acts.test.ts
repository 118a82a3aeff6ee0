import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts } from '../../src/console/client/texts/en/acts';
import { isNode, type Node, parse, walk } from './read-texts';

const source = join(__dirname, '../../src');

/** @returns names of acts that the source records: what is an `action`, or is handed on beside the `actor` */
function findActs(file: Node): string[] {
  const found: string[] = [];
  const take = (value: unknown) =>
    walk(value, (node) => {
      if (node.type === 'StringLiteral' && /^[a-z_]+\.[a-z_]+$/.test(String(node.value)))
        found.push(String(node.value));
      return node.type === 'StringLiteral' || node.type === 'ConditionalExpression';
    });
  walk(file, (node) => {
    if (node.type === 'KeyValueProperty' && nameOf(node.key) === 'action') take(node.value);
    if (node.type === 'AssignmentPattern' && nameOf(node.left) === 'action') take(node.right);
    if (node.type === 'CallExpression' && Array.isArray(node.arguments)) {
      const given = node.arguments.map(({ expression }: { expression: unknown }) => expression);
      if (given.some((each) => nameOf(each) === 'actor')) for (const each of given) take(each);
    }
    return true;
  });
  return found;
}

function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node.value) : '';
}

describe('an act of the record', () => {
  it('is told in words', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
    const ours = files.filter((file) => /\.tsx?$/.test(file) && !/^(console\/client|sandbox)\//.test(file));
    const recorded = new Set(
      ours.flatMap((file) => findActs(parse(readFileSync(join(source, file), 'utf8'), file.endsWith('x')))),
    );
    expect([...recorded].filter((act) => !Object.hasOwn(acts, act)).sort()).toEqual([]);
    // What is looked for is found: one from each place it is looked for in.
    for (const act of ['sign_in.password', 'certificates.create', 'apps.group_authorise', 'certificates.expired']) {
      expect(recorded).toContain(act);
    }
  });
});
