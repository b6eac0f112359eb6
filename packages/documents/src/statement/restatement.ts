/** What a restated statement changed since it was issued, and which rows did it. */
import { moneyText, Ratio, sayAttained, sayMinutes, sayUsed, sayVerdict } from '@troth/core';
import type { Statement } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { tableMarkup } from '../prose/prose-page.ts';
import type { Sheet } from './sheet.ts';

export function restatement(sheet: Sheet): Markup {
  const { statement, before, difference } = sheet.parts;
  if (before === undefined || statement.restates === undefined) return nothing;
  const rows = pairs(before, statement, sheet);
  const head =
    sheet.language === 'en'
      ? ['Promise', `Known on ${sheet.moment(before.knownAt)}`, `Known on ${sheet.moment(statement.knownAt)}`]
      : ['承諾', `按 ${sheet.moment(before.knownAt)} 所知`, `按 ${sheet.moment(statement.knownAt)} 所知`];
  const movers = difference?.movers ?? [];
  const delta = difference?.money?.delta;
  const money =
    delta === undefined || difference?.money === undefined
      ? nothing
      : markup`<p>
          ${sheet.say('Difference in money: ', '金額差異：')}<b
            >${difference.money.currency} ${delta.startsWith('-') ? '' : '+'}${moneyText(delta)}</b
          >
        </p>`;
  return markup`<section class="restated">
    <h3>${sheet.say('This statement replaces an earlier one', '本結單取代先前發出的結單')}</h3>
    ${tableMarkup({ caption: sheet.say('What changed', '更改內容'), head, rows })}${money}${
      movers.length === 0
        ? nothing
        : markup`<p>${sheet.say('Because of', '原因')}</p>
            <ul>
              ${movers.map((one) => markup`<li><b>${one.row}</b> (${one.source}), ${sheet.say('recorded', '記錄於')} ${sheet.moment(one.recordedAt)}${one.deltaMs === undefined ? nothing : markup`, ${sign(one.deltaMs)}${sayMinutes(Ratio.parse(one.deltaMs), sheet.language)}`}</li>`)}
            </ul>`
    }
    <p class="small soft">${sheet.say('Earlier statement: ', '先前結單：')}<code>${statement.restates.hash}</code></p>
  </section>`;
}

function sign(ms: string): string {
  return ms.startsWith('-') ? '' : '+';
}

function pairs(before: Statement, after: Statement, sheet: Sheet): readonly string[][] {
  const say = (row: Statement['rows'][number] | undefined): string => {
    const segment = row?.segments[row.segments.length - 1];
    if (row === undefined || segment === undefined) return '–';
    return [
      sayUsed(segment, sheet.language),
      sayAttained(segment, sheet.language),
      sayVerdict(row.verdict, sheet.language),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
  const rows = after.rows.map((row) => [
    sheet.words(row.title),
    say(
      before.rows.find(
        (one) => one.commitment === row.commitment && one.subject === row.subject && one.period.key === row.period.key,
      ),
    ),
    say(row),
  ]);
  const money = (statement: Statement): string =>
    statement.credit === undefined ? '–' : `${statement.credit.currency} ${moneyText(statement.credit.total)}`;
  return [...rows.filter(([, was, is]) => was !== is), [sheet.say('Credit', '補償'), money(before), money(after)]];
}
