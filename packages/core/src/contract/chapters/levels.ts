/** K06–K08: the promises, priorities and workload. */
import { formatQuantity, sayQuantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { sayDate } from '../../terms/date-words.ts';
import { sayTarget } from '../../terms/target.ts';
import type { Commitment } from '../../agreements/revision.ts';
import type { Block } from '../block.ts';
import { allowanceOf } from '../allowance.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';
import { nameInWords } from '../name-words.ts';

const periodWords: Readonly<Record<string, readonly [string, string]>> = {
  day: ['day', '日'],
  week: ['week', '星期'],
  month: ['calendar month', '曆月'],
  quarter: ['calendar quarter', '季度'],
  year: ['calendar year', '曆年'],
};

/** "each calendar month". */
export function sayWindow(commitment: Commitment, writer: Writer): string {
  const { period } = commitment.terms;
  const word = (unit: string): readonly [string, string] => periodWords[unit] ?? [unit, unit];
  if (typeof period === 'string') return writer.say(`each ${word(period)[0]}`, `每個${word(period)[1]}`);
  const from =
    period.anchor === undefined
      ? ''
      : writer.say(
          ` counted from ${sayDate(period.anchor, writer.language)}`,
          `（由 ${sayDate(period.anchor, writer.language)} 起計）`,
        );
  if ('fixed' in period)
    return writer.say(
      `each ${sayQuantity(period.fixed, 'en')}${from}`,
      `每 ${sayQuantity(period.fixed, 'zh-Hant')}${from}`,
    );
  if (period.count === 1) return `${writer.say(`each ${word(period.unit)[0]}`, `每個${word(period.unit)[1]}`)}${from}`;
  return writer.say(
    `every ${period.count} ${period.unit}s${from}`,
    `每 ${period.count} 個${word(period.unit)[1]}${from}`,
  );
}

/** "at least 99.95 %", or one per class, or "reported". */
export function targetText(commitment: Commitment, writer: Writer): string {
  const { target } = commitment.terms;
  if (target === undefined) return writer.say('reported only', '只作報告');
  if (!('byClass' in target)) return sayTarget(target, writer.language);
  return writer.join(
    Object.entries(target.byClass).map(([name, one]) => `${name}: ${sayTarget(one, writer.language)}`),
  );
}

const unknownWords = {
  up: ['Time of which nothing is known counts as up.', '情況不明的時間視為服務正常。'],
  down: ['Time of which nothing is known counts as down.', '情況不明的時間視為服務中斷。'],
  remove: [
    'Time of which nothing is known is left out of the measurement altogether.',
    '情況不明的時間完全不計入量度。',
  ],
  separate: [
    'Time of which nothing is known does not count as down; it is shown beside the value.',
    '情況不明的時間不視為中斷，並與數值分開列示。',
  ],
} as const;

function promise(commitment: Commitment, writer: Writer): Sentence {
  const { terms, metric } = commitment;
  const allowance = allowanceOf(commitment, writer.revision, writer.language);
  const measured = metric.wording(writer.language);
  const parts = [promiseSentence(commitment, writer)];
  if (allowance !== undefined)
    parts.push(
      writer.say(`That leaves at most ${allowance.time} ${allowance.of}.`, `即${allowance.of}最多 ${allowance.time}。`),
    );
  parts.push(writer.say(`Measured as: ${measured}.`, `量度方法：${measured}。`));
  if (terms.unknown !== undefined) parts.push(writer.pick(unknownWords[terms.unknown]));
  parts.push(...fineTerms(commitment, writer));
  if (terms.note !== undefined) parts.push(writer.words(terms.note));
  return {
    number: commitment.clause,
    title: `${writer.words(commitment.title)}${writer.say('.', '。')}`,
    text: parts.join(writer.say(' ', '')),
  };
}

function promiseSentence(commitment: Commitment, writer: Writer): string {
  const { terms } = commitment;
  const window = sayWindow(commitment, writer);
  const where = terms.each === 'subject' ? writer.say(' for each site alone', '（按每個地點分別計算）') : '';
  const hours = writer.say(`within the hours “${terms.hours}”`, `在「${terms.hours}」時段內`);
  const target = targetText(commitment, writer);
  if (terms.target === undefined)
    return writer.say(
      `The Provider reports this figure for ${window}${where}, ${hours}; it is not a promise.`,
      `供應商${window}${hours}報告此數字${where}；此並非承諾。`,
    );
  return writer.say(
    `The Provider attains ${target} in ${window}${where}, ${hours}.`,
    `供應商承諾${window}${hours}達到${target}${where}。`,
  );
}

/** Rounding, volume, missing values, trial: only what the author wrote. */
function fineTerms({ terms }: Commitment, writer: Writer): string[] {
  const said: string[] = [];
  const { rounding, minimumVolume, ifNotMeasured, initialUntil, sources, subjects } = terms;
  if (subjects !== undefined)
    said.push(writer.say(`It speaks of ${subjects.join(', ')}.`, `適用於 ${subjects.join('、')}。`));
  if (rounding === 'none')
    said.push(writer.say('The value is not rounded before it is compared.', '數值在比較前不作取整。'));
  else if (rounding !== undefined) {
    const step = formatQuantity(rounding.to);
    said.push(
      writer.say(
        `The value is rounded once, ${rounding.mode}, to ${step}, before it is compared.`,
        `數值在比較前一次取整至 ${step}（${rounding.mode}）。`,
      ),
    );
  }
  if (minimumVolume !== undefined)
    said.push(
      writer.say(
        `Below ${formatQuantity(minimumVolume)} there is no verdict.`,
        `少於 ${formatQuantity(minimumVolume)} 時不作判定。`,
      ),
    );
  if (ifNotMeasured === 'deemed-missed')
    said.push(writer.say('A period without a value counts as missed.', '沒有數值的期間視為未達標。'));
  if (initialUntil !== undefined)
    said.push(
      writer.say(
        `Until ${sayDate(initialUntil, 'en')} the target is on trial: it is reported and gives no credit.`,
        `${sayDate(initialUntil, 'zh-Hant')} 前屬試行：只作報告，不予補償。`,
      ),
    );
  if (sources !== undefined)
    said.push(writer.say(`Sources: ${sources.join(', ')}.`, `數據來源：${sources.join('、')}。`));
  return said;
}

export const levels: Chapter = {
  key: 'K06',
  title: { en: 'Service levels', 'zh-Hant': '服務水平' },
  write(writer) {
    const { commitments } = writer.revision;
    if (commitments.length === 0) return [];
    const head =
      writer.language === 'en'
        ? ['Clause', 'Promise', 'Target', 'Allowed', 'Assessed', 'Hours']
        : ['條款', '承諾', '目標', '容許', '評核期', '時段'];
    const rows = commitments.map((one) => {
      const allowance = allowanceOf(one, writer.revision, writer.language);
      return [
        one.clause,
        writer.words(one.title),
        targetText(one, writer),
        allowance === undefined ? '–' : `${allowance.time} ${writer.say('', '')}${allowance.of}`,
        sayWindow(one, writer),
        one.terms.hours,
      ];
    });
    const table: Block = { kind: 'table', caption: writer.say('Targets', '目標'), head, rows };
    return [table, ...commitments.map((one) => promise(one, writer))];
  },
};

export const priorities: Chapter = {
  key: 'K07',
  title: { en: 'Priorities', 'zh-Hant': '優先級別' },
  write(writer) {
    const { priorities: terms } = writer.terms;
    if (terms === undefined) return [];
    const parts: (Sentence | Block)[] = [
      {
        kind: 'table',
        caption: writer.say('Priorities', '優先級別'),
        head: [writer.say('Priority', '級別'), writer.say('Meaning', '含義')],
        rows: terms.levels.map((one) => [one.id, writer.words(one.meaning)]),
      },
    ];
    if (terms.matrix !== undefined) parts.push(matrixTable(terms.matrix, writer));
    if (terms.decidedBy !== undefined)
      parts.push({
        text: writer.say(
          `The priority of a case is set by: ${writer.label(terms.decidedBy)}.`,
          `個案級別由${writer.label(terms.decidedBy)}決定。`,
        ),
      });
    if (terms.regrading !== undefined) parts.push({ text: writer.words(terms.regrading) });
    for (const one of terms.overrides ?? [])
      parts.push({
        text: writer.say(
          `${one.priority} always applies: ${writer.words(one.when)}.`,
          `下列情況一律為 ${one.priority}：${writer.words(one.when)}。`,
        ),
      });
    if (terms.pauseReasons !== undefined) {
      const reasons = terms.pauseReasons.map((one) => nameInWords(one, writer));
      parts.push({
        text: writer.say(
          `Clocks may be paused only for: ${reasons.join(', ')}.`,
          `計時只可因下列原因暫停：${reasons.join('、')}。`,
        ),
      });
    }
    return parts;
  },
};

function matrixTable(matrix: Readonly<Record<string, Readonly<Record<string, string>>>>, writer: Writer): Block {
  const urgencies = [...new Set(Object.values(matrix).flatMap((row) => Object.keys(row)))];
  const rows = Object.entries(matrix).map(([impact, row]) => [
    nameInWords(impact, writer),
    ...urgencies.map((urgency) => row[urgency] ?? ''),
  ]);
  return {
    kind: 'table',
    caption: writer.say('Priority by impact (rows) and urgency (columns)', '按影響（列）及緊急程度（欄）訂定的級別'),
    head: [writer.say('Impact', '影響'), ...urgencies.map((one) => nameInWords(one, writer))],
    rows,
  };
}

const aboveWords = {
  'report-only': ['more is reported', '超出者只作報告'],
  're-price': ['more is priced anew', '超出者重新定價'],
  'no-credit': ['in periods above it no credit is given', '超出的期間不予補償'],
} as const;

export const workload: Chapter = {
  key: 'K08',
  title: { en: 'Workload limits', 'zh-Hant': '工作量上限' },
  write(writer) {
    const { workload: terms } = writer.terms;
    if (terms === undefined) return [];
    if (terms === 'unlimited') return [{ text: writer.say('The workload is not limited.', '工作量不設上限。') }];
    const head =
      writer.language === 'en'
        ? ['Measure', 'Limit', 'Per', 'Tolerance', 'Above it']
        : ['量度', '上限', '每', '容差', '超出時'];
    const rows = terms.map((one) => [
      writer.words(one.measure),
      sayQuantity(one.limit, writer.language),
      writer.say(one.per, periodWords[one.per]?.[1] ?? one.per),
      one.tolerance === undefined ? '–' : `${one.tolerance.times(Ratio.of(100)).toString()} %`,
      writer.pick(aboveWords[one.above]),
    ]);
    return [{ kind: 'table', caption: writer.say('Volumes that the price assumes', '價格所假設的工作量'), head, rows }];
  },
};
