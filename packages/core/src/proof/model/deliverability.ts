/**
 * What a proof of an agreement says, as plain data: the same in the API, the command and the browser. Owns: its form. Shares,
 * minutes and other figures are exact texts. Does not own: how it is found (`prove-agreement.ts`).
 */
import { z } from 'zod';

const words = z.object({ en: z.string(), 'zh-Hant': z.string() });
const exact = z.string().describe('An exact number: a decimal, or a fraction where no decimal is exact.');

export const proofVerdictSchema = z
  .enum(['PROVEN', 'LIKELY', 'UNDELIVERABLE', 'UNPROVABLE'])
  .describe(
    'PROVEN: follows from the promises alone. LIKELY: follows if failures are independent. UNDELIVERABLE: neither. UNPROVABLE: a promise leaves out without limit what is promised here.',
  );

/** Of a whole agreement: its promises that nobody could compose are not passed over. */
const wholeVerdictSchema = z
  .enum([...proofVerdictSchema.options, 'PARTLY-PROVEN'])
  .describe(
    'The worst of its targets that can be composed; PROVEN only where every target is, PARTLY-PROVEN where others cannot be composed.',
  );

export const provenGapSchema = z.object({
  id: z.string().describe('Names it where its risk is accepted: PROOF-TERM:UC-VFC.'),
  code: z.string(),
  commitment: z.string().optional().describe('Ours.'),
  agreement: z.string().optional().describe('The one behind that leaves it.'),
  leaf: z.string().optional(),
  ref: z.string().optional().describe('The clause behind, as people cite it.'),
  minutes: exact.optional(),
  owed: exact.optional(),
  backed: exact.optional(),
  unmatched: z.array(z.string()).optional().describe('Causes that excuse them and not us.'),
  from: z.string().optional().describe('First day without a promise.'),
  to: z.string().optional().describe('Last such day.'),
  text: words,
});

export const provenFixSchema = z.object({
  kind: z.enum(['tighten', 'double', 'lower-target', 'extend', 'match-terms', 'bind', 'describe']),
  commitment: z.string().optional(),
  agreement: z.string().optional(),
  leaf: z.string().optional(),
  from: exact.optional(),
  to: exact.optional(),
  text: words,
});

const provenLeafSchema = z.object({
  leaf: z.string(),
  name: words,
  component: z.string().optional(),
  share: exact.optional().describe('Of the agreed time of the worst period, what its promises leave up for certain.'),
  minutes: exact.optional().describe('The most minutes it may be down in that period while its promises are kept.'),
  promises: z.array(
    z.object({
      agreement: z.string(),
      revision: z.number().int().optional(),
      commitment: z.string(),
      ref: z.string(),
      title: words,
      says: words.describe('Target, window and what is left out, in one line.'),
      until: z.string().optional().describe('Last day in force.'),
    }),
  ),
});

const periodSchema = z.object({
  period: z.string(),
  start: z.string(),
  end: z.string(),
  agreed: exact.describe('Minutes.'),
  allowed: exact.describe('Minutes that may be down.'),
  down: exact.describe('Minutes that may be down while every promise behind is kept.'),
  guaranteed: exact,
  independent: exact,
});

const spans = z.array(z.tuple([z.string(), z.string()]));

const scheduleSchema = z.object({
  period: z.string(),
  start: z.string(),
  end: z.string(),
  leaves: z.array(
    z.object({
      leaf: z.string(),
      down: spans,
      excused: z
        .array(z.object({ kind: z.string(), name: words, when: spans }))
        .describe('Time down that its promise leaves out.'),
    }),
  ),
  service: spans,
  minutes: exact.describe('Minutes of agreed time that the service is down.'),
  allowed: exact,
  engine: z
    .object({
      confirmed: z.boolean().describe('The promise in front is missed, and every promise behind is kept.'),
      says: words,
      judged: z.array(
        z.object({
          agreement: z.string(),
          commitment: z.string(),
          period: z.string(),
          verdict: z
            .enum(['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported', 'missing'])
            .describe('missing: no text with the commitment holds in the period.'),
          text: words.describe('"SLA-LR-METRO Availability, February 2025: MISSED".'),
        }),
      ),
    })
    .optional()
    .describe('What the engine that computes statements says of these outages; the promise in front first.'),
});

