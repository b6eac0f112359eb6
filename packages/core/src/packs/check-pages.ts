/** Are the days of slices those that were sealed? A page is vouched for by its hash in an entry of the kind `pages`. */
import type { SliceColumns } from '../evidence/columns.ts';
import { checkPage, decodePage } from '../evidence/page-codec.ts';
import { columnsFromPages } from '../evidence/page-columns.ts';
import type { Page } from '../evidence/page.ts';
import { canonicalText } from '../values/canonical.ts';
import type { Instant } from '../values/instant.ts';
import { sealedDaysIn } from './bodies.ts';
import type { SealedDay } from './bodies.ts';
import { pageAdded, pageChanged, pageRemoved } from './faults.ts';
import type { PackFault } from './faults.ts';
import type { ReadPack } from './read-pack.ts';

interface NamedPage {
  readonly sealed: SealedDay;
  readonly page: Page;
}

export interface CheckedPages {
  readonly faults: readonly PackFault[];
  readonly pages: readonly NamedPage[];
}

export function checkPages({ entries, pages, proofs }: ReadPack): CheckedPages {
  const sealed = new Map(entries.flatMap(sealedDaysIn).map((one) => [one.hash, one]));
  const held = new Set(pages.map(({ hash }) => hash));
  const named = (hash: string): string => {
    const day = sealed.get(hash);
    return day === undefined ? hash.slice(0, 12) : `${day.series} on ${day.day.slice(0, 10)}`;
  };
  const faults = proofs.pages.filter((hash) => !held.has(hash)).map((hash) => pageRemoved(named(hash)));
  const good: NamedPage[] = [];
  for (const { hash, bytes } of pages) {
    const day = sealed.get(hash);
    const wrong = checkPage({ hash, bytes });
    if (wrong !== undefined) faults.push(pageChanged(named(hash), wrong.message));
    else if (day === undefined) faults.push(pageAdded(named(hash)));
    else good.push({ sealed: day, page: decodePage(bytes) });
  }
  return { faults, pages: good };
}

/** As the evaluation read them: one block a series; of a day that was sealed more than once, the last version known then. */
export function columnsKnownAt(pages: readonly NamedPage[], knownAt: Instant): readonly SliceColumns[] {
  const series = Map.groupBy(
    pages.filter(({ page }) => page.recordedAt <= knownAt),
    ({ sealed: { day: _day, hash: _hash, ...name }, page }) => canonicalText({ ...name, stepMs: page.stepMs }),
  );
  return [...series.values()].flatMap((days) => {
    const latest = new Map<number, NamedPage>();
    for (const one of days.toSorted((a, b) => a.page.recordedAt - b.page.recordedAt)) latest.set(one.page.day, one);
    const ordered = [...latest.values()].toSorted((a, b) => a.page.day - b.page.day);
    const [first] = ordered;
    if (first === undefined) return [];
    const name = { ...first.sealed, stepMs: first.page.stepMs };
    return (
      columnsFromPages(
        name,
        ordered.map(({ page }) => page),
      ) ?? []
    );
  });
}
