import type { ApiAnswer, ApiOperation, ApiRequest } from '../api/api-face';
import type { FaultRule } from '../faults/fault-rule';
import type { Change } from '../org/change';
import type { CallEntry, OperationCount } from './call-entry';

/** Most calls that are kept; the counters count all. */
export const keptCalls = 20_000;

const longestText = 4_000;

type Call = {
  at: Date;
  face: string;
  request: ApiRequest;
  operation: ApiOperation;
  answer: ApiAnswer;
  changes: Change[];
  fault: FaultRule | undefined;
};

/** Every call of every interface: the latest in full, all of them counted. */
export class CallJournal {
  #entries: (CallEntry | undefined)[] = [];
  #count = 0;
  #operations = new Map<string, OperationCount>();

  /** How many calls came since the start or the last `clear`. */
  get count(): number {
    return this.#count;
  }

  get operations(): { [name: string]: OperationCount } {
    return Object.fromEntries(this.#operations);
  }

  /** The calls that are kept, the oldest first. */
  entries(): CallEntry[] {
    const first = Math.max(0, this.#count - keptCalls);
    return Array.from({ length: this.#count - first }, (_, n) => this.#entries[(first + n) % keptCalls]).filter(
      (entry) => entry !== undefined,
    );
  }

  /** One call, if it is kept. */
  get(id: number): CallEntry | undefined {
    const isKept = Number.isInteger(id) && id >= 1 && id <= this.#count && id > this.#count - keptCalls;
    return isKept ? this.#entries[(id - 1) % keptCalls] : undefined;
  }

  record({ at, face, request, operation, answer, changes, fault }: Call): CallEntry {
    const entry: CallEntry = {
      id: this.#count + 1,
      at,
      face,
      operation: operation.name,
      writes: operation.writes,
      target: operation.target,
      method: request.method,
      path: shownPath(request),
      caller: answer.caller,
      requestBody: cut(withoutSecrets(request.body ?? '')),
      status: answer.status,
      error: answer.error,
      answerBody: cut(withoutSecrets(answer.body)),
      changes,
      fault: fault?.kind,
      limited: answer.limited === true,
    };
    this.#entries[this.#count % keptCalls] = entry;
    this.#count++;
    this.#tally(entry);
    return entry;
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
    this.#operations = new Map();
  }

  #tally(entry: CallEntry): void {
    let count = this.#operations.get(entry.operation);
    if (!count) {
      count = { calls: 0, failed: 0, limited: 0, unchanged: 0 };
      this.#operations.set(entry.operation, count);
    }
    count.calls++;
    if (entry.error !== undefined) count.failed++;
    if (entry.limited) count.limited++;
    if (changedNothing(entry)) count.unchanged++;
  }
}

/** A write that was accepted and after which everything is as before. */
export function changedNothing(entry: CallEntry): boolean {
  return entry.writes && entry.error === undefined && entry.changes.length === 0;
}

function shownPath({ path: asked, query }: ApiRequest): string {
  const path = asked.replace(/^(\/actions\/[^/]+\/).*$/, '$1hidden'); // the address itself is the secret
  if (query.size === 0) return path;
  const shown = new URLSearchParams(query);
  for (const name of ['token', 'client_secret', 'code']) if (shown.has(name)) shown.set(name, 'hidden');
  return cut(`${path}?${shown}`);
}

const secretNames = 'password|code|code_verifier|[a-z_]*secret|[a-z_]*token';
const secretJson = new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g');
const secretField = new RegExp(`((?:^|&)(?:${secretNames})=)[^&]*`, 'g');

function withoutSecrets(text: string): string {
  return /password|code|token|secret|xox/.test(text)
    ? text
        .replace(/xox[a-z0-9.]*-[\w-]+/g, 'xox-hidden')
        .replace(secretJson, '$1"hidden"')
        .replace(secretField, '$1hidden')
    : text;
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters)`;
}
