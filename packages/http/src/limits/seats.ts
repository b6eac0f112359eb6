/** How many may be inside at once: requests per organisation, streams per organisation, bytes waiting to be stored. */

export interface Seats {
  /** False when there is no room. Whoever was let in leaves again, once. */
  enter(name: string, size?: number): boolean;
  leave(name: string, size?: number): void;
  taken(name: string): number;
}

export function seats(most: number): Seats {
  const inside = new Map<string, number>();
  const taken = (name: string): number => inside.get(name) ?? 0;
  return {
    taken,
    enter(name, size = 1) {
      if (taken(name) + size > most) return false;
      inside.set(name, taken(name) + size);
      return true;
    },
    leave(name, size = 1) {
      const left = taken(name) - size;
      if (left > 0) inside.set(name, left);
      else inside.delete(name);
    },
  };
}
