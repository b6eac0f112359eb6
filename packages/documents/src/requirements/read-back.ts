/**
 * Requirements read back to a customer on paper, for its representative to confirm. Owns: what stands on it. Does not own: the
 * requirements and the hash of their set (services).
 */
import {
  heading,
  inLanguage,
  Instant,
  list,
  mapTexts,
  moneyText,
  paragraph,
  sayMoment,
  sayRequirement,
  spaced,
} from '@troth/core';
import type { Block, Language, Localized } from '@troth/core';
import type { Paper } from '../print/paper.ts';

export interface ReadBackLine {
  readonly id: string;
  readonly title: Localized;
  readonly measure: string;
  readonly target: string;
  readonly period?: string | undefined;
  readonly hours?: string | undefined;
  readonly priority: string;
  readonly rationale?: Localized | undefined;
  readonly impactPerHour?: { readonly amount: string; readonly currency: string } | undefined;
  readonly test?: Localized | undefined;
  /** What was said, and by whom. */
  readonly said: readonly { readonly words: Localized; readonly by?: Localized | undefined; readonly day: string }[];
}

export interface ReadBackView {
  readonly number: number;
  readonly customer: Localized;
  readonly provider: Localized;
  readonly representative: Localized;
  readonly lines: readonly ReadBackLine[];
  readonly hash: string;
  readonly madeAt: string;
  readonly zone: string;
}

const priorities: Readonly<Record<string, Localized>> = {
  must: { en: 'Must', 'zh-Hant': '必須' },
  should: { en: 'Should', 'zh-Hant': '應該' },
  could: { en: 'Could', 'zh-Hant': '可以' },
  wont: { en: 'Not this time', 'zh-Hant': '今次不做' },
};
const hours: Readonly<Record<string, Localized>> = {
  always: { en: 'round the clock', 'zh-Hant': '全年無休' },
  'business-hours': { en: 'business hours', 'zh-Hant': '辦公時間' },
  'extended-hours': { en: 'extended hours', 'zh-Hant': '延長時間' },
};
const wordsOf = (table: Readonly<Record<string, Localized>>, key: string, language: Language): string =>
  inLanguage(table[key] ?? { en: key }, language);

export function readBackPaper(view: ReadBackView, language: Language): Paper {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const words = (text: Localized): string => inLanguage(text, language);
  const title = say(`Your requirements, read back (${view.number})`, `服務水平需求確認書（第 ${view.number} 號）`);
  const blocks: readonly Block[] = [
    heading(1, title),
    {
      kind: 'facts',
      rows: [
        [say('Customer', '客戶'), words(view.customer)],
        [say('Provider', '供應方'), words(view.provider)],
        [say('To confirm', '確認人'), words(view.representative)],
        [say('Made', '編製時間'), sayMoment(Instant.parse(view.madeAt), view.zone, language)],
        [say('Requirements', '需求數目'), String(view.lines.length)],
      ],
    },
    paragraph(
      say(
        'This is what we understood. Please confirm it in the portal, or say there what is to be changed. Once confirmed it does not change any more: it is what the agreement will be measured against.',
        '以上為我們的理解。請於客戶平台確認，或註明須修改之處。確認後內容不再更改，並作為擬訂協議的依據。',
      ),
    ),
    heading(2, say('What is required', '需求')),
    requirementTable(view, language),
    heading(2, say('Why, and how it is tested', '理由及驗收方法')),
    ...view.lines.flatMap((line) => reasons(line, language)),
    { kind: 'hash', label: say('The set (SHA-256)', '全套需求（SHA-256）'), value: view.hash },
  ];
  return {
    title,
    language,
    blocks: language === 'en' ? blocks : mapTexts(blocks, spaced),
    author: words(view.provider),
    keywords: [view.hash],
    identity: `${words(view.customer)} · ${view.number}`,
    footer: `${say('Requirements', '需求')} ${view.hash.slice(0, 16)}`,
    madeAt: Instant.parse(view.madeAt),
  };
}

function requirementTable({ lines }: ReadBackView, language: Language): Block {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  return {
    kind: 'table',
    caption: say('In order of priority', '按優先次序排列'),
    head: [
      say('Requirement', '需求'),
      say('Measured as', '量度及目標'),
      say('Priority', '優先次序'),
      say('An hour without it', '每小時損失'),
    ],
    rows: lines.map(({ id, title, hours: when, priority, impactPerHour, ...writing }) => [
      `${inLanguage(title, language)} (${id})`,
      [sayRequirement(writing, language), ...(when === undefined ? [] : [wordsOf(hours, when, language)])].join(
        say(', ', '，'),
      ),
      wordsOf(priorities, priority, language),
      impactPerHour === undefined ? '–' : `${impactPerHour.currency} ${moneyText(impactPerHour.amount)}`,
    ]),
    right: [3],
  };
}

function reasons({ id, title, rationale, test, said }: ReadBackLine, language: Language): readonly Block[] {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const words = (text: Localized): string => inLanguage(text, language);
  const lines = [
    ...(rationale === undefined ? [] : [`${say('Why', '理由')}${say(': ', '：')}${words(rationale)}`]),
    ...(test === undefined ? [] : [`${say('Test', '驗收')}${say(': ', '：')}${words(test)}`]),
    ...said.map(
      ({ words: what, by, day }) =>
        `${by === undefined ? say('Said', '說') : words(by)}${say(', ', '，')}${day}${say(': “', '：「')}${words(what)}${say('”', '」')}`,
    ),
  ];
  return lines.length === 0 ? [] : [heading(3, `${id} ${words(title)}`), list(lines)];
}
