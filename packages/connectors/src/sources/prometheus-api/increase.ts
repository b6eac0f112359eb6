/** PromQL's `increase` of one counter, asked beside the samples that were counted exactly. For explanation only. */
import type { Outcome } from '@troth/core';
import { crossCheck } from '../metrics/cross-check.ts';
import type { CheckedWindow, CounterSample, CrossCheck } from '../metrics/cross-check.ts';
import { nameLabel, promSelector } from '../metrics/selector.ts';
import type { Labels } from '../metrics/selector.ts';
import { askAt } from './ask.ts';
import type { Asking } from './ask.ts';

export interface CheckedCounter {
  /** All labels of the counter, its name among them. */
  readonly labels: Labels;
  readonly samples: readonly CounterSample[];
  readonly window: CheckedWindow;
}

export async function checkIncrease(
  asking: Asking,
  { labels, samples, window }: CheckedCounter,
): Promise<Outcome<CrossCheck>> {
  const { [nameLabel]: metric = '', ...where } = labels;
  const query = `increase(${promSelector({ metric, where })}[${window.to - window.from}ms])`;
  const answered = await askAt(asking, { query, at: window.to });
  if (!answered.ok) return answered;
  return { ok: true, value: crossCheck(samples, window, answered.value.samples[0]?.value) };
}
