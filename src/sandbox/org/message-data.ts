import { z } from 'zod';

const text = z.string();

/** A Block Kit block, as the app sent it. */
export const blockSchema = z.record(z.string(), z.unknown());
export type Block = z.infer<typeof blockSchema>;

/** One message. Together with its conversation its `ts` is what names it. */
export const messageSchema = z.strictObject({
  /** `C…`, or `D…` for a direct conversation. */
  channelId: text,
  /** Seconds and microseconds since 1970, as `1764072000.000100`; unique in the conversation. */
  ts: text,
  /** The `ts` of the message it replies to. */
  threadTs: text.optional(),
  /** Whose it is: a person, or the user of an app's bot. */
  memberId: text,
  /** The app that posted it, with whichever token. */
  appId: text.optional(),
  text,
  blocks: z.array(blockSchema).default([]),
  attachments: z.array(blockSchema).optional(),
  metadata: blockSchema.optional(),
  /** Name and icon that the app gave this one message. */
  shownAs: z.strictObject({ name: text.optional(), icon: text.optional() }).optional(),
  /** An ephemeral message: only this member sees it, and no method returns it. */
  onlyFor: text.optional(),
  editedAt: z.coerce.date().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A direct conversation between an app and a person. */
export const directSchema = z.strictObject({ id: text, appId: text, memberId: text, createdAt: z.coerce.date() });
export type Direct = z.infer<typeof directSchema>;
