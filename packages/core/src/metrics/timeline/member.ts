/**
 * The members of what is measured, each with what is believed of it. Owns: which rows speak of which member, and when a
 * member existed. Does not own: how members combine (combine.ts).
 */
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Subject } from '../metric.ts';
import { believed } from './believed.ts';
import type { Piece } from './believed.ts';
import type { Saying } from './saying.ts';

export interface Member {
  readonly id: string;
  readonly weight: Ratio;
  readonly pieces: readonly Piece[];
  readonly existed?: IntervalSet | undefined;
  readonly sayings: readonly Saying[];
}

/** A service without named subjects is one member that every row speaks of. */
const whole: Subject = { id: '', weight: Ratio.one };

function chosen(context: MeasureContext, ids: readonly string[] | undefined): readonly Subject[] {
  if (ids === undefined) return context.subjects.length === 0 ? [whole] : context.subjects;
  return ids.map((id) => context.subjects.find((subject) => subject.id === id) ?? { id, weight: Ratio.one });
}

interface Speaking {
  readonly subject?: string | undefined;
}

/** Rows about no subject in particular speak of every member. */
function speaksOf(row: Speaking, subject: Subject): boolean {
  return subject === whole || row.subject === undefined || row.subject === subject.id;
}

/** Where silence would be unknown: from the span's start as far as evidence reaches, where coverage is explicit. */
function silentTime({ coverage, span, until }: MeasureContext): IntervalSet {
  return coverage === 'explicit' ? IntervalSet.of([span]).clip(span.start, until) : IntervalSet.empty;
}

/** Members with what is believed of each; members of whom nothing particular is said share one list. */
export function membersOf(
  context: MeasureContext,
  sayings: readonly Saying[],
  ids: readonly string[] | undefined,
): Member[] {
  const existence = context.evidence.rows('existence');
  const silent = silentTime(context);
  const common = sayings.filter(({ row }) => row.subject === undefined);
  const named = new Set([...sayings, ...existence.map((row) => ({ row }))].map(({ row }) => row.subject));
  let shared: Omit<Member, 'id' | 'weight'> | undefined;
  return chosen(context, ids).map((subject): Member => {
    const plain = subject !== whole && !named.has(subject.id);
    if (plain && shared !== undefined) return { ...subject, ...shared };
    const own = plain ? common : sayings.filter(({ row }) => speaksOf(row, subject));
    const lived = existence.filter((row) => speaksOf(row, subject));
    const existed =
      lived.length === 0
        ? undefined
        : IntervalSet.of(lived.map(({ start, end }) => ({ start, end: end ?? Instant.latest })));
    const pieces = believed(own, { precedence: context.precedence, silent, existed });
    const facts = { pieces, existed, sayings: own };
    if (plain) shared = facts;
    return { id: subject.id, weight: subject.weight, ...facts };
  });
}
