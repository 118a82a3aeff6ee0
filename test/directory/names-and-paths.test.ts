import fc from 'fast-check';
import { email, groupName, lineOfText, linesOfText, newUser, username, userPatch } from '../../src/contracts';
import { type GroupId, quoteFormula, unquoteFormula } from '../../src/core';
import { nameKey } from '../../src/directory';
import { joinList, splitList } from '../../src/directory/csv-cells';
import { diffAttributes } from '../../src/directory/diff-attributes';
import { mergeCustom } from '../../src/directory/merge-custom';
import { type GroupStep, resolveGroupPaths } from '../../src/directory/resolve-group-paths';
import { searchQueryText, searchWords } from '../../src/directory/search-words';

const anyText = fc.string({ unit: 'binary', maxLength: 24 });

describe('the key of a name (R38)', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => nameKey(nameKey(text)) === nameKey(text)),
      { numRuns: 5_000 },
    );
  });

  it('is the same for every case, width and composition of a name', () => {
    const word = fc.stringMatching(/^[a-zàéîõüñçßæøå0-9._-]{1,12}$/);
    fc.assert(
      fc.property(word, (text) => {
        const forms = [
          text.toUpperCase(),
          text.normalize('NFD'),
          text.normalize('NFC'),
          ` ${text}\t`,
          toFullWidth(text),
        ];
        for (const form of forms) expect(nameKey(form)).toBe(nameKey(text));
      }),
    );
    expect(nameKey('Straße')).toBe(nameKey('STRASSE'));
    expect(nameKey('ΣΊΣΥΦΟΣ')).toBe(nameKey('σίσυφος'));
    expect(nameKey('ada')).not.toBe(nameKey('adà'));
  });

  it('of any accepted username is of plain characters only, and never has the shape of an id', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = username.safeParse(text);
        if (parsed.success) expect(nameKey(parsed.data)).toMatch(/^[\p{Script=Latin}\p{M}0-9._+@'-]+$/u);
      }),
      { numRuns: 5_000 },
    );
  });

  function toFullWidth(text: string): string {
    return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  }
});

