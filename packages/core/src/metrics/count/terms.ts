/** Terms of a count, and which of them belong to what is counted. */
import { z } from 'zod';
import { idSchema, lengthSchema } from '../../terms/schema.ts';
import { combineSchema } from '../availability/terms.ts';
import { goodSlicesTerms } from '../good-slices/terms.ts';

/** Forms of rows that happen at a moment or begin at one. */
export const countableForms = [
  'state',
  'case',
  'duty',
  'score',
  'value',
  'reported',
  'works',
  'signal',
  'claim',
] as const;

const shape = z.strictObject({
  kind: z.literal('count'),
  of: z
    .enum(['outages', 'cases', 'bad-slices', 'rows'])
    .describe('What is counted: outages, cases opened, bad slices of time, or rows of evidence.'),
  members: z
    .array(idSchema)
    .min(1)
    .optional()
    .describe('Outages: subjects that are looked at; missing: all of the commitment.'),
  combine: combineSchema.optional(),
  states: z
    .array(idSchema)
    .min(1)
    .optional()
    .describe('Outages: states that are an outage (default down). Rows: states that count.'),
  longerThan: lengthSchema.optional().describe('Outages: only those longer than this.'),
  types: z.array(z.string().min(1)).min(1).optional().describe('Cases: only these classes.'),
  priorities: z.array(z.string().min(1)).min(1).optional().describe('Cases: only these priorities, as opened.'),
  slices: goodSlicesTerms
    .omit({ kind: true, express: true })
    .optional()
    .describe('Bad slices: which series, how long a slice is and when it is bad.'),
  form: z.enum(countableForms).optional().describe('Rows: their form.'),
  series: z.string().min(1).optional().describe('Rows: only of this series, signal or duty.'),
  per: lengthSchema
    .refine((length) => !length.value.isZero(), 'a rate needs a length of time')
    .optional()
    .describe('A rate instead of a number: so many per this much agreed service time.'),
  express: z
    .enum(['count', 'mtbf', 'repeat-share'])
    .optional()
    .describe(
      'The value: the number (default), the mean time between failures (time up ÷ outages), or the share that are repeats.',
    ),
  repeatWithin: lengthSchema
    .optional()
    .describe('Repeat share: a repeat begins within this time after the end of an earlier one of the same subject.'),
  whenNone: z
    .enum(['uptime', 'no-volume'])
    .optional()
    .describe('Mean time between failures without a failure: the time up, or no value (default).'),
});

type Shape = z.output<typeof shape>;

/** Terms that speak only of one thing that is counted. */
const belongings: Readonly<Partial<Record<keyof Shape, readonly Shape['of'][]>>> = {
  members: ['outages'],
  combine: ['outages'],
  states: ['outages', 'rows'],
  longerThan: ['outages'],
  types: ['cases'],
  priorities: ['cases'],
  slices: ['bad-slices'],
  form: ['rows'],
  series: ['rows'],
};

function problemsOf(terms: Shape): { term: keyof Shape; message: string }[] {
  const problems: { term: keyof Shape; message: string }[] = [];
  const need = (term: keyof Shape, message: string): void => {
    if (terms[term] === undefined) problems.push({ term, message });
  };
  for (const [term, owners] of Object.entries(belongings)) {
    const named = shape.keyof().safeParse(term);
    if (!named.success || terms[named.data] === undefined || owners.includes(terms.of)) continue;
    problems.push({
      term: named.data,
      message: `${term} speaks of ${owners.join(' and ')}, and ${terms.of} are counted; take it out`,
    });
  }
  if (terms.of === 'bad-slices') need('slices', 'say which slices are bad: series, slice, badWhen and empty');
  if (terms.of === 'rows') need('form', 'say which form of rows is counted');
  if (terms.express === 'repeat-share') need('repeatWithin', 'say within which time a repeat counts, such as 30 d');
  if (terms.express === 'mtbf' && terms.of !== 'outages')
    problems.push({ term: 'express', message: 'mean time between failures is of outages' });
  const repeats = terms.of === 'outages' || terms.of === 'cases';
  if (terms.express === 'repeat-share' && !repeats)
    problems.push({ term: 'express', message: 'repeats are of outages or cases' });
  if (terms.per !== undefined && (terms.express ?? 'count') !== 'count')
    problems.push({ term: 'per', message: 'only a number can be a rate' });
  return problems;
}

export const countSchema = shape
  .superRefine((terms, context) => {
    for (const { term, message } of problemsOf(terms)) context.addIssue({ code: 'custom', path: [term], message });
  })
  .describe('How many: outages, cases, bad slices or rows; mean time between failures; share of repeats.');

export type CountTerms = z.output<typeof countSchema>;
