/** K19–K25: warranties, rights, law, sustainability, restrictions, exit, distribution. */
import { sayQuantity } from '@troth/core';
import type { Block } from '../../prose/block.ts';
import type { Chapter, Draft, Sentence } from '../chapter.ts';

const remedyWords = {
  're-performance': ['performing again', '重新履行'],
  credit: ['credit', '補償'],
  damages: ['damages', '損害賠償'],
  termination: ['termination', '終止'],
} as const;

export const warranties: Chapter = {
  key: 'K19',
  title: { en: 'Warranties and remedies', 'zh-Hant': '保證及補救' },
  write(draft) {
    const { warranties: terms } = draft.terms;
    if (terms === undefined) return [];
    const order = terms.remedyOrder.map((one) => draft.pick(remedyWords[one])).join(draft.say(', then ', '，其次'));
    const said: Sentence[] = terms.warranties.map((one) => ({ text: draft.words(one) }));
    said.push({ text: draft.say(`Remedies are sought in this order: ${order}.`, `補救次序：${order}。`) });
    if (terms.legitimateInterest !== undefined) said.push({ text: draft.words(terms.legitimateInterest) });
    return said;
  },
};

const ownerWords = {
  'each-own': ['Each party keeps what is its own.', '各方保留其所有。'],
  provider: ['Work results belong to the Provider.', '工作成果歸供應商所有。'],
  customer: ['Work results belong to the Customer.', '工作成果歸客戶所有。'],
} as const;

export const confidentiality: Chapter = {
  key: 'K20',
  title: { en: 'Intellectual property and confidential information', 'zh-Hant': '知識產權及機密資料' },
  write(draft) {
    const { confidentiality: terms } = draft.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [{ text: draft.pick(ownerWords[terms.ipOwner]) }];
    if (terms.licence !== undefined) said.push({ text: draft.words(terms.licence) });
    said.push({
      text: draft.say(
        `Confidential information is kept for ${terms.years} years after the end.`,
        `機密資料於終止後保密 ${terms.years} 年。`,
      ),
    });
    said.push({
      text:
        terms.personalData === 'none'
          ? draft.say('No personal data is processed.', '不涉及個人資料處理。')
          : draft.say(
              `Personal data is governed by annex ${terms.personalData.annex}.`,
              `個人資料按附件 ${terms.personalData.annex} 處理。`,
            ),
    });
    if (terms.confidentialClauses !== undefined)
      said.push({
        text: draft.say(
          `Confidential clauses: ${terms.confidentialClauses.join(', ')}.`,
          `機密條款：${terms.confidentialClauses.join('、')}。`,
        ),
      });
    return said;
  },
};

export const legal: Chapter = {
  key: 'K21',
  title: { en: 'Legal compliance, health and safety', 'zh-Hant': '法律合規、健康及安全' },
  write(draft) {
    const { legal: terms } = draft.terms;
    if (terms === undefined) return [];
    const bare = (text: string): string => text.replace(/[.。]$/u, '');
    const said: Sentence[] = [
      {
        text: draft.say(
          `Governing law: ${bare(draft.words(terms.governingLaw))}.`,
          `管轄法律：${bare(draft.words(terms.governingLaw))}。`,
        ),
      },
    ];
    if (terms.forum !== undefined)
      said.push({
        text: draft.say(
          `Disputes go to: ${bare(draft.words(terms.forum))}.`,
          `爭議解決：${bare(draft.words(terms.forum))}。`,
        ),
      });
    if (terms.regulations !== undefined)
      said.push({
        text: draft.say(
          `The parties observe: ${draft.join(terms.regulations.map((one) => draft.words(one)))}.`,
          `雙方遵守：${draft.join(terms.regulations.map((one) => draft.words(one)))}。`,
        ),
      });
    for (const one of terms.regulatorNotice ?? []) {
      const by = one.by === 'provider' ? draft.say('The Provider', '供應商') : draft.say('The Customer', '客戶');
      said.push({
        text: draft.say(
          `${by} notifies ${one.authority} within ${sayQuantity(one.within, 'en')}.`,
          `${by}於 ${sayQuantity(one.within, 'zh-Hant')}內通知 ${one.authority}。`,
        ),
      });
    }
    for (const one of terms.safetyRules ?? []) said.push({ text: draft.words(one) });
    return said;
  },
};

