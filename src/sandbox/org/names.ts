/** Who holds a name. */
export type NameHolder = { kind: 'member' | 'channel' | 'group'; id: string };

/**
 * The one namespace of usernames, channel names and handles of groups (Slack facts, SCIM §4 userName, Web API §5).
 * Compared without case. The first holder keeps a name.
 */
export class Names {
  readonly #holders = new Map<string, NameHolder>();

  find(name: string): NameHolder | undefined {
    return this.#holders.get(name.toLowerCase());
  }

  isFree(name: string): boolean {
    return !this.#holders.has(name.toLowerCase());
  }

  take(name: string | undefined, holder: NameHolder): void {
    if (name !== undefined && name !== '' && this.isFree(name)) this.#holders.set(name.toLowerCase(), holder);
  }

  release(name: string | undefined, id: string): void {
    if (name !== undefined && this.find(name)?.id === id) this.#holders.delete(name.toLowerCase());
  }

  move(before: string | undefined, after: string | undefined, holder: NameHolder): void {
    this.release(before, holder.id);
    this.take(after, holder);
  }
}
