/** What was taken out of the result and what was not, each with who decided and why. */
import { Ratio, sayMinutes, sayStepAmount } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { tableMarkup } from '../prose/prose-page.ts';
import type { Sheet } from './sheet.ts';

export function decisions(sheet: Sheet): Markup {
  const accepted = acceptedRows(sheet);
  const refused = refusedRows(sheet);
  if (accepted.length + refused.length === 0) return nothing;
  const en = sheet.language === 'en';
  return markup`<section>
    <h3>${sheet.say('Exclusions and their decisions', '豁免及決定')}</h3>
    ${
      accepted.length === 0
        ? nothing
        : tableMarkup({
            caption: sheet.say('Accepted: this time does not count', '已接納：不予計算的時間'),
            head: en
              ? ['Promise', 'Rule', 'Clause', 'Taken out', 'Of a window of', 'Rests on']
              : ['承諾', '規則', '條款', '扣除', '時段長度', '依據'],
            rows: accepted,
            right: [3, 4],
          })
    }${
      refused.length === 0
        ? nothing
        : tableMarkup({
            caption: sheet.say('Asked for, but counted', '曾申請但照計'),
            head: en ? ['Rule', 'Row', 'Why it counts'] : ['規則', '紀錄', '照計原因'],
            rows: refused,
          })
    }
  </section>`;
}

/** Minutes really taken out stand in the derivation; the window may be longer than the outage in it. */
function acceptedRows(sheet: Sheet): readonly string[][] {
  return sheet.statement.rows.flatMap((row) =>
    row.segments.flatMap((segment) =>
      segment.excluded.flatMap((one) => {
        const step = segment.steps.find(
          (candidate) => candidate.what.startsWith('excluded') && candidate.what.endsWith(` ${one.rule}`),
        );
        // A window in which nothing of this promise lay took nothing out.
        if (step === undefined && row.metric === 'case-clock') return [];
        const taken = step?.value === undefined ? '–' : sayStepAmount(step.value, sheet.language);
        const window = sayMinutes(Ratio.parse(one.ms), sheet.language);
        return [[sheet.words(row.title), one.rule, one.clause, taken, window, one.rows.join(', ')]];
      }),
    ),
  );
}

function refusedRows(sheet: Sheet): readonly string[][] {
  const whys = new Map<string, string[]>();
  for (const one of sheet.statement.rows.flatMap((row) => row.segments.flatMap((segment) => segment.refused))) {
    const key = `${one.rule}\n${one.row}`;
    if (one.why.length > (whys.get(key)?.[2]?.length ?? 0)) whys.set(key, [one.rule, one.row, one.why]);
  }
  return [...whys.values()];
}
