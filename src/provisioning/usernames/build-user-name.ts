/** Most characters of a username (Slack facts, SCIM §4 userName). */
export const longestUserName = 21;

/** Letters that no accent is taken off of; the rest is a letter with marks, or stays outside the alphabet. */
const spelledOut: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  þ: 'th',
  ð: 'd',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŋ: 'ng',
  ı: 'i',
  "'": '',
  '’': '',
};

/** Where nothing of the source can be kept. */
const fallback = 'user';

/**
 * The username a person would have if nobody else were there: lower-case letters, digits and `.` `_` `-`, at most 21,
 * from what stands before the `@`. Accents are taken off, because Slack would make each such letter a `_` (Slack facts,
 * SCIM §4 userName).
 *
 * @param source a username, an e-mail address, or whatever the mapping makes
 */
export function buildUserName(source: string): string {
  const beforeAt = source.trim().split('@')[0] ?? '';
  const name = withoutMarks(beforeAt.toLowerCase())
    .replace(/[^a-z0-9]/gu, (letter) => spelledOut[letter] ?? (/[._-]/.test(letter) ? letter : '_'))
    .replace(/^[._-]+/, '');
  const cut = name.length > longestUserName ? name.slice(0, longestUserName).replace(/[._-]+$/, '') : name;
  return cut === '' ? fallback : cut;
}

/**
 * The same with a number, cut so that it still fits: `ada-2`.
 *
 * @param base as from `buildUserName`
 */
export function numberedUserName(base: string, number: number): string {
  const suffix = `-${number}`;
  return base.slice(0, longestUserName - suffix.length) + suffix;
}

/** Whether a name is one that this source leads to, so that who has it keeps it: itself, or itself with a number. */
export function fitsSource(name: string, source: string): boolean {
  const base = buildUserName(source);
  if (name === base) return true;
  const number = Number(/-([1-9]\d*)$/.exec(name)?.[1]);
  return number >= 2 && name === numberedUserName(base, number);
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}
