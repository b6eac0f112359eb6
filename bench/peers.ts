/** The same question about the same slices, asked of Troth's stores and of two databases of time series, in one run. */
import { exclusions, minute, month, monthEnd, monthStart, slicesAMonth, unknownOf } from './data.ts';
import { seal, seriesName, tell } from './filled.ts';
import { option, size } from './options.ts';
import { ask, besidePeer, peerStarts, versionOf } from './peer-servers.ts';
import type { Peer } from './peer-servers.ts';
import { atPlace, placeNames } from './places.ts';
import type { PlaceName } from './places.ts';
import { readAll } from './read-all.ts';
import { write } from './remote-write.ts';
import type { Written } from './remote-write.ts';
import { middle } from './rounds.ts';
import type { Section } from './rounds.ts';

const count = option('series', size(100, 10));
const rounds = size(3, 1);

/** Without exclusions their counters are enough; with them every minute has to be looked at. */
const plain = 'sum by (series) (increase(bad_total[30d])) / sum by (series) (increase(all_total[30d]))';
const exact =
  'sum by (series) (sum_over_time((bad unless on (series) (excluded == 1))[30d:1m])) / ' +
  'sum by (series) (sum_over_time((all unless on (series) (excluded == 1))[30d:1m]))';

interface Theirs {
  readonly name: string;
  readonly version: string | undefined;
  readonly plain: number;
  readonly exact: number;
  /** The largest difference of a share from ours. */
  readonly off: number;
}

export async function run(): Promise<Section> {
  const ours: { readonly name: PlaceName; readonly ms: number }[] = [];
  let shares: readonly number[] = [];
  for (const name of placeNames) {
    const found = await atPlace(name, async ({ store, settle }) => {
      await tell(store, count);
      await seal(store);
      await settle();
      const all = [];
      for (let round = 0; round <= rounds + 2; round += 1) all.push(await readAll(store, name, { count, peers: true }));
      shares = all[0]?.shares ?? [];
      return middle(all.slice(1).map(({ ms }) => ms));
    });
    ours.push({ name, ms: found });
  }
  const theirs: Theirs[] = [];
  for (const start of peerStarts) {
    const version = versionOf(start);
    if (version === undefined) theirs.push({ name: start.name, version, plain: Number.NaN, exact: Number.NaN, off: 0 });
    else theirs.push(await besidePeer(start, version, (peer) => measure(peer, shares)));
  }
  return sectionOf(ours, theirs);
}

function sectionOf(
  ours: readonly { readonly name: PlaceName; readonly ms: number }[],
  theirs: readonly Theirs[],
): Section {
  const server = ours.find(({ name }) => name === 'PostgreSQL')?.ms ?? Number.NaN;
  const ms = (value: number): string => (Number.isNaN(value) ? 'not installed' : `${value.toFixed(0)} ms`);
  const ratio = (value: number): string => (Number.isNaN(value) ? '' : `${(value / server).toFixed(1)} ×`);
  const least: Readonly<Record<string, number>> = { Prometheus: 20, VictoriaMetrics: 3 };
  return {
    title: `The same question to the peers: ${count} series × 30 days of minutes`,
    about: [
      `Share of bad events of each series over a month. Ours: from the store, exact, with 20 exclusions of whole minutes a series and one in ten in two spans. Theirs: counters by remote write and one instant query; without exclusions by increase(), with them by looking at every minute. Written to them: ${((count * slicesAMonth * 5) / 1e6).toFixed(1)} million samples. Medians of ${rounds} rounds after a first one; ratios are to our PostgreSQL in this run.`,
      'The peers are the builds that Debian 12 carries, some years old. They were not asked for what they have no words for: exclusions inside a minute, hours, unknown minutes as such, what was known when.',
    ],
    head: ['who', 'without exclusions', 'ratio', 'with exclusions', 'ratio', 'largest difference from our share'],
    rows: [
      ...ours.map(({ name, ms: own }) => [`Troth, ${name}`, '', '', ms(own), ratio(own), '']),
      ...theirs.map((one) => [
        `${one.name} ${one.version ?? ''}`.trim(),
        ms(one.plain),
        ratio(one.plain),
        ms(one.exact),
        ratio(one.exact),
        one.version === undefined ? '' : one.off.toExponential(1),
      ]),
    ],
    targets: theirs.map(({ name, exact: value }) => ({
      what: `at least ${least[name] ?? 1} times as fast as ${name} with exclusions`,
      reached: value / server >= (least[name] ?? 1),
      measured: Number.isNaN(value) ? 'not installed' : `${(value / server).toFixed(1)} ×`,
    })),
  };
}

async function measure(peer: Peer, shares: readonly number[]): Promise<Theirs> {
  await fill(peer);
  const times = { plain: [] as number[], exact: [] as number[] };
  let off = 0;
  for (let round = 0; round <= rounds; round += 1)
    for (const [which, query] of [
      ['plain', plain],
      ['exact', exact],
    ] as const) {
      const begun = performance.now();
      const found = await ask(peer, query, monthEnd);
      const took = performance.now() - begun;
      if (found.size !== count) throw new Error(`${peer.name} answered for ${found.size} of ${count} series.`);
      if (round > 0) times[which].push(took);
      if (which === 'exact') off = largestDifference(found, shares);
    }
  return { name: peer.name, version: peer.version, plain: middle(times.plain), exact: middle(times.exact), off };
}

function largestDifference(found: ReadonlyMap<string, number>, shares: readonly number[]): number {
  return Math.max(...shares.map((share, index) => Math.abs(share - (found.get(seriesName(index)) ?? Number.NaN))));
}

const hour = 60;

/** Hour by hour, as samples come: a history a month deep and one series wide is not what they are made for. */
async function fill(peer: Peer): Promise<void> {
  const columns = Array.from({ length: count }, (_, index) => columnsOf(index));
  for (let from = 0; from < slicesAMonth; from += hour) {
    const series = columns.flatMap((one, index) =>
      Object.entries(one).map(([name, values]): Written => ({
        labels: { __name__: name, series: seriesName(index) },
        // A slice is known when it is over.
        start: monthStart + (from + 1) * minute,
        stepMs: minute,
        values: values.subarray(from, from + hour),
      })),
    );
    for (let first = 0; first < series.length; first += 2_500)
      await write(peer.writeUrl, series.slice(first, first + 2_500));
  }
  // What VictoriaMetrics was sent a moment ago is not found yet.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}

/** Two counters, what each minute added, and whether the minute is excluded. What unknown minutes add, the terms say. */
function columnsOf(index: number) {
  const { bad, total, unknown } = month(index);
  const column = (): Float64Array => new Float64Array(slicesAMonth);
  const own = { bad: column(), all: column(), bad_total: column(), all_total: column(), excluded: column() };
  let [badSum, allSum] = [0, 0];
  for (let i = 0; i < slicesAMonth; i += 1) {
    const isUnknown = ((unknown?.[i >>> 5] ?? 0) >>> (i & 31)) & 1;
    own.bad[i] = isUnknown ? 0 : (bad[i] ?? 0);
    own.all[i] = isUnknown && unknownOf(index) === 'remove' ? 0 : (total[i] ?? 0);
    own.bad_total[i] = badSum += own.bad[i] ?? 0;
    own.all_total[i] = allSum += own.all[i] ?? 0;
  }
  for (const { start, end } of exclusions(index, minute).flatMap(({ intervals }) => [...intervals]))
    own.excluded.fill(1, Math.floor((start - monthStart) / minute), Math.ceil((end - monthStart) / minute));
  return own;
}
