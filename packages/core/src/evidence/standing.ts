/**
 * Which rows stand: corrections replace, retractions take back, repetitions count once. Owns: that decision.
 * Does not own: which rows are visible at an instant (resolve.ts).
 *
 * Nothing here depends on the order in which rows arrive: every choice is by recordedAt and then by canonical text.
 */
import { factText } from './canonical.ts';
import type { EvidenceRow } from './row.ts';
import type { EvidenceConflict } from './view.ts';

/** A row, its key, and what it says; the text is written only where rows have to be told apart. */
class Told {
  readonly row: EvidenceRow;
  readonly key: string;
  #fact: string | undefined;

  constructor(row: EvidenceRow) {
    this.row = row;
    this.key = keyOf(row.source, row.id);
  }

  get fact(): string {
    this.#fact ??= factText(this.row);
    return this.#fact;
  }
}

const keyOf = (source: string, id: string): string => `${source}\u0000${id}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earlier recorded first; rows recorded together by id, then by what they say. */
function byRecording(a: Told, b: Told): number {
  return (
    a.row.recordedAt - b.row.recordedAt || compareText(a.key, b.key) || (a === b ? 0 : compareText(a.fact, b.fact))
  );
}

function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function once(told: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return told.filter(({ fact }) => !seen.has(fact) && seen.add(fact));
}

const replacesItself = ({ row }: Told): boolean => row.supersedes === row.id;

/** Of one id: the first recorded stands, others that claim to be the same fact are conflicts; its corrections are kept. */
function withoutConflicts(sameId: readonly Told[], contradictions: Contradiction[]): Told[] {
  const [first, ...others] = sameId.filter((told) => !replacesItself(told));
  const corrections = sameId.filter(replacesItself);
  const together = [...groupBy(corrections, ({ row }) => String(row.recordedAt)).values()];
  const rivals = [...others, ...together.flatMap((group) => group.slice(1))];
  for (const { row } of rivals) {
    const message =
      `${row.source} says two different things under the id ${row.id}; the one recorded first stands. ` +
      'Give a correction its own id and name the row it supersedes.';
    contradictions.push({ row, conflict: { source: row.source, id: row.id, message } });
  }
  const kept = together.flatMap((group) => group.slice(0, 1));
  return first === undefined ? kept : [first, ...kept];
}

/**
 * Decides who is in force among rows that supersede the same row: those recorded last, together (one outage may be
 * corrected into two). A retraction among them counts for nothing of its own. A correction that is itself taken back
 * replaces nothing, so the original stands again.
 */
class Succession {
  readonly #heirs: Map<string, Told[]>;
  readonly #takenBack = new Map<Told, boolean>();

  constructor(told: readonly Told[]) {
    const correcting = told.filter(({ row }) => row.supersedes !== undefined);
    this.#heirs = groupBy(correcting, ({ row }) => keyOf(row.source, row.supersedes ?? ''));
  }

  /** The rows in force in place of the row with this key; empty when nothing replaces it. */
  inForce(key: string): readonly Told[] {
    const valid = (this.#heirs.get(key) ?? []).filter((told) => !this.takenBack(told));
    const last = Math.max(...valid.map(({ row }) => row.recordedAt));
    return valid.filter(({ row }) => row.recordedAt === last);
  }

  takenBack(told: Told): boolean {
    const known = this.#takenBack.get(told);
    if (known !== undefined) return known;
    // Rows that take each other back in a circle: the one asked first (earliest recorded) stands.
    this.#takenBack.set(told, false);
    const heirs = replacesItself(told) ? [] : this.inForce(told.key);
    const answer = heirs.length > 0 && heirs.every(({ row }) => row.retracts === true);
    this.#takenBack.set(told, answer);
    return answer;
  }

  stands(told: Told): boolean {
    const { row } = told;
    if (row.retracts === true || this.takenBack(told)) return false;
    if (!replacesItself(told) && this.inForce(told.key).length > 0) return false;
    return row.supersedes === undefined || this.inForce(keyOf(row.source, row.supersedes)).includes(told);
  }
}

/** A row that does not stand because another said something else first. */
export interface Contradiction {
  readonly row: EvidenceRow;
  readonly conflict: EvidenceConflict;
}

export interface Standing {
  readonly rows: readonly EvidenceRow[];
  readonly contradictions: readonly Contradiction[];
}

/** Rows that stand among those given, each fact once, and the contradictions met on the way. */
export function standingRows(rows: readonly EvidenceRow[]): Standing {
  const contradictions: Contradiction[] = [];
  const each = [
    ...groupBy(
      rows.map((row) => new Told(row)),
      ({ key }) => key,
    ).values(),
  ]
    .flatMap((sameId) =>
      sameId.length === 1 ? sameId : withoutConflicts(once(sameId.sort(byRecording)), contradictions),
    )
    .sort(byRecording);
  const succession = new Succession(each);
  // In order of recording, so that a circle of retractions is broken at the same place whatever came in first.
  for (const told of each) succession.takenBack(told);
  return { rows: each.filter((told) => succession.stands(told)).map(({ row }) => row), contradictions };
}
