import { newId, randomToken } from '../../core';
import type { Configuration } from '../settings';
import { BindingMails } from './binding-mails';
import type { PendingChoice, PendingRequest, SsoData, StoredConfiguration } from './sso-data';

const pendingLimit = 10_000;
const choiceLifetimeMs = 10 * 60 * 1000;

/** What the memory needs of the workspace around it. */
export type SsoSurroundings = { now(): Date; requestLifetimeSeconds(): number; touch(): void };

/** What single sign-on remembers between two messages: requests, used Responses, configurations, mails, resets. */
export class SsoMemory {
  readonly mails: BindingMails;
  readonly #around: SsoSurroundings;
  #pendingRequests: PendingRequest[];
  #usedIds: SsoData['usedIds'];
  #configurations: StoredConfiguration[];
  readonly #unboundByReset: Set<string>;
  #pendingChoices: PendingChoice[];

  constructor(data: SsoData, around: SsoSurroundings) {
    this.#around = around;
    this.#pendingRequests = [...data.pendingRequests];
    this.#usedIds = [...data.usedIds];
    this.#configurations = [...data.configurations];
    this.mails = new BindingMails(data.mails, around);
    this.#unboundByReset = new Set(data.unboundByReset);
    this.#pendingChoices = [...data.pendingChoices];
  }

  /** Remembers a request that is about to be sent. */
  expectAnswer(request: PendingRequest): void {
    this.#pendingRequests.push(request);
    if (this.#pendingRequests.length > pendingLimit) this.#pendingRequests.shift();
    this.#around.touch();
  }

  /** The request that an answer names, unless it is older than a request may get. */
  findPendingRequest(id: string): Readonly<PendingRequest> | undefined {
    const oldest = this.#around.now().getTime() - this.#around.requestLifetimeSeconds() * 1000;
    return this.#pendingRequests.find((request) => request.id === id && request.issuedAt.getTime() > oldest);
  }

  /** Marks a Response as used: its request is answered, and its IDs are refused until `forgetAt`. */
  consume(answer: { inResponseTo: string | undefined; ids: readonly string[]; forgetAt: Date }): void {
    const now = this.#around.now();
    this.#pendingRequests = this.#pendingRequests.filter((request) => request.id !== answer.inResponseTo);
    this.#usedIds = this.#usedIds.filter((used) => used.forgetAt > now);
    this.#usedIds.push(...answer.ids.map((id) => ({ id, forgetAt: answer.forgetAt })));
    this.#around.touch();
  }

  wasUsed(id: string): boolean {
    return this.#usedIds.some((used) => used.id === id);
  }

  get configurations(): readonly Readonly<StoredConfiguration>[] {
    return this.#configurations;
  }

  addConfiguration(settings: Configuration): Readonly<StoredConfiguration> {
    const stored = { id: newId(), createdAt: this.#around.now(), settings };
    this.#configurations.push(stored);
    this.#around.touch();
    return stored;
  }

  /** @returns the one that was removed, if there was one */
  removeConfiguration(id: string): Readonly<StoredConfiguration> | undefined {
    const removed = this.#configurations.find((configuration) => configuration.id === id);
    this.#configurations = this.#configurations.filter((configuration) => configuration !== removed);
    this.#around.touch();
    return removed;
  }

  /** From now on these accounts are bound anew before anybody enters them. */
  unbind(memberIds: Iterable<string>): void {
    for (const id of memberIds) this.#unboundByReset.add(id);
    this.#around.touch();
  }

  isUnbound(memberId: string): boolean {
    return this.#unboundByReset.has(memberId);
  }

  bindAgain(memberId: string): void {
    this.#unboundByReset.delete(memberId);
    this.#around.touch();
  }

  /** Lets somebody choose within ten minutes. @returns what the choice is handed in with */
  askToChoose(choice: Omit<PendingChoice, 'token' | 'expiresAt'>): string {
    const expiresAt = new Date(this.#around.now().getTime() + choiceLifetimeMs);
    const token = randomToken();
    this.#pendingChoices.push({ ...choice, token, expiresAt });
    this.#around.touch();
    return token;
  }

  /** The choice of a token, which is good once. */
  takeChoice(token: string): PendingChoice | undefined {
    const now = this.#around.now();
    const found = this.#pendingChoices.find((choice) => choice.token === token && choice.expiresAt > now);
    this.#pendingChoices = this.#pendingChoices.filter((choice) => choice !== found && choice.expiresAt > now);
    this.#around.touch();
    return found;
  }

  toJSON(): SsoData {
    return {
      pendingRequests: this.#pendingRequests,
      usedIds: this.#usedIds,
      configurations: this.#configurations,
      mails: this.mails.toJSON(),
      unboundByReset: [...this.#unboundByReset],
      pendingChoices: this.#pendingChoices,
    };
  }
}
