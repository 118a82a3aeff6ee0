import { z } from 'zod';

const text = z.string();
const instant = z.coerce.date();

/** A `trigger_id`: somebody used something of an app's, which may open one view for them, at once. */
export const triggerSchema = z.strictObject({
  hash: text,
  appId: text,
  memberId: text,
  createdAt: instant,
  usedAt: instant.optional(),
});
export type Trigger = z.infer<typeof triggerSchema>;

/** A `response_url`: where an app may answer to somebody's use of a message. */
export const responseUrlSchema = z.strictObject({
  hash: text,
  appId: text,
  memberId: text,
  channelId: text,
  /** The message that was used. */
  messageTs: text,
  createdAt: instant,
  uses: z.number().default(0),
});
export type ResponseUrl = z.infer<typeof responseUrlSchema>;

/** What stands in the inputs of a view, by block and action. */
export const viewValuesSchema = z.record(text, z.record(text, z.record(text, z.unknown())));

/** A view that an app has opened for somebody and that is not closed yet. */
export const openViewSchema = z.strictObject({
  /** `V…` */
  id: text,
  appId: text,
  memberId: text,
  /** The workspace of the app's installation; unset for the whole organisation. */
  teamId: text.optional(),
  rootId: text,
  /** The view under it in the stack. */
  previousId: text.optional(),
  /** What the app sent: title, blocks, submit, callback_id, …; every block and element has an id. */
  content: z.record(text, z.unknown()),
  hash: text,
  values: viewValuesSchema.default({}),
  /** What the app found wrong with the inputs, by block. */
  errors: z.record(text, text).default({}),
  openedAt: instant,
});
export type OpenView = z.infer<typeof openViewSchema>;
