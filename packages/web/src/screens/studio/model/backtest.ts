/**
 * What a text would have made of the months that were lived through, computed in the browser from their evidence. Owns: reading
 * the evidence, and what of the result is shown beside the text. Does not own: the computation (core), evidence that is too much
 * for a browser, which the server computes with.
 */
import { backTest, Instant, Money, parseRow } from '@troth/core';
import type { BackTest, EvidenceRow, Revision } from '@troth/core';

/** Beyond so many bytes a browser would have to be waited for. */
export const mostBytes = 6_000_000;

/** Rows of a file of JSON lines; a line that cannot be read is none of what an evaluation may use, so that all is refused. */
export function readRows(text: string): readonly EvidenceRow[] | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.map((line, at) => parseRow(JSON.parse(line), `evidence:${at + 1}`));
  return rows.every((row) => row.ok) ? rows.flatMap((row) => (row.ok ? [row.value] : [])) : undefined;
}

/** The calendar years that the months lie in. */
export const yearsOf = (months: readonly string[]): readonly string[] => [
  ...new Set(months.map((month) => month.slice(0, 4))),
];

interface Asked {
  readonly revision: Revision;
  /** The revisions of the agreement as far as the browser knows them: a request that was refused stays refused under its clause. */
  readonly governing?: Revision | undefined;
  readonly rows: readonly EvidenceRow[];
  /** "2024-02", the oldest first. */
  readonly months: readonly string[];
  /** RFC 3339: nothing that became known later counts. */
  readonly knownAt: string;
}

/** The text as if it alone had held from the first of these months; undefined when it cannot be computed with. */
export function testInBrowser({ revision, governing, rows, months, knownAt }: Asked): BackTest | undefined {
  const first = months[0];
  if (first === undefined) return undefined;
  const from = revision.zone.startOfDay(`${first}-01`);
  const history = { id: revision.agreement, revisions: [{ ...(governing ?? revision), from, to: undefined }] };
  const made = backTest({
    draft: revision,
    history,
    evidence: { rows },
    periods: months,
    knownAt: Instant.parse(knownAt),
  });
  return made.ok ? made.value : undefined;
}

type Sum = Pick<BackTest, 'currency' | 'credit'>;

/** How far a sum moved; undefined where the two are in different currencies. */
export function moved(now: Sum, was: Sum | undefined): Money<string> | undefined {
  if (was?.currency !== now.currency) return undefined;
  return Money.of(now.credit, now.currency).minus(Money.of(was.credit, was.currency));
}
