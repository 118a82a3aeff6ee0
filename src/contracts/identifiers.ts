import { z } from 'zod';

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Letters of the Latin script that cannot be mistaken for another: A to Z, the same with accents, and these. */
const furtherLetters = new Set('ßæœøþðłđħŋÆŒØÞÐŁĐĦŊẞ');

/**
 * Whether every letter is Latin and looks like itself: Cyrillic `а`, dotless `ı`, full-width or phonetic forms and
 * everything invisible are not (R38).
 */
function hasOnlyPlainLetters(text: string): boolean {
  for (const character of text) {
    if (/[a-z0-9._+@'-]/i.test(character) || furtherLetters.has(character)) continue;
    // A capital I with a dot becomes a plain-looking i once folded.
    if (character === '\u0130' || !/^[a-z]\p{M}+$/iu.test(character.normalize('NFD'))) return false;
  }
  return true;
}

/**
 * A username: trimmed, compatibility forms resolved (NFKC), 1 to 64 characters.
 * Never the shape of an id, so that a reference to a person means one person only.
 */
export const username = z
  .string()
  .overwrite((text) => text.trim().normalize('NFKC'))
  .min(1, 'must not be empty')
  .max(64, 'is longer than 64 characters')
  .refine(
    hasOnlyPlainLetters,
    "may hold Latin letters, digits and . _ - + ' @ only: no blanks, no look-alikes of other scripts, nothing invisible",
  )
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'must hold a letter or a digit')
  .refine((text) => !uuidShape.test(text), 'must not have the shape of an id')
  .meta({ description: 'unique without regard to case; an `@` only if it is the e-mail address', example: 'ada' });

const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** RFC 5321 §4.1.2 Mailbox, narrowed to what cannot be misread: a dot-atom without comments, quotes or literals (R38). */
function isPlainMailbox(text: string): boolean {
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    local.length <= 64 &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label))
  );
}

/** An e-mail address: trimmed, ASCII, at most 254 characters; an international domain in its `xn--` form. */
export const email = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(254, 'is longer than 254 characters')
  .refine(
    isPlainMailbox,
    'is not a plain e-mail address (name@example.com; no comments, quotes or blanks; an international domain as xn--)',
  )
  .meta({ description: 'unique without regard to case', example: 'ada@example.com' });

/** Control and format characters, separators of lines, and letters that are drawn as nothing. */
const invisible = /\p{C}|\p{Zl}|\p{Zp}|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]/u;

/** A joiner before a pictograph is part of the picture. */
const emojiJoiner = /\u200d(?=\p{Extended_Pictographic})/gu;

/** A group's name: one line, 1 to 256 characters, nothing invisible, not the shape of an id. */
export const groupName = z
  .string()
  .overwrite((text) => text.trim().normalize('NFC'))
  .min(1, 'must not be empty')
  .max(256, 'is longer than 256 characters')
  .refine((text) => !invisible.test(text.replace(emojiJoiner, '')), 'holds a control character or something invisible')
  .refine((text) => !uuidShape.test(text), 'must not have the shape of an id')
  .meta({ description: 'unique without regard to case and width', example: 'Engineering' });
