/** Exact figures of a statement as people read them. Owns: digits shown. A rounded figure never contradicts the verdict beside it. */
import { Ratio } from '@troth/core';

const minuteMs = Ratio.of(60_000);
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
