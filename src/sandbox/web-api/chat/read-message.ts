import { checkBlocks } from '../../blocks/check-blocks';
import type { Block } from '../../org/message-data';
import { isObject, type JsonObject } from '../read-object';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';

const longestText = 40_000;
const mostAttachments = 100;

export type MessageInput = {
  text: string | undefined;
  markdown_text: string | undefined;
  blocks: unknown[] | undefined;
  attachments: unknown[] | undefined;
  metadata: JsonObject | undefined;
};

/**
 * What a message says: text, blocks or attachments. A text that is too long is cut, blocks get the ids they lack when it is posted.
 *
 * @throws WebRefusal `no_text`, `markdown_text_conflict`, `invalid_blocks`, `too_many_attachments`,
 *   `invalid_metadata_schema`, `metadata_must_be_sent_from_app`
 */
export function readMessage(input: MessageInput, { caller }: WebCall) {
  const { blocks = [], attachments = [], metadata, markdown_text } = input;
  const hasText = input.text !== undefined && input.text !== '';
  demand(markdown_text === undefined || (!hasText && blocks.length === 0), 'markdown_text_conflict');
  const text = (markdown_text ?? input.text ?? '').slice(0, longestText);
  demand(text !== '' || blocks.length + attachments.length > 0, 'no_text');
  demand(attachments.length <= mostAttachments, 'too_many_attachments');
  demand(attachments.every(isObject), 'invalid_arguments');
  if (metadata) {
    demand(typeof metadata.event_type === 'string' && isObject(metadata.event_payload), 'invalid_metadata_schema');
    demand(caller.token.kind === 'bot', 'metadata_must_be_sent_from_app');
  }
  return {
    text,
    blocks: readBlocks(blocks),
    ...(attachments.length > 0 && { attachments: attachments.map(withFallback) }),
    ...(metadata && { metadata }),
  };
}

function readBlocks(blocks: readonly unknown[]): Block[] {
  const problems = checkBlocks(blocks, 'message');
  if (problems.length > 0) throw new WebRefusal('invalid_blocks', { response_metadata: { messages: problems } });
  return blocks.filter(isObject);
}

function withFallback(attachment: unknown, index: number): Block {
  const given = isObject(attachment) ? attachment : {};
  return { ...given, id: index + 1, fallback: given.fallback ?? given.text ?? '[no preview available]' };
}
