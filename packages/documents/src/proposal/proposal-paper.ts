/**
 * A proposal on paper: each requirement met, partly or not with both figures, each promise with what it rests on, three example
 * months; for ourselves also what it takes. Owns: what stands on it in which edition. Does not own: any figure, nor what is left
 * out for a customer, which is not in the view (services).
 */
import {
  heading,
  Instant,
  mapTexts,
  paragraph,
  sayMoment,
  sayPromised,
  sayTargetText,
  sayVerdict,
  spaced,
} from '@troth/core';
import type { Block, Language } from '@troth/core';
import type { Paper } from '../print/paper.ts';
import { insideBlocks } from './inside-blocks.ts';
import { ProposalPen } from './proposal-pen.ts';
import type { ProposalView } from './view.ts';

export function proposalPaper(view: ProposalView, language: Language): Paper {
  const pen = new ProposalPen(language);
  const title = pen.say(`Proposal: ${pen.words(view.title)}`, `建議書：${pen.words(view.title)}`);
  const blocks: readonly Block[] = [
    heading(1, title),
    { kind: 'facts', rows: factRows(view, pen) },
    paragraph(standing(view, pen)),
    ...requirementBlocks(view, pen),
    ...promiseBlocks(view, pen),
    ...monthBlocks(view, pen),
    ...insideBlocks(view, pen),
    ...missingBlocks(view, pen),
    { kind: 'hash', label: pen.say('Text proposed (SHA-256)', '所建議的文本（SHA-256）'), value: view.hash },
  ];
  return {
    title,
    language,
    blocks: language === 'en' ? blocks : mapTexts(blocks, spaced),
    author: view.provider === undefined ? '' : pen.words(view.provider),
    keywords: [view.agreement, view.draft, view.hash],
    identity: `${view.agreement} · ${view.draft} · ${pen.say(`version ${view.version}`, `第 ${view.version} 稿`)}`,
    footer: [
      ...(view.edition === 'all' ? [pen.say('FOR OUR OWN USE', '僅供內部使用')] : []),
      `${pen.say('Text', '文本')} ${view.hash.slice(0, 16)}`,
    ].join(' · '),
    madeAt: Instant.parse(view.changedAt),
  };
}

function factRows(view: ProposalView, pen: ProposalPen): readonly (readonly [string, string])[] {
  const { customer, provider, draft, version, agreement, revision } = view;
  return [
    [pen.say('Number', '編號'), pen.say(`${draft}, version ${version}`, `${draft}，第 ${version} 稿`)],
    ...(customer === undefined ? [] : [[pen.say('For', '致'), pen.words(customer.name)] as const]),
    ...(provider === undefined ? [] : [[pen.say('From', '發出人'), pen.words(provider)] as const]),
    [pen.say('Agreement', '協議'), pen.say(`${agreement}, revision ${revision}`, `${agreement}，第 ${revision} 版`)],
    [pen.say('As of', '截至'), sayMoment(Instant.parse(view.changedAt), view.zone, pen.language)],
  ];
}

const standing = ({ edition }: ProposalView, pen: ProposalPen): string =>
  edition === 'all'
    ? pen.say(
        'For our own use: it shows proof, history and price. Hand out the edition for the customer.',
        '僅供內部使用：載有證明、往績及價格。請向客戶提供客戶版。',
      )
    : pen.say(
        'This is a proposal. It binds nobody until both sides have signed the agreement.',
        '本文件為建議書。在雙方簽署協議前，對任何一方均無約束力。',
      );

function requirementBlocks({ requirements }: ProposalView, pen: ProposalPen): readonly Block[] {
  if (requirements.length === 0) return [];
  const count = (wanted: string): number => requirements.filter(({ verdict }) => verdict === wanted).length;
  const [met, partly, not] = [count('met'), count('partly'), count('not')];
  const answers = {
    met: pen.say('Met', '符合'),
    partly: pen.say('Partly', '部分符合'),
    not: pen.say('Not met', '未符合'),
  };
  return [
    heading(2, pen.say('What was asked for', '客戶的要求')),
    {
      kind: 'highlight',
      figure: pen.say(`${met} of ${requirements.length}`, `${requirements.length} 項中 ${met} 項`),
      text: pen.say(
        `requirements are met; ${partly} partly, ${not} not met.`,
        `要求符合；部分符合 ${partly} 項，未符合 ${not} 項。`,
      ),
    },
    {
      kind: 'table',
      caption: pen.say('Each requirement with what is asked for and promised', '各項要求及相應承諾'),
      head: pen.heads(
        ['No.', 'Requirement', 'Asked for', 'Promised', 'Answer'],
        ['編號', '需求', '要求', '承諾', '結果'],
      ),
      rows: requirements.map(({ requirement, title, asked, promised, clause, verdict, why }) => [
        requirement,
        pen.words(title),
        sayTargetText(asked, pen.language),
        promised === undefined
          ? pen.say('no promise', '沒有承諾')
          : `${sayPromised(promised, pen.language)}${clause === undefined ? '' : pen.say(` (clause ${clause})`, `（第 ${clause} 條）`)}`,
        verdict === 'partly' ? `${answers.partly}${pen.say(': ', '：')}${pen.words(why)}` : answers[verdict],
      ]),
    },
  ];
}

function promiseBlocks({ promises }: ProposalView, pen: ProposalPen): readonly Block[] {
  if (promises.length === 0) return [];
  return [
    heading(2, pen.say('What is promised', '承諾事項')),
    {
      kind: 'table',
      caption: pen.say('Each promise with what it rests on', '各項承諾及其依據'),
      head: pen.heads(['Clause', 'Promise', 'Target', 'What it rests on'], ['條款', '承諾', '目標', '依據']),
      rows: promises.map(({ clause, title, subject, target, restsOn }) => [
        clause,
        subject === undefined ? pen.words(title) : `${pen.words(title)} · ${subject}`,
        target === undefined ? pen.say('reported only', '只作報告') : pen.words(target),
        pen.words(restsOn),
      ]),
    },
  ];
}

function monthBlocks({ months }: ProposalView, pen: ProposalPen): readonly Block[] {
  const [first] = months;
  if (first === undefined) return [];
  const target = sayTargetText(first.target ?? '', pen.language);
  const title = pen.words(first.commitment.title);
  return [
    heading(2, pen.say('Three example months', '三個月份例子')),
    {
      kind: 'table',
      caption: pen.say(
        `Computed as a statement would be: ${title}, ${target}`,
        `計算方法與月結單相同：${title}，${target}`,
      ),
      head: pen.heads(
        ['Month', 'Used of what is allowed', 'Attained', 'Verdict', 'Credit'],
        ['月份', '已用／容許', '實際水平', '結果', '服務補償'],
      ),
      rows: months.map(({ label, used, attained, verdict, credit }) => [
        pen.words(label),
        pen.words(used),
        pen.words(attained),
        sayVerdict(verdict, pen.language),
        credit === undefined ? '–' : pen.money(credit.currency, credit.amount),
      ]),
      right: [1, 2, 4],
    },
  ];
}

function missingBlocks({ missing }: ProposalView, pen: ProposalPen): readonly Block[] {
  if (missing.length === 0) return [];
  return [
    heading(2, pen.say('What this proposal does not say', '本建議書未能說明的事項')),
    { kind: 'list', items: missing.map(({ text }) => pen.words(text)) },
  ];
}
