/**
 * What a kind of back-to-back case is: the shape of its input and the engine's answer to it. Owns: reading the input.
 * Does not own: what a kind means (a file each), how an answer is compared (`agreement.ts`).
 */
import type { z } from 'zod';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import type { Ratio } from '../../values/ratio.ts';

/** An exact number, or what JSON can hold; floats only where the question itself is one of chance. */
export type Found =
  null | boolean | number | string | Ratio | undefined | readonly Found[] | { readonly [key: string]: Found };
export type Answer = { readonly [key: string]: Found };

/** The input of another case of the same file, by its id; undefined where there is no such case. */
export type OtherInput = (id: string) => unknown;

export interface CaseKind {
  readonly name: string;
  /** One line for the list of kinds. */
  readonly says: string;
  run(input: unknown, other: OtherInput): Outcome<Answer>;
}

/** A kind by the shape of its input. An input of another shape is refused with the place of the first mistake. */
export function caseKind<S extends z.ZodType>(kind: {
  readonly name: string;
  readonly says: string;
  readonly inputs: S;
  readonly answer: (input: z.output<S>, other: OtherInput) => Answer;
}): CaseKind {
  return {
    name: kind.name,
    says: kind.says,
    run(input, other) {
      const read = kind.inputs.safeParse(input);
      if (read.success) return accepted(kind.answer(read.data, other));
      const { path, message } = firstOf(read.error.issues);
      return refused({ code: 'case/input', message: `${['input', ...path].map(String).join('.')}: ${message}` });
    },
  };
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first mistake; where the input may have several forms, that of the form it comes nearest to. */
function firstOf([issue]: readonly z.core.$ZodIssue[]): Mistake {
  if (issue === undefined) return { path: [], message: 'cannot be read' };
  const forms = issue.code === 'invalid_union' ? issue.errors : [];
  const nearest = forms.reduce<readonly z.core.$ZodIssue[]>(
    (best, one) => (best.length === 0 || one.length < best.length ? one : best),
    [],
  );
  if (nearest.length === 0) return issue;
  const { path, message } = firstOf(nearest);
  return { path: [...issue.path, ...path], message };
}
