/** A thousand commitments over a month of minute slices: time, and the most memory the process held. */
import { contexts, month, slicesAMonth } from './data.ts';
import { rate, time } from './rounds.ts';
import type { Section } from './rounds.ts';
import { measurerOf } from './slices.ts';

const commitments = 1_000;

/** Three in four promise all hours, one in four office hours; both kinds in turn. */
export function run(): Section {
  const all = Array.from({ length: commitments }, (_, i) => ({
    contexts: contexts(month(i), i, { hours: i % 4 === 3 ? 'office' : 'always' }),
    measure: measurerOf(i % 2 === 0 ? 'event-ratio' : 'good-slices'),
  }));
  const spans = all.reduce((count, one) => count + one.contexts.length, 0);
  let values = 0;
  const found = time(
    () => {
      values = 0;
      for (const one of all) for (const context of one.contexts) if (one.measure(context).value.measured) values += 1;
    },
    { rounds: 15, warmUp: 3 },
  );
  if (values !== spans) throw new Error(`${values} of ${spans} spans were measured`);
  const peak = process.resourceUsage().maxRSS / 1_024;
  const slices = commitments * slicesAMonth;
  return {
    title: '1,000 commitments × 30 days of minute slices',
    about: [
      `${(slices / 1e6).toFixed(1)} million slices in typed columns, 20 exclusions each, one in ten in two spans, a quarter on office hours; value, facets, occurrences and derivation of each. Memory is the highest resident size of the whole process, with the data and the engine.`,
    ],
    head: ['', 'median', 'best round', 'core time', 'slices/s', 'peak memory'],
    rows: [
      [
        'all commitments',
        `${found.median.toFixed(1)} ms`,
        `${found.best.toFixed(1)} ms`,
        `${found.core.toFixed(1)} ms`,
        rate(slices / (found.median / 1e3)),
        `${peak.toFixed(0)} MB`,
      ],
    ],
    targets: [
      { what: 'at most 60 ms', reached: found.median <= 60, measured: `${found.median.toFixed(1)} ms` },
      { what: 'below 300 MB', reached: peak < 300, measured: `${peak.toFixed(0)} MB` },
    ],
  };
}
