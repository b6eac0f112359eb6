/**
 * From the names of a monitoring system to subject and agreement. Owns: the part of a mapping that systems share. Does not
 * own: what matches (each source).
 */
import { z } from 'zod';

const words = z.string().min(1).max(200);

/** Fields of a mapping; `from` names a fact of the problem, such as `host` or `tag:service`. */
export const placeFields = {
  state: words.describe('State meanwhile: down, degraded, or a severity of the metric.'),
  subject: words.optional().describe('Subject, the same for all of this kind.'),
  subjectFrom: words.optional().describe('Fact whose value is the subject.'),
  agreement: words.optional().describe('Agreement, the same for all of this kind.'),
};
export type Placing = z.output<z.ZodObject<typeof placeFields>>;

export type Placed = { readonly place: Readonly<Record<string, string>> } | { readonly missing: string };

/** Subject, agreement and state of a problem with these facts. */
export function placeOf(
  { state, subject, subjectFrom, agreement }: Placing,
  facts: ReadonlyMap<string, string>,
): Placed {
  const found = subjectFrom === undefined ? subject : facts.get(subjectFrom);
  if (subjectFrom !== undefined && found === undefined) return { missing: subjectFrom };
  return {
    place: {
      state,
      ...(found === undefined ? {} : { subject: found }),
      ...(agreement === undefined ? {} : { agreement }),
    },
  };
}
