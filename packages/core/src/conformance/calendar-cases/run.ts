/**
 * Runs one calendar case: a question (`op`, `calendar`, `inputs`) and the answer it must get. A `normative` case is
 * passed by its `expected`; a `peer-quirk`, which records what some product does, by `exactAlternative` where the case
 * has one, and never by `expected`.
 */
import { z } from 'zod';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { suggestion } from '../../calendars/nearest.ts';
import { difference } from './agreement-of-answers.ts';
import { calendarOps } from './kinds.ts';
import { shapeRefusals } from './op.ts';
import type { Answer } from './op.ts';

export interface CaseResult {
  readonly id: string;
  readonly op: string;
  readonly passed: boolean;
  readonly got: Answer;
  /** What the answer was compared with. */
  readonly expected: Readonly<Record<string, unknown>>;
  /** One sentence. */
  readonly detail: string;
}

const answerShape = z.record(z.string(), z.unknown()).refine((answer) => Object.keys(answer).length > 0, 'is empty');

const caseShape = z.strictObject({
  id: z.string().min(1),
  op: z.string(),
  status: z.enum(['normative', 'peer-quirk']),
  calendar: z.unknown().optional(),
  inputs: z.unknown(),
  expected: answerShape,
  exactAlternative: answerShape.optional(),
  source: z.string().optional(),
  evidence: z.string().optional(),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** Facts a source gave beside the answer; not compared. */
  peerExtra: z.unknown().optional(),
  refCheck: z.string().optional(),
});

type Case = z.output<typeof caseShape>;

/** The same refusals as sentences that name the case and the field. */
function namedIn(id: string, refusals: readonly Refusal[]): Outcome<never> {
  const [first, ...rest] = refusals.map((refusal): Refusal => {
    const field = (refusal.at ?? []).join('.');
    const place = field === '' ? '' : `, ${field}`;
    return { ...refusal, code: 'case/malformed', message: `Case ${id}${place}: ${refusal.message}` };
  });
  const unknown: Refusal = { code: 'case/malformed', message: `Case ${id} cannot be read.` };
  return refused(first ?? unknown, ...rest);
}

function idOf(value: unknown): string {
  const named = z.looseObject({ id: z.string().min(1) }).safeParse(value);
  return named.success ? named.data.id : '(without id)';
}

function judged({ id, op, status, expected, exactAlternative }: Case, got: Answer): CaseResult {
  if (status === 'normative') {
    const found = difference(got, expected, true);
    return { id, op, passed: found === undefined, got, expected, detail: found ?? 'as expected' };
  }
  const likePeer = difference(got, expected, false) === undefined;
  const unlike = exactAlternative === undefined ? undefined : difference(got, exactAlternative, true);
  const detail = likePeer
    ? 'answers as the peer does, which is not exact'
    : (unlike ?? 'not as the peer, as it must be');
  return { id, op, passed: !likePeer && unlike === undefined, got, expected: exactAlternative ?? expected, detail };
}

/** Runs a case; refuses one that is not written in the format, naming the case and the field. */
export function runCalendarCase(value: unknown): Outcome<CaseResult> {
  const read = caseShape.safeParse(value);
  if (!read.success) return namedIn(idOf(value), shapeRefusals(read.error));
  const { id, op: name, calendar, inputs } = read.data;
  const op = calendarOps.find((one) => one.name === name);
  if (op === undefined) {
    const hint = suggestion(
      name,
      calendarOps.map((one) => one.name),
    );
    return namedIn(id, [
      { code: 'case/malformed', message: `there is no operation ${JSON.stringify(name)}.${hint}`, at: ['op'] },
    ]);
  }
  const got = op.answer({ calendar, inputs });
  return got.ok ? accepted(judged(read.data, got.value)) : namedIn(id, got.refusals);
}
