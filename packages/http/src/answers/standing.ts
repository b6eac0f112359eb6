/** How a promise stands in a period, as several pages show it. */
import { z } from 'zod';
import { wordPair } from './shapes.ts';

const figure = z.object({ exact: z.string(), unit: z.string() });

export const markSchema = z.enum([
  'met',
  'threatened',
  'missed',
  'no-volume',
  'not-measured',
  'suspended',
  'open',
  'reported',
]);

export const standingSchema = z
  .object({
    commitment: z.string(),
    clause: z.string(),
    title: wordPair,
    subject: z.string().optional(),
    metric: z.string(),
    period: z.string(),
    verdict: z.string(),
    soFar: z.string().optional().describe('While the period is open: the verdict if nothing more happened.'),
    mark: markSchema,
    target: z.string().optional(),
    attained: figure.optional(),
    absent: z.string().optional().describe('Why there is no figure.'),
    figures: z.record(z.string(), figure).describe('Exact figures by name: downtime, allowed, gross, excluded …'),
    completeness: z.string(),
    used: z.string().optional().describe('Part of the allowance that is used, exact.'),
    usedPercent: z.string().optional(),
  })
  .meta({ id: 'Standing', description: 'A promise in one period, in the figures that lists show.' });

export const periodMark = z.object({ period: z.string(), mark: markSchema });

export const exampleStanding = {
  commitment: 'availability',
  clause: '6.1',
  title: { en: 'Availability', 'zh-Hant': '可用率' },
  metric: 'availability',
  period: '2025-02',
  verdict: 'open',
  soFar: 'met',
  mark: 'threatened' as const,
  target: '>= 99.99 %',
  figures: { downtime: { exact: '186000', unit: 'ms' }, allowed: { exact: '241920', unit: 'ms' } },
  completeness: '1',
  used: '775/1008',
  usedPercent: '76',
};
