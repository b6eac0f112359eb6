/**
 * Complete and cost-effective (S2.22): each service of each customer with what stands behind it, how complete its text is, what
 * it costs and earns, and the one thing to do. Owns: that table. Does not own: its sums (`levels.ts`), coverage
 * (`relations/coverage.ts`), prices (`price-text.ts`).
 */
import { accepted, Instant, lintRevision, refused } from '@troth/core';
import type { Localized, Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import { keptUnder } from '../backtest/kept.ts';
import type { Actor, Context, Question } from '../context.ts';
import { habitSources } from '../forecast/habit.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { coverageOf } from '../relations/coverage.ts';
import type { Cover, CoverageCell } from '../relations/coverage.ts';
import { contractsBehind } from './behind.ts';
import type { Behind } from './behind.ts';
import { knownOf } from './known.ts';
import { levelsOf, sumsOf } from './levels.ts';
import type { CostTotal, LevelCost } from './levels.ts';
import { monthlyFee } from './monthly-fee.ts';
import { priceText } from './price-text.ts';
import type { PricedText } from './price-text.ts';
import { recommend } from './recommend.ts';
import type { Recommendation } from './recommend.ts';

/** An agreement as it stands in the table; money of a month, estimates in the major unit. */
export interface CostRow {
  readonly service: string;
  readonly party: string;
  readonly cover: Cover;
  readonly agreement?: string | undefined;
  readonly title?: Localized | undefined;
  /** The strictest promise of availability, as it is written. */
  readonly promised?: string | undefined;
  /** Clauses of the catalogue that nothing is to be said against, of all. */
  readonly complete?: { readonly clauses: number; readonly of: number } | undefined;
  readonly currency?: string | undefined;
  readonly fee?: number | undefined;
  /** Fees of the contracts behind it, by the agreements that share them, and the extra cost its model names. */
  readonly cost?: number | undefined;
  /** Contracts behind it that are charged in another currency: their fees are not in the cost. */
  readonly apart?: readonly string[] | undefined;
  readonly expected?: number | undefined;
  readonly recovery?: number | undefined;
  /** Fee − cost − expected credits. */
  readonly margin?: number | undefined;
  readonly recommendation: Recommendation;
}

export interface CostEffectiveness {
  readonly services: ReturnType<typeof coverageOf>['services'];
  readonly customers: ReturnType<typeof coverageOf>['customers'];
  readonly rows: readonly CostRow[];
  readonly levels: readonly LevelCost[];
  /** Altogether, by currency. */
  readonly totals: readonly CostTotal[];
  /** Cells that anything in force stands behind, of all. */
  readonly covered: { readonly cells: number; readonly of: number };
}

export async function costEffectiveness(
  context: Context,
  { organisation, actor }: Question & { readonly actor: Actor },
): Promise<Outcome<CostEffectiveness>> {
  if (actor.side !== undefined && actor.side !== 'own')
    return refused({ code: 'NOT-FOUND', message: 'there is no such table' });
  const sources = await habitSources(context, { organisation });
  return context.store.read(organisation, async (reader) => {
    const day = Instant.format(context.clock()).slice(0, 10);
    return keptUnder(context.store, ['costs', organisation, sources.register.size, day], () =>
      tableOf({ context, reader, sources }),
    );
  });
}

async function tableOf({
  context,
  reader,
  sources,
}: Omit<Desk, 'shelf' | 'behind'>): Promise<Outcome<CostEffectiveness>> {
  const shelf = await shelfOf(context.store, reader);
  const coverage = coverageOf(sources.register, shelf, context.clock());
  const desk: Desk = { context, reader, sources, shelf, behind: contractsBehind(sources.register, shelf) };
  const rows: CostRow[] = [];
  for (const cell of coverage.cells) rows.push(...(await rowsOf(cell, desk)));
  const covered = coverage.cells.filter(({ cover }) => cover !== 'none' && cover !== 'expired').length;
  return accepted({
    services: coverage.services,
    customers: coverage.customers,
    rows,
    levels: levelsOf(rows),
    totals: sumsOf(rows),
    covered: { cells: covered, of: coverage.cells.length },
  });
}

interface Desk {
  readonly context: Context;
  readonly reader: Reader;
  readonly sources: HabitSources;
  readonly shelf: Shelf;
  readonly behind: ReadonlyMap<string, readonly Behind[]>;
}

/** One row for each agreement of a cell; a cell without any keeps its row. */
async function rowsOf(cell: CoverageCell, desk: Desk): Promise<readonly CostRow[]> {
  const { service, party, cover } = cell;
  const rows: CostRow[] = [];
  for (const agreement of cell.agreements) {
    const { revisions } = desk.shelf.agreements.get(agreement)?.agreement ?? { revisions: [] };
    const now = desk.context.clock();
    const revision = revisions.findLast(({ from, to }) => from <= now && (to === undefined || to > now));
    if (revision === undefined) continue;
    const made = await priceText(desk.context, desk.reader, { ...desk, agreement, revision, onlyMain: true });
    const priced = made.ok ? made.value : undefined;
    const costs = await costOf(revision, desk, priced);
    rows.push(rowOf({ cell, revision, priced, costs }));
  }
  return rows.length > 0 ? rows : [{ service, party, cover, recommendation: recommend({ cell }) }];
}

interface Found {
  readonly cell: CoverageCell;
  readonly revision: Revision;
  readonly priced: PricedText | undefined;
  readonly costs: { readonly cost: number; readonly apart: readonly string[] };
}

function rowOf({ cell, revision, priced, costs: { cost, apart } }: Found): CostRow {
  const { service, party } = cell;
  const { agreement, terms } = revision;
  const expected = priced?.price?.main.expected;
  const margin = priced === undefined ? undefined : priced.fee - cost - (expected ?? 0);
  const strictest = promisedBy(revision);
  return {
    service,
    party,
    cover: terms.type,
    agreement,
    title: terms.title,
    ...(strictest === undefined ? {} : { promised: strictest }),
    complete: completeness(revision),
    currency: terms.currency,
    fee: priced?.fee,
    cost,
    ...(apart.length === 0 ? {} : { apart }),
    expected,
    recovery: priced?.buildUp?.recovery,
    margin,
    recommendation: recommend({ cell, priced, margin, complete: completeness(revision) }),
  };
}

/** A share of the fees of each contract behind, and what the model names beside. */
async function costOf(
  { agreement, terms: { currency } }: Revision,
  desk: Desk,
  priced: PricedText | undefined,
): Promise<Found['costs']> {
  const now = desk.context.clock();
  const apart: string[] = [];
  let cost = priced?.buildUp?.delivery ?? 0;
  for (const { agreement: contract, share } of desk.behind.get(agreement) ?? []) {
    const revision = contract.revisions.findLast(({ from }) => from <= now);
    if (revision === undefined) continue;
    const known = await knownOf(desk.context, desk.reader, {
      agreement: contract.id,
      revision,
      sources: desk.sources,
      now,
    });
    const fee = monthlyFee(revision, known.ok ? known.value.charges : []);
    if (revision.terms.currency === currency) cost += fee * share;
    else if (fee > 0) apart.push(contract.id);
  }
  return { cost, apart };
}

/** K01 to K25 of the catalogue of clauses. */
const allClauses = 25;
const linted = new WeakMap<Revision, number>();

function completeness(revision: Revision): { readonly clauses: number; readonly of: number } {
  const known = linted.get(revision);
  if (known !== undefined) return { clauses: known, of: allClauses };
  const faulty = lintRevision(revision).flatMap(({ code, severity }) =>
    severity === 'note' ? [] : (/^K\d\d/u.exec(code) ?? []).slice(0, 1),
  );
  const clauses = allClauses - new Set(faulty).size;
  linted.set(revision, clauses);
  return { clauses, of: allClauses };
}

/** The availability that is promised, the highest where there are several. */
function promisedBy({ commitments }: Revision): string | undefined {
  const bounds = commitments.flatMap((one) => {
    const target = one.targetFor(one.terms.class);
    return one.metric.kind === 'availability' && target?.bound.dimension === 'ratio' ? [target] : [];
  });
  return bounds.sort((one, other) => other.bound.value.compare(one.bound.value))[0]?.text;
}
