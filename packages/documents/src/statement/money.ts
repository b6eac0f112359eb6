/** The credit as a ladder: each rule, each limit, the sum, settled once. */
import { moneyText, Ratio, shortDecimal } from '@troth/core';
import type { Step } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { stepMarkup } from './derivation.ts';
import type { Sheet } from './sheet.ts';

type Credit = NonNullable<Sheet['statement']['credit']>;

export function creditLadder(sheet: Sheet): Markup {
  const { credit } = sheet.statement;
  if (credit === undefined) return nothing;
  if (isNothing(sheet)) return markup`<p>${sheet.say('No credit is due.', '無須補償。')}</p>`;
  return markup`<section>
    <h3>${sheet.say('Credit', '補償')}</h3>
    <div class="scroll">
      <table class="ladder">
        <caption>
          ${sheet.say('How the credit is worked out; it is rounded once, at the end', '補償的計算；只在最後取整一次')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${sheet.say('Clause', '條款')}</th>
            <th scope="col">${sheet.say('Step', '步驟')}</th>
            <th scope="col" class="figure">${sheet.say('Amount', '金額')}</th>
          </tr>
        </thead>
        <tbody>
          ${ruleRungs(sheet)}${limitRungs(credit, sheet)}${closingRungs(credit, sheet)}
        </tbody>
        <tfoot>
          <tr>
            <td></td>
            <th scope="row">${sheet.say('Total', '總額')}</th>
            <td class="figure"><b>${credit.currency} ${moneyText(credit.total)}</b></td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}

/** What each rule gave, exact. */
function ruleRungs(sheet: Sheet): readonly Markup[] {
  return sheet.statement.rows.flatMap((row) =>
    row.credits.map((one) => {
      const action = one.action === undefined ? '' : sheet.words(one.action);
      const amount = one.exact === undefined ? action : `${one.unit ?? ''} ${shortDecimal(Ratio.parse(one.exact), 5)}`;
      const words = markup`${sheet.words(row.title)}: ${stepMarkup(withoutValue(one.step), sheet)}`;
      return rung({ clause: one.clause, words, amount });
    }),
  );
}

/** What caps and minimums took off, and what the text leaves open. */
function limitRungs(credit: Credit, sheet: Sheet): readonly Markup[] {
  const limits = credit.limits.map((limit) =>
    rung({
      clause: limit.clause ?? '',
      words: stepMarkup(limit.step, sheet),
      amount: limit.cut === undefined ? '' : `− ${limit.cut}`,
    }),
  );
  const open = credit.undetermined.map((one) =>
    rung({
      clause: one.clause,
      words: markup`${one.message}: ${one.readings.join(sheet.say(' or ', '或'))}`,
      amount: sheet.say('open', '未定'),
    }),
  );
  return [...limits, ...open];
}

/** Remedies beside money, credit earned back, and the exact sum where rounding changed it. */
function closingRungs(credit: Credit, sheet: Sheet): readonly Markup[] {
  const others = credit.otherRemedies.map((one) =>
    rung({
      clause: one.rule ?? '',
      words: markup`${one.action === undefined ? one.form : sheet.words(one.action)}`,
      amount: `${one.amount ?? ''} ${one.unit ?? ''}`.trim(),
    }),
  );
  const line = (en: string, zh: string, exact: string): Markup =>
    rung({
      clause: '',
      words: markup`${sheet.say(en, zh)}`,
      amount: `${credit.currency} ${shortDecimal(Ratio.parse(exact), 5)}`,
    });
  if (credit.earnedBack !== undefined)
    others.push(line('earned back by good periods', '其後達標而取回', credit.earnedBack));
  if (!Ratio.parse(credit.exact).equals(Ratio.parse(credit.total))) {
    others.push(line('exact, before it is settled', '結算前的精確值', credit.exact));
  }
  return others;
}

interface Rung {
  readonly clause: string;
  readonly words: Markup;
  readonly amount: string;
}

function rung({ clause, words, amount }: Rung): Markup {
  return markup`<tr>
    <td>${clause}</td>
    <td>${words}</td>
    <td class="figure">${amount}</td>
  </tr>`;
}

/** The amount stands in its own column. */
function withoutValue({ value: _value, ...step }: Step): Step {
  return step;
}

function isNothing({ statement }: Sheet): boolean {
  const { credit, rows } = statement;
  if (credit === undefined) return true;
  const said = [
    ...credit.limits,
    ...credit.undetermined,
    ...credit.otherRemedies,
    ...rows.flatMap((row) => row.credits),
  ];
  return said.length === 0 && Ratio.parse(credit.exact).isZero();
}
