/**
 * The document that says what stands behind an agreement. Owns: its form, as people write it in a file or keep it in a record.
 * Does not own: reading the structure (`structure.ts`), binding leaves to promises.
 *
 * The same body is kept in a record of kind `service-model` (field `model`) and written as YAML with a head of apiVersion, kind
 * and agreement.
 */
import { z } from 'zod';
import { dateSchema, idSchema, lengthSchema, localizedSchema, shareSchema } from '../../terms/schema.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { WrittenStructure } from '../structure.ts';

const number = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^\d{1,12}(?:\.\d{1,9})?$/u.test(text), { message: 'write a number, as 1.2', abort: true })
  .transform((text) => Ratio.parse(text));

/** As often as a service fails at all, and repair times as heavy-tailed as any: beyond, nothing can be simulated. */
const mostAMonth = Ratio.of(720);
const mostSpread = Ratio.of(4);
const month = Ratio.of(30 * 86_400_000);

const isTime = ({ dimension, value }: Quantity): boolean => dimension === 'time' && value.greaterThan(Ratio.zero);
const someTime = lengthSchema.refine(isTime, 'write a time longer than none, as 4 h');

const money = z.strictObject({
  amount: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((text) => /^\d{1,12}(?:\.\d{1,4})?$/u.test(text), 'write an amount, as 1200.50'),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'write the ISO 4217 code, such as HKD'),
});

/** A target of another agreement. */
const promiseSchema = z.strictObject({
  agreement: idSchema,
  commitment: idSchema,
  subject: idSchema.optional().describe('Of a commitment that is judged for each subject.'),
});
export type PromiseReference = z.output<typeof promiseSchema>;

const structureSchema: z.ZodType<WrittenStructure> = z.lazy(() =>
  z.union([
    z.strictObject({ series: z.array(structureSchema) }),
    z.strictObject({ kOfN: z.strictObject({ k: z.number(), of: z.array(structureSchema) }) }),
    z.strictObject({ leaf: idSchema }),
    z.strictObject({ part: idSchema }),
  ]),
);

/** A step takes a time of its own, or the time that an agreement promises for it, in that agreement's hours. */
export type WrittenChain =
  | { readonly step: z.output<typeof localizedSchema>; readonly takes: z.output<typeof lengthSchema> }
  | { readonly step: z.output<typeof localizedSchema>; readonly promise: PromiseReference }
  | { readonly sequence: readonly WrittenChain[] }
  | { readonly parallel: readonly WrittenChain[] };

const chainSchema: z.ZodType<WrittenChain> = z.lazy(() =>
  z.union([
    z.strictObject({ step: localizedSchema, takes: lengthSchema }),
    z.strictObject({ step: localizedSchema, promise: promiseSchema }),
    z.strictObject({ sequence: z.array(chainSchema).min(1) }),
    z.strictObject({ parallel: z.array(chainSchema).min(1) }),
  ]),
);

const leafSchema = z
  .strictObject({
    id: idSchema,
    name: localizedSchema,
    component: idSchema.optional().describe('The component of the map that it is.'),
    promises: z
      .array(promiseSchema)
      .describe('Whose targets it rests on; of several, the strictest counts. None: nobody promises it.'),
  })
  .describe('A part that is up or down as a whole.');

const reliabilitySchema = z
  .strictObject({
    commitment: idSchema.optional().describe('Of which it speaks; of all when missing.'),
    subject: idSchema.optional(),
    outages: number.describe('Outages seen or expected …'),
    over: someTime.describe('… in so much agreed time.'),
    meanRepair: someTime,
    spread: number
      .refine((spread) => spread.atMost(mostSpread), 'no repair times are spread so far: write 4 or less')
      .optional()
      .describe('σ of the logarithm of repair times, where they are heavy-tailed (lognormal).'),
    source: localizedSchema.describe('Where the figures come from.'),
    asOf: dateSchema.optional(),
  })
  .refine(({ outages, over }) => outages.times(month).atMost(mostAMonth.times(over.value)), {
    message: 'that is more than one outage an hour: correct outages or the time they were seen in',
    path: ['outages'],
    // Two figures that were read, and neither of them a fault already.
    when: ({ issues }) => issues.length === 0,
  })
  .describe('How often the service fails and how long a repair takes, where its own history says too little.');

const designSchema = z
  .strictObject({
    id: idSchema,
    name: localizedSchema,
    outagesPerMonth: number.refine((one) => one.atMost(mostAMonth), 'that is more than one outage an hour'),
    meanRepair: someTime,
    costPerYear: money,
    structure: structureSchema
      .optional()
      .describe('What stands behind it in this way, of the same leaves and parts; without it nothing of it is proven.'),
  })
  .describe('A way to deliver the same promise.');

export const serviceModelSchema = z
  .strictObject({
    structure: structureSchema
      .optional()
      .describe('Of what availability stands on; made of the linkage map when missing.'),
    parts: z.record(idSchema, structureSchema).optional().describe('Structures that are spoken of by name.'),
    leaves: z.array(leafSchema).default([]),
    chains: z
      .array(z.strictObject({ commitment: idSchema, chain: chainSchema }))
      .optional()
      .describe('Who does what, in which order, to keep a promise of time.'),
    mixes: z
      .array(
        z.strictObject({
          commitment: idSchema,
          parts: z.array(
            z.strictObject({
              share: shareSchema,
              promise: promiseSchema.optional(),
              attains: shareSchema.optional().describe('Known of one’s own, where nobody promises it.'),
            }),
          ),
        }),
      )
      .optional()
      .describe('Which share of cases goes to whom, for promises about a share of cases.'),
    paths: z
      .array(z.strictObject({ commitment: idSchema, sections: z.array(promiseSchema) }))
      .optional()
      .describe('Sections that a delay, loss, delay variation or capacity adds up over.'),
    reliability: z.array(reliabilitySchema).optional(),
    designs: z.array(designSchema).optional(),
    worth: z
      .strictObject({
        extraCostPerYear: money.optional().describe('What keeping the promise costs beyond the service without it.'),
        riskLoading: shareSchema
          .optional()
          .describe('Share of value at risk beyond the mean that the price carries; 10 % when missing.'),
        impactPerHour: money.optional().describe('What an hour of outage costs the customer.'),
        customerValuePerYear: money.optional(),
        leavesAfterMisses: z
          .number()
          .int()
          .min(1)
          .max(12)
          .optional()
          .describe('Missed months in a year after which the customer leaves.'),
      })
      .optional(),
  })
  .meta({
    id: 'ServiceModel',
    title: 'Troth service model',
    description: 'What stands behind the promises of an agreement.',
  });

export type ServiceModel = z.output<typeof serviceModelSchema>;

export const serviceModelDocumentSchema = serviceModelSchema.extend({
  apiVersion: z.literal('troth/v1'),
  kind: z.literal('ServiceModel'),
  agreement: idSchema,
});
