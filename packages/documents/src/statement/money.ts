/** The credit as a ladder: each rule, each limit, the sum, settled once. */
import { Ratio } from '@troth/core';
import type { Step } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { moneyText, shortDecimal } from '../words/exact.ts';
import { stepMarkup } from './derivation.ts';
import type { Sheet } from './sheet.ts';

export function creditLadder(sheet: Sheet): Markup {
  const { credit, rows } = sheet.statement;
  if (credit === undefined) return nothing;
  if (isNothing(sheet)) return markup`<p>${sheet.say('No credit is due.', '無須補償。')}</p>`;
  const lines = rows.flatMap((row) => row.credits.map((one) => ({ row, one })));
  const rungs = lines.map(({ row, one }) => {
    const amount =
      one.exact === undefined
        ? one.action === undefined
          ? ''
          : sheet.words(one.action)
        : `${one.unit ?? ''} ${shortDecimal(Ratio.parse(one.exact), 5)}`;
    return rung({
      clause: one.clause,
      words: markup`${sheet.words(row.title)}: ${stepMarkup(withoutValue(one.step), sheet)}`,
      amount,
    });
  });
  const limits = credit.limits.map((limit) =>
    rung({
      clause: limit.clause ?? '',
      words: stepMarkup(limit.step, sheet),
      amount: limit.cut === undefined ? '' : `− ${limit.cut}`,
    }),
  );
  const exact =
    credit.exact === credit.total || Ratio.parse(credit.exact).equals(Ratio.parse(credit.total))
      ? nothing
      : rung({
          clause: '',
          words: markup`${sheet.say('exact, before it is settled', '結算前的精確值')}`,
          amount: `${credit.currency} ${shortDecimal(Ratio.parse(credit.exact), 5)}`,
        });
  const others = credit.otherRemedies.map((one) =>
    rung({
      clause: one.rule ?? '',
      words: markup`${one.action === undefined ? one.form : sheet.words(one.action)}`,
      amount: `${one.amount ?? ''} ${one.unit ?? ''}`.trim(),
    }),
  );
  const undetermined = credit.undetermined.map((one) =>
    rung({
      clause: one.clause,
      words: markup`${one.message}: ${one.readings.join(sheet.say(' or ', '或'))}`,
      amount: sheet.say('open', '未定'),
    }),
  );
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
          ${rungs}${limits}${undetermined}${exact}${others}
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

function rung({
  clause,
  words,
  amount,
}: {
  readonly clause: string;
  readonly words: Markup;
  readonly amount: string;
}): Markup {
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
