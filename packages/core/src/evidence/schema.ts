/**
 * Rows of evidence as people and machines write them: one schema per form, published as JSON Schema.
 * Owns: the spelling of times, figures and shares. Does not own: where rows are read from (connectors), whether a row can
 * be true (check.ts).
 */
import { z } from 'zod';
import { parseQuantity } from '../terms/quantity.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { caseEvents } from './row.ts';

const control = /\p{Cc}/u;
const words = (description: string, most = 200) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !control.test(text), 'control characters are not read; write plain text')
    .describe(description);

const instant = (description: string) =>
  z
    .string()
    .meta({ description: `${description} RFC 3339; the offset is required.`, examples: ['2024-11-14T08:55:00+08:00'] })
    .transform((text, context): Instant => {
      const found = Instant.tryParse(text);
      if (found !== undefined) return found;
      context.addIssue({
        code: 'custom',
        message: `"${text.slice(0, 40)}" names no moment; write date, time and offset, as in 2024-11-14T08:55:00+08:00`,
      });
      return z.NEVER;
    });

function exact(note: { description: string; examples: string[] }, read: (text: string) => Ratio | string) {
  return z
    .union([z.string(), z.number().int()], {
      error: 'write the number as text, such as "0.25", so that no digit is lost, or as a whole number',
    })
    .meta(note)
    .transform((text, context): Ratio => {
      const found = read(String(text));
      if (typeof found !== 'string') return found;
      context.addIssue({ code: 'custom', message: found });
      return z.NEVER;
    });
}

const number = (description: string) =>
  exact(
    { description, examples: ['42', '0.25', '1/3'] },
    (text) => Ratio.tryParse(text.trim()) ?? `"${text.slice(0, 40)}" is not a number; write 42, 0.25 or 1/3`,
  );

const figure = (description: string) =>
  exact({ description, examples: ['250 ms', '1.5 s', '99.9 %', '42'] }, (text) => {
    const found = parseQuantity(text);
    return typeof found === 'string' ? found : found.value;
  });

const share = (description: string) =>
  exact({ description, examples: ['12/68', '25 %', '0.25'] }, (text) => {
    const percent = parseQuantity(text);
    if (typeof percent !== 'string' && percent.dimension === 'ratio') return percent.value;
    return Ratio.tryParse(text.trim()) ?? `"${text.slice(0, 40)}" is not a share; write 12/68, 25 % or 0.25`;
  });

const flag = (description: string) =>
  z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .describe(description)
    .transform((text) => text === true || text === 'true');

const list = (description: string) =>
  z
    .union([z.array(words('One id.')).min(1), z.string().min(1)])
    .describe(`${description} A list, or one text with ; between.`)
    .transform((ids) =>
      typeof ids === 'string'
        ? ids
            .split(';')
            .map((id) => id.trim())
            .filter((id) => id !== '')
        : ids,
    );

const head = {
  id: words('Unique within its source; the same source and id twice is the same fact told twice.'),
  source: words('Who says so: the id of a measurement source.'),
  recordedAt: instant(
    'When the fact became known. Missing: when it ended or happened. Required on corrections.',
  ).optional(),
  agreement: words('Id of the agreement; missing: every agreement that asks for the subject.').optional(),
  subject: words('The site, instance or route; missing: the service as a whole.').optional(),
  supersedes: words('Id (of the same source) of the row that this one replaces from recordedAt on.').optional(),
  retracts: flag('True when the row only takes back the row it supersedes.').optional(),
  reason: words('Why the row was written or corrected.', 2000).optional(),
};

const stretch = { start: instant('First moment.'), end: instant('First moment no longer in it.') };
const lasting = {
  start: stretch.start,
  end: instant('First moment no longer in it; missing while it lasts.').optional(),
};
const series = words('Name of the series that commitments refer to.');

