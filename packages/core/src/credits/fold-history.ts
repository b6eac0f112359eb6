/** The history that rules of later periods look at: one entry for each commitment and period, whatever revisions split it. */
import { Ratio } from '../values/ratio.ts';
import type { CommitmentPart, DraftLine } from './draft.ts';
import { commitmentKey } from './find.ts';
import type { CreditState } from './ledger.ts';
import { sizeOf } from './pay.ts';
import type { PastPeriod, Verdict } from './rule.ts';
import { verdicts } from './rule.ts';

type History = CreditState['history'];

/** Whether a commitment is missed in any part of the period. */
export function missedIn(parts: readonly CommitmentPart[], key: string): boolean {
  return parts.some((part) => commitmentKey(part) === key && part.context.verdict === 'missed');
}

/** The worst verdict decides a period that revisions split: missed before met, and any verdict before none. */
const severity: readonly Verdict[] = ['missed', 'met', 'open', 'not-measured', 'no-volume', 'suspended'];

export interface HistoryAfter {
  readonly credited: History;
  /** The same, with nothing credited: the whole credit of the period lapsed. */
  readonly lapsed: History;
}

/** The history with this period at its end. */
export function historyAfter(
  state: Pick<CreditState, 'history'>,
  parts: readonly CommitmentPart[],
  limited: { readonly lines: readonly DraftLine[]; readonly atMaximum: readonly string[] },
): HistoryAfter {
  const credited = new Map(state.history);
  const lapsed = new Map(state.history);
  for (const key of new Set(parts.map(commitmentKey))) {
    const own = parts.filter((part) => commitmentKey(part) === key);
    const entry = entryOf(own, limited, key);
    if (entry === undefined) continue;
    const before = state.history.get(key) ?? [];
    credited.set(key, [...before, entry]);
    lapsed.set(key, [...before, { ...entry, credited: Ratio.zero, atMaximum: false }]);
  }
  return { credited, lapsed };
}

function entryOf(
  parts: readonly CommitmentPart[],
  { lines, atMaximum }: { readonly lines: readonly DraftLine[]; readonly atMaximum: readonly string[] },
  key: string,
): PastPeriod | undefined {
  const worst = [...parts].sort((a, b) => rank(a) - rank(b))[0];
  if (worst === undefined) return undefined;
  const { period, verdict, attained, measurement } = worst.context;
  const money = lines.filter(({ scopes, consequence }) => scopes.commitment === key && consequence.form === 'money');
  return {
    key: period.key,
    start: period.start,
    end: period.end,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    verdict,
    value: attained,
    facets: parts.length === 1 ? measurement.facets : addFacets(parts),
    credited: Ratio.sumOf(money.map(({ consequence }) => sizeOf(consequence))),
    atMaximum: atMaximum.includes(key),
  };
}

function rank({ context }: CommitmentPart): number {
  const at = severity.indexOf(context.verdict);
  return at < 0 ? verdicts.length : at;
}

/** Times and counts of the parts add up; other figures are those of the worst part. */
function addFacets(parts: readonly CommitmentPart[]): PastPeriod['facets'] {
  const [worst, ...others] = [...parts].sort((a, b) => rank(a) - rank(b));
  const facets = { ...worst?.context.measurement.facets };
  for (const { context } of others) {
    for (const [name, figure] of Object.entries(context.measurement.facets)) {
      const own = facets[name];
      const adds = figure.dimension === 'time' || figure.dimension === 'count';
      if (own === undefined) facets[name] = figure;
      else if (adds)
        facets[name] = {
          ...own,
          value: name === 'longest' ? Ratio.max(own.value, figure.value) : own.value.plus(figure.value),
        };
    }
  }
  return facets;
}
