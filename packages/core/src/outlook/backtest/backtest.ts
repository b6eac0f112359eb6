/**
 * A whole draft over periods of the past, by the engine that will judge it. Owns: what is computed together: the table, each
 * promise's history, the money, what made it miss; and apart from that, because each is many evaluations more: clauses, readings
 * of time, other luck. Does not own: which months and whose they are (the caller says).
 */
import type { Revision } from '../../agreements/revision.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import type { PastPeriod } from '../../evaluation/past-periods.ts';
import type { Agreement } from '../../agreements/book.ts';
import { accepted } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { clauseEffects } from './clauses.ts';
import type { ClauseEffect } from './clauses.ts';
import { enoughOwn, pool } from './cohort.ts';
import type { Lived, Pooled } from './cohort.ts';
import { driversOf } from './drivers.ts';
import type { Attribution, Drivers } from './drivers.ts';
import { readingsOf } from './honesty.ts';
import type { Reading } from './honesty.ts';
import { promisesOf } from './promises.ts';
import type { PromiseHistory } from './promises.ts';
import { stressesOf } from './stress.ts';
import type { Stressed } from './stress.ts';
import { baseRun } from './supposed.ts';
import type { BaseRun } from './supposed.ts';
import { tableOf } from './table.ts';
import type { BackTestRow, TableRow } from './table.ts';
import { underText } from './under.ts';
import type { Past } from './under.ts';

export const backTestSections = ['ablation', 'honesty', 'stress'] as const;
export type BackTestSection = (typeof backTestSections)[number];

export interface BackTestAsked extends Past {
  readonly draft: Revision;
  /** Step of the percentages that are offered; 0.01 % when missing. */
  readonly offerGrid?: Ratio | undefined;
  readonly attribution?: Attribution | undefined;
  /** Months of similar agreements, asked where there are few of one's own. */
  readonly cohort?: readonly CohortMember[] | undefined;
  readonly with?: readonly BackTestSection[] | undefined;
}

export interface CohortMember {
  readonly history: Agreement;
  readonly evidence: EvidenceInput;
  readonly periods: readonly string[];
}

export interface BackTestMonth {
  readonly period: string;
  readonly credit: string;
  readonly rows: readonly BackTestRow[];
}

export interface PooledPromise extends Pooled {
  readonly commitment: string;
  readonly target?: string;
}

export interface BackTest {
  readonly currency: string;
  readonly periods: readonly BackTestMonth[];
  readonly promises: readonly PromiseHistory[];
  readonly credit: string;
  /** The dearest period; missing where nothing would have been owed. */
  readonly worst?: { readonly period: string; readonly credit: string };
  /** Rules that could not say what they pay; their credits are in no sum. */
  readonly undetermined: readonly string[];
  readonly drivers: readonly Drivers[];
  readonly cohort: readonly PooledPromise[];
  readonly ablation?: readonly ClauseEffect[];
  readonly honesty?: readonly Reading[];
  readonly stress?: readonly Stressed[];
}

/** Refuses periods that are none. */
export function backTest(asked: BackTestAsked): Outcome<BackTest> {
  const { draft, offerGrid, attribution, with: sections = [] } = asked;
  const currency = draft.terms.currency ?? 'XXX';
  const made = baseRun(underText(asked, draft), currency);
  if (!made.ok) return made;
  const base = made.value;
  const { periods, evidence } = base.past;
  const tables = periods.map(tableOf);
  const table = tables.flat();
  const worst = dearest(periods);
  return accepted({
    currency,
    periods: periods.map(({ period, credit }, at) => ({
      period: period.key,
      credit: credit?.total ?? '0',
      rows: (tables[at] ?? []).map(({ written }) => written),
    })),
    promises: promisesOf(table, offerGrid),
    credit: base.credit,
    ...(worst === undefined ? {} : { worst }),
    undetermined: undeterminedIn(periods),
    drivers: driversOf(table, { evidence, attribution }),
    cohort: pooledPromises(asked, table),
    ...apart(base, sections),
  });
}

function apart(base: BaseRun, sections: readonly BackTestSection[]): Pick<BackTest, 'ablation' | 'honesty' | 'stress'> {
  return {
    ...(sections.includes('ablation') ? { ablation: clauseEffects(base) } : {}),
    ...(sections.includes('honesty') ? { honesty: readingsOf(base) } : {}),
    ...(sections.includes('stress') ? { stress: stressesOf(base) } : {}),
  };
}

function dearest(periods: readonly PastPeriod[]): BackTest['worst'] {
  const [first] = periods
    .map(({ period, credit }) => ({ period: period.key, credit: credit?.total ?? '0' }))
    .sort((a, b) => Ratio.parse(b.credit).compare(Ratio.parse(a.credit)));
  return first === undefined || Ratio.parse(first.credit).isZero() ? undefined : first;
}

const undeterminedIn = (periods: readonly PastPeriod[]): readonly string[] => [
  ...new Set(periods.flatMap(({ credit }) => (credit?.undetermined ?? []).map(({ message }) => message))),
];

/** Promises that leave a time, where the own months are few. */
function pooledPromises(asked: BackTestAsked, table: readonly TableRow[]): readonly PooledPromise[] {
  const { cohort = [], draft } = asked;
  if (cohort.length === 0 || asked.periods.length >= enoughOwn) return [];
  const others = cohort.flatMap((member) => {
    const made = baseRun(underText({ ...member, knownAt: asked.knownAt }, draft), draft.terms.currency ?? 'XXX');
    return made.ok ? [{ name: member.history.id, table: made.value.past.periods.flatMap(tableOf) }] : [];
  });
  const own = { name: asked.history.id, table };
  return draft.commitments.flatMap((commitment): PooledPromise[] => {
    const rows = [own, ...others].flatMap((one) => one.table).filter((row) => row.written.commitment === commitment.id);
    const shown = rows.find(({ written, judged }) => written.allowedMs !== undefined && judged.segments.length === 1);
    const [part] = shown?.judged.segments ?? [];
    if (shown?.written.allowedMs === undefined || part === undefined) return [];
    const pooled = pool(livedOf(own, commitment.id), {
      cohort: others.map((one) => livedOf(one, commitment.id)),
      allowedMs: Ratio.parse(shown.written.allowedMs),
      agreedMs: Ratio.of(part.agreedMs),
    });
    const target = shown.written.target;
    return pooled === undefined
      ? []
      : [{ commitment: commitment.id, ...(target === undefined ? {} : { target }), ...pooled }];
  });
}

function livedOf({ name, table }: { readonly name: string; readonly table: readonly TableRow[] }, id: string): Lived {
  const rows = table.filter(({ written }) => written.commitment === id && written.downtimeMs !== undefined);
  const outages = rows.flatMap(({ judged }) =>
    judged.segments.flatMap(({ measurement }) =>
      measurement.occurrences.filter(({ counted }) => counted.greaterThan(Ratio.zero)),
    ),
  );
  return {
    name,
    periods: rows.length,
    outages: outages.length,
    countedMs: Ratio.sumOf(rows.map(({ written }) => Ratio.parse(written.downtimeMs ?? '0'))),
  };
}
