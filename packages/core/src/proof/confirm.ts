/**
 * A counter-example before the engine: the outages as evidence, judged by the very texts. Owns: what each side would have
 * recorded, which windows are asked, whether the engine says what the proof says. Does not own: finding the outages
 * (`counter-example.ts`), judging (`evaluation`).
 */
import type { Agreement } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import type { Verdict } from '../credits/rule.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { windowsOf } from '../evaluation/periods.ts';
import type { EvidenceRow, RowHead } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import type { CounterExample } from './counter-example.ts';
import type { LeafPromise } from './in-period.ts';

/** A promise of an agreement; the subject of one that is judged for each of them. */
export interface JudgedPromise {
  readonly agreement: Agreement;
  readonly commitment: string;
  readonly subject?: string | undefined;
}

/** What a leaf rests on; `promise` is the reading that the proof used. */
export interface JudgedBehind extends JudgedPromise {
  readonly leaf: string;
  readonly promise: LeafPromise;
}

export interface ConfirmQuestion {
  readonly example: CounterExample;
  readonly target: JudgedPromise;
  readonly behind: readonly JudgedBehind[];
}

/** What the engine says of one promise in one of its windows. */
export interface Heard {
  readonly agreement: string;
  readonly commitment: string;
  readonly window: Period;
  /** "missing" where no text with the commitment holds in the window. */
  readonly verdict: Verdict | 'missing';
}

export interface Confirmation {
  /** The target is missed, and every promise behind is met in every window that an outage touches. */
  readonly confirmed: boolean;
  readonly target: Heard;
  readonly behind: readonly Heard[];
}

const month = 31 * 86_400_000;

/** What the engine says about the outages on both sides. */
export function confirmCounterExample({ example, target, behind }: ConfirmQuestion): Confirmation {
  const front = [{ subject: target.subject, down: example.service, excused: [] }];
  const verdict = heard(target, example.period, evidenceOf(target, { parts: front, span: example.period }));
  const rest = together(behind, example).flatMap(({ promise, parts }) =>
    windowsTouched(promise, IntervalSet.unionOf(parts.map(({ down }) => down))).map((window) =>
      heard(promise, window, evidenceOf(promise, { parts, span: window })),
    ),
  );
  const kept = rest.every((one) => one.verdict === 'met' || one.verdict === 'no-volume' || one.verdict === 'missing');
  return { confirmed: verdict.verdict === 'missed' && kept, target: verdict, behind: rest };
}

interface Told {
  /** Outages, each of the subject that the leaf is. */
  readonly parts: readonly Part[];
  readonly span: Interval;
}

interface Part {
  readonly subject?: string | undefined;
  readonly down: IntervalSet;
  readonly excused: readonly { readonly kind: string; readonly when: IntervalSet }[];
}

/** One promise, with the outages of all leaves that rest on it; subjects that are judged together are one promise. */
function together(
  behind: readonly JudgedBehind[],
  { leaves }: CounterExample,
): readonly { readonly promise: JudgedPromise; readonly parts: readonly Part[] }[] {
  const named = (one: JudgedBehind): JudgedPromise => (isJudgedTogether(one) ? { ...one, subject: undefined } : one);
  const byPromise = Map.groupBy(behind, (one) => `${one.agreement.id} ${one.commitment} ${named(one).subject ?? ''}`);
  return [...byPromise.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const bySubject = Map.groupBy(some, ({ subject }) => subject);
    const parts = [...bySubject].map(([subject, rests]): Part => {
      const outages = rests.flatMap(({ leaf, promise: reading }) => {
        const outage = leaves.get(leaf);
        return outage === undefined ? [] : [{ reading: reading.member?.of ?? reading, outage }];
      });
      const excused = outages.flatMap(({ reading, outage }) =>
        outage.excused.filter((one) => textsOf(reading).includes(one.promise) && one.kind !== 'threshold'),
      );
      return { subject, down: IntervalSet.unionOf(outages.map(({ outage }) => outage.down)), excused };
    });
    return [{ promise: named(first), parts }];
  });
}

/** Under every text that has it. */
function isJudgedTogether({ agreement, commitment }: JudgedPromise): boolean {
  const own = agreement.revisions.flatMap(({ commitments }) => commitments.find(({ id }) => id === commitment) ?? []);
  return own.every(({ terms }) => terms.each !== 'subject');
}

function textsOf(promise: LeafPromise): readonly LeafPromise[] {
  return promise.next === undefined ? [promise] : [promise, ...textsOf(promise.next)];
}

