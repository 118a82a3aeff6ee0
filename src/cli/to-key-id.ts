import { isUuid, type SigningKeyId } from '../core';

/** The id of a key pair as it was typed; a text that is no id is the id of nothing. */
export function toKeyId(text: string): SigningKeyId {
  return (isUuid(text) ? text : '00000000-0000-0000-0000-000000000000') as SigningKeyId;
}
