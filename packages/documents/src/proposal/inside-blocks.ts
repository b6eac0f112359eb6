/** What a proposal takes, for ourselves alone: options for what is not met, proof, back-test, price. */
import { heading, paragraph } from '@troth/core';
import type { Block, Localized } from '@troth/core';
import type { ProposalPen } from './proposal-pen.ts';
import type { ProposalInsideView, ProposalView } from './view.ts';

const verdicts: Readonly<Record<ProposalInsideView['proof']['promises'][number]['verdict'], Localized>> = {
  PROVEN: { en: 'Proven', 'zh-Hant': '已證明' },
  LIKELY: { en: 'Likely', 'zh-Hant': '可能' },
  UNDELIVERABLE: { en: 'Undeliverable', 'zh-Hant': '無法兌現' },
  UNPROVABLE: { en: 'Unprovable', 'zh-Hant': '無法證明' },
  'NOT-COMPOSED': { en: 'Not composed', 'zh-Hant': '未能合成' },
};

export function insideBlocks(view: ProposalView, pen: ProposalPen): readonly Block[] {
  const { inside } = view;
  if (inside === undefined) return [];
  return [
    ...optionBlocks(inside, view, pen),
    ...proofBlocks(inside, view, pen),
    ...historyBlocks(inside, pen),
    ...priceBlocks(inside, pen),
  ];
}

function optionBlocks(
  { options }: ProposalInsideView,
  { requirements }: ProposalView,
  pen: ProposalPen,
): readonly Block[] {
  if (options.length === 0) return [];
  const titles = new Map(requirements.map(({ requirement, title }) => [requirement, title]));
  return [
    heading(2, pen.say('Options for what is not met', '未符合要求的處理方案')),
    {
      kind: 'table',
      caption: pen.say('What could be done for each', '各項可行方案'),
      head: pen.heads(['No.', 'Requirement', 'Option'], ['編號', '需求', '方案']),
      rows: options.map(({ requirement, text }) => [
        requirement,
        pen.words(titles.get(requirement) ?? { en: requirement }),
        pen.words(text),
      ]),
    },
  ];
}

function proofBlocks(
  { proof, history }: ProposalInsideView,
  { promises }: ProposalView,
  pen: ProposalPen,
): readonly Block[] {
  const titles = new Map(promises.map(({ commitment, title }) => [commitment, title]));
  const rows = proof.promises.map(({ commitment, subject, verdict, says }) => [
    [pen.words(titles.get(commitment) ?? { en: commitment }), ...(subject === undefined ? [] : [subject])].join(' · '),
    `${pen.words(verdicts[verdict])}${pen.say(': ', '：')}${pen.words(says)}`,
    heldText(history, commitment, pen),
  ]);
  return [
    heading(2, pen.say('Can it be kept', '能否兌現')),
    paragraph(pen.words(proof.says)),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: pen.say('Each promise: its proof, and how often it would have held', '各項承諾的證明及往績'),
            head: pen.heads(['Promise', 'Proof', 'Held in the past'], ['承諾', '證明', '往績達標']),
            rows,
          },
        ]),
    ...(proof.gaps.length === 0
      ? []
      : [
          heading(3, pen.say('Gaps', '差距')),
          { kind: 'list' as const, items: proof.gaps.map(({ text }) => pen.words(text)) },
        ]),
  ];
}

function heldText(history: ProposalInsideView['history'], commitment: string, pen: ProposalPen): string {
  const own = (history?.held ?? []).filter((one) => one.commitment === commitment && one.of + one.unmeasured > 0);
  if (own.length === 0) return pen.say('not tried', '未回測');
  return own
    .map(({ met, of, unmeasured }) =>
      [
        ...(of > 0 ? [pen.say(`${met} of ${of}`, `${of} 期中 ${met} 期`)] : []),
        ...(unmeasured > 0 ? [pen.say(`${unmeasured} not measured`, `${unmeasured} 期未量度`)] : []),
      ].join(pen.say(', ', '，')),
    )
    .join(pen.say('; ', '；'));
}

function historyBlocks({ history }: ProposalInsideView, pen: ProposalPen): readonly Block[] {
  if (history === undefined) return [];
  const { periods, currency, credit, worst, undetermined, comparable } = history;
  const [first, last] = [pen.month(periods[0] ?? ''), pen.month(periods.at(-1) ?? '')];
  const count = periods.length;
  return [
    heading(2, pen.say('Over past months', '按往績回測')),
    {
      kind: 'highlight',
      figure: pen.money(currency, credit),
      text: pen.say(
        `of credits it would have cost in ${count} closed ${count === 1 ? 'month' : 'months'}, ${first} to ${last}.`,
        `為${first}至${last}共 ${count} 個已結月份本會支付的服務補償。`,
      ),
    },
    ...(worst === undefined
      ? []
      : [
          paragraph(
            pen.say(
              `The dearest month is ${pen.month(worst.period)}: ${pen.money(currency, worst.credit)}.`,
              `最高的月份為${pen.month(worst.period)}：${pen.money(currency, worst.credit)}。`,
            ),
          ),
        ]),
    ...(comparable
      ? [
          paragraph(
            pen.say(`Months of ${history.history}, taken as comparable.`, `採用可比協議 ${history.history} 的月份。`),
          ),
        ]
      : []),
    ...(undetermined.length === 0
      ? []
      : [
          paragraph(
            pen.say(
              `Without what could not be determined: ${undetermined.join('; ')}.`,
              `不包括未能確定的：${undetermined.join('；')}。`,
            ),
          ),
        ]),
  ];
}

function priceBlocks({ price }: ProposalInsideView, pen: ProposalPen): readonly Block[] {
  if (price === undefined) return [];
  const { currency, fee, expected, standardError, valueAtRisk, more, uplift } = price;
  const money = (amount: number): string => pen.money(currency, amount);
  const against = (amount: number): string =>
    Math.abs(amount) < 0.005 ? money(0) : `${amount < 0 ? '−' : '+'}${money(Math.abs(amount))}`;
  const error =
    standardError > 0 ? pen.say(` (± ${money(standardError)})`, `（標準誤差 ± ${money(standardError)}）`) : '';
  return [
    heading(2, pen.say('Price', '價格')),
    {
      kind: 'table',
      caption: pen.say('Estimates of a standard month. No party sees them', '以標準月份估算，任何一方均不會看到'),
      head: pen.heads(['What', 'A month'], ['項目', '每月']),
      rows: [
        ...(fee > 0 ? [[pen.say('Fee', '費用'), money(fee)]] : []),
        [pen.say('Expected credit', '預期服務補償'), `${money(expected)}${error}`],
        [pen.say('19 months of 20 stay within', '二十個月中有十九個月不超過'), money(valueAtRisk)],
        [pen.say('Price of the promise', '承諾的價格'), money(price.price)],
        ...(more === undefined
          ? []
          : [[pen.say('Expected credit against the text in force', '預期服務補償與現行文本比較'), against(more)]]),
        ...(uplift === undefined
          ? []
          : [[pen.say('Price against the text in force', '價格與現行文本比較'), against(uplift)]]),
      ],
      right: [1],
    },
  ];
}
