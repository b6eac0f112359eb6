/**
 * One series of a write request, however it was encoded. Owns: which series can be kept, and the sentence for those that
 * cannot. The labels are shared by all its samples.
 */
import { Instant } from '@troth/core';
import type { RefusedItem, Sample } from '../source.ts';
import { refusedItem } from '../wire/refusals.ts';

export interface WrittenSeries {
  /** Name, value, name, value … */
  readonly labels: readonly string[];
  readonly samples: readonly Omit<Sample, 'labels'>[];
  /** Native histograms, which are counted but not read. */
  readonly histograms: number;
}

export interface KeptSeries {
  readonly samples: readonly Sample[];
  readonly refused: readonly RefusedItem[];
}

const mostLabelText = 16_384;

/** Samples of all series that can be kept; one refusal for each that cannot, and one for all native histograms. */
export function keepSeries(written: Iterable<WrittenSeries>): KeptSeries {
  const samples: Sample[] = [];
  const refused: RefusedItem[] = [];
  const histograms = { count: 0, series: 0, first: '' };
  let index = 0;
  for (const series of written) {
    const place = `timeseries[${index}]`;
    index += 1;
    const labels = labelsOf(series.labels);
    if (typeof labels === 'string') {
      refused.push(refusedItem({ place, code: 'SERIES-LABELS', message: labels }, series.labels));
      continue;
    }
    for (const sample of series.samples) {
      if (isMoment(sample.at)) samples.push({ labels, ...sample });
      else
        refused.push(refusedItem({ place, code: 'SAMPLE-TIME', message: noMoment(sample.at) }, { labels, ...sample }));
    }
    if (series.histograms === 0) continue;
    histograms.first ||= `${place} ${JSON.stringify(labels)}`;
    histograms.count += series.histograms;
    histograms.series += 1;
  }
  if (histograms.count > 0) refused.push(unreadHistograms(histograms));
  return { samples, refused };
}

function labelsOf(parts: readonly string[]): Readonly<Record<string, string>> | string {
  const labels: Record<string, string> = Object.create(null);
  let text = 0;
  for (let i = 0; i < parts.length; i += 2) {
    const [name = '', value = ''] = [parts[i], parts[i + 1]];
    if (name === '') return 'a label without a name; give every label a name';
    if (Object.hasOwn(labels, name)) return `the label ${name} is given twice; which one holds cannot be told`;
    labels[name] = value;
    text += name.length + value.length;
  }
  if (parts.length === 0) return 'a series without labels; its name is the label __name__';
  return text > mostLabelText ? `labels of ${text} characters; at most ${mostLabelText} are read` : labels;
}

const isMoment = (at: number): boolean => Number.isSafeInteger(at) && at >= Instant.earliest && at <= Instant.latest;

const noMoment = (at: number): string => `${at} names no moment; timestamps are milliseconds since 1970`;

function unreadHistograms({ count, series, first }: { count: number; series: number; first: string }): RefusedItem {
  const message = `${count} native histogram samples of ${series} series are not read; expose classic buckets too (in Prometheus: always_scrape_classic_histograms)`;
  return { place: first, code: 'NATIVE-HISTOGRAM', message };
}
