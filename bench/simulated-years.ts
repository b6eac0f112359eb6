/**
 * Service-years drawn from known laws, and every month of them forecast from what was seen before: how good the forecasts are where
 * the truth is known. Rates differ between services, repairs are exponential or heavy-tailed (lognormal), targets from 99.5 to 99.99 %.
 */
import { Calendar, forecastPromise, Instant, missesAtPace, missRate, Ratio } from '@troth/core';
import type { MissCount, OutagesSeen, PastRow, RowResult } from '@troth/core';

/** A forecast, what others would have said, and what came. */
export interface Said {
  readonly share: number;
  readonly breach: number;
  /** The rate of misses that was known then. */
  readonly rate: number;
  readonly pace: boolean;
  readonly missed: boolean;
  readonly heavy: boolean;
}

const minute = 60_000;
const monthMinutes = 43_200;
const monthMs = monthMinutes * minute;
const months = 12;
/** Services that are alike: what one has not seen yet is filled up from these. */
const kindSize = 20;
const targets: readonly number[] = [0.995, 0.999, 0.9995, 0.9999];
/** The middle of each quarter of a month. */
const shares: readonly number[] = [1 / 8, 3 / 8, 5 / 8, 7 / 8];
const first = Instant.parse('2024-01-01T00:00:00Z');

/** Chance that is the same each time (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Outage {
  readonly start: number;
  readonly end: number;
}

interface Service {
  readonly allowed: number;
  readonly heavy: boolean;
  /** Minutes of each month, none overlapping. */
  readonly outages: readonly (readonly Outage[])[];
}

const exponential = (chance: () => number): number => -Math.log(1 - chance());
const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

interface Kind {
  readonly perMonth: number;
  readonly meanRepair: number;
  readonly heavy: boolean;
}

/** From a failure in five months to four a month, from four minutes to an hour and a half. */
function kindOf(chance: () => number): Kind {
  return {
    perMonth: 0.2 * 20 ** chance(),
    meanRepair: 4 * 22 ** chance(),
    heavy: chance() < 0.5,
  };
}

const spread = 1.2;

function serviceOf({ perMonth, meanRepair, heavy }: Kind, chance: () => number): Service {
  const own = perMonth * Math.exp(0.5 * normal(chance));
  const repair = meanRepair * Math.exp(0.3 * normal(chance));
  const median = repair / Math.exp(spread ** 2 / 2);
  const lasts = (): number => (heavy ? median * Math.exp(spread * normal(chance)) : repair * exponential(chance));
  const outages = Array.from({ length: months }, () => {
    const found: Outage[] = [];
    for (let at = (exponential(chance) / own) * monthMinutes; at < monthMinutes;) {
      const end = Math.min(monthMinutes, at + lasts());
      found.push({ start: at, end });
      at = end + (exponential(chance) / own) * monthMinutes;
    }
    return found;
  });
  const target = targets[Math.floor(chance() * targets.length)] ?? 0.999;
  return { allowed: (1 - target) * monthMinutes, heavy, outages };
}

const laid = Calendar.of({ zone: 'UTC', always: true });

/** Everything that would have been said of `years` service-years. */
export function simulatedYears(years: number, seed: number): readonly Said[] {
  const chance = chanceFrom(seed);
  const kinds = Array.from({ length: Math.ceil(years / kindSize) }, () => {
    const kind = kindOf(chance);
    return Array.from({ length: kindSize }, () => serviceOf(kind, chance));
  });
  const all = kinds.flat();
  return Array.from({ length: months }, (_, month) => {
    const house = houseBefore(all, month);
    return kinds.flatMap((kind) => {
      const seen = kind.map((service) => seenBefore(service, month));
      const together = seen.reduce(add);
      return kind.flatMap((service, index) => saidOf(service, { month, house, fellows: less(together, seen[index]) }));
    });
  }).flat();
}

interface Known {
  readonly month: number;
  readonly house: MissCount;
  readonly fellows: OutagesSeen;
}