export const provenCommitmentSchema = z.object({
  commitment: z.string(),
  clause: z.string(),
  title: words,
  metric: z.string(),
  target: words.optional(),
  subject: z.string().optional(),
  verdict: proofVerdictSchema.or(z.literal('NOT-COMPOSED')),
  by: z
    .enum(['structure', 'chain', 'mix', 'path', 'none'])
    .describe('What it follows from; none: no structure can speak of it, or none is described.'),
  says: words.describe('The verdict in a sentence.'),
  needed: exact.optional().describe('What must be guaranteed: the target less what its rounding forgives.'),
  guaranteed: exact.optional(),
  independent: exact.optional(),
  measured: z
    .object({ value: exact, minutes: exact, from: z.string(), to: z.string(), periods: z.number().int() })
    .optional()
    .describe('What the parts really attained together, from their own outages.'),
  bound: z.boolean().describe('The guaranteed figure is a bound that is never too hopeful, not the exact one.'),
  worst: periodSchema.optional().describe('The period that decides.'),
  whileBound: periodSchema
    .optional()
    .describe('The worst of the periods in which every promise is in force, where that is another one.'),
  elapsed: z
    .object({ worst: exact, limit: exact, start: z.string(), finish: z.string() })
    .optional()
    .describe('Of promises of time: minutes the steps take at worst, and from which start.'),
  leaves: z.array(provenLeafSchema),
  gaps: z.array(provenGapSchema),
  fixes: z.array(provenFixSchema),
  counterExample: scheduleSchema.optional().describe('Outages that keep every promise behind and break this one.'),
});

export const provenPairSchema = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    title: words,
    commitment: z.string().optional().describe('Of ours, the promise of availability that is compared.'),
    promise: z.string().optional().describe('Of theirs.'),
    verdict: z.enum(['PROVEN', 'UNDELIVERABLE_AS_WRITTEN', 'UNPROVABLE']),
    guaranteed: exact.optional().describe('What their promise alone guarantees in one nominal period of ours.'),
    worst: exact.optional().describe('Minutes that may be down in it.'),
    allowed: exact.optional(),
    gaps: z.array(provenGapSchema),
    fitting: z.array(z.string()).describe('Codes of what both say and that fits.'),
  })
  .describe('Our text against one behind it, term by term.');

export type StructureShown =
  { readonly leaf: string } | { readonly needs: number; readonly of: readonly StructureShown[] };

const structureShown: z.ZodType<StructureShown> = z
  .lazy(() =>
    z.union([z.object({ leaf: z.string() }), z.object({ needs: z.number().int(), of: z.array(structureShown) })]),
  )
  .meta({
    id: 'ServiceStructure',
    description: 'A part, or a gate that is up while at least `needs` of its members are.',
  });

export const deliverabilitySchema = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    hash: z.string(),
    zone: z.string().describe('Of the agreement: its days begin there.'),
    from: z.string().describe('First day that is proven for.'),
    to: z.string().describe('Last such day.'),
    openEnded: z.boolean().describe('The agreement has no end; a year from its beginning was looked at.'),
    verdict: wholeVerdictSchema,
    says: words,
    targets: z
      .object({ proven: z.number().int(), composed: z.number().int(), all: z.number().int() })
      .describe('How many targets it promises, how many of them can be composed, and how many of these are proven.'),
    model: z.object({
      source: z.enum(['written', 'linkage', 'none']),
      state: z.enum(['draft', 'verified', 'stale']).optional(),
    }),
    structure: structureShown.optional(),
    commitments: z.array(provenCommitmentSchema),
    pairs: z.array(provenPairSchema),
    gaps: z.array(provenGapSchema).describe('Of all together, each once, the most severe first.'),
    fixes: z.array(provenFixSchema),
    findings: z.array(z.object({ code: z.string(), text: words })).describe('What is wrong with the model.'),
  })
  .meta({ id: 'Deliverability', description: 'Whether an agreement can be kept by what stands behind it.' });

export type Deliverability = z.output<typeof deliverabilitySchema>;
export type ProvenCommitment = z.output<typeof provenCommitmentSchema>;
export type ProvenGap = z.output<typeof provenGapSchema>;
export type ProvenFix = z.output<typeof provenFixSchema>;
export type ProvenPair = z.output<typeof provenPairSchema>;
export type ProvenPeriod = z.output<typeof periodSchema>;
