/** What could not be derived, once for each cause: a metric that is wrong is wrong at every collection. */
import type { RefusedItem } from '../source.ts';

export class Complaints {
  readonly #found = new Map<string, { item: RefusedItem; first: string; times: number }>();

  /** `when` is the moment it was met at, as text that sorts by time. */
  add(item: RefusedItem, when = ''): void {
    const key = JSON.stringify([item.place, item.code, item.message]);
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { item, first: when, times: 1 });
    else {
      known.times += 1;
      if (when < known.first) known.first = when;
    }
  }

  /** In an order that does not depend on when they were met. */
  list(): RefusedItem[] {
    return [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { item, first, times }]) => {
        if (first === '') return item;
        return { ...item, message: `${item.message} (${times > 1 ? `${times} times, first ` : ''}at ${first})` };
      });
  }
}
