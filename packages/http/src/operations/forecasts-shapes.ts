/** What operations on forecasts answer, and an example of each. */
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { sumSchema } from './today.ts';

const chance = {
  state: z.string().describe('NO_VOLUME, MET, SECURED, OPEN, WORKS, UNRECOVERABLE or BREACHED.'),
  breach: z.number().min(0).max(1).describe('The chance of a miss; an estimate when OPEN, else exactly 0 or 1.'),
  percent: z.string().describe('Rounded for show, without the sign.'),
};

const forecast = z
  .object({
    agreement: z.string(),
    agreementTitle: wordPair,
    commitment: z.string(),
    title: wordPair,
    subject: z.string().optional(),
    period: z.string(),
    ends: z.string(),
    ...chance,
    by: z
      .enum(['comparison', 'law', 'rate', 'bound'])
      .describe('`bound`: nothing is known yet; no forecast but a limit.'),
    how: wordPair.describe('What the chance rests on, with its numbers.'),
    stands: wordPair,
    works: z.array(z.object({ id: z.string(), title: wordPair, start: z.string(), cutMs: z.string() })),
    without: z.object(chance).optional().describe('As if no works were planned.'),
    exposure: sumSchema.optional(),
    weighed: sumSchema.optional().describe('Exposure times chance.'),
    owner: z.string().optional(),
    ownerName: wordPair.optional(),
    action: z.object({ label: wordPair, to: z.string() }),
  })
  .meta({ id: 'Forecast', description: 'An open promise, the chance that it is missed, and what to do about it.' });

const exampleForecast = {
  agreement: 'SLA-PH-VPN',
  agreementTitle: { en: 'IPVPN of Peak Harbour Hospital', 'zh-Hant': '海峰醫院 IPVPN' },
  commitment: 'availability',
  title: { en: 'Availability', 'zh-Hant': '可用率' },
  period: '2025-02',
  ends: '2025-02-28T16:00:00.000Z',
  state: 'WORKS',
  breach: 1,
  percent: '100',
  by: 'comparison' as const,
  how: {
    en: 'Certain while the works stand as they are planned: what is used and what they cut is more than is allowed.',
    'zh-Hant': '只要工程按計劃進行即必然違約：已用時間加上工程中斷時間超出容許額。',
  },
  stands: { en: '3.1 of 4.032 min used; 0.932 min and 63.5 h left.', 'zh-Hant': '已用 3.1 分鐘，容許 4.032 分鐘。' },
  works: [
    {
      id: 'CHG-2025-0227',
      title: { en: 'Core switch firmware', 'zh-Hant': '核心交換機韌體更新' },
      start: '2025-02-26T18:00:00.000Z',
      cutMs: '120000',
    },
  ],
  without: { state: 'OPEN', breach: 0.033793590095760266, percent: '3.4' },
  exposure: { amount: '11000.00', currency: 'HKD' },
  weighed: { amount: '11000.00', currency: 'HKD' },
  owner: 'ada',
  ownerName: { en: 'Ada Cheung', 'zh-Hant': '張雅達' },
  action: { label: { en: 'Find another slot', 'zh-Hant': '另覓時段' }, to: '/plans/new?change=CHG-2025-0227' },
};

export const openForecastsShape = z.object({ now: z.string(), zone: z.string(), items: z.array(forecast) });
export const openForecastsExample = {
  now: '2025-02-26T00:30:00.000Z',
  zone: 'Asia/Hong_Kong',
  items: [exampleForecast],
};

export const agreementForecastShape = z.object({
  agreement: z.string(),
  period: z.string(),
  start: z.string(),
  end: z.string(),
  zone: z.string(),
  now: z.array(forecast).describe('Of the period under way.'),
  courses: z
    .array(
      z.object({
        commitment: z.string(),
        title: wordPair,
        subject: z.string().optional(),
        period: z.string(),
        points: z.array(
          z.object({
            at: z.string(),
            ...chance,
            made: z.enum(['live', 'hindcast']).describe('`hindcast`: made afterwards with only what was known then.'),
            missed: z.boolean().optional().describe('How it ended, once the period was closed.'),
          }),
        ),
      }),
    )
    .describe('How the chance of each promise went.'),
});
export const agreementForecastExample = {
  agreement: 'SLA-PH-VPN',
  period: '2025-02',
  start: '2025-01-31T16:00:00.000Z',
  end: '2025-02-28T16:00:00.000Z',
  zone: 'Asia/Hong_Kong',
  now: [exampleForecast],
  courses: [
    {
      commitment: 'availability',
      title: { en: 'Availability', 'zh-Hant': '可用率' },
      period: '2025-02',
      points: [{ at: '2025-02-26T00:30:00.000Z', state: 'WORKS', breach: 1, percent: '100', made: 'live' as const }],
    },
  ],
};

const score = z
  .object({
    count: z.number().int(),
    brier: z.number().describe('Mean squared error of the chances: 0 is perfect, ¼ is a coin.'),
    baseRate: z.number().describe('Share of the forecasts whose promise was missed.'),
    brierOfBaseRate: z.number().describe('Of saying that share every time, which is known only afterwards.'),
    brierOfRate: z.number().describe('Of saying the rate of misses that was known at that moment.'),
    brierOfPace: z.number().describe('Of saying that it goes on at the pace so far.'),
    bins: z.array(
      z.object({ from: z.number(), to: z.number(), count: z.number().int(), said: z.number(), seen: z.number() }),
    ),
  })
  .meta({ id: 'ForecastScore' });

export const qualityShape = z.object({
  organisation: z.string(),
  whole: score.optional().describe('Missing before anything was scored.'),
  horizons: z
    .array(z.object({ from: z.number(), to: z.number(), score }))
    .describe('By the part of the period that was over.'),
  live: z.number().int(),
  hindcasts: z.number().int(),
  months: z.array(z.string()),
  rateOnly: z
    .array(z.object({ agreement: z.string(), commitment: z.string(), title: wordPair, subject: z.string().optional() }))
    .describe('Forecast by their rate of misses alone, since their law did worse for three periods.'),
});

const exampleScore = {
  count: 2074,
  brier: 0.0363,
  baseRate: 0.0665,
  brierOfBaseRate: 0.0621,
  brierOfRate: 0.0692,
  brierOfPace: 0.0627,
  bins: [{ from: 0, to: 0.1, count: 1722, said: 0.028, seen: 0.028 }],
};
export const qualityExample = {
  organisation: 'harbourline',
  whole: exampleScore,
  horizons: [{ from: 0.75, to: 1, score: exampleScore }],
  live: 0,
  hindcasts: 2074,
  months: ['2024-02', '2024-03'],
  rateOnly: [
    { agreement: 'SLA-MK-FIELD', commitment: 'restore', title: { en: 'Restored in time', 'zh-Hant': '準時恢復' } },
  ],
};
