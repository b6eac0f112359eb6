/** Lists come page by page; commands show them whole. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const pageSize = 500;

export async function allPages<T>(ask: (page: PageAsked) => Promise<Page<T>>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await ask({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...items);
    if (next === undefined) return found;
    cursor = next;
  }
}
