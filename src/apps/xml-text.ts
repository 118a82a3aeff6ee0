/** Characters XML 1.0 has no way to carry (XML 1.0 §2.2): most controls, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unrepresentable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Line separators that parsers in use turn into something else after the digest was computed. */
const exoticLineBreaks = /[\u0085\u2028\u2029]/g;

/** Whether a text can be written into an XML document at all. */
export function isXmlText(text: string): boolean {
  return !unrepresentable.test(text);
}

/** The text as it is signed: U+0085, U+2028 and U+2029 are a space, because SPs built on xmldom reject the signature otherwise. */
export function toSignableText(text: string): string {
  return text.replace(exoticLineBreaks, ' ');
}
