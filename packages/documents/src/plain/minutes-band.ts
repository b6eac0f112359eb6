/** A row of a credit table in minutes: what 99.9 % up to 99.95 % means on a clock. */
import { Ratio, sayTime } from '@troth/core';
import type { Language, sayBand } from '@troth/core';

type Band = Parameters<typeof sayBand>[0];

/** "more than 21.6 min, up to 43.2 min" of a whole of so many milliseconds; undefined for bands that are no shares. */
export function minutesBand(band: Band, wholeMs: Ratio, language: Language): string | undefined {
  if (band.dimension !== 'ratio') return undefined;
  const time = (at: Ratio): string => sayTime(Ratio.one.minus(at).times(wholeMs), language);
  const en = language === 'en';
  const { low, high } = band;
  const parts: string[] = [];
  if (high !== undefined)
    parts.push(
      high.inclusive
        ? en
          ? `${time(high.at)} or more`
          : `${time(high.at)} 或以上`
        : en
          ? `more than ${time(high.at)}`
          : `超過 ${time(high.at)}`,
    );
  if (low !== undefined && !low.at.isZero())
    parts.push(
      low.inclusive
        ? en
          ? `up to ${time(low.at)}`
          : `至 ${time(low.at)}`
        : en
          ? `less than ${time(low.at)}`
          : `少於 ${time(low.at)}`,
    );
  return parts.join(en ? ', ' : '，');
}
