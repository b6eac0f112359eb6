/** K13 and K14: fees, credits, and what follows beyond money. */
import { grouped } from '../../terms/exact-words.ts';
import { sayBand } from '../../credits/say-band.ts';
import { sayClaims } from '../../credits/claims/claim.ts';
import { sayCommon } from '../../credits/rule-terms.ts';
import { sayQuantity } from '../../terms/quantity.ts';
import { sayRight } from '../../credits/termination/right.ts';
import { saySettings } from '../../credits/settings.ts';
import type { Commitment, FilledRule } from '../../agreements/revision.ts';
import type { Block } from '../block.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';
import { creditSteps } from '../credit-table.ts';
import { named } from '../fee-names.ts';

const perWords = {
  month: ['month', '每月'],
  quarter: ['quarter', '每季'],
  year: ['year', '每年'],
  once: ['once', '一次'],
} as const;

function feeTables(writer: Writer): Block[] {
  const { fees, currency } = writer.terms;
  if (fees === undefined) return [];
  const lines = fees.lines.map((line) => [
    line.id,
    line.title === undefined ? '' : writer.words(line.title),
    'metered' in line ? writer.say('as metered', '按用量') : `${currency ?? ''} ${grouped(line.amount.toFixed(2))}`,
    'metered' in line ? '' : writer.pick(perWords[line.per]),
  ]);
  const bases = Object.entries(fees.bases).map(([id, base]) => {
    const what = base.lines === 'all' ? writer.say('all lines', '所有收費項目') : base.lines.join(', ');
    const except =
      base.except === undefined
        ? ''
        : writer.say(` except ${base.except.join(', ')}`, `，${base.except.join('、')}除外`);
    return [
      base.title === undefined ? id : `${writer.words(base.title)} (${id})`,
      `${what}${except}`,
      windowText(base.window, writer),
      base.prorate === 'by-days' ? writer.say('by days', '按日') : writer.say(base.prorate, '不按比例'),
    ];
  });
  const en = writer.language === 'en';
  return [
    {
      kind: 'table',
      caption: writer.say('Fees', '收費'),
      head: en ? ['Line', 'For', 'Amount', 'Per'] : ['項目', '內容', '金額', '每'],
      rows: lines,
      right: [2],
    },
    {
      kind: 'table',
      caption: writer.say('Fee bases that credits are taken of', '計算補償的收費基數'),
      head: en ? ['Base', 'Lines', 'Added up over', 'Part periods'] : ['基數', '項目', '合計期間', '不足一期'],
      rows: bases,
    },
  ];
}

type Window = NonNullable<Writer['terms']['fees']>['bases'][string]['window'];

const windowWords = {
  period: '評核期',
  'previous-period': '上一評核期',
  'twelfth-of-annual': '全年的十二分之一',
  annual: '全年',
  'rolling-12-months': '過去十二個月',
  'term-to-date': '期限開始至今',
  once: '一次性收費',
  'next-invoice': '下一張發票',
  'invoice-applied': '用以扣除的發票',
} as const;

function windowText(window: Window, writer: Writer): string {
  if (typeof window === 'string') return writer.say(window.replaceAll('-', ' '), windowWords[window]);
  const [days, what] =
    'daysBeforeClaim' in window
      ? [window.daysBeforeClaim, writer.say('the claim', '申索')]
      : [window.daysBeforeOccurrence, writer.say('the occurrence', '事件')];
  return writer.say(`the ${days} days before ${what}`, `${what}前 ${days} 日`);
}

