/**
 * The habits of all promises of a text, from what the house knows. Owns: which law speaks of which promise, and turning rates
 * into outages of a standard month. Does not own: the weight of model, own history and fellows (`forecast/habit.ts`).
 */
import type { Commitment, Revision } from '../../agreements/revision.ts';
import type { ServiceModel } from '../../proof/model/service-model.ts';
import type { Localized } from '../../terms/text.ts';
import type { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { givenHabit } from '../forecast/given.ts';
import { habitFrom } from '../forecast/habit.ts';
import type { KnownHabit, OutagesSeen } from '../forecast/habit.ts';
import { outagesSeen, pastOf } from '../forecast/past.ts';
import type { PastRow } from '../forecast/past.ts';
import type { Habit, HabitOf, OutageHabit } from './habit.ts';
import type { SeenRepairs } from './seen-history.ts';
import { comingYear, countsCases, standardMonthOf, standsOnTime, subjectsOf } from './unit.ts';

export interface KnownOfHouse {
  readonly revision: Revision;
  readonly model?: Pick<ServiceModel, 'reliability'> | undefined;
  /** Closed periods of the agreement, or of the one whose history is taken. */
  readonly past: readonly PastRow[];
  readonly fellows?: OutagesSeen | undefined;
  readonly repairs?: readonly SeenRepairs[] | undefined;
  readonly now: Instant;
}

interface About {
  readonly commitment: Commitment;
  readonly subject: string | undefined;
}

/** One for each promise that anything is known of. */
export function habitsFor(known: KnownOfHouse): readonly HabitOf[] {
  return known.revision.commitments.flatMap((commitment) =>
    subjectsOf(commitment).flatMap((one): readonly HabitOf[] => {
      const about = { commitment, subject: one?.id };
      const habit = standsOnTime(commitment) ? outageHabit(about, known) : otherHabit(about, known);
      if (habit === undefined) return [];
      return [{ commitment: commitment.id, ...(one === undefined ? {} : { subject: one.id }), habit }];
    }),
  );
}

const pastFor = ({ commitment, subject }: About, { past, now }: KnownOfHouse): readonly PastRow[] =>
  pastOf(past, { commitment: commitment.id, subject, by: now });

function outageHabit(about: About, known: KnownOfHouse): OutageHabit | undefined {
  const own = outagesSeen(pastFor(about, known));
  const given = givenHabit(known.model, { commitment: about.commitment.id, subject: about.subject, by: known.now });
  const found = habitFrom({ given, own, fellows: known.fellows });
  if (found === undefined) return undefined;
  const seen = known.repairs?.find(
    ({ commitment, subject }) => commitment === about.commitment.id && subject === about.subject,
  );
  const month = standardMonthOf(about.commitment, comingYear(known.revision, known.now));
  return outagesOf(found, month, seen?.repairsMs);
}

/** A known rate in outages of a standard month. */
function outagesOf(
  { rate, meanRepair, spread, source }: KnownHabit,
  monthMs: number,
  repairsMs: readonly number[] | undefined,
): OutageHabit {
  const rates =
    'perTime' in rate
      ? { perMonth: rate.perTime.toNumber() * monthMs }
      : {
          perMonth: (rate.shape.toNumber() / rate.scale.toNumber()) * monthMs,
          learned: { shape: rate.shape.toNumber(), months: rate.scale.toNumber() / monthMs },
        };
  return {
    law: 'outages',
    ...rates,
    meanRepairMs: meanRepair.toNumber(),
    ...(spread === undefined ? {} : { spread: spread.toNumber() }),
    ...(repairsMs === undefined || repairsMs.length === 0 ? {} : { repairsMs }),
    source,
  };
}

function otherHabit(about: About, known: KnownOfHouse): Habit | undefined {
  const rows = pastFor(about, known);
  if (countsCases(about.commitment) === 'share') return caseHabit(rows);
  const values = rows.flatMap(({ reading }) => {
    if (reading.of === 'count') return [Ratio.of(reading.count)];
    if (reading.of !== 'mean' || reading.value === undefined) return [];
    // Shares of events are read as bad ones.
    const isShare = about.commitment.metric.unit.dimension === 'ratio';
    return [isShare ? Ratio.one.minus(reading.value) : reading.value];
  });
  if (values.length === 0) return undefined;
  return { law: 'past', values: values.map((value) => value.toString()), source: sayPast(values.length) };
}

/** Jeffreys' mean of the share, so that a short clean history is not taken for certainty. */
function caseHabit(rows: readonly PastRow[]): Habit | undefined {
  const read = rows.flatMap(({ reading, start, end }) =>
    reading.of === 'cases' ? [{ ...reading, ms: end - start }] : [],
  );
  const done = read.reduce((sum, { done: one }) => sum + one, 0);
  if (done === 0) return undefined;
  const good = read.reduce((sum, { good: one }) => sum + one, 0);
  const months = read.reduce((sum, { ms }) => sum + ms, 0) / monthMs;
  return {
    law: 'cases',
    perMonth: done / months,
    inTime: (good + 0.5) / (done + 1),
    source: sayCases(good, done, read.length),
  };
}

const monthMs = 30 * 86_400_000;

const sayPast = (periods: number): Localized => ({
  en: `its own last ${periods} periods, each as likely to come again`,
  'zh-Hant': `以往 ${periods} 個評核期，每期重現機會相同`,
});

const sayCases = (good: number, done: number, periods: number): Localized => ({
  en: `own history: ${good} of ${done} cases in time in ${periods} periods`,
  'zh-Hant': `本身紀錄：${periods} 個評核期共 ${done} 宗，其中 ${good} 宗準時`,
});