function saidOf(service: Service, { month, house, fellows }: Known): readonly Said[] {
  if (!laid.ok || month === 0) return [];
  const past = Array.from({ length: month }, (_, at) => pastRow(service, at));
  const missed = usedIn(service, month, monthMinutes) > service.allowed;
  return shares.flatMap((share): readonly Said[] => {
    const now = Instant.plus(first, month * monthMs + Math.round(share * monthMs));
    const row = rowAt(service, month, share);
    const made = forecastPromise({ row, calendar: laid.value, now, knownAt: now, past, fellows, house });
    if (made === undefined || made.by === 'bound') return [];
    const pace = missesAtPace(made.facts, Ratio.parse(share.toString())) === true;
    return [{ share, breach: made.breach, rate: missRate(past, house) ?? 0, pace, missed, heavy: service.heavy }];
  });
}

const usedIn = ({ outages }: Service, month: number, until: number): number =>
  (outages[month] ?? []).reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - start), 0);

const begunIn = ({ outages }: Service, month: number, until: number): readonly Outage[] =>
  (outages[month] ?? []).filter(({ start }) => start < until);

const ms = (minutes: number): { exact: string; unit: string } => ({
  exact: String(Math.round(minutes * minute)),
  unit: 'ms',
});

/** A month as a statement of that moment would show it. */
function rowAt(service: Service, month: number, share: number): RowResult {
  const until = share * monthMinutes;
  const from = Instant.plus(first, month * monthMs);
  const begun = begunIn(service, month, until);
  const [start, end] = [Instant.format(from), Instant.format(Instant.plus(from, monthMs))];
  const last = begun.at(-1);
  const now = from + Math.round(share * monthMs);
  const runs = last !== undefined && last.end > until;
  const part = { what: 'outage', intervals: runs ? [[now - 1, now] as const] : [] };
  return {
    commitment: 'availability',
    clause: 'K11',
    title: { en: 'Availability' },
    metric: 'availability',
    period: { key: String(month), start, end, zone: 'UTC' },
    verdict: 'open',
    credits: [],
    segments: [
      {
        revision: 1,
        start,
        end,
        target: '>= 99.9 %',
        verdict: 'open',
        figures: {
          downtime: ms(usedIn(service, month, until)),
          allowed: ms(service.allowed),
          agreed: ms(monthMinutes),
          outages: { exact: String(begun.length), unit: 'count' },
        },
        completeness: '1',
        excluded: [],
        refused: [],
        flags: [],
        steps: [{ what: 'downtime that counts', parts: [part] }],
      },
    ],
  };
}

const ratioMs = (minutes: number): Ratio => Ratio.of(Math.round(minutes * minute));

function pastRow(service: Service, month: number): PastRow {
  const start = Instant.plus(first, month * monthMs);
  const end = Instant.plus(start, monthMs);
  const used = usedIn(service, month, monthMinutes);
  return {
    commitment: 'availability',
    period: String(month),
    start,
    end,
    knownAt: end,
    missed: used > service.allowed,
    reading: {
      of: 'time',
      used: ratioMs(used),
      allowed: ratioMs(service.allowed),
      agreed: Ratio.of(monthMs),
      outages: Ratio.of(begunIn(service, month, monthMinutes).length),
    },
  };
}

function seenBefore(service: Service, month: number): OutagesSeen {
  const all = Array.from({ length: month }, (_, at) => at);
  return {
    periods: month,
    outages: Ratio.of(all.reduce((sum, at) => sum + begunIn(service, at, monthMinutes).length, 0)),
    time: Ratio.of(month * monthMs),
    repair: ratioMs(all.reduce((sum, at) => sum + usedIn(service, at, monthMinutes), 0)),
  };
}

const add = (one: OutagesSeen, other: OutagesSeen): OutagesSeen => ({
  periods: one.periods + other.periods,
  outages: one.outages.plus(other.outages),
  time: one.time.plus(other.time),
  repair: one.repair.plus(other.repair),
});

const less = (whole: OutagesSeen, part: OutagesSeen | undefined): OutagesSeen =>
  part === undefined
    ? whole
    : {
        periods: whole.periods - part.periods,
        outages: whole.outages.minus(part.outages),
        time: whole.time.minus(part.time),
        repair: whole.repair.minus(part.repair),
      };

function houseBefore(services: readonly Service[], month: number): MissCount {
  const missed = services.reduce(
    (sum, service) =>
      sum +
      Array.from({ length: month }, (_, at) => at).filter((at) => usedIn(service, at, monthMinutes) > service.allowed)
        .length,
    0,
  );
  return { periods: services.length * month, missed };
}
