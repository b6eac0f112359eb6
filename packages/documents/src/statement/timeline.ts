/** The timeline of one result: what was told, what was joined, what was excused, what counted. Drawn as SVG, told as a table. */
import { lanesOf, sayStep, sayStepAmount, ticksOf } from '@troth/core';
import type { Lane, SegmentResult } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { tableMarkup } from '../prose/prose-page.ts';
import { closeUps } from './close-ups.ts';
import type { Sheet } from './sheet.ts';

type Span = readonly [number, number];

const width = 1000;
const height = 22;
const thinnest = 3;

/** The whole segment, close-ups of what happened, and the table; nothing when no step has intervals. */
export function timeline(segment: SegmentResult, sheet: Sheet): Markup {
  const lanes = lanesOf(segment);
  if (lanes.every((lane) => lane.role === 'agreed')) return nothing;
  const whole: Span = [Date.parse(segment.start), Date.parse(segment.end)];
  const near = closeUps(lanes, 3).map((span): Span => [Math.max(span[0], whole[0]), Math.min(span[1], whole[1])]);
  return markup`<figure class="timeline">
    <figcaption>${sheet.say('What happened when', '事件時間線')}</figcaption>
    ${chart(lanes, whole, sheet)}
    ${near.map(
      (span) =>
        markup`<p class="close-up">${sheet.say('Close-up: ', '放大：')}${sheet.stretch(span)}</p>
          ${chart(within(lanes, span), span, sheet)}`,
    )}
    ${table(lanes, sheet)}
  </figure>`;
}

function within(lanes: readonly Lane[], [start, end]: Span): readonly Lane[] {
  return lanes
    .map((lane) => ({
      ...lane,
      // The amount belongs to the whole lane; a close-up shows part of it.
      step: { what: lane.step.what },
      intervals: lane.intervals.filter((one) => one[1] > start && one[0] < end),
    }))
    .filter((lane) => lane.intervals.length > 0);
}

function chart(lanes: readonly Lane[], span: Span, sheet: Sheet): Markup {
  const share = (at: number): number => ((at - span[0]) / (span[1] - span[0])) * 100;
  const ticks = ticksOf(span, sheet.zone, sheet.language).filter((tick) => share(tick.at) <= 90);
  const axis = ticks.map((tick) => markup`<span style="left:${share(tick.at).toFixed(2)}%">${tick.label}</span>`);
  return markup`<div class="lanes">
    ${lanes.map((lane) => laneMarkup(lane, span, sheet))}
    <div class="lane axis" aria-hidden="true">
      <span></span>
      <div class="ticks">${axis}</div>
    </div>
  </div>`;
}

function laneMarkup({ role, step, intervals }: Lane, span: Span, sheet: Sheet): Markup {
  const name = sayStep(step.what, sheet.language);
  const amount = step.value === undefined ? '' : sayStepAmount(step.value, sheet.language);
  const bars = intervals.map((one) => bar(one, span, { role, title: `${name}: ${sheet.stretch(one)}` }));
  const label = sheet.say(
    `${name}: ${amount}, ${intervals.length} stretches`,
    `${name}：${amount}，共 ${intervals.length} 段`,
  );
  return markup`<div class="lane">
    <span class="lane-name">${name}${amount === '' ? nothing : markup` <b>${amount}</b>`}</span
    ><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">
      <rect class="track" x="0" y="0" width="${width}" height="${height}" />
      ${bars}
    </svg>
  </div>`;
}

/** Long stretches keep their length; short ones stay visible. */
function bar([start, end]: Span, span: Span, { role, title }: { role: Lane['role']; title: string }): Markup {
  const scale = width / (span[1] - span[0]);
  const from = Math.max(0, (start - span[0]) * scale);
  const to = Math.min(width, (end - span[0]) * scale);
  const wide = Math.max(to - from, thinnest);
  const x = Math.min(from, width - wide);
  const inset = role === 'counted' ? 0 : role === 'agreed' ? 8 : 4;
  const rect = markup`<rect
    class="bar ${role}"
    x="${x.toFixed(2)}"
    y="${inset}"
    width="${wide.toFixed(2)}"
    height="${height - 2 * inset}"
    ><title>${title}</title></rect
  >`;
  return role === 'excused' || role === 'unknown' ? markup`${rect}${hatch(x, wide, inset)}` : rect;
}

/** Excused and unknown time is hatched, so that it is told from counted time without colour. */
function hatch(x: number, wide: number, inset: number): Markup {
  if (wide < 12) return nothing;
  const lines = Array.from({ length: Math.min(80, Math.floor(wide / 12)) }, (_, index) => {
    const at = x + (index + 0.5) * (wide / Math.min(80, Math.floor(wide / 12)));
    return `M${at.toFixed(1)} ${inset}V${height - inset}`;
  });
  return markup`<path class="hatch" d="${lines.join('')}" />`;
}

const mostRows = 60;

function table(lanes: readonly Lane[], sheet: Sheet): Markup {
  const all = lanes.flatMap((lane) =>
    lane.intervals.map((one) => [
      sayStep(lane.step.what, sheet.language),
      sheet.stretch(one),
      minutes(one, sheet),
      (lane.step.rows ?? []).join(', '),
    ]),
  );
  const rows = all.slice(0, mostRows);
  const more =
    all.length > rows.length
      ? sheet.say(` (first ${mostRows} of ${all.length})`, `（首 ${mostRows} 段，共 ${all.length} 段）`)
      : '';
  const head = sheet.language === 'en' ? ['What', 'When', 'Length', 'Evidence'] : ['內容', '時間', '長度', '證據'];
  return markup`<details>
    <summary>${sheet.say('The same as a table', '以表格顯示')}</summary>
    ${tableMarkup({ caption: `${sheet.say('Stretches of time', '時段')}${more}`, head, rows, right: [2] })}
  </details>`;
}

function minutes([start, end]: Span, sheet: Sheet): string {
  const length = (end - start) / 60_000;
  const text = Number.isInteger(length) ? String(length) : length.toFixed(2);
  return `${text} ${sheet.say('min', '分鐘')}`;
}
