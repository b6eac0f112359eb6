/**
 * What one role needs of an agreement, from the same terms as the contract (S0.26). Owns: which clauses and which promises are whose.
 * What a role does not need is not in its paper: the desk reads no fees, billing reads no escalation.
 */
import { heading, inLanguage, paragraph, sayDate, writeChapters } from '@troth/core';
import type { Block, Commitment, Language, Localized, Revision } from '@troth/core';
import type { Paper } from '../print/paper.ts';
import { usersExtract } from '../plain/users-extract.ts';

export const extractRoles = ['service-desk', 'operations', 'field', 'billing', 'supplier-manager', 'users'] as const;
export type ExtractRole = (typeof extractRoles)[number];

interface Need {
  readonly name: Required<Localized>;
  readonly why: Required<Localized>;
  /** In the order in which the role asks. */
  readonly clauses: readonly string[];
  /** Of the promises, only these; all of them when none is. */
  readonly promises?: (commitment: Commitment) => boolean;
}

const isCase = ({ terms }: Commitment): boolean => terms.metric.kind.startsWith('case');
/** Somebody has to be somewhere. */
const isAttendance = (commitment: Commitment): boolean =>
  isCase(commitment) && /attend|site|visit|repair|restor/iu.test(`${commitment.id} ${commitment.title.en}`);

const needs: Readonly<Record<Exclude<ExtractRole, 'users'>, Need>> = {
  'service-desk': {
    name: { en: 'service desk', 'zh-Hant': '服務台' },
    why: { en: 'Who may call, how fast we answer, whom we call next.', 'zh-Hant': '誰可來電、回應時限、升級次序。' },
    clauses: ['K15', 'K07', 'K06', 'K05', 'K04', 'K16'],
    promises: isCase,
  },
  operations: {
    name: { en: 'operations', 'zh-Hant': '營運部門' },
    why: {
      en: 'What must run, when it may stand still, how it is measured.',
      'zh-Hant': '須維持的服務、可停機的時段、量度方法。',
    },
    clauses: ['K06', 'K05', 'K10', 'K09', 'K11', 'K08'],
  },
  field: {
    name: { en: 'field operations', 'zh-Hant': '外勤部門' },
    why: {
      en: 'Where we go, how soon, and what to prove when we are not let in.',
      'zh-Hant': '前往何處、時限，以及未獲准進入時須保留的證明。',
    },
    clauses: ['K04', 'K06', 'K05', 'K09', 'K10', 'K16'],
    promises: isAttendance,
  },
  billing: {
    name: { en: 'billing', 'zh-Hant': '帳務部門' },
    why: {
      en: 'What is charged, what is credited, by when and how it is paid.',
      'zh-Hant': '收費、服務費抵免、期限及支付方式。',
    },
    clauses: ['K01', 'K03', 'K13', 'K08', 'K14'],
  },
  'supplier-manager': {
    name: { en: 'supplier manager', 'zh-Hant': '支援供應商經理' },
    why: {
      en: 'What we owe that suppliers must carry: targets, exclusions, credits, exit.',
      'zh-Hant': '須由支援供應商承擔的目標、不計時間、補償及退出安排。',
    },
    clauses: ['K06', 'K04', 'K09', 'K10', 'K13', 'K14', 'K17', 'K24'],
  },
};

export const isExtractRole = (name: string): name is ExtractRole => extractRoles.some((role) => role === name);

export function extractPaper(revision: Revision, role: ExtractRole, language: Language): Paper {
  const { agreement, revision: number, terms, hash } = revision;
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const identity = `${agreement} · ${say(`revision ${number}`, `第 ${number} 版`)}`;
  const blocks = role === 'users' ? usersBlocks(revision, language) : roleBlocks(revision, needs[role], language);
  const title = titleOf(revision, role, language);
  return {
    title,
    language,
    author: inLanguage(terms.parties?.provider.name ?? terms.title, language),
    keywords: [agreement, String(number), role, hash],
    identity,
    footer: `${identity} · ${say('Terms', '條款')} ${hash.slice(0, 16)}`,
    madeAt: revision.from,
    blocks: [
      heading(1, title),
      ...blocks,
      paragraph(
        say(
          `Extract of ${agreement}, revision ${number}. The contract decides.`,
          `${agreement} 第 ${number} 版摘要，以合約文本為準。`,
        ),
      ),
      { kind: 'hash', label: identity, value: hash },
    ],
  };
}

function titleOf({ terms }: Revision, role: ExtractRole, language: Language): string {
  const title = inLanguage(terms.title, language);
  if (role === 'users') return language === 'en' ? `${title}: for its users` : `${title}：用戶摘要`;
  return language === 'en'
    ? `${title}: extract for ${needs[role].name.en}`
    : `${title}：${needs[role].name['zh-Hant']}摘要`;
}

function roleBlocks(revision: Revision, { why, clauses, promises }: Need, language: Language): readonly Block[] {
  const own = promises === undefined ? [] : revision.commitments.filter(promises);
  const narrowed = own.length === 0 ? revision : { ...revision, commitments: own };
  const chapters = new Map(writeChapters(narrowed, language).map((one) => [one.key, one.blocks]));
  const from = sayDate(revision.terms.effective.from, language);
  const holds = language === 'en' ? `Holds from ${from}.` : `自 ${from} 起生效。`;
  return [
    paragraph(`${why[language]}${language === 'en' ? ' ' : ''}${holds}`),
    ...clauses.flatMap((key) => chapters.get(key) ?? []),
  ];
}

function usersBlocks(revision: Revision, language: Language): readonly Block[] {
  const { lead, parts } = usersExtract(revision, language);
  return [
    paragraph(lead),
    ...parts.flatMap(({ title, lines }): readonly Block[] => [
      heading(2, title),
      ...lines.flatMap(({ figure, text }): readonly Block[] =>
        figure === undefined ? [] : [{ kind: 'highlight', figure, text }],
      ),
      ...(lines.some(({ figure }) => figure === undefined)
        ? [{ kind: 'list' as const, items: lines.flatMap(({ figure, text }) => (figure === undefined ? [text] : [])) }]
        : []),
    ]),
  ];
}
