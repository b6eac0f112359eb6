/** Slices evaluated a second on one core, through the metric kinds themselves. */
import { metricKinds, sealPages } from '@troth/core';
import type { SliceColumns } from '@troth/core';
import { contexts, month, slicesAMonth } from './data.ts';
import type { Context } from './data.ts';
import { bandwidth } from './memory.ts';
import { rate, time } from './rounds.ts';
import type { Section } from './rounds.ts';

type TermsOf<K extends keyof typeof metricKinds> = ReturnType<(typeof metricKinds)[K]['terms']['parse']>;

/** Terms of the two kinds that read slices. */
const terms: { readonly [K in 'event-ratio' | 'good-slices']: TermsOf<K> } = {
  'event-ratio': metricKinds['event-ratio'].terms.parse({
    kind: 'event-ratio',
    series: 'requests',
    count: 'good',
    aggregate: 'pooled',
  }),
  'good-slices': metricKinds['good-slices'].terms.parse({
    kind: 'good-slices',
    series: 'requests',
    slice: '1 min',
    badWhen: { errors: '> 5 %' },
    empty: 'good',
  }),
};

const series = 300;

/** Measures both kinds from plain columns, and the pooled ratio from sealed hours. */
export function run(): Section {
  const months = Array.from({ length: series }, (_, i) => month(i));
  const sealed = months.map((columns) => sealPages(columns, 60));
  const bytesASlice =
    months.reduce((sum, m) => sum + m.bad.byteLength + m.total.byteLength + (m.unknown?.byteLength ?? 0), 0) /
    series /
    slicesAMonth;
  const memory = bandwidth();
  const found = [
    { name: 'event-ratio, from slices', ...measure('event-ratio', months) },
    { name: 'good-slices, from slices', ...measure('good-slices', months) },
    { name: 'event-ratio, whole hours by their sums', ...measure('event-ratio', sealed) },
  ];
  return {
    title: 'Slices evaluated per second, one core',
    about: [
      `${series} series × 30 days of minute slices, each measured with 20 exclusions that cut slices, one in ten in two spans because a revision begins mid-month, 1 % of the slices unknown, eight incidents, stray errors in 1 % of the slices of requests; half are probes (bad and total one byte), half requests (total two bytes). ${bytesASlice.toFixed(2)} bytes a slice.`,
      `Sealed hours carry sums, as the store keeps them; only hours that a bound cuts are read slice by slice. Memory in the same run: a plain sum of doubles reads ${gigabytes(memory.sum)}/s; copying a buffer moves ${gigabytes(memory.copy)}/s (each byte read and written).`,
    ],
    head: ['path', 'slices/s (median)', 'best round', 'per core-second', 'bytes read/s', 'share of the plain sum'],
    rows: found.map(({ name, median, best, core }, i) => [
      name,
      rate(median),
      rate(best),
      rate(core),
      i < 2 ? gigabytes(median * bytesASlice) : 'a sixtieth',
      i < 2 ? `${((100 * median * bytesASlice) / memory.sum).toFixed(0)} %` : '',
    ]),
    targets: found.map(({ name, median }) => ({
      what: `${name}: at least 1 G slices/s`,
      reached: median >= 1e9,
      measured: rate(median),
    })),
  };
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

function measure(
  kind: keyof typeof terms,
  months: readonly SliceColumns[],
): { median: number; best: number; core: number } {
  const all = months.flatMap((columns, i) => contexts(columns, i));
  const one = measurerOf(kind);
  let read = 0;
  for (const context of all) read += Number(one(context).facets['slices']?.value.floor() ?? 0n);
  const found = time(
    () => {
      for (const context of all) one(context);
    },
    { rounds: 15, warmUp: 4 },
  );
  const perSecond = (ms: number): number => read / (ms / 1e3);
  return { median: perSecond(found.median), best: perSecond(found.best), core: perSecond(found.core) };
}

/** The kind's own `measure`, as the evaluation calls it. */
export function measurerOf(
  kind: keyof typeof terms,
): (context: Context) => ReturnType<(typeof metricKinds)['event-ratio']['measure']> {
  if (kind === 'event-ratio') return (context) => metricKinds['event-ratio'].measure(terms['event-ratio'], context);
  return (context) => metricKinds['good-slices'].measure(terms['good-slices'], context);
}
