/** K19–K25: warranties, rights, law, sustainability, restrictions, exit, distribution. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Block } from '../block.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';
import { nameInWords } from '../name-words.ts';

const remedyWords = {
  're-performance': ['performing again', '重新履行'],
  credit: ['credit', '補償'],
  damages: ['damages', '損害賠償'],
  termination: ['termination', '終止'],
} as const;

export const warranties: Chapter = {
  key: 'K19',
  title: { en: 'Warranties and remedies', 'zh-Hant': '保證及補救' },
  write(writer) {
    const { warranties: terms } = writer.terms;
    if (terms === undefined) return [];
    const order = terms.remedyOrder.map((one) => writer.pick(remedyWords[one])).join(writer.say(', then ', '，其次'));
    const said: Sentence[] = terms.warranties.map((one) => ({ text: writer.words(one) }));
    said.push({ text: writer.say(`Remedies are sought in this order: ${order}.`, `補救次序：${order}。`) });
    if (terms.legitimateInterest !== undefined) said.push({ text: writer.words(terms.legitimateInterest) });
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
  write(writer) {
    const { confidentiality: terms } = writer.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [{ text: writer.pick(ownerWords[terms.ipOwner]) }];
    if (terms.licence !== undefined) said.push({ text: writer.words(terms.licence) });
    said.push({
      text: writer.say(
        `Confidential information is kept for ${terms.years} years after the end.`,
        `機密資料於終止後保密 ${terms.years} 年。`,
      ),
    });
    said.push({
      text:
        terms.personalData === 'none'
          ? writer.say('No personal data is processed.', '不涉及個人資料處理。')
          : writer.say(
              `Personal data is governed by annex ${writer.label(terms.personalData.annex)}.`,
              `個人資料按附件 ${writer.label(terms.personalData.annex)} 處理。`,
            ),
    });
    if (terms.confidentialClauses !== undefined)
      said.push({
        text: writer.say(
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
  write(writer) {
    const { legal: terms } = writer.terms;
    if (terms === undefined) return [];
    const bare = (text: string): string => text.replace(/[.。]$/u, '');
    const said: Sentence[] = [
      {
        text: writer.say(
          `Governing law: ${bare(writer.words(terms.governingLaw))}.`,
          `管轄法律：${bare(writer.words(terms.governingLaw))}。`,
        ),
      },
    ];
    if (terms.forum !== undefined)
      said.push({
        text: writer.say(
          `Disputes go to: ${bare(writer.words(terms.forum))}.`,
          `爭議解決：${bare(writer.words(terms.forum))}。`,
        ),
      });
    if (terms.regulations !== undefined)
      said.push({
        text: writer.say(
          `The parties observe: ${writer.join(terms.regulations.map((one) => writer.words(one)))}.`,
          `雙方遵守：${writer.join(terms.regulations.map((one) => writer.words(one)))}。`,
        ),
      });
    for (const one of terms.regulatorNotice ?? []) {
      const by = one.by === 'provider' ? writer.say('The Provider', '供應商') : writer.say('The Customer', '客戶');
      said.push({
        text: writer.say(
          `${by} notifies ${writer.label(one.authority)} within ${sayQuantity(one.within, 'en')}.`,
          `${by}於 ${sayQuantity(one.within, 'zh-Hant')}內通知${writer.label(one.authority)}。`,
        ),
      });
    }
    for (const one of terms.safetyRules ?? []) said.push({ text: writer.words(one) });
    return said;
  },
};

export const sustainability: Chapter = {
  key: 'K22',
  title: { en: 'Sustainability', 'zh-Hant': '可持續發展' },
  write(writer) {
    const { sustainability: terms } = writer.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [];
    if (terms.metrics !== undefined)
      said.push({
        text: writer.say(
          `Sustainability targets: ${terms.metrics.join(', ')}.`,
          `可持續發展目標：${terms.metrics.join('、')}。`,
        ),
      });
    if (terms.baselineYear !== undefined)
      said.push({
        text: writer.say(`They are compared with ${terms.baselineYear}.`, `以 ${terms.baselineYear} 年為基準。`),
      });
    if (terms.boundary !== undefined) said.push({ text: writer.words(terms.boundary) });
    if (terms.factorSource !== undefined)
      said.push({
        text: writer.say(
          `Factors are taken from ${writer.label(terms.factorSource)}.`,
          `換算因子取自${writer.label(terms.factorSource)}。`,
        ),
      });
    return said;
  },
};

export const restrictions: Chapter = {
  key: 'K23',
  title: { en: 'Restrictions and invalidity', 'zh-Hant': '限制及失效' },
  write(writer) {
    const { restrictions: terms } = writer.terms;
    const suspend = terms?.suspend ?? [];
    const invalid = terms?.invalid ?? [];
    const rows = [
      ...suspend.map((one) => ({ one, effect: writer.say('targets are suspended', '暫停計算目標') })),
      ...invalid.map((one) => ({ one, effect: writer.say('the agreement ends', '協議終止') })),
    ];
    if (rows.length === 0) return [];
    const head =
      writer.language === 'en' ? ['When', 'Recognised by', 'Notice', 'Effect'] : ['情況', '識別方法', '通知', '效力'];
    const cells = rows.map(({ one, effect }) => [
      writer.words(one.when),
      writer.words(one.detection),
      sayQuantity(one.notice, writer.language),
      effect,
    ]);
    return [
      {
        kind: 'table',
        caption: writer.say('Events that suspend or end', '暫停或終止的情況'),
        head,
        rows: cells,
      } satisfies Block,
    ];
  },
};

export const exit: Chapter = {
  key: 'K24',
  title: { en: 'Exit', 'zh-Hant': '退出安排' },
  write(writer) {
    const { exit: terms } = writer.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [{ text: writer.words(terms.plan) }];
    if (terms.dataReturn !== undefined)
      said.push({
        text: writer.say(
          `Data is returned within ${sayQuantity(terms.dataReturn, 'en')}.`,
          `資料於 ${sayQuantity(terms.dataReturn, 'zh-Hant')}內交還。`,
        ),
      });
    else if (!terms.dataHeld)
      said.push({ text: writer.say('The Provider holds no data of the Customer.', '供應商不持有客戶資料。') });
    if (terms.assistance !== undefined) said.push({ text: writer.words(terms.assistance) });
    return said;
  },
};

export const distribution: Chapter = {
  key: 'K25',
  title: { en: 'Distribution', 'zh-Hant': '派發' },
  write(writer) {
    const { distribution: terms } = writer.terms;
    if (terms === undefined) return [];
    const form = { full: writer.say('full text', '全文'), extract: writer.say('extract', '摘要') };
    const rows = terms.copies.map((one) => [
      nameInWords(one.person, writer),
      nameInWords(one.role, writer),
      form[one.form],
    ]);
    const table: Block = {
      kind: 'table',
      caption: writer.say('Controlled copies', '受控副本'),
      head: writer.language === 'en' ? ['For', 'Role', 'Copy'] : ['收件人', '職責', '副本'],
      rows,
    };
    if (terms.acknowledgeWithin === undefined) return [table];
    return [
      table,
      {
        text: writer.say(
          `Each holder acknowledges the copy within ${sayQuantity(terms.acknowledgeWithin, 'en')}.`,
          `持有人須於 ${sayQuantity(terms.acknowledgeWithin, 'zh-Hant')}內確認收到。`,
        ),
      },
    ];
  },
};

/** Defined terms stand before the chapters. */
export function definitionTable(writer: Writer): Block[] {
  const rows = Object.entries(writer.terms.definitions ?? {}).map(([name, one]) => [
    name,
    writer.words(one.means),
    one.refersTo ?? '',
  ]);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: writer.say('Defined terms', '定義'),
      head: writer.language === 'en' ? ['Term', 'Means', 'See'] : ['詞語', '含義', '參見'],
      rows,
    },
  ];
}