/** Windows of the commitment, under any of its texts, that the outages touch and that have agreed time to judge. */
function windowsTouched({ agreement, commitment }: JudgedPromise, down: IntervalSet): readonly Period[] {
  const [first, last] = [down.bounds[0], down.bounds.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { start: Instant.of(first), end: Instant.of(last) };
  const found = new Map<string, Period>();
  for (const revision of agreement.revisions) {
    const own = revision.commitments.find(({ id }) => id === commitment);
    if (own === undefined || revision.from >= span.end || (revision.to ?? span.end) <= span.start) continue;
    for (const window of windowsOf(own, revision, span)) {
      const open = own.calendar.openBetween(window.start, window.end);
      if (open.isEmpty || down.clip(window.start, window.end).isEmpty) continue;
      found.set(`${window.start} ${window.end}`, window);
    }
  }
  return [...found.values()];
}

/** The texts with this promise alone, without money and without earlier windows: none of these bears on its verdict here. */
function alone({ agreement, commitment }: JudgedPromise, window: Interval): Agreement {
  const only = (whole: Revision): Revision => {
    const revision = whole.from < window.start ? { ...whole, from: window.start } : whole;
    const own = revision.commitments.find(({ id }) => id === commitment);
    if (own === undefined || own.metric.readsOthers) return revision;
    return { ...revision, commitments: [{ ...own, rules: [] }] };
  };
  const bearing = agreement.revisions.filter(({ to }) => to === undefined || to > window.start);
  return { id: agreement.id, revisions: bearing.map(only) };
}

const ranks: readonly Verdict[] = ['missed', 'not-measured', 'open', 'suspended', 'reported', 'no-volume', 'met'];

function heard(promise: JudgedPromise, window: Period, rows: readonly EvidenceRow[]): Heard {
  const named = { agreement: promise.agreement.id, commitment: promise.commitment, window };
  const knownAt = Instant.plus(window.end, month);
  const statement = evaluate({ agreement: alone(promise, window), evidence: { rows }, knownAt, window });
  if (!statement.ok) return { ...named, verdict: 'missing' };
  const verdicts = statement.value.rows
    .filter(({ commitment }) => commitment === promise.commitment)
    .filter(({ subject }) => promise.subject === undefined || subject === undefined || subject === promise.subject)
    .map(({ verdict }) => verdict);
  return { ...named, verdict: ranks.find((one) => verdicts.includes(one)) ?? 'missing' };
}

/** What each side would have on record: when it was down, when it was up, works and causes that were accepted. */
function evidenceOf(promise: JudgedPromise, { parts, span }: Told): readonly EvidenceRow[] {
  const numbered = headOf(promise, span);
  const whole = IntervalSet.single(span.start, span.end);
  const speaks = mustSpeak(promise);
  return [...parts, ...(speaks ? othersUp(promise, parts) : [])].flatMap(({ subject, down, excused }) => {
    const head = (): RowHead => ({ ...numbered(), ...(subject === undefined ? {} : { subject }) });
    const states = [
      ...[...down.intersect(whole)].map((one) => ({ ...one, state: 'down' })),
      ...(speaks ? [...whole.minus(down)].map((one) => ({ ...one, state: 'up' })) : []),
    ].map((one): EvidenceRow => ({ ...head(), form: 'state', detectedAt: one.start, reportedAt: one.start, ...one }));
    const left = excused.flatMap(({ kind, when }) =>
      [...when.intersect(whole)].flatMap((one) =>
        kind === 'maintenance' ? works(head, one) : decided(promise, kind, { head, one }),
      ),
    );
    return [...states, ...left];
  });
}

/** Subjects that no leaf is, where some are: nothing happened to them. */
function othersUp({ agreement, commitment }: JudgedPromise, parts: readonly Part[]): readonly Part[] {
  const named = new Set(parts.map(({ subject }) => subject));
  if (named.has(undefined)) return [];
  const own = agreement.revisions.at(-1)?.commitments.find(({ id }) => id === commitment);
  return (own?.subjects ?? [])
    .filter(({ id }) => !named.has(id) && own?.terms.each !== 'subject')
    .map(({ id }) => ({ subject: id, down: IntervalSet.empty, excused: [] }));
}

/** Silence of a source that must speak is no good time. */
function mustSpeak({ agreement }: JudgedPromise): boolean {
  return agreement.revisions.some(({ terms }) =>
    (terms.measurement?.sources ?? []).some(({ coverage }) => coverage === 'explicit'),
  );
}

function headOf({ agreement, commitment }: JudgedPromise, span: Interval): () => RowHead {
  const terms = agreement.revisions.at(-1)?.commitments.find(({ id }) => id === commitment)?.terms;
  const sources = agreement.revisions.at(-1)?.terms.measurement?.sources.map(({ id }) => id);
  const source = terms?.sources?.[0] ?? sources?.[0] ?? 'counter-example';
  let count = 0;
  return () => {
    count += 1;
    return {
      id: `counter-example-${count}`,
      source,
      recordedAt: span.start,
    };
  };
}

/** Announced a year ahead: no text asks for more. */
function works(head: () => RowHead, one: Interval): readonly EvidenceRow[] {
  return [{ ...head(), form: 'works', ...one, noticedAt: Instant.plus(one.start, -12 * month) }];
}

function decided(
  { agreement }: JudgedPromise,
  kind: string,
  { head, one }: { readonly head: () => RowHead; readonly one: Interval },
): readonly EvidenceRow[] {
  const rules = agreement.revisions.flatMap(({ exclusions }) => exclusions);
  const events = rules.filter((rule) => rule.kind === kind || rule.id === kind).flatMap((rule) => rule.events ?? []);
  const signals = events.slice(0, 1).map((signal): EvidenceRow => ({ ...head(), form: 'signal', signal, ...one }));
  const decision = { decision: 'accepted', proposedBy: 'supplier', decidedBy: 'customer' } as const;
  return [{ ...head(), form: 'exclusion', kind, ...one, ...decision }, ...signals];
}
