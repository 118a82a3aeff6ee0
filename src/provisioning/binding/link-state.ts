/**
 * Slack's binding link ties an account to a SAML identity; it is mailed when single sign-on becomes required, and is good
 * for 72 hours (Slack facts, SAML §6). A sign-in by SAML makes it unneeded.
 */
export const linkHours = 72;
/** With less than this left somebody should be reminded. */
const endingHours = 24;

export type LinkState = 'confirmed' | 'open' | 'ending' | 'ended' | 'none';

/**
 * Where the link of a binding stands, as an SQL expression.
 *
 * @param binding alias of `bindings`
 * @param now placeholder of the present instant
 */
export function linkStateSql(binding: string, now: string): string {
  const left = (hours: number) =>
    `${binding}.link_sent_at + interval '${linkHours - hours} hours' <= ${now}::timestamptz`;
  return `CASE WHEN ${binding}.saml_confirmed_at IS NOT NULL THEN 'confirmed'
               WHEN ${binding}.link_sent_at IS NULL THEN 'none'
               WHEN ${left(0)} THEN 'ended'
               WHEN ${left(endingHours)} THEN 'ending'
               ELSE 'open' END`;
}

/** When a link stops working. */
export function linkEndsAt(sentAt: Date | null): Date | null {
  return sentAt === null ? null : new Date(sentAt.getTime() + linkHours * 3_600_000);
}
