import type { AccountAttribute } from '../target/account';

/**
 * Whether Slack holds what it was given, after what Slack does to values: it lower-cases usernames, makes special
 * characters of display names a `_`, and puts texts on one line (Slack facts, SCIM §4). Without this a plan would never
 * become empty (R109).
 *
 * @param wanted as written; @param held as read
 */
export function sameValue(attribute: AccountAttribute, wanted: string, held: string): boolean {
  if (wanted === held) return true;
  const [one, other] = [plain(wanted), plain(held)];
  switch (attribute) {
    case 'userName':
    case 'email':
    case 'secondaryEmail':
      return one.toLowerCase() === other.toLowerCase();
    case 'displayName':
      return one === other || other === one.replace(/[^\p{L}\p{N}._-]/gu, '_') || other === one.replaceAll('@', '_');
    case 'preferredLanguage':
    case 'locale':
      return one.replaceAll('_', '-').toLowerCase() === other.replaceAll('_', '-').toLowerCase();
    default:
      return one === other;
  }
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
