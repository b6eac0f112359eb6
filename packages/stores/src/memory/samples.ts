/** Raw samples and the quarantine in memory. */
import { canonicalText } from '@troth/core';
import type { QuarantinedItem, SampleQuestion, SetAside, StoredSample } from '../ports/evidence.ts';
import { compareText } from '../rules/names.ts';
import { keyOf } from './session.ts';
import type { Session } from './session.ts';

export function findSamples({ state }: Session, question: SampleQuestion): readonly StoredSample[] {
  const { source, labels = {}, span } = question;
  return state.samples
    .values()
    .filter((held) => held.source === source && held.sample.at >= span.start && held.sample.at < span.end)
    .map(({ sample }) => sample)
    .filter((sample) => Object.entries(labels).every(([name, value]) => sample.labels[name] === value))
    .sort((a, b) => compareText(canonicalText(a.labels), canonicalText(b.labels)) || a.at - b.at);
}

/** The first telling of a label set and instant stands. */
export function addSamples({ state }: Session, source: string, samples: readonly StoredSample[]): number {
  let added = 0;
  for (const { labels, stale, ...told } of samples) {
    const key = keyOf(source, canonicalText(labels), told.at);
    if (state.samples.get(key) !== undefined) continue;
    const sample = { labels: Object.freeze({ ...labels }), ...told, ...(stale === true ? { stale } : {}) };
    state.samples.set(key, { source, sample: Object.freeze(sample) });
    added += 1;
  }
  return added;
}

export function findQuarantined(
  { state }: Session,
  { source, after = 0, limit }: { readonly source?: string; readonly after?: number; readonly limit: number },
): readonly QuarantinedItem[] {
  return state.quarantine
    .values()
    .filter((item) => item.id > after && (source ?? item.source) === item.source)
    .sort((a, b) => a.id - b.id)
    .slice(0, limit);
}

export function setAside(session: Session, items: readonly SetAside[]): void {
  const { state } = session;
  for (const item of items) {
    const id = state.nextItem++;
    state.quarantine.set(keyOf(id), Object.freeze({ ...item, id, receivedAt: session.clock() }));
  }
}