/** A table of steps is shown as the table it is; every other rule as its sentence. */
function ruleParts(filled: FilledRule, commitment: Commitment, writer: Writer): (Sentence | Block)[] {
  const { rule, terms, clause } = filled;
  const common = sayCommon(terms, writer.language);
  if (terms.kind !== 'steps')
    return [
      {
        number: clause,
        text: named(
          `${rule.wording(writer.language)}${common === '' ? '' : `${writer.say(' ', '')}${common}`}`,
          writer,
        ),
      },
    ];
  const [intro] = rule.wording(writer.language).split(/(?<=[:：])/u);
  const steps = creditSteps(filled, commitment, writer) ?? [];
  const clock = steps.some(({ minutes }) => minutes !== undefined);
  const table: Block = {
    kind: 'table',
    caption: writer.say(`Credit table of clause ${clause}`, `第 ${clause} 條補償表`),
    head: [
      writer.say('Where the value is', '數值'),
      ...(clock ? [writer.say('in a 30-day month, downtime of', '即 30 日的月份停機')] : []),
      writer.say('the Customer receives', '客戶可得'),
    ],
    rows: steps.map(({ band, minutes = '–', pay, amount }) => [
      band,
      ...(clock ? [minutes] : []),
      amount === undefined ? pay : writer.say(`${pay}: ${amount}`, `${pay}：${amount}`),
    ]),
  };
  const dead = (terms.deadZones ?? []).map((band) => sayBand(band, writer.language));
  const silent =
    dead.length === 0
      ? []
      : [
          {
            text: writer.say(
              `No credit is given where the value is ${dead.join(' or ')}, although the target is missed.`,
              `數值${dead.join('或')}者，雖未達標亦不予補償。`,
            ),
          },
        ];
  return [
    { number: clause, text: intro ?? '' },
    table,
    ...silent,
    ...(common === '' ? [] : [{ text: named(common, writer) }]),
  ];
}

const paymentWords = {
  'next-invoice': ['Credits are set off against the next invoice.', '補償於下一張發票扣除。'],
  refund: ['Credits are paid back.', '補償以退款支付。'],
  'term-extension': ['Credits extend the term.', '補償以延長期限給予。'],
} as const;

export const compensation: Chapter = {
  key: 'K13',
  title: { en: 'Compensation', 'zh-Hant': '補償' },
  write(writer) {
    const { credits } = writer.terms;
    const parts: (Sentence | Block)[] = [...feeTables(writer)];
    for (const commitment of writer.revision.commitments) {
      if (commitment.rules.length === 0) continue;
      parts.push({ kind: 'heading', level: 3, text: `${writer.words(commitment.title)} (${commitment.clause})` });
      parts.push(...commitment.rules.flatMap((rule) => ruleParts(rule, commitment, writer)));
    }
    if (credits === undefined) return parts;
    parts.push({ kind: 'heading', level: 3, text: writer.say('All credits together', '所有補償') });
    parts.push(...saySettings(credits, writer.language).map((text) => ({ text: named(text, writer) })));
    if (credits.claim !== undefined) parts.push(...sayClaims(credits.claim, writer.language).map((text) => ({ text })));
    if (
      typeof credits.claim === 'object' &&
      credits.claim.answerWithin !== undefined &&
      credits.claim.answerFrom === undefined
    ) {
      parts.push({
        text: writer.say(
          `The Provider answers a claim within ${sayQuantity(credits.claim.answerWithin, 'en')}.`,
          `供應商於 ${sayQuantity(credits.claim.answerWithin, 'zh-Hant')}內答覆申索。`,
        ),
      });
    }
    if (credits.payment !== undefined) parts.push({ text: writer.pick(paymentWords[credits.payment]) });
    if (credits.soleRemedy !== undefined) {
      parts.push({
        text: credits.soleRemedy
          ? writer.say('Credits are the only remedy for what they credit.', '就其所補償之事，補償為唯一補救。')
          : writer.say('Credits are not the only remedy; other rights remain.', '補償並非唯一補救，其他權利不受影響。'),
      });
    }
    return parts;
  },
};

export const consequences: Chapter = {
  key: 'K14',
  title: { en: 'Consequences beyond money', 'zh-Hant': '金錢以外的後果' },
  write(writer) {
    const { consequences: terms } = writer.terms;
    if (terms === undefined) return [];
    const rights = (terms.termination ?? []).map((right): Sentence => ({
      ...(right.clause === undefined ? {} : { number: right.clause }),
      text: sayRight(right, writer.language),
    }));
    const words = [terms.remedialPlan, terms.stepIn]
      .filter((one) => one !== undefined)
      .map((one) => ({ text: writer.words(one) }));
    return [...rights, ...words];
  },
};
