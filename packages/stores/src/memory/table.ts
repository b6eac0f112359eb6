/**
 * A map in layers: a transaction writes into a layer of its own and whoever reads below sees nothing of it. Dropping the
 * layer undoes the transaction; keeping it is the commit, and readers who began before still hold theirs.
 */
export class Table<V> {
  readonly #below: Table<V> | undefined;
  /** What this layer says; undefined where it removed what stands below. */
  readonly #own: Map<string, V | undefined>;
  #all: ReadonlyMap<string, V> | undefined;

  /** A new layer over that one, or an empty table. */
  constructor(below?: Table<V>, own = new Map<string, V | undefined>()) {
    this.#below = below === undefined ? undefined : below.#compact();
    this.#own = own;
  }

  get(key: string): V | undefined {
    return this.#own.has(key) ? this.#own.get(key) : this.#below?.get(key);
  }

  set(key: string, value: V): void {
    this.#own.set(key, value);
    this.#all = undefined;
  }

  remove(key: string): void {
    this.#own.set(key, undefined);
    this.#all = undefined;
  }

  /** In no order that means anything. */
  values(): readonly V[] {
    return [...this.#merged().values()];
  }

  entries(): Iterable<readonly [string, V]> {
    return this.#merged();
  }

  #merged(): ReadonlyMap<string, V> {
    if (this.#all !== undefined) return this.#all;
    const all = new Map(this.#below === undefined ? [] : this.#below.#merged());
    for (const [key, value] of this.#own) {
      if (value === undefined) all.delete(key);
      else all.set(key, value);
    }
    this.#all = all;
    return all;
  }

  /** The same content in few layers, each less than half of the one below: a key is found in few steps. */
  #compact(): Table<V> {
    const below = this.#below;
    if (below === undefined) return this;
    if (this.#own.size === 0) return below;
    if (this.#own.size * 2 < below.#own.size) return this;
    return new Table(below.#below, new Map([...below.#own, ...this.#own]));
  }
}
