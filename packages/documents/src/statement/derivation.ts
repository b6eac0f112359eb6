/** The derivation as nested details: every number opens the steps, clauses, rows and stretches below it. */
import { sayStep, sayStepAmount } from '@troth/core';
import type { SegmentResult, Step } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import type { Sheet } from './sheet.ts';

const mostIntervals = 40;
const mostRows = 30;

export function derivation(segment: SegmentResult, sheet: Sheet): Markup {
  if (segment.steps.length === 0) return nothing;
  return markup`<details class="derivation">
    <summary>${sheet.say('Where the number comes from', '數字從何而來')}</summary>
    <div class="tree">${segment.steps.map((step) => stepMarkup(step, sheet))}</div>
  </details>`;
}

/** One step; it opens where something lies below it. */
export function stepMarkup(step: Step, sheet: Sheet): Markup {
  const head = markup`${sayStep(step.what, sheet.language)}${step.value === undefined ? nothing : markup` <b>${sayStepAmount(step.value, sheet.language)}</b>`}${step.clause === undefined ? nothing : markup` <span class="clause-mark">${step.clause}</span>`}`;
  const below = [
    ...rowsOf(step, sheet),
    ...intervalsOf(step, sheet),
    ...(step.parts ?? []).map((part) => stepMarkup(part, sheet)),
  ];
  if (below.length === 0) return markup`<p class="step">${head}</p>`;
  return markup`<details class="step">
    <summary>${head}</summary>
    ${below}
  </details>`;
}

function rowsOf({ rows = [] }: Step, sheet: Sheet): readonly Markup[] {
  if (rows.length === 0) return [];
  const more =
    rows.length > mostRows ? sheet.say(` and ${rows.length - mostRows} more`, ` 等共 ${rows.length} 項`) : '';
  return [
    markup`<p class="small soft">${sheet.say('Evidence: ', '證據：')}${rows.slice(0, mostRows).join(', ')}${more}</p>`,
  ];
}

function intervalsOf({ intervals = [] }: Step, sheet: Sheet): readonly Markup[] {
  if (intervals.length === 0) return [];
  const more =
    intervals.length > mostIntervals
      ? markup`<li>
          ${sheet.say(`and ${intervals.length - mostIntervals} more`, `另有 ${intervals.length - mostIntervals} 段`)}
        </li>`
      : nothing;
  return [
    markup`<ul class="small">
      ${intervals.slice(0, mostIntervals).map((one) => markup`<li>${sheet.stretch([one[0], one[1]])}</li>`)}${more}
    </ul>`,
  ];
}
