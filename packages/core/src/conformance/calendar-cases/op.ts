/** What an operation of a calendar case is: the shape of its inputs, and the engine's answer to them. */
import { z } from 'zod';
import type { Calendar } from '../../calendars/calendar.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { accepted } from '../../values/outcome.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { calendar } from './fields.ts';

/** An answer as it would be written in JSON; shares are the doubles nearest to the exact fractions. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Answer = { readonly [key: string]: Json };

export interface CaseOp {
  readonly name: string;
  /** One line for the list of operations. */
  readonly says: string;
  answer(question: { readonly calendar: unknown; readonly inputs: unknown }): Outcome<Answer>;
}

/** The first mistakes of a shape, each with the path of its field. */
export function shapeRefusals(error: z.ZodError): Refusal[] {
  return error.issues.map((issue) => {
    const extra = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : undefined;
    const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    return { code: 'case/malformed', message: issue.message, at: extra === undefined ? at : [...at, extra] };
  });
}

/** A value read by its shape; mistakes are placed under the name of the field it came from. */
function read<S extends z.ZodType>(shape: S, value: unknown, field: string): Outcome<z.output<S>> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  const refusals = shapeRefusals(parsed.error).map((one) => ({ ...one, at: [field, ...(one.at ?? [])] }));
  return { ok: false, refusals };
}

/** An operation on a calendar. */
export function calendarOp<S extends z.ZodType>(op: {
  readonly name: string;
  readonly says: string;
  readonly inputs: S;
  readonly answer: (calendar: Calendar, inputs: z.output<S>) => Answer;
}): CaseOp {
  return {
    name: op.name,
    says: op.says,
    answer(question) {
      const hours = read(calendar, question.calendar, 'calendar');
      const inputs = read(op.inputs, question.inputs, 'inputs');
      if (!hours.ok) return inputs.ok ? hours : { ok: false, refusals: [...hours.refusals, ...inputs.refusals] };
      return inputs.ok ? accepted(op.answer(hours.value, inputs.value)) : inputs;
    },
  };
}

/** An operation that needs no calendar; a case may say `calendar: null`. */
export function plainOp<S extends z.ZodType>(op: {
  readonly name: string;
  readonly says: string;
  readonly inputs: S;
  readonly answer: (inputs: z.output<S>) => Answer;
}): CaseOp {
  return {
    name: op.name,
    says: op.says,
    answer(question) {
      const none = read(z.null().optional(), question.calendar, 'calendar');
      if (!none.ok) return none;
      const inputs = read(op.inputs, question.inputs, 'inputs');
      return inputs.ok ? accepted(op.answer(inputs.value)) : inputs;
    },
  };
}

/** An instant, or that the engine refused to name one. */
export function instantAnswer(at: Outcome<Instant>): Answer {
  if (at.ok) return { at: Instant.format(at.value) };
  return { error: at.refusals.map((refusal) => refusal.message).join(' '), at: null };
}

/** Intervals as cases write them. */
export function intervalsAnswer(intervals: Iterable<Interval>): Json {
  return [...intervals].map(({ start, end }) => ({ from: Instant.format(start), to: Instant.format(end) }));
}
