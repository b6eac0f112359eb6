/** How much of the allowed downtime was used, as a bar. The part beyond is hatched and said in words. */
import { figureValue, Ratio, sayMinutes } from '@troth/core';
import type { SegmentResult } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import type { Sheet } from './sheet.ts';

const width = 1000;

/** Nothing where the promise leaves no time. */
export function allowanceBar(segment: SegmentResult, sheet: Sheet): Markup {
  const [used, allowed] = [figureValue(segment, 'downtime'), figureValue(segment, 'allowed')];
  if (used === undefined || allowed === undefined) return nothing;
  const most = Ratio.max(used, allowed);
  if (most.isZero()) return nothing;
  const x = (at: Ratio): number => at.dividedBy(most).toNumber() * (width - 40);
  const within = Ratio.min(used, allowed);
  const over = used.greaterThan(allowed);
  const label = sheet.say(
    `${sayMinutes(used, 'en')} used of ${sayMinutes(allowed, 'en')} allowed`,
    `容許 ${sayMinutes(allowed, 'zh-Hant')}，已用 ${sayMinutes(used, 'zh-Hant')}`,
  );
  const lines = over ? hatchLines(x(allowed), x(used)) : '';
  return markup`<svg
      class="allowance"
      viewBox="0 0 ${width} 26"
      preserveAspectRatio="none"
      role="img"
      aria-label="${label}"
    >
      <title>${label}</title>
      <rect class="room" x="0" y="4" width="${x(allowed).toFixed(1)}" height="18" />
      <rect class="bar ${over ? 'counted' : 'kept'}" x="0" y="4" width="${x(within).toFixed(1)}" height="18" />
      ${over ? markup`<rect class="bar counted" x="${x(allowed).toFixed(1)}" y="4" width="${(x(used) - x(allowed)).toFixed(1)}" height="18" /><path class="hatch" d="${lines}" />` : nothing}
      <rect class="limit" x="${(x(allowed) - 2).toFixed(1)}" y="0" width="4" height="26" />
    </svg>
    <p class="bar-words">${words(used, allowed, sheet)}</p>`;
}

function hatchLines(from: number, to: number): string {
  const count = Math.min(60, Math.max(1, Math.floor((to - from) / 14)));
  return Array.from(
    { length: count },
    (_, index) => `M${(from + ((index + 0.5) * (to - from)) / count).toFixed(1)} 4V22`,
  ).join('');
}

function words(used: Ratio, allowed: Ratio, sheet: Sheet): string {
  const gap = allowed.minus(used);
  if (gap.isNegative()) {
    const over = gap.negated();
    return sheet.say(`${sayMinutes(over, 'en')} more than allowed`, `超出容許 ${sayMinutes(over, 'zh-Hant')}`);
  }
  return sheet.say(`${sayMinutes(gap, 'en')} of the allowance were left`, `尚餘容許 ${sayMinutes(gap, 'zh-Hant')}`);
}
