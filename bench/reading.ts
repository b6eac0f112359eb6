/** Statements out of the store: one commitment from rows and pages to statement, and a thousand read and measured. */
import { evaluate } from '@troth/core';
import type { Agreement } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { monthEnd, slicesAMonth } from './data.ts';
import { seal, seriesName, tell, wholeMonth } from './filled.ts';
import { option, size } from './options.ts';
import { agreementName, promises, worksRows } from './promise.ts';
import { atPlace, organisation, placeNames } from './places.ts';
import type { Place, PlaceName } from './places.ts';
import { readAll, together } from './read-all.ts';
import type { AllRead } from './read-all.ts';
import { middle } from './rounds.ts';
import type { Section } from './rounds.ts';

const commitments = option('series', size(1_000, 40));
const statements = size(60, 10);
const rounds = size(5, 2);

interface Found {
  readonly name: PlaceName;
  readonly engine: string;
  /** Milliseconds from question to statement of one commitment, the middle and the slowest of twenty. */
  readonly one: { readonly median: number; readonly p95: number; readonly evaluating: number };
  readonly all: AllRead;
  readonly peak: number;
}

export async function run(): Promise<Section> {
  const found: Found[] = [];
  for (const name of placeNames) found.push(await atPlace(name, measure));
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const limits = { PostgreSQL: { one: 5, all: 500 }, embedded: { one: 20, all: 2_000 } } as const;
  return {
    title: 'Statements out of the store',
    about: [
      `One commitment: its pages of 30 days and its 20 works are read from the store and evaluated to a statement with derivation, ${statements} different commitments one after the other. All: the pages of ${commitments.toLocaleString('en')} commitments (${((commitments * slicesAMonth) / 1e6).toFixed(1)} million slices), ${together} series a question, each measured with 20 exclusions that cut slices as soon as it is there; median of ${rounds} rounds. Evaluating is the part of the time in which this process measured; reading is the rest. Megabytes are those of the columns as they are laid out; pages are about half of that. Core time counts every thread, the embedded database and the collection of garbage with it.`,
    ],
    head: [
      'store',
      'one, median',
      'one, p95',
      'of it evaluating',
      `${commitments.toLocaleString('en')}, all`,
      'of it reading',
      'of it evaluating',
      'core time of this process',
      'pages',
      'MB',
      'peak memory',
    ],
    rows: found.map(({ name, engine, one, all, peak }) => [
      `${name} (${engine})`,
      ms(one.median),
      ms(one.p95),
      ms(one.evaluating),
      ms(all.ms),
      ms(all.ms - all.evaluating),
      ms(all.evaluating),
      ms(all.core),
      all.pages.toLocaleString('en'),
      (all.bytes / 1e6).toFixed(1),
      `${peak.toFixed(0)} MB`,
    ]),
    targets: found.flatMap(({ name, one, all }) => [
      {
        what: `${name}: one commitment × 30 days with exclusions at most ${limits[name].one} ms`,
        reached: one.median <= limits[name].one,
        measured: ms(one.median),
      },
      {
        what: `${name}: 1,000 commitments × 30 days with exclusions at most ${limits[name].all} ms`,
        reached: commitments >= 1_000 && all.ms <= limits[name].all,
        measured: commitments >= 1_000 ? ms(all.ms) : `${ms(all.ms)} for ${commitments}`,
      },
    ]),
  };
}

async function measure({ name, engine, store, settle }: Place): Promise<Found> {
  await tell(store, commitments);
  await seal(store);
  const agreements = promises(statements);
  for (const [index] of agreements.entries())
    await store.write(organisation, (transaction) =>
      transaction.addFacts({ source: 'works', rows: worksRows(index), claimed: true }, { actor: 'system' }),
    );
  await settle();
  const one = await statementsOf(store, agreements);
  const all: AllRead[] = [];
  for (let round = 0; round <= rounds; round += 1) all.push(await readAll(store, name, { count: commitments }));
  const [, ...measured] = all;
  const ofAll = measured.sort((a, b) => a.ms - b.ms)[measured.length >> 1];
  if (ofAll === undefined) throw new RangeError('At least one round has to be measured.');
  return { name, engine, one, all: ofAll, peak: process.resourceUsage().maxRSS / 1_024 };
}

async function statementsOf(store: Store, agreements: readonly Agreement[]): Promise<Found['one']> {
  const times: number[] = [];
  const evaluating: number[] = [];
  for (const warm of [true, false])
    for (const [index, agreement] of agreements.entries()) {
      const begun = performance.now();
      const evidence = await store.read(organisation, (reader) => evidenceOf(reader, index));
      const read = performance.now();
      const statement = evaluate({ agreement, evidence, knownAt: monthEnd, period: '2024-11' });
      if (!statement.ok || statement.value.rows[0]?.segments[0]?.excluded.length === 0)
        throw new Error(`${agreement.id} has no statement with exclusions.`);
      if (warm) continue;
      times.push(performance.now() - begun);
      evaluating.push(performance.now() - read);
    }
  const slow = [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  return { median: middle(times), p95: slow, evaluating: middle(evaluating) };
}

/** What an evaluation is handed: the rows and columns of one agreement. */
async function evidenceOf(reader: Reader, index: number) {
  const about = {
    agreement: agreementName(index),
    names: [seriesName(index), 'service', 'works', 'probe'],
    knownAt: monthEnd,
  };
  const facts = await reader.facts(about);
  const columns = await reader.columns({ ...about, span: wholeMonth });
  return { rows: facts.map(({ row }) => row), columns };
}
