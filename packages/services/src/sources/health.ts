/**
 * How a source does. Owns: what was counted of it, its watermark, gaps, the offset of its clock, whether it is fit for
 * evidence (S2.23). A view made while evidence comes in; the evidence itself does not depend on it.
 */
import { Instant, Ratio } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Context, Question } from '../context.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { sourceKind, summaryOf } from './register.ts';
import type { SourceSummary } from './register.ts';

export interface SourceHealth {
  readonly source: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly samples: number;
  readonly lastReceived?: string | undefined;
  /** Watermark: the latest instant that it spoke of. */
  readonly lastOccurred?: string | undefined;
  /** How far the sender's clock was ahead of ours when it last said what time it is; negative when it was behind. */
  readonly offsetMs?: number | undefined;
  readonly fitForEvidence: boolean;
  /** How long it has been silent, where something was expected. */
  readonly silentForMs?: number | undefined;
  readonly state: 'waiting' | 'connected' | 'degraded' | 'disconnected';
  /** Stretches longer than its cadence of which nothing was told, the latest last. */
  readonly gaps: readonly Gap[];
  /** Share of the time since its first word that is in no gap; only where a cadence is expected. */
  readonly completeness?: string | undefined;
}

export interface Gap {
  readonly from: string;
  readonly to: string;
}

const projection = 'source-health';
const mostGaps = 100;

const gap = z.strictObject({ from: z.number().int(), to: z.number().int() });
const kept = z.strictObject({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  refused: z.number().int(),
  samples: z.number().int(),
  lastReceived: z.number().int(),
  firstOccurred: z.number().int().optional(),
  lastOccurred: z.number().int().optional(),
  offsetMs: z.number().int().optional(),
  gaps: z.array(gap),
});
type Kept = z.output<typeof kept>;

/** What one delivery showed. */
export interface Seen {
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly samples: number;
  readonly receivedAt: Instant;
  readonly offsetMs?: number | undefined;
  /** Stretches that its rows spoke of. */
  readonly spoken: readonly { readonly start: number; readonly end: number }[];
}

/** Adds a delivery to the source's health. */
export async function noteSeen(transaction: Transaction, source: SourceSummary, seen: Seen): Promise<void> {
  const before = await keptOf(transaction, source.id);
  const { offsetMs = before.offsetMs, spoken } = seen;
  const first = spoken.reduce((least, { start }) => Math.min(least, start), before.firstOccurred ?? Infinity);
  const last = spoken.reduce((most, { end }) => Math.max(most, end), before.lastOccurred ?? -Infinity);
  const after: Kept = {
    accepted: before.accepted + seen.accepted,
    duplicates: before.duplicates + seen.duplicates,
    refused: before.refused + seen.refused,
    samples: before.samples + seen.samples,
    lastReceived: seen.receivedAt,
    ...(Number.isFinite(first) ? { firstOccurred: first } : {}),
    ...(Number.isFinite(last) ? { lastOccurred: last } : {}),
    ...(offsetMs === undefined ? {} : { offsetMs }),
    gaps: source.cadenceMs === undefined ? [] : gapsAfter(before, spoken, source.cadenceMs),
  };
  await transaction.project(projection, source.id, plainData(after));
}

/** Known gaps without what was told now, and the new ones beyond the watermark. Late rows fill what was open. */
function gapsAfter(
  { gaps, lastOccurred }: Kept,
  spoken: readonly { readonly start: number; readonly end: number }[],
  cadence: number,
): Kept['gaps'] {
  const ordered = [...spoken].sort((a, b) => a.start - b.start);
  const found = [...gaps];
  let mark = lastOccurred;
  for (const { start, end } of ordered) {
    if (mark !== undefined && start - mark > cadence) found.push({ from: mark, to: start });
    mark = Math.max(mark ?? end, end);
  }
  const open = ordered.reduce((left, told) => left.flatMap((one) => without(one, told)), found);
  return open.filter(({ from, to }) => to - from > cadence).slice(-mostGaps);
}

function without(one: Kept['gaps'][number], told: { readonly start: number; readonly end: number }): Kept['gaps'] {
  if (
    told.end < one.from ||
    told.start > one.to ||
    (told.start === told.end && (told.start === one.from || told.start === one.to))
  )
    return [one];
  const parts = [
    { from: one.from, to: Math.min(one.to, told.start) },
    { from: Math.max(one.from, told.end), to: one.to },
  ];
  return parts.filter(({ from, to }) => to > from);
}

async function keptOf(reader: Reader, source: string): Promise<Kept> {
  const found = await reader.projection(projection, source);
  return found === undefined
    ? { accepted: 0, duplicates: 0, refused: 0, samples: 0, lastReceived: 0, gaps: [] }
    : readBody(kept, found);
}

/** One source, or all that are in use. */
export async function sourceHealth(
  context: Context,
  question: Question & { readonly source?: string | undefined },
): Promise<readonly SourceHealth[]> {
  const { organisation, source } = question;
  const now = context.clock();
  return context.store.read(organisation, async (reader) => {
    const sources = (await allRecords(reader, { kind: sourceKind })).map(summaryOf);
    const asked = sources.filter(({ id }) => source === undefined || id === source);
    const found: SourceHealth[] = [];
    for (const one of asked) found.push(healthOf(one, await keptOf(reader, one.id), now));
    return found;
  });
}

function healthOf(source: SourceSummary, seen: Kept, now: Instant): SourceHealth {
  const { cadenceMs, clockLimitMs } = source;
  const { lastReceived, lastOccurred, firstOccurred, offsetMs } = seen;
  const silent = cadenceMs !== undefined && lastOccurred !== undefined ? Math.max(0, now - lastOccurred) : undefined;
  const fit = offsetMs === undefined || Math.abs(offsetMs) <= clockLimitMs;
  const lost = seen.gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const whole = firstOccurred === undefined || lastOccurred === undefined ? 0 : lastOccurred - firstOccurred;
  return {
    source: source.id,
    accepted: seen.accepted,
    duplicates: seen.duplicates,
    refused: seen.refused,
    samples: seen.samples,
    ...(lastReceived === 0 ? {} : { lastReceived: Instant.format(Instant.of(lastReceived)) }),
    ...(lastOccurred === undefined ? {} : { lastOccurred: Instant.format(Instant.of(lastOccurred)) }),
    ...(offsetMs === undefined ? {} : { offsetMs }),
    fitForEvidence: fit,
    ...(silent === undefined ? {} : { silentForMs: silent }),
    state: stateOf(seen, { silent, cadenceMs, fit }),
    gaps: seen.gaps.map(({ from, to }) => ({
      from: Instant.format(Instant.of(from)),
      to: Instant.format(Instant.of(to)),
    })),
    ...(cadenceMs === undefined || whole === 0 ? {} : { completeness: Ratio.of(whole - lost, whole).toString() }),
  };
}

function stateOf(
  { lastReceived, gaps }: Kept,
  now: { readonly silent: number | undefined; readonly cadenceMs: number | undefined; readonly fit: boolean },
): SourceHealth['state'] {
  if (lastReceived === 0) return 'waiting';
  // Three times its cadence: one lost message is a delay, three are a silence.
  if (now.silent !== undefined && now.cadenceMs !== undefined && now.silent > 3 * now.cadenceMs) return 'disconnected';
  return gaps.length > 0 || !now.fit ? 'degraded' : 'connected';
}
