/** The same evidence told in another order. Owns: what is told besides the demo (corrections, late slices), and how it is cut. */
import { Instant } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import type { Chance } from './chance.ts';
import { written } from './demo.ts';

/** A row as it is sent. */
export type SentRow = Readonly<Record<string, unknown>>;

export interface SentBatch {
  readonly source: string;
  readonly rows: readonly SentRow[];
}

const hour = 3_600_000;

/** Later words about some of the outages, and later ones about some of these. */
export function corrected(rows: readonly EvidenceRow[], knownAt: Instant, chance: Chance): readonly EvidenceRow[] {
  const corrections: EvidenceRow[] = [];
  for (const row of rows) {
    if (row.form !== 'state' || row.end === undefined || row.supersedes !== undefined) continue;
    let told: EvidenceRow & { readonly form: 'state' } = row;
    for (let time = chance.integer(0, 2); time > 0; time -= 1) {
      const recordedAt = Instant.of(Math.min(told.recordedAt + chance.integer(1, 48) * hour, knownAt));
      told = {
        ...told,
        id: `${told.id}-C`,
        supersedes: told.id,
        reason: 'the log of the device says otherwise',
        recordedAt,
        end: Instant.plus(row.end, chance.integer(0, 30) * 60_000),
      };
      corrections.push(told);
    }
  }
  return [...rows, ...corrections];
}

const first = Instant.parse('2025-01-10T00:00:00Z');

/** Two days of a probe, told three times over, each time with other counts and at its own moment. */
export function slices(chance: Chance): readonly SentRow[] {
  return Array.from({ length: 3 * 96 }, (_, number): SentRow => {
    const [time, at] = [Math.floor(number / 96), number % 96];
    const start = Instant.plus(first, at * (hour / 2));
    return {
      form: 'slice',
      id: `slice-${time}-${at}`,
      series: 'probe',
      subject: 'nobody-names-this',
      start: Instant.format(start),
      end: Instant.format(Instant.plus(start, hour / 2)),
      bad: chance.integer(0, 9),
      total: 10,
      recordedAt: Instant.format(Instant.plus(first, (72 + time) * hour + at)),
    };
  });
}

/** Every row at least once, some twice, in any order and cut anywhere; a batch speaks for one source. */
export function shuffledBatches(
  { rows, load }: { readonly rows: readonly EvidenceRow[]; readonly load: readonly SentRow[] },
  chance: Chance,
): readonly SentBatch[] {
  const all = [
    ...rows.map((row, at) => ({ source: row.source, row: written(row, at).row })),
    ...load.map((row) => ({ source: 'load', row })),
  ];
  const again = all.filter(() => chance.integer(1, 4) === 1);
  const told = [...chance.shuffled([...all, ...again])];
  const batches: SentBatch[] = [];
  while (told.length > 0) {
    const part = told.splice(0, chance.integer(1, 60));
    for (const [source, own] of Map.groupBy(part, (one) => one.source))
      batches.push({ source, rows: own.map(({ row }) => row) });
  }
  return batches;
}
