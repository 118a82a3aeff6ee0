import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { CountersignError } from './errors';

type SealingErrorCode =
  | 'sealing.master_key_malformed'
  | 'sealing.envelope_malformed'
  | 'sealing.unknown_key'
  | 'sealing.cannot_open';

/** A sealed value, or the key for it, cannot be used. */
class SealingError extends CountersignError<SealingErrorCode> {}

/** A master key: 256 bits, and the id that envelopes name it by (it tells nothing about the key). */
export class MasterKey {
  readonly id: string;
  readonly #key: KeyObject;

  private constructor(bytes: Buffer) {
    this.#key = createSecretKey(bytes);
    this.id = createHmac('sha256', bytes).update('countersign master key id').digest('hex').slice(0, 16);
  }

  static generate(): MasterKey {
    return new MasterKey(randomBytes(32));
  }

  /**
   * Reads a key as operators write it.
   *
   * @param text base64 or base64url of 32 bytes; blanks around it are ignored
   * @throws SealingError `sealing.master_key_malformed`
   */
  static parse(text: string): MasterKey {
    const trimmed = text.trim();
    const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : Buffer.alloc(0);
    if (bytes.length !== 32) {
      throw new SealingError({
        code: 'sealing.master_key_malformed',
        status: 500,
        what: 'The master key is not 32 bytes in base64.',
        remedy: 'Make one with: openssl rand -base64 32',
      });
    }
    return new MasterKey(bytes);
  }

  /** The key as it is written into its file, or sealed under another one. */
  export(): string {
    return this.#key.export().toString('base64');
  }

  toJSON(): string {
    return `[master key ${this.id}]`;
  }

  /** AES-256-GCM under this key; `context` is authenticated along, so an envelope opens only where it belongs. */
  seal(plain: string, context: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(boundTo(this.id, context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [version, this.id, ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
      '.',
    );
  }

  /** @throws SealingError `sealing.envelope_malformed`, `sealing.cannot_open` */
  open(envelope: string, context: string): string {
    const { nonce, sealed, tag } = parseEnvelope(envelope);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: 16 });
    decipher.setAAD(boundTo(this.id, context));
    decipher.setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new SealingError({
        code: 'sealing.cannot_open',
        status: 500,
        what: 'A sealed value cannot be opened.',
        meaning: 'It was changed, moved to another place, or sealed with another key.',
        remedy: 'Restore the row from a backup, or make the secret anew.',
        detail: `context ${context}`,
        cause,
      });
    }
  }
}

/** The master keys at hand: one that seals, and others that still open what they once sealed. */
export class Keyring {
  readonly current: MasterKey;
  readonly #byId: ReadonlyMap<string, MasterKey>;

  constructor(current: MasterKey, others: readonly MasterKey[] = []) {
    this.current = current;
    this.#byId = new Map([...others, current].map((key) => [key.id, key]));
  }

  has(keyId: string): boolean {
    return this.#byId.has(keyId);
  }

  find(keyId: string): MasterKey | undefined {
    return this.#byId.get(keyId);
  }

  seal(plain: string, context: string): string {
    return this.current.seal(plain, context);
  }

  /**
   * Opens an envelope with the key it names.
   *
   * @param context what was given when it was sealed: table, column and id of its row
   * @throws SealingError `sealing.envelope_malformed`, `sealing.unknown_key`, `sealing.cannot_open`
   */
  open(envelope: string, context: string): string {
    const keyId = keyIdOf(envelope);
    const key = this.#byId.get(keyId);
    if (key === undefined) {
      throw new SealingError({
        code: 'sealing.unknown_key',
        status: 500,
        what: 'A sealed value needs a master key that is not at hand.',
        meaning: `It was sealed with the key ${keyId}.`,
        remedy: 'Start with that master key, or finish the rotation of the master key.',
        detail: `context ${context}`,
      });
    }
    return key.open(envelope, context);
  }
}

/** Envelope: version, key id, nonce, ciphertext, tag; the binary parts in base64url. */
const version = 'v1';
const envelopeForm = /^v1\.([0-9a-f]{16})\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/;

/** Id of the key an envelope was sealed with. @throws SealingError `sealing.envelope_malformed` */
export function keyIdOf(envelope: string): string {
  return parseEnvelope(envelope).keyId;
}

function parseEnvelope(envelope: string) {
  const parts = envelopeForm.exec(envelope);
  if (parts === null) {
    throw new SealingError({
      code: 'sealing.envelope_malformed',
      status: 500,
      what: 'A sealed value is damaged.',
      remedy: 'Restore the row from a backup, or make the secret anew.',
    });
  }
  const [, keyId = '', nonce = '', sealed = '', tag = ''] = parts;
  const [nonceBytes, sealedBytes, tagBytes] = [nonce, sealed, tag].map((part) => Buffer.from(part, 'base64url'));
  return {
    keyId,
    nonce: nonceBytes ?? Buffer.alloc(0),
    sealed: sealedBytes ?? Buffer.alloc(0),
    tag: tagBytes ?? Buffer.alloc(0),
  };
}

function boundTo(keyId: string, context: string): Buffer {
  return Buffer.from(`${version}.${keyId}.${context}`, 'utf8');
}
