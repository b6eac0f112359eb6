/** Exact figures of a statement as people read them. Owns: digits shown. A rounded figure never contradicts the verdict beside it. */
import { Ratio } from '../values/ratio.ts';
import type { Language } from './text.ts';

const minuteMs = Ratio.of(60_000);
const hourMs = Ratio.of(3_600_000);
const secondMs = Ratio.of(1000);
const mostDecimals = 12;

/** "43200" → "43,200"; the decimals are left as they are. */
export function grouped(digits: string): string {
  const [whole = '', decimals] = digits.split('.');
  const parts = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ',');
  return decimals === undefined ? parts : `${parts}.${decimals}`;
}

/** All digits when there are few, else rounded half-up to `decimals`. */
export function shortDecimal(value: Ratio, decimals: number): string {
  const whole = value.toString();
  const exact = !whole.includes('/') && (whole.split('.')[1] ?? '').length <= decimals;
  return grouped(exact ? whole : value.toFixed(decimals));
}

/**
 * A share as a percentage: 99.87269. When rounding would put it on the other side of `beside` (the target), or onto it,
 * more digits are shown until it stands where it really is.
 */
export function percentText(share: Ratio, beside?: Ratio): string {
  const percent = share.times(Ratio.of(100));
  for (let decimals = 5; decimals < mostDecimals; decimals += 1) {
    const text = shortDecimal(percent, decimals);
    if (beside === undefined) return text;
    const shown = Ratio.parse(text.replaceAll(',', '')).dividedBy(Ratio.of(100));
    if (shown.compare(beside) === share.compare(beside)) return text;
  }
  return percent.toString();
}

/** Milliseconds as minutes: "21.6", "43,200", "0.05". */
export function minutesText(ms: Ratio): string {
  return shortDecimal(ms.dividedBy(minuteMs), 3);
}

/** "15000.00" → "15,000.00". */
export function moneyText(amount: string): string {
  return amount.startsWith('-') ? `−${grouped(amount.slice(1))}` : grouped(amount);
}

/** "55 min"; from two hours on with hours beside it: "185 min (3 h 5 min)"; below a second, such as a round trip: "5.06 ms". */
export function sayTime(ms: Ratio, language: Language): string {
  if (!ms.isZero() && ms.lessThan(secondMs)) return `${shortDecimal(ms, 3)} ${language === 'en' ? 'ms' : '毫秒'}`;
  const minutes = `${minutesText(ms)} ${language === 'en' ? 'min' : '分鐘'}`;
  if (ms.lessThan(hourMs.times(Ratio.of(2))) || ms.greaterThan(hourMs.times(Ratio.of(100)))) return minutes;
  const whole = ms.floor() / 60_000n;
  const hours = language === 'en' ? `${whole / 60n} h ${whole % 60n} min` : `${whole / 60n} 小時 ${whole % 60n} 分`;
  return language === 'en' ? `${minutes} (${hours})` : `${minutes}（${hours}）`;
}

/** Minutes only: for columns of figures. */
export function sayMinutes(ms: Ratio, language: Language): string {
  return `${minutesText(ms)} ${language === 'en' ? 'min' : '分鐘'}`;
}
