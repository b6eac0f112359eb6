/**
 * What the query API answered. Owns: believing only whole answers: a warning means that a part of the data was out of
 * reach, and an answer from a part is worse than none. Does not own: which query was asked.
 */
import type { Outcome, Refusal } from '@troth/core';
import { z } from 'zod';
import type { Sample } from '../source.ts';

const point = z.tuple([z.number(), z.string()]);
const series = z.object({
  metric: z.record(z.string(), z.string()),
  values: z.array(point).optional(),
  value: point.optional(),
  histograms: z.array(z.unknown()).optional(),
  histogram: z.unknown().optional(),
});
const answerSchema = z.object({
  status: z.enum(['success', 'error']),
  error: z.string().optional(),
  errorType: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  data: z.object({ resultType: z.string(), result: z.array(series) }).optional(),
});

export interface FetchedAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

export interface Answered {
  readonly samples: readonly Sample[];
  /** Series that come as native histograms, which are not read. */
  readonly histograms: readonly Readonly<Record<string, string>>[];
}

/** The samples of an answer, or why it is not believed. `name` is given to series that an expression left without one. */
export function readAnswer({ status, body }: FetchedAnswer, query: string, name?: string): Outcome<Answered> {
  const answer = parsed(body);
  const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusals: [refusal] });
  const of = `the query ${query.slice(0, 200)}`;
  if (status === 401 || status === 403) {
    const message = `${of} was not allowed (status ${status}); check the credentials and the tenant of this source`;
    return refuse({ code: 'QUERY-NOT-ALLOWED', message });
  }
  if (answer === undefined) {
    const message = `${of} was answered with status ${status} and no answer of the Prometheus API; check the address of this source`;
    return refuse({ code: 'QUERY-NO-ANSWER', message });
  }
  const { data, error = 'no reason given', errorType = `status ${status}`, warnings = [] } = answer;
  if (status !== 200 || answer.status !== 'success' || data === undefined)
    return refuse({ code: 'QUERY-FAILED', message: `${of} failed (${errorType}): ${error.slice(0, 300)}` });
  if (warnings.length > 0) {
    const message = `${of} was answered with a warning, so a part may be missing and nothing of it is taken: ${warnings.join('; ').slice(0, 300)}`;
    return refuse({ code: 'QUERY-PARTIAL', message });
  }
  if (data.resultType !== 'matrix' && data.resultType !== 'vector')
    return refuse({ code: 'QUERY-RESULT', message: `${of} gives a ${data.resultType}; ask for series of samples` });
  return samplesOf(data.result, { of, name });
}

function parsed(body: Uint8Array): z.output<typeof answerSchema> | undefined {
  try {
    const read = answerSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function samplesOf(
  result: readonly z.output<typeof series>[],
  { of, name }: { of: string; name: string | undefined },
): Outcome<Answered> {
  const samples: Sample[] = [];
  const histograms: Readonly<Record<string, string>>[] = [];
  for (const { metric, values = [], value: one, histograms: many, histogram } of result) {
    const labels = name === undefined ? metric : { ...metric, __name__: name };
    if (many !== undefined || histogram !== undefined) histograms.push(labels);
    for (const [seconds, text] of one === undefined ? values : [...values, one]) {
      const [at, value] = [Math.round(seconds * 1000), valueOf(text)];
      if (value === undefined || !Number.isSafeInteger(at)) {
        const message = `${of} gives ${JSON.stringify(text.slice(0, 40))} at ${seconds}; that is no sample`;
        return { ok: false, refusals: [{ code: 'QUERY-SAMPLE', message }] };
      }
      samples.push({ labels, at, value });
    }
  }
  return { ok: true, value: { samples, histograms } };
}

const special: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  '+Inf': Infinity,
  '-Inf': -Infinity,
  Inf: Infinity,
};
const decimal = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/u;

/** Values are texts, because JSON has no NaN. */
function valueOf(text: string): number | undefined {
  return special[text] ?? (decimal.test(text) ? Number(text) : undefined);
}
