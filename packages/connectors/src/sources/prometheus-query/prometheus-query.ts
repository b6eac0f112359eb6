/**
 * A Prometheus-compatible server that is asked for samples. Owns: where a pull stands and how much it asks for at once.
 * A step believes all of its answers or none. Raw samples are the rule: counting is done here, exactly, and not by a
 * query language that extrapolates (see metrics/cross-check.ts).
 */
import type { Outcome } from '@troth/core';
import { promSelector, sayLabels } from '../metrics/selector.ts';
import type { Pulled, PullSource, RefusedItem, Sample } from '../source.ts';
import type { Answered } from '../prometheus-api/answer.ts';
import { askAt, askRange } from '../prometheus-api/ask.ts';
import type { Asking } from '../prometheus-api/ask.ts';
import { queryTerms } from '../prometheus-api/terms.ts';
import type { Query, QueryTerms } from '../prometheus-api/terms.ts';

/** A server refuses more than 11,000 values of one series. */
const mostPoints = 11_000;

export const prometheusQuery: PullSource<QueryTerms> = {
  kind: 'prometheus-query',
  title: 'Prometheus query API (also Thanos, Mimir, VictoriaMetrics)',
  configuration: queryTerms,
  async pull({ config, secret, cursor, now, fetch }): Promise<Outcome<Pulled>> {
    const newest = now - config.lag;
    const told = cursor?.['upTo'];
    const from = typeof told === 'number' ? told : (config.since ?? newest - config.window);
    const to = Math.min(from + windowOf(config), newest);
    if (to <= from) return { ok: true, value: { delivery: empty, cursor: { upTo: from }, more: false } };
    const asking: Asking = secret === undefined ? { config, fetch } : { config, secret, fetch };
    const samples: Sample[] = [];
    const refused: RefusedItem[] = [];
    for (const query of config.queries) {
      const answered = await askOne(asking, query, { from, to });
      if (!answered.ok) return answered;
      for (const sample of answered.value.samples) if (sample.at > from && sample.at <= to) samples.push(sample);
      for (const labels of answered.value.histograms) {
        const message = 'native histograms are not read; collect classic buckets too';
        refused.push({ place: sayLabels(labels), code: 'NATIVE-HISTOGRAM', message });
      }
    }
    return { ok: true, value: { delivery: { rows: [], samples, refused }, cursor: { upTo: to }, more: to < newest } };
  },
};

const empty = { rows: [], samples: [], refused: [] };

/** Short enough for every expression's step. */
function windowOf({ window, queries }: QueryTerms): number {
  return queries.reduce(
    (most, query) => ('raw' in query ? most : Math.min(most, query.step * (mostPoints - 1))),
    window,
  );
}

/** Samples after `from`, up to and including `to`; servers differ in whether they give the one at `from`. */
async function askOne(
  asking: Asking,
  query: Query,
  { from, to }: { from: number; to: number },
): Promise<Outcome<Answered>> {
  if ('raw' in query) return askAt(asking, { query: `${promSelector(query.raw)}[${to - from}ms]`, at: to });
  const { expression, name, step } = query;
  // Values stand at whole steps of the clock, wherever a window begins, so that asking again gives the same ones.
  const [start, end] = [(Math.floor(from / step) + 1) * step, Math.floor(to / step) * step];
  if (end < start) return { ok: true, value: { samples: [], histograms: [] } };
  return askRange(asking, { query: expression, start, end, step, name });
}
