/**
 * Text for a terminal: control characters, which could move the cursor or recolour what others wrote, become visible
 * escapes (R62, R83). Tab and line feed are control characters too: a value is one line.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    // A joiner inside an emoji or a script that needs it is no danger.
    if (character === '\u200c' || character === '\u200d') return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
