import { type ChainedRecord, type ChainHead, chainHash, genesisHash } from './chain-hash';

/** What is wrong with the chain, at the first place where it is. */
export type ChainFault = {
  seq: number;
  kind: 'missing' | 'altered' | 'unlinked' | 'cut_off' | 'surplus';
  message: string;
};

/** What a verification found. `head` is worth writing down outside: see `AuditService.verify`. */
export type Verification = { ok: boolean; checked: number; head: { seq: number; hash: string }; fault?: ChainFault };

/**
 * Walks the chain event by event and remembers where it stands: every number once and in order, every hash over the
 * event's own text and the hash before, and at the end the head.
 */
export class ChainWalk {
  #at: ChainHead = { seq: 0, hash: genesisHash };

  /** Number of the last event that was right. */
  get checked(): number {
    return this.#at.seq;
  }

  /** Takes the next event; the fault if it does not follow. */
  step(event: ChainedRecord): ChainFault | undefined {
    const seq = this.#at.seq + 1;
    if (event.seq !== seq) return { seq, kind: 'missing', message: `Event ${seq} is missing.` };
    if (!event.previousHash.equals(this.#at.hash)) {
      return { seq, kind: 'unlinked', message: `Event ${seq} does not follow the event before it.` };
    }
    if (!event.hash.equals(chainHash(event.previousHash, seq, event.record))) {
      return { seq, kind: 'altered', message: `Event ${seq} is not what was written.` };
    }
    this.#at = { seq, hash: event.hash };
    return undefined;
  }

  /** Whether the chain passed through a head that was noted, once the walk has come so far. */
  atHead(head: ChainHead): ChainFault | undefined {
    if (this.#at.seq < head.seq) {
      const seq = this.#at.seq + 1;
      return {
        seq,
        kind: 'cut_off',
        message: `The end is cut off: ${head.seq} events were written, ${this.#at.seq} are there.`,
      };
    }
    if (this.#at.seq > head.seq) {
      const seq = head.seq + 1;
      return { seq, kind: 'surplus', message: `Event ${seq} was put behind the end of the chain.` };
    }
    if (!this.#at.hash.equals(head.hash)) {
      return { seq: head.seq, kind: 'altered', message: `Event ${head.seq} is not the one that ended the chain.` };
    }
    return undefined;
  }
}
