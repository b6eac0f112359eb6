/**
 * Runs one back-to-back case: a `kind`, its `input` and what is `expected` within a `tolerance`. Does not own: what a
 * kind means. A kind or an input that the engine cannot read fails that case and no other.
 */
import { z } from 'zod';
import { suggestion } from '../../calendars/nearest.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CaseOutcome } from '../result.ts';
import { disagreement } from './agreement.ts';
import type { OtherInput } from './case-kind.ts';
import { backToBackKinds } from './kinds.ts';
import { exactNumber } from './numbers.ts';

const caseShape = z.looseObject({
  id: z.string().min(1),
  kind: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()).refine((wanted) => Object.keys(wanted).length > 0, 'is empty'),
  tolerance: exactNumber.default(Ratio.zero),
});

/** Runs a case; refuses one that is not written in the format, naming the case and the field. */
export function runBackToBackCase(value: unknown, other: OtherInput): Outcome<CaseOutcome> {
  const read = caseShape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const message = `Case ${idOf(value)}, ${(issue?.path ?? []).join('.')}: ${issue?.message ?? 'cannot be read'}`;
    return refused({ code: 'case/malformed', message });
  }
  const { id, kind: name, input, expected, tolerance } = read.data;
  const failed = (detail: string): Outcome<CaseOutcome> => accepted({ id, passed: false, detail });
  const kind = backToBackKinds.find((one) => one.name === name);
  if (kind === undefined) return failed(`the engine does not answer questions of the kind ${name} yet.${near(name)}`);
  const got = kind.run(input, other);
  if (!got.ok) return failed(got.refusals.map(({ message }) => message).join('; '));
  const detail = disagreement(got.value, expected, tolerance);
  return detail === undefined ? accepted({ id, passed: true, detail: '' }) : failed(detail);
}

function idOf(value: unknown): string {
  const named = z.looseObject({ id: z.string().min(1) }).safeParse(value);
  return named.success ? named.data.id : '(without id)';
}

function near(name: string): string {
  return suggestion(
    name,
    backToBackKinds.map((one) => one.name),
  );
}
