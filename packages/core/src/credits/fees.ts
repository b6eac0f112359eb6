/**
 * Fees as an author writes them: lines of the price list, and bases that shares are taken of. Owns: the schema and its
 * findings. Does not own: amounts for a span (fee-reader.ts).
 */
import { z } from 'zod';
import { idSchema, localizedSchema, moneySchema } from '../terms/schema.ts';
import type { TermFinding } from '../metrics/metric.ts';
import { error } from './findings.ts';
import { unstated } from './undetermined.ts';

/** Every line marked `upFront`, for `except`. */
export const upFront = 'up-front';

const lineHead = {
  id: idSchema,
  title: localizedSchema.optional(),
  upFront: z.literal(true).optional().describe('Paid in advance or once at the start; bases may leave such lines out.'),
};

export const feeLineSchema = z
  .union([
    z.strictObject({
      ...lineHead,
      amount: moneySchema,
      per: z.enum(['month', 'quarter', 'year', 'once']).describe('What the amount is paid for.'),
    }),
    z.strictObject({
      ...lineHead,
      metered: z.literal(true).describe('The amount is read from `charge` rows of the evidence.'),
    }),
  ])
  .meta({ description: 'A line of the price list: a fixed amount, or one that the evidence tells.' });
export type FeeLine = z.output<typeof feeLineSchema>;

/** Spans of time that a base adds up. */
export const feeWindows = [
  'period',
  'previous-period',
  'twelfth-of-annual',
  'annual',
  'rolling-12-months',
  'term-to-date',
  'once',
  'next-invoice',
  'invoice-applied',
] as const;

export const feeBaseSchema = z
  .strictObject({
    title: localizedSchema.optional(),
    lines: z.union([z.literal('all'), z.array(idSchema).min(1)]).describe('The lines that the base adds up.'),
    except: z.array(idSchema).optional().describe('Lines left out; up-front leaves out every line so marked.'),
    window: z
      .union([
        z.enum(feeWindows),
        z
          .strictObject({ daysBeforeClaim: z.number().int().min(1) })
          .describe('Fees of so many days before the day of the claim.'),
        z
          .strictObject({ daysBeforeOccurrence: z.number().int().min(1) })
          .describe('Fees of so many days before the day an occurrence began.'),
      ])
      .describe('The span of time whose fees are added up.'),
    prorate: z
      .enum(['by-days', 'none', unstated])
      .describe('Whether a period of which only some days are in force counts by its days. There is no default.'),
  })
  .describe('A fee base: what shares and caps are taken of.');
export type FeeBase = z.output<typeof feeBaseSchema>;

export const feesSchema = z
  .strictObject({
    lines: z.array(feeLineSchema).min(1).describe('The price list.'),
    bases: z.record(idSchema, feeBaseSchema).describe('Fee bases by id.'),
  })
  .describe('Fees on which credits are worked out.');
export type Fees = z.output<typeof feesSchema>;

/** Lines that do not exist, ids used twice, and bases that leave pro-rating open. */
export function lintFees(fees: Fees): readonly TermFinding[] {
  const ids = fees.lines.map(({ id }) => id);
  const twice = ids.flatMap((id, at) => (ids.indexOf(id) < at ? [lineTwice(id, at)] : []));
  return [...twice, ...Object.entries(fees.bases).flatMap(([id, base]) => lintBase(id, base, fees.lines))];
}

function lineTwice(id: string, at: number): TermFinding {
  return error('FEE-LINE-TWICE', ['lines', at, 'id'], {
    message: `the line "${id}" stands twice`,
    example: 'its fee would be counted twice in every base that names it',
    fix: 'give each line an id of its own',
  });
}

function lintBase(id: string, base: FeeBase, lines: readonly FeeLine[]): TermFinding[] {
  const known = lines.map((line) => line.id);
  const named = [...(base.lines === 'all' ? [] : base.lines), ...(base.except ?? []).filter((one) => one !== upFront)];
  const unknown = named.filter((line) => !known.includes(line));
  const found = unknown.map((line) =>
    error('FEE-LINE-UNKNOWN', ['bases', id], {
      message: `no line is called "${line}"`,
      example: 'the base leaves out a fee that it means',
      fix: `name one of ${known.join(', ')}`,
    }),
  );
  if (linesOf(base, lines).length === 0) {
    found.push(
      error('FEE-BASE-EMPTY', ['bases', id], {
        message: 'the base holds no line',
        example: 'every share of it is 0.00',
        fix: 'name the lines that it adds up',
      }),
    );
  }
  if (base.prorate === unstated) {
    found.push(
      error('AMBIGUOUS-PRORATE', ['bases', id, 'prorate'], {
        message: 'the text does not say whether a period in force for some of its days counts by days',
        example: 'from 16 January, of a monthly fee of 3,100.00 the base is 1,600.00 by days and 3,100.00 otherwise',
        fix: 'write prorate: by-days or none',
      }),
    );
  }
  return found;
}

/** The lines that a base adds up. */
export function linesOf({ lines: named, except = [] }: FeeBase, lines: readonly FeeLine[]): readonly FeeLine[] {
  return lines.filter((line) => {
    if (except.includes(line.id) || (line.upFront === true && except.includes(upFront))) return false;
    return named === 'all' || named.includes(line.id);
  });
}
