/**
 * A forecast in words: what it rests on, with its numbers, and how they make the chance. Owns: these sentences in both languages.
 * Does not own: what to do about it.
 */
import { minutesText, shortDecimal } from '../../terms/exact-words.ts';
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import { sayHabit } from './say-habit.ts';
import type { CasesFacts } from './law-cases.ts';
import type { CountFacts } from './law-count.ts';
import type { MeanFacts } from './law-mean.ts';
import type { TimeFacts } from './law-time.ts';
import type { PromiseForecast } from './promise.ts';
import type { Forecast } from './state.ts';

const both = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });
const hour = Ratio.of(3_600_000);

/** Percent without the sign: one decimal below ten, none above; never 0 or 100 for what is neither. */
export function chancePercent({ state, breach }: Forecast): string {
  if (state !== 'OPEN') return breach === 1 ? '100' : '0';
  const percent = breach * 100;
  if (percent < 0.05) return '<0.1';
  if (percent > 99.5) return '>99';
  return percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0);
}

/** How the chance was come to. */
export function sayForecast(forecast: PromiseForecast): Localized {
  const { state, by } = forecast;
  if (state !== 'OPEN') return sayCertain(forecast);
  if (by === 'rate') return sayRate(forecast);
  if (by === 'bound') return sayBound(forecast);
  const law = sayLaw(forecast);
  const beside = sayAverage(forecast);
  return both(`${law.en}${beside.en}`, `${law['zh-Hant'] ?? ''}${beside['zh-Hant'] ?? ''}`);
}

function sayCertain({ state, facts }: PromiseForecast): Localized {
  switch (state) {
    case 'WORKS':
      return both(
        'Certain while the works stand as they are planned: what is used and what they cut is more than is allowed.',
        '只要工程按計劃進行即必然違約：已用時間加上工程中斷時間超出容許額。',
      );
    case 'SECURED':
      return facts.of === 'time'
        ? both(
            `Excluded: ${minutesText(facts.remaining)} min of service remain, and as much is still allowed.`,
            `不會發生：餘下服務時間 ${minutesText(facts.remaining)} 分鐘，全部中斷亦不超出容許額。`,
          )
        : both('Excluded: nothing that can still happen breaks it.', '不會發生：餘下任何情況均不致違反。');
    case 'MET':
      return both('Excluded: no service time remains in this period.', '不會發生：本期已無餘下服務時間。');
    case 'NO_VOLUME':
      return both('Nothing to judge: no case was counted, and none is expected.', '無從評核：未有個案，預計亦無。');
    default:
      return facts.of === 'cases' && state === 'UNRECOVERABLE'
        ? both(
            `Certain: even if all of the ${facts.expected} cases still expected are in time it ends at ${share(facts.best)} %, below ${share(facts.target)} %; no number of cases that is reckoned with (up to ${facts.most}) mends it.`,
            `必然：即使預計尚有的 ${facts.expected} 宗個案全部依時，亦僅得 ${share(facts.best)} %，低於 ${share(facts.target)} %；以可預見的個案數目（最多 ${facts.most} 宗）已無法補救。`,
          )
        : both('Certain: nothing that can still happen mends it.', '必然：餘下任何情況均無法補救。');
  }
}

function sayLaw({ facts }: PromiseForecast): Localized {
  switch (facts.of) {
    case 'time':
      return sayTimeLaw(facts);
    case 'cases':
      return sayCasesLaw(facts);
    case 'count':
      return sayCountLaw(facts);
    case 'mean':
      return sayMeanLaw(facts);
    case 'other':
      return both('', '');
  }
}

function sayTimeLaw({ habit, remaining, room, expected, running }: TimeFacts): Localized {
  if (habit === undefined) return both('', '');
  const basis = sayHabit(habit);
  const [hours, left, count] = [hoursOf(remaining), minutesText(room), (expected ?? Ratio.zero).toFixed(3)];
  const now = running
    ? both(' An outage goes on and counts as one more repair.', '現正中斷，多計一次修復時間。')
    : both('', '');
  return both(
    `${basis.en}. In the ${hours} h of service left ${count} outages are expected, and ${left} min are left: the chance is that of their repairs taking longer, Σ P(n outages) × P(n repairs > ${left} min).${now.en}`,
    `${basis['zh-Hant'] ?? ''}。餘下 ${hours} 小時服務時間預計中斷 ${count} 次，容許額尚餘 ${left} 分鐘；機會率即修復時間總和超出餘額的機會：Σ P(n 次中斷) × P(n 次修復 > ${left} 分鐘)。${now['zh-Hant'] ?? ''}`,
  );
}

