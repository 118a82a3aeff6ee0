/** Several values per key, in the order they came; an index of the org. */
export class MultiMap<Value> {
  readonly #values = new Map<string, Value | Value[]>(); // nearly always one: an array for each would cost memory

  get(key: string): readonly Value[] {
    const found = this.#values.get(key);
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  }

  first(key: string): Value | undefined {
    const found = this.#values.get(key);
    return Array.isArray(found) ? found[0] : found;
  }

  add(key: string, value: Value): void {
    const found = this.#values.get(key);
    if (found === undefined) this.#values.set(key, value);
    else if (Array.isArray(found)) found.push(value);
    else this.#values.set(key, [found, value]);
  }

  remove(key: string, value: Value): void {
    const rest = this.get(key).filter((each) => each !== value);
    const [only] = rest;
    if (only === undefined) this.#values.delete(key);
    else this.#values.set(key, rest.length === 1 ? only : rest);
  }
}
