/**
 * What costs most minutes: outages of a span, of all agreements or of one, added up by cause, agreement, customer, site, hour of the
 * day, or works that they fell into (S2.15, J9). Owns: the sums, exact. It counts what was told, before exclusions: a finding speaks of the service, a statement of the promise.
 */
import { accepted, extentOf, Instant, Ratio, refused, resolveEvidence, Zone } from '@troth/core';
import type { Outcome, RowOf } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { allFacts } from '../evidence/find-row.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { zoneOf } from '../today/scene.ts';

export const paretoBy = ['cause', 'agreement', 'customer', 'site', 'hour', 'works'] as const;
export type ParetoBy = (typeof paretoBy)[number];

export interface ParetoBar {
  readonly key: string;
  /** Exact milliseconds, weighed by the share that was affected. */
  readonly ms: string;
  readonly outages: number;
  /** Of all, and of all so far: exact shares. */
  readonly share: string;
  readonly cumulative: string;
}

export interface Pareto {
  readonly by: ParetoBy;
  readonly totalMs: string;
  readonly outages: number;
  readonly bars: readonly ParetoBar[];
}

export interface ParetoQuestion extends Question {
  /** Days in the zone of the organisation; the last one is not in it any more. */
  readonly from: string;
  readonly to: string;
  readonly by: ParetoBy;
  /** Of this one alone. */
  readonly agreement?: string | undefined;
}

const mostBars = 24;

export async function pareto(context: Context, question: ParetoQuestion): Promise<Outcome<Pareto>> {
  const { organisation, by } = question;
  const register = await registerOf(context.store, organisation);
  const zone = Zone.get(zoneOf(register));
  if (zone === undefined || question.to <= question.from)
    return refused({ code: 'MOMENT', message: 'write a span that ends after it begins' });
  if (question.from < '1900' || question.to >= '2200')
    return refused({ code: 'MOMENT', message: 'write a span within the years 1900 to 2199' });
  const [start, end] = [zone.startOfDay(question.from), zone.startOfDay(question.to)];
  const sums = new Map<string, { ms: Ratio; outages: number }>();
  const span = { start, end };
  const outages = await context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const known = question.agreement === undefined ? undefined : agreementOn(shelf, question.agreement);
    if (known?.ok === false) return known;
    const facts = await allFacts(reader, { forms: ['state'], span });
    const agreements = question.agreement === undefined ? [...shelf.agreements.keys()] : [question.agreement];
    const rows = facts.map(({ row }) => row);
    const own = Map.groupBy(rows, ({ agreement }) => agreement ?? '');
    const down = agreements.flatMap((agreement) => {
      const view = resolveEvidence({ rows: own.get(agreement) ?? [], knownAt: context.clock(), agreement });
      return view.rows('state', span).filter(({ state }) => state === 'down');
    });
    return accepted(down);
  });
  if (!outages.ok) return outages;
  for (const row of outages.value) {
    const key = keyOf(row, { by, register });
    const before = sums.get(key) ?? { ms: Ratio.zero, outages: 0 };
    sums.set(key, { ms: before.ms.plus(lengthOf(row, span, context.clock())), outages: before.outages + 1 });
  }
  return accepted(inShares(by, sums));
}

function inShares(by: ParetoBy, sums: ReadonlyMap<string, { readonly ms: Ratio; readonly outages: number }>): Pareto {
  const all = Ratio.sumOf([...sums.values()].map(({ ms }) => ms));
  const sorted = [...sums].sort(([a, one], [b, other]) => other.ms.compare(one.ms) || (a < b ? -1 : 1));
  let so = Ratio.zero;
  const bars = sorted.map(([key, { ms, outages }]): ParetoBar => {
    so = so.plus(ms);
    const of = (part: Ratio): string => (all.isZero() ? '0' : part.dividedBy(all).toString());
    return { key, ms: ms.toString(), outages, share: of(ms), cumulative: of(so) };
  });
  const outages = [...sums.values()].reduce((count, one) => count + one.outages, 0);
  return { by, totalMs: all.toString(), outages, bars: bars.slice(0, mostBars) };
}

function lengthOf(row: RowOf<'state'>, span: { readonly start: Instant; readonly end: Instant }, now: Instant): Ratio {
  const extent = extentOf(row);
  const [from, to] = [Math.max(row.start, span.start), Math.min(extent.end ?? now, span.end)];
  const length = Ratio.of(Math.max(0, to - from));
  return row.affected === undefined ? length : length.times(row.affected);
}

function keyOf(row: RowOf<'state'>, { by, register }: { readonly by: ParetoBy; readonly register: Register }): string {
  switch (by) {
    case 'cause':
      return row.cause ?? '';
    case 'agreement':
      return row.agreement ?? '';
    case 'customer':
      return register.get('agreement-roles', row.agreement ?? '')?.body.customer ?? '';
    case 'site':
      return row.subject ?? '';
    case 'works':
      return worksDuring(register, row);
    case 'hour': {
      const hour = Math.floor((Zone.get(zoneOf(register))?.toLocal(row.start).ms ?? 0) / 3_600_000);
      return `${String(hour).padStart(2, '0')}:00`;
    }
  }
}

/** The first works on the agreement that were under way when it began; planned time where nobody wrote down the actual one. */
function worksDuring(register: Register, { agreement, start }: RowOf<'state'>): string {
  const found = register.all('change').find(({ body: { state, agreements, window, actual = window } }) => {
    const touched = agreement !== undefined && agreements.includes(agreement) && state !== 'cancelled';
    return touched && Instant.parse(actual.start) <= start && start < Instant.parse(actual.end);
  });
  return found?.id ?? '';
}
