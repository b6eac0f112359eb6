/**
 * The service report of an agreement for a period: one list of blocks in one language, from which PDF, HTML and Markdown are
 * made. Owns: what stands in it and in which order. Numbers of both editions are the same because they are the same blocks.
 */
import { heading, Instant, mapTexts, moneyText, paragraph, spaced } from '@troth/core';
import type { Block, Language } from '@troth/core';
import type { Paper } from '../print/paper.ts';
import { missedBlocks, slamBlock } from './charts.ts';
import {
  actionBlocks,
  disputeBlocks,
  exclusionBlocks,
  incidentBlocks,
  requestBlocks,
  worksBlocks,
  workloadBlocks,
} from './events.ts';
import { glossaryBlocks } from './glossary.ts';
import { internalBlocks } from './internal.ts';
import { Pen } from './pen.ts';
import { completenessTable, creditBlocks, minutesTable, missedHighlights, resultTable } from './results.ts';
import type { ReportView } from './view.ts';

export function reportPaper(view: ReportView, language: Language): Paper {
  const pen = new Pen(view, language);
  const blocks = [
    ...head(pen),
    ...summary(pen),
    heading(2, pen.say('Promises at a glance', '承諾一覽')),
    slamBlock(pen),
    heading(2, pen.say('Results of the period', '本期結果')),
    resultTable(pen),
    ...minutesTable(pen),
    ...missedBlocks(pen),
    ...creditBlocks(pen),
    ...incidentBlocks(pen),
    ...requestBlocks(pen),
    ...exclusionBlocks(pen),
    ...disputeBlocks(pen),
    ...worksBlocks(pen),
    ...actionBlocks(pen),
    ...workloadBlocks(pen),
    heading(2, pen.say('Completeness of the data', '數據完整性')),
    completenessTable(pen),
    ...internalBlocks(pen),
    ...glossaryBlocks(pen),
    ...foot(pen),
  ];
  const { agreement, period } = view.statement;
  return {
    title: titleOf(pen),
    language,
    blocks: language === 'en' ? blocks : mapTexts(blocks, spaced),
    author: pen.words(view.provider),
    keywords: [agreement.id, period.key, view.hash],
    identity: `${agreement.id} · ${period.key} · ${pen.say(`report ${view.number}`, `報告第 ${view.number} 版`)}`,
    footer: [
      ...(view.draft ? [pen.say('DRAFT', '草稿')] : []),
      ...(view.edition === 'internal'
        ? [pen.say('Internal edition: not for the customer', '內部版本：不得交予客戶')]
        : []),
      `${pen.say('Statement', '結單')} ${view.hash.slice(0, 16)}`,
    ].join(' · '),
    madeAt: Instant.parse(view.issuedAt),
  };
}

const titleOf = (pen: Pen): string => pen.say(`Service report, ${pen.month}`, `${pen.month}服務報告`);

function head(pen: Pen): readonly Block[] {
  const { view } = pen;
  const { agreement } = view.statement;
  const status =
    view.version === 1
      ? pen.say('final', '最終')
      : pen.say(`restated, version ${view.version}`, `重列，第 ${view.version} 版`);
  const rows: (readonly [string, string])[] = [
    [pen.say('Agreement', '協議'), `${pen.words(agreement.title)} (${agreement.id})`],
    [pen.say('Customer', '客戶'), pen.words(view.customer)],
    [pen.say('Provider', '供應方'), pen.words(view.provider)],
    ...(view.manager === undefined
      ? []
      : [[pen.say('Service level manager', '服務水平經理'), pen.words(view.manager)] as const]),
    [
      pen.say('Report', '報告'),
      `${view.record ?? '–'} · ${pen.say(`number ${view.number}`, `第 ${view.number} 版`)}${view.draft ? pen.say(' · draft', ' · 草稿') : ''}`,
    ],
    [pen.say('Statement', '結單'), `${status}${pen.say(', ', '，')}${pen.moment(view.issuedAt)}`],
  ];
  return [
    heading(1, titleOf(pen)),
    ...(view.edition === 'internal'
      ? [paragraph(pen.say('Internal edition: not for the customer.', '內部版本：不得交予客戶。'))]
      : []),
    { kind: 'facts', rows },
  ];
}

function summary(pen: Pen): readonly Block[] {
  const { view } = pen;
  const cover =
    view.coverNote === undefined
      ? []
      : [heading(2, pen.say('Why this revision', '修訂原因')), ...texts(pen.words(view.coverNote))];
  const { credit } = view.statement;
  const money: readonly Block[] =
    credit === undefined || /^0+(?:\.0+)?$/u.test(credit.total)
      ? []
      : [
          {
            kind: 'highlight',
            figure: `${credit.currency} ${moneyText(credit.total)}`,
            text: pen.say('is credited for the period.', '為本期補償。'),
          },
        ];
  return [
    ...cover,
    heading(2, pen.say('Summary', '摘要')),
    ...texts(pen.words(view.summary)),
    ...missedHighlights(pen),
    ...money,
  ];
}

/** Paragraphs that people wrote. */
const texts = (text: string): readonly Block[] =>
  text
    .split(/\n{2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(paragraph);

/** How anybody can tell that this is the report that was issued. */
function foot(pen: Pen): readonly Block[] {
  const { view } = pen;
  const { basis } = view.statement;
  return [
    heading(2, pen.say('What this report rests on', '本報告的依據')),
    paragraph(
      pen.say(
        `Every figure above is taken from the statement named here. It was computed from ${basis.evidence.rows} rows of evidence and can be computed again by anybody who holds the evidence pack.`,
        `以上數字均取自下列結單。結單由 ${basis.evidence.rows} 列證據計算，任何持有證據包的人都可重新計算。`,
      ),
    ),
    { kind: 'hash', label: pen.say('Statement (SHA-256)', '結單（SHA-256）'), value: view.hash },
    { kind: 'hash', label: pen.say('Evidence (SHA-256)', '證據（SHA-256）'), value: basis.evidence.digest },
    ...basis.program.map((one): Block => ({
      kind: 'hash',
      label: `${one.agreement}, ${pen.say(`revision ${one.revision}`, `第 ${one.revision} 版`)}`,
      value: one.hash,
    })),
  ];
}
