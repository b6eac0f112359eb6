/** The forms in which the radar keeps an agreement as it stands, and a night with what changed. Owns: the schemas. */
import { deliverabilitySchema } from '@troth/core';
import { z } from 'zod';
import { radarKinds, radarSteps, radarWeights } from './finding.ts';

const findingSchema = z.object({
  id: z.string(),
  kind: z.enum(radarKinds),
  code: z.string(),
  weight: z.enum(radarWeights),
  text: z.object({ en: z.string(), 'zh-Hant': z.string().optional() }),
  behind: z.string().optional(),
  commitment: z.string().optional(),
  minutes: z.string().optional(),
  from: z.string().optional(),
  stage: z.number().int().optional(),
  figures: z
    .object({
      minutes: z.string(),
      owed: z.string(),
      backed: z.string(),
      from: z.string(),
      to: z.string(),
      unmatched: z.array(z.string()),
    })
    .partial()
    .optional(),
  step: z.enum(radarSteps),
});

const targetSchema = z.object({
  commitment: z.string(),
  verdict: deliverabilitySchema.shape.commitments.element.shape.verdict,
});

export const standingSchema = z.object({
  agreement: z.string(),
  basis: z.string(),
  /** Agreements that its model names. */
  behind: z.array(z.string()).optional(),
  /** Of the whole proof, where it was made. */
  verdict: deliverabilitySchema.shape.verdict.optional(),
  /** The gravest gap that the whole proof shows, with it: no single text behind need be short. */
  gap: findingSchema.optional(),
  /** Of each target, with it. */
  targets: z.array(targetSchema).optional(),
  findings: z.array(findingSchema.extend({ since: z.string() })),
});
export type Standing = z.output<typeof standingSchema>;
export type StandingFinding = Standing['findings'][number];

const changedSchema = z.object({ agreement: z.string(), finding: findingSchema });

export const nightSchema = z.object({
  date: z.string(),
  at: z.string(),
  agreements: z.number().int(),
  open: z.number().int(),
  opened: z.array(changedSchema),
  gone: z.array(changedSchema),
});
export type Night = z.output<typeof nightSchema>;
