/** The nightly radar: where agreements do not fit what stands behind them. For the organisation's own people. */
import { deliverabilitySchema } from '@troth/core';
import { radarKinds, radarSteps, radarWeights, readRadar, runRadar } from '@troth/services';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const finding = {
  id: z.string().describe('Within its agreement; names it where its risk is accepted.'),
  kind: z
    .enum(radarKinds)
    .describe('gap: terms that do not fit; term: an end too early; model; verdict: the proof turned.'),
  code: z.string(),
  weight: z.enum(radarWeights),
  text: wordPair,
  behind: z.string().optional().describe('The agreement behind that leaves it.'),
  commitment: z.string().optional(),
  minutes: z.string().optional().describe('Exact, where the gap is one of minutes.'),
  from: z.string().optional().describe('First day without a promise.'),
  stage: z.number().int().optional().describe('90, 60 or 30 days before, or 0 from then on.'),
  step: z.enum(radarSteps).describe('The one thing to do.'),
};

/** How a finding stands: said of each line, wherever it is told. */
const standing = {
  since: z.string(),
  state: z.enum(['new', 'open', 'accepted', 'gone']),
  acceptance: z.string().optional(),
  lapsed: z
    .object({ acceptance: z.string(), on: z.string() })
    .optional()
    .describe('An acceptance that no longer covers it.'),
  grown: z
    .object({ acceptance: z.string(), by: wordPair })
    .optional()
    .describe('An acceptance of it as it was; by how much it grew since.'),
  draft: z.string().optional(),
};
export const standingFinding = z.object({ ...finding, ...standing });

const night = z.object({
  date: z.string(),
  at: z.string(),
  agreements: z.number().int().describe('Looked at.'),
  open: z.number().int().describe('Findings that stand.'),
});

const target = z.object({
  commitment: z.string(),
  title: wordPair,
  verdict: deliverabilitySchema.shape.commitments.element.shape.verdict,
});

const targetsShape = z
  .object({
    proven: z.number().int(),
    composed: z.number().int().describe('Targets that a structure, a chain or a mix can speak of.'),
    notComposed: z.number().int(),
    share: z.string().optional().describe('Proven of composed, exactly; missing while there are none.'),
    waiting: z.number().int().describe('Agreements in force that no night proved yet: a few are taken up each night.'),
    agreements: z.array(
      z.object({
        agreement: z.string(),
        title: wordPair,
        customer: z.string().optional(),
        targets: z.array(target).optional().describe('Missing while it waits.'),
      }),
    ),
  })
  .meta({ id: 'ProvenTargets', description: 'How many targets follow from what stands behind them.' });

const radarShape = z
  .object({
    night: night.optional().describe('When it last looked; missing where it never did.'),
    previous: z.string().optional(),
    targets: targetsShape.optional().describe('Missing where it never looked.'),
    lines: z
      .array(
        z.object({
          ...finding,
          ...standing,
          agreement: z.string(),
          title: wordPair,
          customer: z.string().optional(),
          owner: z.string().optional(),
        }),
      )
      .describe('New first, then by weight; what is gone since the night before stands last.'),
  })
  .meta({ id: 'Radar', description: 'Where agreements do not fit what stands behind them.' });

const changed = z.array(z.object({ agreement: z.string(), finding: z.object(finding) }));
const nightShape = night
  .extend({ opened: changed, gone: changed })
  .meta({ id: 'RadarNight', description: 'What changed that night.' });

const findingExample = {
  id: 'PROOF-TERM:UC-VFC',
  kind: 'term' as const,
  code: 'TERM',
  weight: 'high' as const,
  text: { en: 'UC-VFC does not hold from 1 Feb 2025 to 31 Jan 2026: our promise stands on nothing then.' },
  behind: 'UC-VFC',
  from: '2025-02-01',
  stage: 0,
  step: 'renew' as const,
};
const nightExample = { date: '2025-02-26', at: '2025-02-25T18:00:00.000Z', agreements: 26, open: 1 };

export const radarOperations: readonly Operation[] = [
  json({
    id: 'readRadar',
    method: 'GET',
    path: '/v1/radar',
    tag: 'Agreements',
    summary: 'Where agreements do not fit what stands behind them',
    description:
      'As the radar saw it on its last night: gaps between two texts, contracts that end too early, models that nobody verified, proofs that turned; what is new since the night before, what is accepted, what is gone.',
    status: 200,
    answer: radarShape,
    examples: {
      answer: {
        night: nightExample,
        previous: '2025-02-25',
        targets: {
          proven: 1,
          composed: 4,
          notComposed: 2,
          share: '0.25',
          waiting: 1,
          agreements: [
            {
              agreement: 'SLA-LR-METRO',
              title: { en: 'Dual metro Ethernet' },
              customer: 'lion-rock',
              targets: [
                { commitment: 'availability', title: { en: 'Availability' }, verdict: 'UNDELIVERABLE' as const },
              ],
            },
          ],
        },
        lines: [
          {
            ...findingExample,
            agreement: 'SLA-LR-METRO',
            title: { en: 'Dual metro Ethernet' },
            customer: 'lion-rock',
            owner: 'felix',
            since: '2025-02-01',
            state: 'open' as const,
          },
        ],
      },
    },
    async handle({ context, caller: { organisation } }) {
      return { body: await readRadar(context, { organisation }) };
    },
  }),
  json({
    id: 'runRadar',
    method: 'POST',
    path: '/v1/radar/run',
    tag: 'Agreements',
    summary: 'Look now',
    description: 'What the radar does every night, now. Doing it twice on a day writes nothing that did not change.',
    status: 200,
    answer: nightShape,
    examples: {
      answer: { ...nightExample, opened: [{ agreement: 'SLA-LR-METRO', finding: findingExample }], gone: [] },
    },
    async handle({ context, command }) {
      return { body: valueOf(await runRadar(context, command)) };
    },
  }),
];
