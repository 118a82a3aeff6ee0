import { ScimRefusal } from './scim-refusal';

/** Attributes that lists of users can be filtered by (Slack facts, SCIM §6). */
export const userFilterAttributes = ['username', 'email', 'restricted', 'ultra_restricted'] as const;

const operators = ['eq', 'co', 'sw', 'pr', 'gt', 'ge', 'lt', 'le'] as const;
export type FilterOperator = (typeof operators)[number];

export type Filter =
  | { kind: 'compare'; attribute: string; operator: FilterOperator; value: string }
  | { kind: 'and' | 'or'; parts: Filter[] };

const longestFilter = 4_000;
const deepest = 40;

/**
 * Reads a filter: comparisons, `and`, `or`, parentheses; names and operators in any case, values in double or single
 * quotes or bare (Slack facts, SCIM §6).
 *
 * @throws ScimRefusal `no_filters`, `incomplete_filter`, `invalid_filter_group` or `invalid_query`
 */
export function parseFilter(text: string, attributes: readonly string[]): Filter {
  if (text.length > longestFilter) throw new ScimRefusal('invalid_query');
  const reader = new FilterReader(readWords(text), attributes);
  const filter = reader.readAlternatives(0);
  reader.demandEnd();
  return filter;
}

type Word = { text: string; kind: 'word' | 'value' | 'open' | 'close' };

function readWords(text: string): Word[] {
  const words: Word[] = [];
  const pattern = /\s+|(\()|(\))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()"']+)/gy;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    end = match.index + match[0].length;
    const [, open, close, double, single, bare] = match;
    if (open) words.push({ text: open, kind: 'open' });
    else if (close) words.push({ text: close, kind: 'close' });
    else if (bare !== undefined) words.push({ text: bare, kind: 'word' });
    else if (double !== undefined || single !== undefined) {
      words.push({ text: (double ?? single ?? '').replace(/\\(.)/gs, '$1'), kind: 'value' });
    }
  }
  if (end < text.length) throw new ScimRefusal('incomplete_filter'); // a quotation mark that is not closed
  return words;
}

class FilterReader {
  readonly #words: Word[];
  readonly #attributes: readonly string[];
  #at = 0;

  constructor(words: Word[], attributes: readonly string[]) {
    this.#words = words;
    this.#attributes = attributes;
  }

  readAlternatives(depth: number): Filter {
    return this.#readJoined('or', () => this.#readJoined('and', () => this.#readTerm(depth)));
  }

  demandEnd(): void {
    const rest = this.#words[this.#at];
    if (rest) throw new ScimRefusal(rest.kind === 'close' ? 'invalid_filter_group' : 'invalid_query');
  }

  #readJoined(kind: 'and' | 'or', readPart: () => Filter): Filter {
    const first = readPart();
    const parts = [first];
    while (this.#isWord(kind)) {
      this.#at++;
      parts.push(readPart());
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  #readTerm(depth: number): Filter {
    const word = this.#words[this.#at++];
    if (!word) throw new ScimRefusal(this.#words.length === 0 ? 'no_filters' : 'incomplete_filter');
    if (word.kind === 'close' || depth >= deepest) throw new ScimRefusal('invalid_filter_group');
    if (word.kind === 'value') throw new ScimRefusal('invalid_query');
    if (word.kind === 'open') {
      const inner = this.readAlternatives(depth + 1);
      if (this.#words[this.#at++]?.kind !== 'close') throw new ScimRefusal('invalid_filter_group');
      return inner;
    }
    return this.#readComparison(word.text.toLowerCase());
  }

  #readComparison(attribute: string): Filter {
    if (!this.#attributes.includes(attribute)) throw new ScimRefusal('no_filters');
    const written = this.#words[this.#at++];
    if (!written) throw new ScimRefusal('incomplete_filter');
    const operator = operators.find((each) => written.kind === 'word' && each === written.text.toLowerCase());
    if (!operator) throw new ScimRefusal('invalid_query');
    if (operator === 'pr') return { kind: 'compare', attribute, operator, value: '' };
    const value = this.#words[this.#at++];
    if (value?.kind !== 'word' && value?.kind !== 'value') throw new ScimRefusal('incomplete_filter');
    return { kind: 'compare', attribute, operator, value: value.text };
  }

  #isWord(text: string): boolean {
    const word = this.#words[this.#at];
    return word?.kind === 'word' && word.text.toLowerCase() === text;
  }
}

/** Whether something fits a filter; texts are compared without case. */
export function matchesFilter(filter: Filter, read: (attribute: string) => string): boolean {
  if (filter.kind === 'compare') {
    return compare(filter.operator, read(filter.attribute).toLowerCase(), filter.value.toLowerCase());
  }
  const fits = (part: Filter) => matchesFilter(part, read);
  return filter.kind === 'and' ? filter.parts.every(fits) : filter.parts.some(fits);
}

function compare(operator: FilterOperator, actual: string, wanted: string): boolean {
  switch (operator) {
    case 'eq':
      return actual === wanted;
    case 'co':
      return actual.includes(wanted);
    case 'sw':
      return actual.startsWith(wanted);
    case 'pr':
      return actual !== '';
    case 'gt':
      return actual > wanted;
    case 'ge':
      return actual >= wanted;
    case 'lt':
      return actual < wanted;
    case 'le':
      return actual <= wanted;
  }
}