export const sustainability: Chapter = {
  key: 'K22',
  title: { en: 'Sustainability', 'zh-Hant': '可持續發展' },
  write(draft) {
    const { sustainability: terms } = draft.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [];
    if (terms.metrics !== undefined)
      said.push({
        text: draft.say(
          `Sustainability targets: ${terms.metrics.join(', ')}.`,
          `可持續發展目標：${terms.metrics.join('、')}。`,
        ),
      });
    if (terms.baselineYear !== undefined)
      said.push({
        text: draft.say(`They are compared with ${terms.baselineYear}.`, `以 ${terms.baselineYear} 年為基準。`),
      });
    if (terms.boundary !== undefined) said.push({ text: draft.words(terms.boundary) });
    if (terms.factorSource !== undefined)
      said.push({
        text: draft.say(`Factors are taken from ${terms.factorSource}.`, `換算因子取自 ${terms.factorSource}。`),
      });
    return said;
  },
};

export const restrictions: Chapter = {
  key: 'K23',
  title: { en: 'Restrictions and invalidity', 'zh-Hant': '限制及失效' },
  write(draft) {
    const { restrictions: terms } = draft.terms;
    const suspend = terms?.suspend ?? [];
    const invalid = terms?.invalid ?? [];
    const rows = [
      ...suspend.map((one) => ({ one, effect: draft.say('targets are suspended', '暫停計算目標') })),
      ...invalid.map((one) => ({ one, effect: draft.say('the agreement ends', '協議終止') })),
    ];
    if (rows.length === 0) return [];
    const head =
      draft.language === 'en' ? ['When', 'Recognised by', 'Notice', 'Effect'] : ['情況', '識別方法', '通知', '效力'];
    const cells = rows.map(({ one, effect }) => [
      draft.words(one.when),
      draft.words(one.detection),
      sayQuantity(one.notice, draft.language),
      effect,
    ]);
    return [
      {
        kind: 'table',
        caption: draft.say('Events that suspend or end', '暫停或終止的情況'),
        head,
        rows: cells,
      } satisfies Block,
    ];
  },
};

export const exit: Chapter = {
  key: 'K24',
  title: { en: 'Exit', 'zh-Hant': '退出安排' },
  write(draft) {
    const { exit: terms } = draft.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [{ text: draft.words(terms.plan) }];
    if (terms.dataReturn !== undefined)
      said.push({
        text: draft.say(
          `Data is returned within ${sayQuantity(terms.dataReturn, 'en')}.`,
          `資料於 ${sayQuantity(terms.dataReturn, 'zh-Hant')}內交還。`,
        ),
      });
    else if (!terms.dataHeld)
      said.push({ text: draft.say('The Provider holds no data of the Customer.', '供應商不持有客戶資料。') });
    if (terms.assistance !== undefined) said.push({ text: draft.words(terms.assistance) });
    return said;
  },
};

export const distribution: Chapter = {
  key: 'K25',
  title: { en: 'Distribution', 'zh-Hant': '派發' },
  write(draft) {
    const { distribution: terms } = draft.terms;
    if (terms === undefined) return [];
    const form = { full: draft.say('full text', '全文'), extract: draft.say('extract', '摘要') };
    const rows = terms.copies.map((one) => [one.person, one.role, form[one.form]]);
    const table: Block = {
      kind: 'table',
      caption: draft.say('Controlled copies', '受控副本'),
      head: draft.language === 'en' ? ['For', 'Role', 'Copy'] : ['收件人', '職責', '副本'],
      rows,
    };
    if (terms.acknowledgeWithin === undefined) return [table];
    return [
      table,
      {
        text: draft.say(
          `Each holder acknowledges the copy within ${sayQuantity(terms.acknowledgeWithin, 'en')}.`,
          `持有人須於 ${sayQuantity(terms.acknowledgeWithin, 'zh-Hant')}內確認收到。`,
        ),
      },
    ];
  },
};

/** Defined terms stand before the chapters. */
export function definitionTable(draft: Draft): Block[] {
  const rows = Object.entries(draft.terms.definitions ?? {}).map(([name, one]) => [
    name,
    draft.words(one.means),
    one.refersTo ?? '',
  ]);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: draft.say('Defined terms', '定義'),
      head: draft.language === 'en' ? ['Term', 'Means', 'See'] : ['詞語', '含義', '參見'],
      rows,
    },
  ];
}
