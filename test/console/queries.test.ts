import { join } from 'node:path';
import { everyItem } from '../../src/console/client/api/every-item';
import { type Node, parse, parseSources, walk } from './read-texts';

const sources = parseSources(join(__dirname, '../../src/console/client'));
const asks = new Set(['useQuery', 'useInfiniteQuery', 'useList']);

/** @returns the keys of words alone by which a source asks the API for something, each as its words */
function fixedKeys(source: Node): string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (node.type !== 'CallExpression' || !asks.has(nameOf(node.callee))) return true;
    const given = (node.arguments as { expression: Node }[])[0]?.expression;
    const key = given?.type === 'ObjectExpression' ? propertyOf(given, 'queryKey') : given;
    const words = wordsOf(key);
    if (words !== undefined) found.push(words);
    return true;
  });
  return found;
}

function nameOf(node: unknown): string {
  const { type, value } = node as Node;
  return type === 'Identifier' ? String(value) : '';
}

function propertyOf(object: Node, name: string): Node | undefined {
  const properties = object.properties as { key?: Node; value?: Node }[];
  return properties.find(({ key }) => key !== undefined && nameOf(key) === name)?.value;
}

function wordsOf(key: Node | undefined): string | undefined {
  if (key?.type !== 'ArrayExpression') return undefined;
  const parts = (key.elements as { expression: Node }[]).map(({ expression }) => expression);
  if (!parts.every(({ type }) => type === 'StringLiteral')) return undefined;
  return parts.map(({ value }) => String(value)).join(' ');
}

describe('a query of the console whose key is words alone', () => {
  it('is written once: the same key with other questions behind it would show one as the answer of the other', () => {
    const keys = [...sources].flatMap(([file, source]) => fixedKeys(source).map((key) => ({ key, file })));
    expect(keys.length).toBeGreaterThan(5);
    const files = Map.groupBy(keys, ({ key }) => key);
    expect(
      [...files].filter(([, uses]) => uses.length > 1).map(([key, uses]) => [key, uses.map(({ file }) => file)]),
    ).toEqual([]);
  });

  it.each([
    ['of a query', "useQuery({ queryKey: ['apps'], queryFn })", ['apps']],
    ['of a list', "useList(['apps', 'list'], fetch)", ['apps list']],
    ['that depends on something', "useQuery({ queryKey: ['app', slug], queryFn })", []],
    ['that is only made old', "refresh({ queryKey: ['apps'] })", []],
    ['that is not there', 'useQuery(options)', []],
  ])('is found: one %s', (_, text, found) => {
    expect(fixedKeys(parse(text))).toEqual(found);
  });
});

/** Where a question that fails changes nothing that is said, and why. */
const unsaid = new Map([
  ['away-banner.tsx probe', 'the banner that asks says nothing else'],
  ['pages/people/person-facts.tsx manager', 'a link without the name is the same link'],
  ['pages/plans/plan-page.tsx connection', 'the way back, which the navigation has, too'],
  ['pages/rows/source-field.tsx custom', 'offers what may be typed as well'],
]);

/** @returns names of questions to the API in a source that are answered with nothing when they fail */
function swallowed(source: Node): string[] {
  const asked: string[] = [];
  const told = new Set<string>();
  walk(source, (node) => {
    if (node.type === 'VariableDeclarator') {
      const call = node.init as Node | null;
      if (
        call?.type === 'CallExpression' &&
        /^use(Query|InfiniteQuery|List|Connections|Status)$/.test(nameOf(call.callee))
      ) {
        const taken = node.id as Node;
        if (taken.type === 'Identifier') asked.push(nameOf(taken));
        else if (!/"(isError|error)"/.test(JSON.stringify(taken))) asked.push('{}');
      }
    }
    if (node.type === 'MemberExpression' && /^(isError|error)$/.test(nameOf(node.property)))
      told.add(nameOf(node.object));
    // `<Loaded query={apps}>` and `<QueryNote query={apps} />` say it.
    if (node.type === 'JSXAttribute' && (node.name as Node).value === 'query') {
      told.add(nameOf((node.value as { expression?: unknown }).expression));
    }
    return true;
  });
  return asked.filter((name) => !told.has(name));
}

describe('a question to the API that fails', () => {
  it('is said on the page that asked it', () => {
    const found = [...sources].flatMap(([file, source]) => swallowed(source).map((name) => `${file} ${name}`));
    expect(found.toSorted()).toEqual([...unsaid.keys()].toSorted());
  });

  it.each([
    ['shown as loaded', 'const a = useQuery(b); show(<Loaded query={a} />)', []],
    ['looked at', 'const a = useList(b); show(a.isError && a.error)', []],
    ['looked at in a part taken out', 'const { data, isError } = useConnections()', []],
    ['only used', 'const a = useQuery(b); show(a.data)', ['a']],
    ['only used in a part taken out', 'const { data } = useStatus()', ['{}']],
    ['not there', 'const a = useId()', []],
  ])('is known: one %s', (_, text, found) => {
    expect(swallowed(parse(text))).toEqual(found);
  });
});

describe('every row of a list', () => {
  const pages = new Map([
    ['first', { items: [1, 2], nextCursor: 'second' }],
    ['second', { items: [3], nextCursor: null }],
  ]);

  it('is read over all its pages, in their order', async () => {
    const asked: object[] = [];
    const rows = await everyItem(async (query) => {
      asked.push(query);
      return pages.get(query.cursor ?? 'first') ?? { items: [], nextCursor: null };
    });
    expect(rows).toEqual([1, 2, 3]);
    expect(asked).toEqual([{ limit: 200 }, { limit: 200, cursor: 'second' }]);
  });

  it('is none where there is none', async () => {
    expect(await everyItem(async () => ({ items: [], nextCursor: null }))).toEqual([]);
  });

  it('is not a part of them where a later page fails', async () => {
    const rows = everyItem(async ({ cursor }) => {
      if (cursor !== undefined) throw new Error('away');
      return { items: [1], nextCursor: 'second' };
    });
    await expect(rows).rejects.toThrow('away');
  });
});