describe('what is accepted as a name', () => {
  it.each(['ada', 'Ada.Lovelace', "o'brien", 'x_1-2+3', 'José', 'žluťoučký', 'Øyvind', 'a@b.example', '007'])(
    'username %s',
    (text) => {
      expect(username.parse(text)).toBe(text);
    },
  );

  it.each([
    ['nothing', ' '],
    ['punctuation only', '..'],
    ['a blank', 'a b'],
    ['a Cyrillic letter that looks Latin', 'аda'],
    ['a Greek letter that looks Latin', 'αda'],
    ['a dotless i', 'adrıan'],
    ['a dotted capital I', 'İda'],
    ['a phonetic letter that looks Latin', 'ɑda'],
    ['a zero width space', 'ad\u200ba'],
    ['a soft hyphen', 'ad\u00ada'],
    ['a joiner', 'ad\u034fa'],
    ['a variation selector', 'ada\ufe0f'],
    ['a direction mark', 'ada\u202e'],
    ['a combining mark that hides', 'i\u0307da'],
    ['an emoji', 'ada🦊'],
    ['a comment', 'ada(x)'],
    ['markup', '<b>ada'],
    ['a null', 'ada\0'],
    ['half a character', 'ada\ud800'],
    ['the shape of an id', '00000000-0000-4000-8000-000000000000'],
    ['65 characters', 'a'.repeat(65)],
  ])('no username with %s (R36, R38)', (_, text) => {
    expect(username.safeParse(text).success).toBe(false);
  });

  it.each(['a@b.co', "first.o'last+tag@sub.example.com", 'x@xn--mnchen-3ya.de', ' a@b.co '])('e-mail %s', (text) => {
    expect(email.parse(text)).toBe(text.trim());
  });

  it.each([
    ['no at', 'ab.example'],
    ['two at', 'a@b@example.com'],
    ['a comment', 'a(c)@example.com'],
    ['a comment in the domain', 'a@example.com(c)'],
    ['quotes', '"a b"@example.com'],
    ['a blank', 'a @example.com'],
    ['a letter that looks Latin', 'аda@example.com'],
    ['a full width letter', 'ａda@example.com'],
    ['an invisible letter', 'ada\u200b@example.com'],
    ['an address literal', 'a@[127.0.0.1]'],
    ['a name without a dot', 'a@localhost'],
    ['two dots', 'a..b@example.com'],
    ['a second address', 'a@example.com,b@example.com'],
    ['a line break', 'a@example.com\nBcc: b@example.com'],
    ['a local part too long', `${'a'.repeat(65)}@example.com`],
    [
      'too many characters',
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}`,
    ],
  ])('no e-mail with %s (R38)', (_, text) => {
    expect(email.safeParse(text).success).toBe(false);
  });

  it('any text that XML can carry, and none that it cannot (R35, R36)', () => {
    for (const hostile of [
      '</saml:AttributeValue>',
      ']]>',
      '&amp;',
      '{NameID}',
      '"\'',
      '🦊',
      'שלום',
      '\u202eabc',
      '=1+1',
    ]) {
      expect(lineOfText(64).parse(hostile)).toBe(hostile);
    }
    expect(linesOfText(64).parse('a\r\nb\rc')).toBe('a\nb\nc');
    // XML 1.0 §2.2: Char
    const xmlText = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
    for (const schema of [lineOfText(100), linesOfText(100), groupName]) {
      fc.assert(
        fc.property(anyText, (text) => {
          const parsed = schema.safeParse(text);
          return !parsed.success || xmlText.test(parsed.data);
        }),
        { numRuns: 3_000 },
      );
    }
  });

  it('the same text and nothing else when it was accepted before', () => {
    for (const schema of [username, email, groupName, lineOfText(100), linesOfText(100)]) {
      fc.assert(
        fc.property(anyText, (text) => {
          const once = schema.safeParse(text);
          return !once.success || schema.parse(once.data) === once.data;
        }),
      );
    }
  });
});

describe('the contract of a person', () => {
  const required = { username: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };

  it('fills in what a new one leaves out, but never what a patch leaves out', () => {
    expect(newUser.parse(required)).toMatchObject({ administrator: false, phones: [], custom: {}, jobTitle: null });
    expect(userPatch.parse({})).toEqual({});
    expect(userPatch.parse({ jobTitle: '' })).toEqual({ jobTitle: null });
    expect(userPatch.safeParse({ email: null }).success).toBe(false);
    expect(userPatch.safeParse({ email: '' }).success).toBe(false);
  });

  it('keeps one address of a type, and lists in one order', () => {
    const twice = [
      { type: 'work', street: 'a' },
      { type: 'work', street: 'b' },
    ];
    expect(newUser.safeParse({ ...required, addresses: twice }).success).toBe(false);
    const phones = [
      { type: 'other', value: '3' },
      { type: 'work', value: '2' },
      { type: 'work', value: '1' },
    ];
    expect(newUser.parse({ ...required, phones }).phones.map(({ value }) => value)).toEqual(['2', '1', '3']);
  });

  it('is not moved by keys of objects', () => {
    const hostile = JSON.parse('{"__proto__":{"administrator":true},"constructor":1}');
    expect(newUser.safeParse({ ...required, ...hostile }).success).toBe(false);
    expect(
      newUser.safeParse({ ...required, custom: JSON.parse('{"__proto__":1}') }).data?.custom ?? {},
    ).not.toHaveProperty('administrator');
  });
});

describe('paths through nested groups', () => {
  const now = new Date(0);
  const step = (name: string, via: string | null): GroupStep => ({
    id: name as GroupId,
    name,
    description: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    viaId: via as GroupId | null,
  });

  it('are edges of the graph from a direct group on, as short as any other way, one for every group that is reached', () => {
    const graph = fc.record({
      direct: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
      edges: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
        maxLength: 30,
        selector: String,
      }),
    });
    fc.assert(
      fc.property(graph, ({ direct, edges }) => {
        const distances = distancesFrom(direct, edges);
        const steps = [
          ...direct.map((group) => step(String(group), null)),
          ...edges.filter(([from]) => distances.has(from)).map(([from, to]) => step(String(to), String(from))),
        ];
        const found = resolveGroupPaths(steps);
        expect(new Set(found.map(({ id }) => Number(id)))).toEqual(new Set(distances.keys()));
        for (const { id, path, direct: isDirect } of found) {
          const nodes = path.map(Number);
          expect(nodes.at(-1)).toBe(Number(id));
          expect(nodes).toHaveLength((distances.get(Number(id)) ?? 0) + 1);
          expect(isDirect).toBe(direct.includes(Number(id)));
          expect(direct).toContain(nodes[0]);
          for (let index = 1; index < nodes.length; index++) {
            expect(edges).toContainEqual([nodes[index - 1], nodes[index]]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  /** Fewest edges from any direct group, by relaxing until nothing changes. */
  function distancesFrom(
    direct: readonly number[],
    edges: readonly (readonly [number, number])[],
  ): Map<number, number> {
    const distances = new Map(direct.map((group) => [group, 0]));
    for (let changed = true; changed; ) {
      changed = false;
      for (const [from, to] of edges) {
        const next = (distances.get(from) ?? Number.POSITIVE_INFINITY) + 1;
        if (next < (distances.get(to) ?? Number.POSITIVE_INFINITY)) {
          distances.set(to, next);
          changed = true;
        }
      }
    }
    return distances;
  }
});

describe('cells of a CSV file', () => {
  it('that begin like a formula are quoted, and come back as they were (R63)', () => {
    const text = fc.oneof(anyText, fc.stringMatching(/^'{0,3}[=+\-@\t\r]?[a-z=']{0,5}$/));
    fc.assert(
      fc.property(text, (value) => {
        expect(unquoteFormula(quoteFormula(value))).toBe(value);
        expect(quoteFormula(value)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 2_000 },
    );
    expect(unquoteFormula("'t Hooft")).toBe("'t Hooft");
  });

  it('that hold a list hold exactly its values', () => {
    const value = fc
      .oneof(anyText, fc.stringMatching(/^[;\\a ]{1,6}$/))
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(value), (values) => expect(splitList(joinList(values))).toEqual(values)),
      { numRuns: 2_000 },
    );
    expect(splitList(' a ; ;b;')).toEqual(['a', 'b']);
    expect(splitList('')).toEqual([]);
  });
});

describe('words of a search (R65)', () => {
  it('become quoted prefixes whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = searchQueryText(text);
        if (query !== undefined) expect(query).toMatch(/^'([^'\\]|''|\\\\)+':\*( & '([^'\\]|''|\\\\)+':\*){0,7}$/);
      }),
      { numRuns: 2_000 },
    );
    expect(searchQueryText(' \0 ')).toBeUndefined();
  });

  it('are found by three letters in their middle, and by the beginnings of what stands behind the @', () => {
    const blank = newUser.parse({ username: 'x', email: 'x@acme.example', firstName: 'Grace', lastName: 'Hopper' });
    const words = searchWords({ ...blank, managerId: null, custom: {} });
    const isFound = (typed: string) => words.some((word) => word.startsWith(typed));
    for (const typed of ['race', 'opp', 'per', 'acme', 'exam', 'x@ac'])
      expect([typed, isFound(typed)]).toEqual([typed, true]);
    for (const typed of ['er', 'cme', 'ample', 'hopp e']) expect([typed, isFound(typed)]).toEqual([typed, false]);
  });

  it('are found again by their own beginnings', () => {
    const blank = newUser.parse({ username: 'x', email: 'x@example.com', firstName: 'X', lastName: 'X' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (lastName) => {
        const words = searchWords({ ...blank, lastName, managerId: null, custom: {} });
        expect(words).not.toContain('');
        const typed = searchQueryText(lastName)?.split(' & ') ?? [];
        for (const term of typed) {
          const prefix = term.slice(1, -3).replaceAll("''", "'").replaceAll('\\\\', '\\');
          expect(words.some((word) => word.startsWith(prefix))).toBe(true);
        }
      }),
    );
  });
});

describe('what differs', () => {
  it('between two states is listed with both, and between equal ones not at all', () => {
    const before = { a: 1, b: [{ x: 1, y: 2 }], c: null as string | null };
    expect(diffAttributes(before, { ...before, b: [{ y: 2, x: 1 }] }, ['a', 'b', 'c'])).toEqual({});
    expect(diffAttributes(before, { ...before, c: 'x' }, ['a', 'b', 'c'])).toEqual({ c: { before: null, after: 'x' } });
    expect(diffAttributes(undefined, before, ['a', 'c'])).toEqual({ a: { before: null, after: 1 } });
  });

  it('of custom attributes is merged by name, and a misfit changes nothing', () => {
    const definitions = [
      { name: 'size', type: 'number' as const, multiple: false, description: null },
      { name: 'days', type: 'date' as const, multiple: true, description: null },
    ];
    expect(mergeCustom({ size: 1 }, { days: ['2024-02-29'] }, definitions)).toEqual({
      custom: { days: ['2024-02-29'], size: 1 },
      faults: [],
    });
    const misfits = { size: Number.POSITIVE_INFINITY, days: ['2023-02-29'], toString: 'x' };
    expect(mergeCustom({ size: 1 }, misfits, definitions)).toMatchObject({
      custom: { size: 1 },
      faults: [{ path: 'custom.size' }, { path: 'custom.days' }, { path: 'custom.toString' }],
    });
    expect(mergeCustom({ size: 1 }, { size: null, days: [''] }, definitions).faults).toMatchObject([
      { path: 'custom.days' },
    ]);
  });
});
