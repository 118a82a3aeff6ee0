import { z } from 'zod';

/** What neither XML 1.0 (§2.2) nor a single line can carry: C0 and C1 controls, lone surrogates, non-characters (R36). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unfitForLine = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above; line feed is let through
const unfitForLines = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

const unfitMessage = 'holds a control character or half a character, which SAML cannot carry';

/** One line of text as it will be shown and sent: trimmed, composed (NFC), `minimum` to `maximum` UTF-16 units. */
export function lineOfText(maximum: number, minimum = 1) {
  return z
    .string()
    .overwrite((text) => text.trim().normalize('NFC'))
    .min(minimum, minimum === 1 ? 'must not be empty' : undefined)
    .max(maximum, `is longer than ${maximum} characters`)
    .refine((text) => !unfitForLine.test(text), unfitMessage);
}

/** Text of several lines (a street, a description); line ends become LF. */
export function linesOfText(maximum: number) {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim().normalize('NFC'))
    .max(maximum, `is longer than ${maximum} characters`)
    .refine((text) => !unfitForLines.test(text), unfitMessage);
}

/** Nothing, or white space only. */
const blank = z.string().regex(/^\s*$/);

/** A text that may be unset: null and blank both mean that, and are kept as null (R37: never an empty value). */
export function unsettable<Output>(text: z.ZodType<Output, string>) {
  return z.union([z.null(), blank.transform(() => null), text]);
}
