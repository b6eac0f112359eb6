/** A credit note on paper. Owns: what stands on it. Does not own: its figures (they are those of the record) nor its number. */
import {
  heading,
  inLanguage,
  Instant,
  mapTexts,
  moneyText,
  paragraph,
  sayMoment,
  sayPeriod,
  spaced,
} from '@troth/core';
import type { Block, Language, Localized } from '@troth/core';
import type { Paper } from '../print/paper.ts';

export interface NoteView {
  readonly number: string;
  readonly draft: boolean;
  readonly agreement: string;
  readonly title: Localized;
  readonly period: string;
  /** IANA time zone that moments are said in. */
  readonly zone: string;
  readonly provider: Localized;
  readonly customer: Localized;
  readonly clause: string;
  readonly lines: readonly { readonly text: Localized; readonly amount: string }[];
  readonly cap?: string | undefined;
  readonly earnedBack?: string | undefined;
  readonly tax?: string | undefined;
  readonly total: { readonly amount: string; readonly currency: string };
  /** Number of the note that this one adds to. */
  readonly follows?: string | undefined;
  readonly report?: string | undefined;
  readonly hash: string;
  /** When the statement was issued that the note is made from; the date that the file carries. */
  readonly issuedAt: string;
}

export function creditNotePaper(view: NoteView, language: Language): Paper {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const words = (text: Localized): string => inLanguage(text, language);
  const title = say(`Credit note ${view.number}`, `貸項通知單 ${view.number}`);
  const month = sayPeriod(view.period, language);
  const negative = view.total.amount.startsWith('-');
  const blocks: readonly Block[] = [
    heading(1, title),
    { kind: 'facts', rows: factRows(view, language) },
    {
      kind: 'highlight',
      figure: `${view.total.currency} ${moneyText(view.total.amount)}`,
      text: negative
        ? say(`is taken back for ${month}.`, `為${month}的沖回金額。`)
        : say(`is credited for ${month}.`, `為${month}的貸項金額。`),
    },
    heading(2, say('How it is worked out', '計算')),
    {
      kind: 'table',
      caption: say('Amounts as the issued statement has them', '金額以已發出的結單為準'),
      head: [say('Line', '項目'), say('Amount', '金額')],
      rows: [...view.lines.map(({ text, amount }) => [words(text), amount]), ...closing(view, language)],
      right: [1],
      total: true,
    },
    paragraph(
      say(
        'The amount is set off against the next invoice unless the agreement says otherwise. It is computed from the statement named here and from nothing else.',
        '除協議另有規定外，金額於下一張發票抵扣。金額只按下列結單計算。',
      ),
    ),
    { kind: 'hash', label: say('Statement (SHA-256)', '結單（SHA-256）'), value: view.hash },
  ];
  return {
    title,
    language,
    blocks: language === 'en' ? blocks : mapTexts(blocks, spaced),
    author: words(view.provider),
    keywords: [view.number, view.agreement, view.period, view.hash],
    identity: `${view.number} · ${view.agreement} · ${view.period}`,
    footer: [
      ...(view.draft ? [say('DRAFT', '草稿')] : []),
      `${say('Statement', '結單')} ${view.hash.slice(0, 16)}`,
    ].join(' · '),
    madeAt: Instant.parse(view.issuedAt),
  };
}

function factRows(view: NoteView, language: Language): readonly (readonly [string, string])[] {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const words = (text: Localized): string => inLanguage(text, language);
  return [
    [say('Number', '編號'), view.draft ? `${view.number} · ${say('draft', '草稿')}` : view.number],
    [say('To', '致'), words(view.customer)],
    [say('From', '發出人'), words(view.provider)],
    [say('Agreement', '協議'), `${words(view.title)} (${view.agreement})`],
    [say('Period', '期間'), sayPeriod(view.period, language)],
    [say('Clause', '條款'), view.clause],
    [say('Statement issued', '結單發出'), sayMoment(Date.parse(view.issuedAt), view.zone, language)],
    ...(view.report === undefined ? [] : [[say('Report', '報告'), view.report] as const]),
    ...(view.follows === undefined ? [] : [[say('Adds to credit note', '補充貸項通知單'), view.follows] as const]),
  ];
}

/** Cap, credit earned back, tax, total: said even where they are nothing, because a reader looks for them. */
function closing(view: NoteView, language: Language): readonly (readonly string[])[] {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  return [
    [say('Cap', '上限'), view.cap ?? say('not reached', '未達上限')],
    [say('Earned back', '取回'), view.earnedBack ?? say('nothing', '沒有')],
    [say('Tax', '稅項'), view.tax ?? say('none', '不適用')],
    [say('Total', '總額'), `${view.total.currency} ${moneyText(view.total.amount)}`],
  ];
}
