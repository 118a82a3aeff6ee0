/**
 * Writing XML that is already in exclusive canonical form: attributes sorted, empty elements as pairs, one way to escape.
 * What is written once can then be digested as it stands (xml-exc-c14n §3, xml-c14n §1.3).
 */

/** Text of an element. */
export function text(value: string): string {
  const carried = carriable(value);
  return /[&<>\r]/.test(carried)
    ? carried.replace(/[&<>\r]/g, (character) => textEscapes[character] ?? character)
    : carried;
}

/** Value of an attribute, without its quotes. */
export function attribute(value: string): string {
  const carried = carriable(value);
  return /[&<"\t\n\r]/.test(carried)
    ? carried.replace(/[&<"\t\n\r]/g, (character) => attributeEscapes[character] ?? character)
    : carried;
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/**
 * What XML 1.0 can carry. The line separators U+0085, U+2028 and U+2029 become a blank: parsers that normalise them as
 * XML 1.1 does (xmldom) would digest other text than was signed. What XML cannot carry at all was refused where it was
 * entered (R36); should one get here nevertheless, it shows as U+FFFD and locks nobody out.
 */
function carriable(value: string): string {
  if (!/[^\t\n\r\x20-\x7e]/.test(value)) return value;
  return value
    .toWellFormed()
    .replace(/[\u0085\u2028\u2029]/g, ' ')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
