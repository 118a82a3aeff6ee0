/**
 * The form in which names are compared: trimmed, compatibility forms resolved (NFKC) and case folded, so that two
 * names that differ by case, width or composition only are one (R37, R38). Applying it twice changes nothing.
 * Unicode full case folding is upper- then lower-casing here, which also makes `ß` and `ss` one.
 */
export function nameKey(name: string): string {
  return fold(fold(name)).trim();
}

function fold(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
