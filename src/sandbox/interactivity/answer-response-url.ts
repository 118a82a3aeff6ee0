import { z } from 'zod';
import { isShallow } from '../api/is-shallow';
import { checkBlocks } from '../blocks/check-blocks';
import type { ResponseUrl } from '../org/interaction-data';
import type { Message } from '../org/message-data';
import type { Org } from '../org/org';
import { HookRefusal } from './hook-refusal';

/** Slack sends and takes truth as a text too. */
const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const json = z.record(z.string(), z.unknown());

const responseSchema = z.looseObject({
  text: z.string().max(400_000).optional(),
  blocks: z.array(json).max(50).optional(),
  attachments: z.array(json).max(100).optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).default('ephemeral'),
  replace_original: truth.default(false),
  delete_original: truth.default(false),
  thread_ts: z.string().max(40).optional(),
});
type Response = z.infer<typeof responseSchema>;

/** Longest text of a message; more is cut off (Slack facts, Web API §4). */
const longestText = 40_000;

/**
 * Does what an app sends to a `response_url`: a message only the person sees, one for everybody, another in place of
 * the one that was used, or that one removed.
 *
 * @throws HookRefusal `invalid_payload`, `no_text`, `invalid_blocks`, `message_not_found`
 * @see Slack docs: Handling user interaction, message responses
 */
export function answerResponseUrl(org: Org, url: Readonly<ResponseUrl>, body: unknown): void {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success || !isShallow(body)) throw new HookRefusal('invalid_payload');
  const response = parsed.data;
  if (response.blocks && checkBlocks(response.blocks, 'message').length > 0) throw new HookRefusal('invalid_blocks');
  const content = contentOf(response);
  const original = org.messages.get(url.channelId, url.messageTs);
  if ((response.replace_original || response.delete_original) && !original) throw new HookRefusal('message_not_found');
  if (response.delete_original) {
    org.messages.remove(url.channelId, url.messageTs);
    if (content) post(org, url, response, content);
    return;
  }
  if (!content) throw new HookRefusal('no_text');
  if (response.replace_original) org.messages.replace(url.channelId, url.messageTs, content);
  else post(org, url, response, content);
}

type Content = Pick<Message, 'text' | 'blocks' | 'attachments'>;

/** The message in a response, if it has one. */
function contentOf({ text, blocks = [], attachments }: Response): Content | undefined {
  const isEmpty = (text ?? '') === '' && blocks.length === 0 && (attachments ?? []).length === 0;
  return isEmpty ? undefined : { text: (text ?? '').slice(0, longestText), blocks, attachments };
}

function post(org: Org, url: Readonly<ResponseUrl>, response: Response, content: Content): void {
  const author = org.tokens.getApp(url.appId)?.botUserId ?? org.messages.get(url.channelId, url.messageTs)?.memberId;
  org.messages.post({
    ...content,
    channelId: url.channelId,
    memberId: author ?? url.memberId,
    appId: url.appId,
    ...(response.thread_ts === undefined ? {} : { threadTs: response.thread_ts }),
    ...(response.response_type === 'ephemeral' ? { onlyFor: url.memberId } : {}),
  });
}
