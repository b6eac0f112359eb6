/** Every commitment of a filled store, read and measured once: as a month's end or a wall of dashboards asks for them. */
import type { Store } from '@troth/stores';
import { contexts, minute, monthEnd } from './data.ts';
import { seriesName, wholeMonth } from './filled.ts';
import { organisation } from './places.ts';
import type { PlaceName } from './places.ts';
import { measurerOf } from './slices.ts';

export interface AllRead {
  readonly ms: number;
  /** The part of it in which this process measured; reading is the rest. */
  readonly evaluating: number;
  /** Milliseconds of processor time of this process, all threads: what others take from the machine is not in it. */
  readonly core: number;
  readonly pages: number;
  /** Of the columns, laid out. */
  readonly bytes: number;
  /** Of bad events, for every commitment whose total is known, in order. */
  readonly shares: readonly number[];
}

/** Series read in one question: enough that the way there and back does not count, few enough to stay in memory. */
export const together = 20;
/** Questions under way at once; the embedded database answers one after the other. */
const lanes: Readonly<Record<PlaceName, number>> = { PostgreSQL: 3, embedded: 2 };

const measurers = [measurerOf('event-ratio'), measurerOf('good-slices')] as const;

/**
 * Half are ratios and half good slices, a quarter on office hours; for `peers` what they can be asked too: ratios around the
 * clock, exclusions of whole minutes. The next questions are on their way while one is measured.
 */
export async function readAll(
  store: Store,
  place: PlaceName,
  { count, peers = false }: { readonly count: number; readonly peers?: boolean },
): Promise<AllRead> {
  let [evaluating, pages, bytes, next] = [0, 0, 0, 0];
  const shares: number[] = [];
  const lane = async (): Promise<void> => {
    for (let first = next; first < count; first = next) {
      next += together;
      const names = Array.from({ length: Math.min(together, count - first) }, (_, at) => seriesName(first + at));
      const blocks = await store.read(organisation, (reader) =>
        reader.columns({ names, span: wholeMonth, knownAt: monthEnd }),
      );
      const begun = performance.now();
      for (const [at, columns] of blocks.entries()) {
        const index = first + at;
        const measured = measurers[peers || index % 2 === 0 ? 0 : 1];
        const asked = peers
          ? ({ grain: minute } as const)
          : ({ hours: index % 4 === 3 ? 'office' : 'always' } as const);
        const found = contexts(columns, index, asked).map((context) => measured(context));
        if (found.every(({ value }) => value.measured)) shares[index] = badShare(found.map(({ facets }) => facets));
        pages += columns.seals?.length ?? 0;
        bytes += columns.bad.byteLength + columns.total.byteLength;
      }
      evaluating += performance.now() - begun;
    }
  };
  const before = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: lanes[place] }, lane));
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  const values = shares.filter((share) => share !== undefined).length;
  if (values !== count || pages !== count * 30) throw new Error(`${values} values from ${pages} pages.`);
  return { ms, evaluating, core: (user + system) / 1e3, pages, bytes, shares };
}

type Facets = ReturnType<(typeof measurers)[0]>['facets'];

function badShare(spans: readonly Facets[]): number {
  const sum = (name: string): number =>
    spans.reduce((all, facets) => all + Number(facets[name]?.value.floor() ?? 0n), 0);
  return sum('bad') / sum('total');
}
