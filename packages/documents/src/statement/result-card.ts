/** One result as people ask for it: minutes first, percent second, then the verdict, the bar and the time line. */
import {
  figureName,
  figureValue,
  minutesText,
  percentText,
  Ratio,
  sayAttained,
  sayFigure,
  sayPeriod,
  sayTargetText,
  sayVerdict,
  verdictSign,
} from '@troth/core';
import type { RowResult, SegmentResult } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { tableMarkup } from '../prose/prose-page.ts';
import { allowanceBar } from './allowance-bar.ts';
import { derivation } from './derivation.ts';
import type { Sheet } from './sheet.ts';
import { timeline } from './timeline.ts';

export function resultCard(row: RowResult, sheet: Sheet): Markup {
  const own = row.period.key === sheet.statement.period.key ? '' : ` · ${sayPeriod(row.period.key, sheet.language)}`;
  const subject = row.subject === undefined ? '' : ` · ${row.subject}`;
  const split =
    row.segments.length > 1
      ? markup`<p class="soft">
          ${sheet.say(`The terms changed within the period: ${row.segments.length} parts, each judged by the revision that held.`, `期間內條款有變：分 ${row.segments.length} 段，各按當時有效的版本判定。`)}
        </p>`
      : nothing;
  return markup`<article class="card ${row.verdict}">
    <header>
      <h3>${sheet.words(row.title)}${subject}${own} <span class="soft">${row.clause}</span></h3>
      ${badge(row.verdict, row.soFar, sheet)}
    </header>
    ${split}${row.segments.map((segment) => segmentBody(segment, row, sheet))}
  </article> `;
}

export function badge(verdict: RowResult['verdict'], soFar: RowResult['soFar'], sheet: Sheet): Markup {
  const now =
    soFar === undefined
      ? ''
      : sheet.say(`, so far ${sayVerdict(soFar, 'en')}`, `，至今${sayVerdict(soFar, 'zh-Hant')}`);
  return markup`<span class="badge ${verdict}"
    ><span aria-hidden="true">${verdictSign(verdict)}</span> ${sayVerdict(verdict, sheet.language)}${now}</span
  >`;
}

function segmentBody(segment: SegmentResult, row: RowResult, sheet: Sheet): Markup {
  const part =
    row.segments.length > 1
      ? markup`<h4>
          ${sheet.stretch([Date.parse(segment.start), Date.parse(segment.end)])},
          ${sheet.say(`revision ${segment.revision}`, `第 ${segment.revision} 版`)}
          ${badge(segment.verdict, segment.soFar, sheet)}
        </h4>`
      : nothing;
  return markup`<div class="segment">
    ${part}${lead(segment, sheet)}${allowanceBar(segment, sheet)}${completeness(segment, sheet)}${timeline(segment, sheet)}${figures(segment, sheet)}${derivation(segment, sheet)}
  </div>`;
}

/** The figure that answers "how long was it down?", or the value where the promise is not about time. */
function lead(segment: SegmentResult, sheet: Sheet): Markup {
  const [used, allowed] = [figureValue(segment, 'downtime'), figureValue(segment, 'allowed')];
  const attained = sayAttained(segment, sheet.language);
  const target =
    segment.target === undefined
      ? ''
      : sheet.say(
          `promised: ${sayTargetText(segment.target, 'en')}`,
          `承諾：${sayTargetText(segment.target, 'zh-Hant')}`,
        );
  if (used !== undefined && segment.value !== undefined) {
    const unit = sheet.say('min', '分鐘');
    const of =
      allowed === undefined
        ? ''
        : sheet.say(
            `down · ${minutesText(allowed)} min allowed (${deviation(used, allowed)} min)`,
            `停機 · 容許 ${minutesText(allowed)} 分鐘（${deviation(used, allowed)} 分鐘）`,
          );
    return markup`<p class="lead">
        <strong>${minutesText(used)}<small> ${unit}</small></strong
        ><span>${of}</span>
      </p>
      <p class="second">${attained}${target === '' ? nothing : markup` <span class="soft">(${target})</span>`}</p>`;
  }
  const [misses, cases] = [segment.figures['misses']?.exact, segment.figures['cases']?.exact];
  if (misses !== undefined && cases !== undefined && segment.value !== undefined) {
    return markup`<p class="lead">
        <strong>${misses}</strong><span>${sheet.say(`of ${cases} cases missed`, `宗未達標，共 ${cases} 宗`)}</span>
      </p>
      <p class="second">${attained}${target === '' ? nothing : markup` <span class="soft">(${target})</span>`}</p>`;
  }
  return markup`<p class="lead ${segment.value === undefined ? 'absent' : ''}"><strong>${attained}</strong></p>
    <p class="second soft">${target}</p>`;
}

/** What is left of the allowance, with its sign: negative is too much downtime. */
function deviation(used: Ratio, allowed: Ratio): string {
  const left = allowed.minus(used);
  return left.lessThan(Ratio.zero) ? `−${minutesText(used.minus(allowed))}` : `+${minutesText(left)}`;
}

function completeness(segment: SegmentResult, sheet: Sheet): Markup {
  const share = Ratio.parse(segment.completeness);
  const text = `${percentText(share, Ratio.one)} %`;
  const words = sheet.say(`Observed: ${text} of the time`, `已觀察：${text} 的時間`);
  const unknown = figureValue(segment, 'unknown');
  const gap =
    unknown === undefined || unknown.isZero()
      ? ''
      : sheet.say(`; ${minutesText(unknown)} min unknown`, `；${minutesText(unknown)} 分鐘不明`);
  return markup`<p class="observed ${share.equals(Ratio.one) ? '' : 'partial'}">${words}${gap}</p>`;
}

/** Order of the figures that everyone asks for; the others follow by name. */
const first = ['agreed', 'denominator', 'gross', 'excluded', 'unknown', 'downtime', 'allowed', 'outages', 'longest'];

function figures(segment: SegmentResult, sheet: Sheet): Markup {
  const names = Object.keys(segment.figures);
  if (names.length === 0) return nothing;
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  const rows = [...names]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => [
      figureName(name, sheet.language),
      sayFigure(segment.figures[name] ?? { exact: '0', unit: '' }, sheet.language),
    ]);
  const exact = segment.value === undefined ? [] : [[sheet.say('exact value', '精確值'), segment.value.exact]];
  return markup`<details>
    <summary>${sheet.say('All figures', '所有數字')}</summary>
    ${tableMarkup({ caption: sheet.say('Figures of this result', '本結果的數字'), head: [sheet.say('Figure', '項目'), sheet.say('Value', '數值')], rows: [...rows, ...exact], right: [1] })}
  </details>`;
}
