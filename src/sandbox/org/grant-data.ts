import { z } from 'zod';

const text = z.string();
const instant = z.coerce.date();

/** What somebody allowed an app on the consent page, until the app has exchanged the code for tokens. */
export const oauthCodeSchema = z.strictObject({
  /** SHA-256 of the code; its text is kept nowhere. */
  hash: text,
  appId: text,
  /** Who allowed it. */
  memberId: text,
  /** The workspace it is installed on; unset for the whole organisation. */
  teamId: text.optional(),
  botScopes: z.array(text),
  userScopes: z.array(text),
  /** As the app sent it; unset where it sent none. */
  redirectUri: text.optional(),
  /** PKCE: what the app's `code_verifier` must hash to. */
  codeChallenge: text.optional(),
  /** Begun at the address of the first version of OAuth, which gives nothing. */
  isLegacy: z.boolean().default(false),
  createdAt: instant,
  usedAt: instant.optional(),
});
export type OauthCode = z.infer<typeof oauthCodeSchema>;

/** What an app with token rotation gets its next token for. */
export const refreshTokenSchema = z.strictObject({
  hash: text,
  appId: text,
  kind: z.enum(['user', 'bot']),
  memberId: text,
  teamId: text.optional(),
  scopes: z.array(text),
  createdAt: instant,
  expiresAt: instant.optional(),
  usedAt: instant.optional(),
});
export type RefreshToken = z.infer<typeof refreshTokenSchema>;
