/** What was promised and what was delivered, in one table; and what it is worth. Owns: figures of the statement as words. */
import {
  figureName,
  figureValue,
  heading,
  minutesText,
  moneyText,
  paragraph,
  percentText,
  Ratio,
  sayAttained,
  sayMinutes,
  sayTargetText,
  sayUsed,
  sayVerdict,
} from '@troth/core';
import type { Block, RowResult, TableBlock } from '@troth/core';
import type { Pen } from './pen.ts';
import { isTimed } from './view.ts';

export const rowName = (row: RowResult, pen: Pen): string =>
  row.subject === undefined ? pen.words(row.title) : `${pen.words(row.title)} · ${row.subject}`;

/** Minutes before percentages: what was missed stands out with the figure that people ask for. */
export function missedHighlights(pen: Pen): readonly Block[] {
  return pen.view.statement.rows
    .filter((row) => row.verdict === 'missed')
    .map((row): Block => {
      const segment = row.segments.find((one) => one.verdict === 'missed') ?? row.segments.at(-1);
      const [used, allowed] =
        segment === undefined ? [] : ['downtime', 'allowed'].map((name) => figureValue(segment, name));
      const attained = segment === undefined ? '' : sayAttained(segment, pen.language);
      const target = segment?.target === undefined ? '' : sayTargetText(segment.target, pen.language);
      const figure = used === undefined ? attained : sayMinutes(used, pen.language);
      const limit =
        allowed === undefined
          ? ''
          : pen.say(`${minutesText(allowed)} min allowed, `, `容許 ${minutesText(allowed)} 分鐘，`);
      const text = pen.say(
        `${rowName(row, pen)} (clause ${row.clause}) was missed: ${limit}promised ${target}, attained ${attained}.`,
        `${rowName(row, pen)}（條款 ${row.clause}）未達標：${limit}承諾${target}，實際 ${attained}。`,
      );
      return { kind: 'highlight', figure, text };
    });
}

export function resultTable(pen: Pen): TableBlock {
  return {
    kind: 'table',
    caption: pen.say('Every promise of the period', '本期每項承諾'),
    head: pen.heads(
      ['Clause', 'Promise', 'Target', 'Used / allowed', 'Attained', 'Result'],
      ['條款', '承諾', '目標', '已用／容許', '實際', '結果'],
    ),
    rows: pen.view.statement.rows.flatMap((row) =>
      row.segments.map((segment) => [
        row.clause,
        row.segments.length > 1
          ? `${rowName(row, pen)}${pen.say(`, revision ${segment.revision}`, `（第 ${segment.revision} 版）`)}`
          : rowName(row, pen),
        segment.target === undefined ? '–' : sayTargetText(segment.target, pen.language),
        sayUsed(segment, pen.language) || '–',
        segment.value === undefined ? '–' : sayAttained(segment, pen.language),
        sayVerdict(segment.verdict, pen.language),
      ]),
    ),
    right: [3, 4],
  };
}

const timeFigures = ['agreed', 'gross', 'excluded', 'unknown', 'downtime', 'allowed'];

/** Where the minutes of each promise come from: agreed, gross, taken out, counted, allowed. */
export function minutesTable(pen: Pen): readonly Block[] {
  const rows = pen.view.statement.rows.filter(isTimed);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: pen.say('Minutes, from agreed time to what counted', '由協定時間到計算停機（分鐘）'),
      head: [pen.say('Promise', '承諾'), ...timeFigures.map((name) => capital(figureName(name, pen.language)))],
      rows: rows.flatMap((row) =>
        row.segments.map((segment) => [
          rowName(row, pen),
          ...timeFigures.map((name) => {
            const value = figureValue(segment, name);
            return value === undefined ? '–' : minutesText(value);
          }),
        ]),
      ),
      right: timeFigures.map((_, index) => index + 1),
    },
  ];
}

const capital = (text: string): string => text.replace(/^[a-z]/u, (letter) => letter.toUpperCase());

/** How much of what should have been observed was. */
export function completenessTable(pen: Pen): TableBlock {
  return {
    kind: 'table',
    caption: pen.say('How much of the period was observed', '本期觀察所及'),
    head: pen.heads(['Promise', 'Observed', 'Unknown'], ['承諾', '已觀察', '情況不明']),
    rows: pen.view.statement.rows.flatMap((row) =>
      row.segments.map((segment) => {
        const unknown = figureValue(segment, 'unknown');
        return [
          rowName(row, pen),
          `${percentText(Ratio.parse(segment.completeness), Ratio.one)} %`,
          unknown === undefined ? '–' : sayMinutes(unknown, pen.language),
        ];
      }),
    ),
    right: [1, 2],
  };
}

/** Each rule, what caps took off, the sum. */
export function creditBlocks(pen: Pen): readonly Block[] {
  const { credit } = pen.view.statement;
  if (credit === undefined) return [];
  const title = heading(2, pen.say('Service credit', '服務補償'));
  const { lines } = pen.view;
  if (lines.length === 0) return [title, paragraph(pen.say('No credit is due for the period.', '本期無須補償。'))];
  return [
    title,
    {
      kind: 'table',
      caption: pen.say('How the credit is worked out; rounded once, at the end', '補償的計算；只在最後取整一次'),
      head: pen.heads(['Step', 'Amount'], ['步驟', '金額']),
      rows: [
        ...lines.map(({ text, amount }) => [pen.words(text), amount]),
        [pen.say('Total', '總額'), `${credit.currency} ${moneyText(credit.total)}`],
      ],
      right: [1],
      total: true,
    },
  ];
}