/** One schema per form. */
export const rowSchemas = {
  state: z
    .strictObject({
      form: z.literal('state'),
      ...head,
      ...lasting,
      state: words('up, down, degraded, unknown, or a severity that the metric weighs.'),
      affected: share('Share of users or sites affected; missing: all.').optional(),
      detectedAt: instant('When the provider noticed.').optional(),
      reportedAt: instant('When the ticket was opened or the customer reported.').optional(),
      cause: words('Cause, for analysis and repeat failures.', 2000).optional(),
    })
    .describe('The service was in a state from start to end.'),
  slice: z
    .strictObject({
      form: z.literal('slice'),
      ...head,
      series,
      ...stretch,
      bad: number('Bad events.').optional(),
      total: number('All events. Neither bad nor total: nothing is known of the slice.').optional(),
    })
    .describe('Counts of one slice of time.'),
  value: z
    .strictObject({
      form: z.literal('value'),
      ...head,
      series,
      at: instant('When it was measured.'),
      value: figure('The value with its unit; times are kept in milliseconds.').optional(),
      buckets: z
        .array(
          z.strictObject({
            le: figure('Upper bound of the bucket, included; missing on the last bucket only.').optional(),
            count: number('Values up to `le`, all smaller buckets included.'),
          }),
        )
        .optional()
        .describe('A distribution in cumulative buckets instead of one value.'),
    })
    .describe('One measured value, or a distribution.'),
  case: z
    .strictObject({
      form: z.literal('case'),
      ...head,
      case: words('Number of the ticket, order or request.'),
      event: z.enum(caseEvents).describe('What happened to the case.'),
      at: instant('When it happened.'),
      priority: words('Priority from here on.').optional(),
      type: words('Class of the case: incident, request, order …').optional(),
      why: words('Reason of a pause or a refusal.', 2000).optional(),
      party: words('Whose turn it is from here on.').optional(),
    })
    .describe('Something happened to a case; clocks are replayed from these events.'),
  duty: z
    .strictObject({
      form: z.literal('duty'),
      ...head,
      duty: words('Name of the duty.'),
      due: instant('When it was due.'),
      done: instant('When it was done; missing: not yet.').optional(),
    })
    .describe('A scheduled duty fell due.'),
  score: z
    .strictObject({
      form: z.literal('score'),
      ...head,
      series,
      at: instant('When it was given.'),
      score: number('The score.'),
    })
    .describe('A score given by somebody.'),
  reported: z
    .strictObject({
      form: z.literal('reported'),
      ...head,
      series,
      ...stretch,
      value: figure('The figure reported for the span.'),
    })
    .describe('A figure that somebody attests for a whole span.'),
  works: z
    .strictObject({
      form: z.literal('works'),
      ...head,
      ...stretch,
      noticedAt: instant('When the customer was told.').optional(),
      emergency: flag('Emergency works follow their own notice rule.').optional(),
    })
    .describe('Works were announced; the agreement decides whether they are excluded.'),
  exclusion: z
    .strictObject({
      form: z.literal('exclusion'),
      ...head,
      ...stretch,
      kind: words('Kind of exclusion as the agreement lists it.'),
      cases: list('Cases instead of time.').optional(),
      affected: share('Share of users or sites taken out; missing: all.').optional(),
      decision: z.enum(['proposed', 'accepted', 'refused']).describe('Only accepted exclusions take anything out.'),
      proposedBy: words('Who asked.').optional(),
      decidedBy: words('Who decided.').optional(),
      decidedAt: instant('When it was decided.').optional(),
      basis: words('The proof, and the clause it rests on.', 2000).optional(),
    })
    .describe('Somebody asks that time or cases do not count, and somebody else decides.'),
  signal: z
    .strictObject({
      form: z.literal('signal'),
      ...head,
      ...stretch,
      signal: words('storm-signal-8, black-rainstorm …'),
    })
    .describe('A fact about the world that clauses refer to.'),
  charge: z
    .strictObject({
      form: z.literal('charge'),
      ...head,
      ...stretch,
      line: words('Fee line of the agreement.'),
      amount: number('In the currency of the agreement.'),
    })
    .describe('What was charged on a fee line.'),
  figure: z
    .strictObject({
      form: z.literal('figure'),
      ...head,
      ...stretch,
      name: words('Name by which a rule reads it.'),
      value: figure('The figure.'),
    })
    .describe('A figure that a rule reads by name.'),
  claim: z
    .strictObject({
      form: z.literal('claim'),
      ...head,
      stage: words('Stage of the claim procedure.'),
      commitment: words('Commitment claimed under.'),
      about: instant('Any moment of the period claimed for.'),
      receivedAt: instant('When the claim was received.'),
    })
    .describe('The customer claims a credit or gives notice of it.'),
  election: z
    .strictObject({
      form: z.literal('election'),
      ...head,
      rule: words('Credit rule that offers a choice.'),
      choice: words('Id of the remedy chosen.'),
      about: instant('Any moment of the period it is about.'),
    })
    .describe('The customer chose a remedy.'),
  existence: z
    .strictObject({ form: z.literal('existence'), ...head, ...lasting })
    .describe('The subject was in service; outside, nothing is promised for it.'),
  issued: z
    .strictObject({
      form: z.literal('issued'),
      ...head,
      period: words('Key of the period: 2024-11.'),
      knownAt: instant('As known at.'),
      hash: words('Hash of the statement.').optional(),
    })
    .describe('A statement was issued.'),
};

const forms = rowSchemas;

/** Any row; `form` says which. `z.toJSONSchema(rowSchema, { io: 'input' })` is what editors and senders are given. */
export const rowSchema = z
  .discriminatedUnion('form', [
    forms.state,
    forms.slice,
    forms.value,
    forms.case,
    forms.duty,
    forms.score,
    forms.reported,
    forms.works,
    forms.exclusion,
    forms.signal,
    forms.charge,
    forms.figure,
    forms.claim,
    forms.election,
    forms.existence,
    forms.issued,
  ])
  .meta({
    title: 'Troth evidence row',
    description: 'One fact. Corrections are new rows that name the row they supersede.',
  });
export type WrittenRow = z.output<typeof rowSchema>;
