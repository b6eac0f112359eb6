/** What only the organisation reads: cost, risk, what comes back, whether people were warned. */
import type { Block } from '@troth/core';
import { heading, moneyText, paragraph, Ratio, sayMinutes } from '@troth/core';
import type { Pen } from './pen.ts';
import type { InternalFacts } from './view.ts';

export function internalBlocks(pen: Pen): readonly Block[] {
  const { internal } = pen.view;
  if (internal === undefined) return [];
  const note = internal.note === undefined ? [] : [paragraph(pen.words(internal.note))];
  return [
    heading(2, pen.say('For the organisation only', '僅供內部參閱')),
    ...note,
    ...moneyBlocks(internal, pen),
    ...breachBlocks(internal, pen),
  ];
}

function moneyBlocks(internal: InternalFacts, pen: Pen): readonly Block[] {
  const { credit } = pen.view.statement;
  const impact = internal.impactPerHour;
  const owed =
    credit === undefined
      ? []
      : [[pen.say('Owed to the customer', '應付客戶'), `${credit.currency} ${moneyText(credit.total)}`] as const];
  const cost =
    impact === undefined
      ? []
      : [
          [
            pen.say('Cost of an hour to the customer, as it says', '客戶所述每小時損失'),
            `${impact.currency} ${moneyText(impact.amount)}`,
          ] as const,
        ];
  const rows = internal.recoverable.map((one) => [
    one.id,
    pen.words(one.supplier),
    one.event,
    `${one.amount.currency} ${moneyText(one.amount.amount)}`,
    pen.words(one.state),
    one.gap ?? '–',
  ]);
  return [
    { kind: 'facts', rows: [...owed, ...cost] },
    rows.length === 0
      ? paragraph(pen.say('Nothing of it is claimed from suppliers.', '沒有向供應商索償。'))
      : {
          kind: 'table',
          caption: pen.say('What suppliers have to give back', '可向供應商追討'),
          head: pen.heads(
            ['Claim', 'Supplier', 'Event', 'Amount', 'State', 'Gap'],
            ['索償', '供應商', '事件', '金額', '狀態', '缺口'],
          ),
          rows,
          right: [3],
        },
  ];
}

function breachBlocks({ breaches }: InternalFacts, pen: Pen): readonly Block[] {
  if (breaches.length === 0) return [];
  const rows = breaches.map((one) => [
    pen.words(one.title),
    one.warnedAt === undefined
      ? pen.say('not warned', '未預警')
      : pen.say(`warned ${pen.moment(one.warnedAt)}`, `${pen.moment(one.warnedAt)} 已預警`),
    one.why === undefined ? (one.warnedBy ?? '–') : pen.words(one.why),
    one.cause === undefined ? '–' : pen.words(one.cause),
    one.attribution
      .map(({ party, ms }) => `${pen.words(party)} ${sayMinutes(Ratio.parse(ms), pen.language)}`)
      .join(pen.say(', ', '，')) || '–',
  ]);
  return [
    {
      kind: 'table',
      caption: pen.say('Missed promises: were people warned, why, whose minutes', '未達標承諾：預警、原因、各方分鐘'),
      head: pen.heads(
        ['Promise', 'Warned', 'By whom, or why not', 'Cause', 'Minutes of'],
        ['承諾', '預警', '預警人或未預警原因', '原因', '各方分鐘'],
      ),
      rows,
    },
  ];
}