function sayCasesLaw({ done, good, before, expected, room, target, coming }: CasesFacts): Localized {
  const [sum, fine] = [done + before.good + before.bad, good + before.good];
  const mean = shortDecimal(coming, 1);
  return both(
    `${fine} of ${sum} cases of this and earlier periods were good; ${mean} more are expected (${expected}, of which ${Math.max(0, room)} may fail before ${share(target)} % is missed). The chance is that of more failing: beta-binomial with prior ½, ½, averaged over the number of cases that come (Poisson).`,
    `本期及過往各期 ${sum} 宗個案中 ${fine} 宗達標；預計尚有 ${mean} 宗（約 ${expected} 宗，當中最多 ${Math.max(0, room)} 宗未達標，否則低於 ${share(target)} %）。機會率按貝塔二項分布（先驗 ½、½）計算，並就個案數目（泊松分布）取平均。`,
  );
}

function sayCountLaw({ count, most, expected, seen }: CountFacts): Localized {
  return both(
    `${count} of at most ${most} so far; ${seen} were seen in this and earlier periods, so that ${shortDecimal(expected, 2)} more are expected. The chance is that of more than ${most - count} coming (negative binomial).`,
    `至今 ${count} 次，上限 ${most} 次；本期及過往各期共 ${seen} 次，預計再有 ${shortDecimal(expected, 2)} 次。機會率即再發生超過 ${most - count} 次的機會（負二項分布）。`,
  );
}

function sayMeanLaw({ mean, deviation, periods, doneDays, days }: MeanFacts): Localized {
  const [level, spread] = [shortDecimal(mean, 4), shortDecimal(deviation, 4)];
  return both(
    `${periods} closed periods averaged ${level}, ${spread} apart from each other; ${days - doneDays} of ${days} days remain. The chance is that of the rest averaging more than it may (normal).`,
    `${periods} 個已結束評核期平均為 ${level}，各期標準差 ${spread}；尚餘 ${days - doneDays} 天（共 ${days} 天）。機會率即餘下日子平均值超出所需水平的機會（常態分布）。`,
  );
}

function sayAverage({ law, house, breach }: PromiseForecast): Localized {
  if (law === undefined || house === undefined) return both('', '');
  const [alone, made] = [percent(law), percent(breach)];
  return both(
    ` That alone gives ${alone} %; few closed periods speak of it, so it is averaged with the ${house.missed} of ${house.periods} periods missed over all promises: ${made} %.`,
    `單計為 ${alone} %；因已結束的評核期不多，再與全部承諾的違約比率（${house.periods} 期中 ${house.missed} 期）取加權平均：${made} %。`,
  );
}

function sayRate({ own, house, law }: PromiseForecast): Localized {
  const mine = own ?? { periods: 0, missed: 0 };
  const theirs =
    house === undefined || house.periods === 0
      ? both('', '')
      : both(
          `, and one more period like those of all promises (${house.missed} of ${house.periods} missed)`,
          `，另加一期按全部承諾的比率計算（${house.periods} 期中 ${house.missed} 期違約）`,
        );
  const why =
    law === undefined
      ? both('', '')
      : both(
          ' Forecasts from the course of the period did worse than this rate in the last three periods.',
          '最近三期按期內走勢所作的預測不及此比率準確。',
        );
  return both(
    `The rate of misses: ${mine.missed} of ${mine.periods} closed periods${theirs.en}.${why.en}`,
    `按違約比率：${mine.periods} 個已結束評核期中違約 ${mine.missed} 期${theirs['zh-Hant'] ?? ''}。${why['zh-Hant'] ?? ''}`,
  );
}

function sayBound({ facts }: PromiseForecast): Localized {
  if (facts.of !== 'time')
    return both('Nothing is known of it yet: this is no forecast.', '尚無資料可供參考：此數字並非預測。');
  return both(
    `No forecast, an upper bound: no outage was ever seen to learn from. At the pace so far at most so many of all courses use the ${minutesText(facts.room)} min that are left (Markov's bound).`,
    `並非預測，而是上限：從未有中斷紀錄可供參考。按至今步伐，用盡餘下 ${minutesText(facts.room)} 分鐘的機會最多如此（馬爾可夫上界）。`,
  );
}

const percent = (chance: number): string => chancePercent({ state: 'OPEN', breach: chance });
const share = (ratio: Ratio): string => ratio.toPercent(1).replace(/\.0$/u, '');

function hoursOf(ms: Ratio): string {
  return ms.dividedBy(hour).toFixed(1).replace(/\.0$/u, '');
}
