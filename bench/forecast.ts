/**
 * How good forecasts are: on thirteen months of the demo company, as it scores them itself, and on service-years drawn from known
 * laws. Brier score beside the base rate (known only with hindsight), the rate of misses known then, and the plain projection.
 */
import { startDemo } from '@troth/cli';
import { calibrationOf } from '@troth/core';
import type { ReliabilityBin } from '@troth/core';
import { option, size } from './options.ts';
import type { Section } from './rounds.ts';
import { simulatedYears } from './simulated-years.ts';
import type { Said } from './simulated-years.ts';

const years = option('years', size(1000, 100));
const seed = option('seed', 20_250_226);

interface Scored {
  readonly what: string;
  readonly count: number;
  readonly missed: number;
  readonly ours: number;
  readonly base: number;
  readonly rate: number;
  readonly pace: number;
}

export async function run(): Promise<Section> {
  const demo = await ofDemo();
  const all = simulatedYears(years, seed);
  const drawn = [
    scoreOf(`${years} drawn years, all`, all),
    ...[1 / 8, 3 / 8, 5 / 8, 7 / 8].map((share) =>
      scoreOf(
        `${years} drawn years, ${quarterText(share)}`,
        all.filter((one) => one.share === share),
      ),
    ),
    scoreOf(
      'exponential repairs',
      all.filter(({ heavy }) => !heavy),
    ),
    scoreOf(
      'heavy-tailed repairs (lognormal, σ 1.2)',
      all.filter(({ heavy }) => heavy),
    ),
  ];
  const rows = [...demo.scores, ...drawn];
  const [wholeDemo, wholeDrawn] = [demo.scores[0], drawn[0]];
  return {
    title: 'Forecasts of a miss: Brier score and reliability',
    about: [
      `Mean squared error of the chance that was said; 0 is perfect. The base rate is the share that was missed, known only afterwards; the rate known then is each promise's own; the plain projection says that it goes on at the pace so far. The demo company: every promise of ${demo.months} closed months, forecast in the middle of each quarter of its period with only what was known then (hindcasts) or kept on the day. ${years} drawn years: services of twenty alike, 0.2 to 4 failures a month, repairs of 4 to 90 minutes on average, 99.5 to 99.99 %, seed ${seed}; from their second month on.`,
      reliability('Reliability on the demo company', demo.bins),
      reliability('Reliability on the drawn years', binsOf(all)),
    ],
    head: ['forecasts of', 'count', 'missed', 'ours', 'base rate', 'rate known then', 'plain projection'],
    rows: rows.map(({ what, count, missed, ours, base, rate, pace }) => [
      what,
      count.toLocaleString('en'),
      `${(missed * 100).toFixed(1)} %`,
      ...[ours, base, rate, pace].map((brier) => brier.toFixed(4)),
    ]),
    targets: [wholeDemo, wholeDrawn].flatMap((score) =>
      score === undefined
        ? []
        : [
            {
              what: `${score.what}: better than the base rate and than the plain projection`,
              reached: score.ours < score.base && score.ours < score.pace,
              measured: `${score.ours.toFixed(4)} against ${score.base.toFixed(4)} and ${score.pace.toFixed(4)}`,
            },
          ],
    ),
  };
}

const quarterText = (share: number): string => `${Math.floor(share * 4) + 1}. quarter`;

function scoreOf(what: string, said: readonly Said[]): Scored {
  const calibration = calibrationOf(said.map(({ breach, missed }) => ({ breach, breached: missed })));
  const error = (of: (one: Said) => number): number =>
    said.reduce((sum, one) => sum + (of(one) - (one.missed ? 1 : 0)) ** 2, 0) / said.length;
  return {
    what,
    count: said.length,
    missed: calibration?.baseRate ?? 0,
    ours: calibration?.brier ?? 0,
    base: calibration?.brierOfBaseRate ?? 0,
    rate: error(({ rate }) => rate),
    pace: error(({ pace }) => (pace ? 1 : 0)),
  };
}

const binsOf = (said: readonly Said[]): readonly ReliabilityBin[] =>
  calibrationOf(said.map(({ breach, missed }) => ({ breach, breached: missed })))?.bins ?? [];

function reliability(title: string, bins: readonly ReliabilityBin[]): string {
  const percent = (chance: number): string => `${(chance * 100).toFixed(1)} %`;
  const lines = bins.map(
    ({ from, to, count, said, seen }) =>
      `| ${(from * 100).toFixed(0)}–${(to * 100).toFixed(0)} % | ${count.toLocaleString('en')} | ${percent(said)} | ${percent(seen)} |`,
  );
  return [`${title}:`, '', '| chance | forecasts | said | seen |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

interface Score {
  readonly count: number;
  readonly brier: number;
  readonly baseRate: number;
  readonly brierOfBaseRate: number;
  readonly brierOfRate: number;
  readonly brierOfPace: number;
  readonly bins: readonly ReliabilityBin[];
}

/** What the running demo answers: the same figures as its page. */
async function ofDemo(): Promise<{ scores: readonly Scored[]; bins: readonly ReliabilityBin[]; months: number }> {
  const demo = await startDemo({ store: 'memory' });
  try {
    await demo.ready;
    const headers = { authorization: `Bearer ${demo.adminToken()}` };
    const answer = await fetch(`${demo.address}/v1/forecasts/quality`, { headers });
    if (!answer.ok) throw new Error(`the demo answered ${answer.status}`);
    const quality = (await answer.json()) as {
      readonly whole?: Score;
      readonly horizons: readonly { readonly from: number; readonly score: Score }[];
      readonly months: readonly string[];
    };
    if (quality.whole === undefined) throw new Error('the demo has no scored forecast');
    const scores = [
      demoScore('demo company, all', quality.whole),
      ...quality.horizons.map(({ from, score }) => demoScore(`demo company, ${quarterText(from)}`, score)),
    ];
    return { scores, bins: quality.whole.bins, months: quality.months.length };
  } finally {
    await demo.close();
  }
}

const demoScore = (what: string, score: Score): Scored => ({
  what,
  count: score.count,
  missed: score.baseRate,
  ours: score.brier,
  base: score.brierOfBaseRate,
  rate: score.brierOfRate,
  pace: score.brierOfPace,
});
