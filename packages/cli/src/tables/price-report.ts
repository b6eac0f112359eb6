/** A price for people at a terminal. Owns: which tables, in which order. Does not own: any figure (core, outlook/price). */
import { inLanguage } from '@troth/core';
import type { DesignChoice, Language, LawPrice, ProvenChoice, Revision } from '@troth/core';
import { moneyText } from '@troth/documents';
import type { Priced } from '../actions/price.ts';
import { tableText } from './plain-table.ts';

interface Say {
  readonly t: (en: string, zh: string) => string;
  readonly language: Language;
  readonly money: (amount: number) => string;
  readonly titleOf: (commitment: string) => string;
}

export function priceReport(
  found: Priced,
  { revision, language }: { readonly revision: Revision; readonly language: Language },
): string {
  const titles = new Map(revision.commitments.map(({ id, title }) => [id, inLanguage(title, language)]));
  const say: Say = {
    t: (en, zh) => (language === 'en' ? en : zh),
    language,
    money: (amount) => moneyText(amount.toFixed(2)),
    titleOf: (commitment) => titles.get(commitment) ?? commitment,
  };
  const parts = [
    headOf(found, say),
    habitsTable(found, say),
    lawsTable(found, say),
    tiersTable(found.price.main, say),
    buildUpTable(found, say),
    designsTable(found.designs, say),
    monthsOfDesigns(found.designs, say),
    withoutText(found, say),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const percent = (chance: number): string =>
  chance > 0 && chance < 0.00005 ? '< 0.01 %' : `${(100 * chance).toFixed(2)} %`;

function headOf({ agreement, monthsOf, revision, price: { main }, currency }: Priced, { t, money }: Say): string {
  const on = monthsOf === undefined ? '' : t(` on the months of ${monthsOf}`, `（按 ${monthsOf} 的月份）`);
  const error = main.standardError === 0 ? '' : ` ± ${money(main.standardError)}`;
  return t(
    `${agreement}, revision ${revision}${on}: expected credit ${currency} ${money(main.expected)}${error} a month`,
    `${agreement} 第 ${revision} 版${on}：每月預期服務補償 ${currency} ${money(main.expected)}${error}`,
  );
}

function habitsTable({ habits, price }: Priced, { t, language, titleOf }: Say): string {
  const priced = new Set(price.promises.map(({ commitment, subject }) => `${commitment} ${subject ?? ''}`));
  const rows = habits
    .filter(({ commitment, subject }) => priced.has(`${commitment} ${subject ?? ''}`))
    .map(({ commitment, subject, habit }) => [
      `${titleOf(commitment)}${subject === undefined ? '' : ` · ${subject}`}`,
      habit.law === 'outages'
        ? t(
            `${habit.perMonth.toFixed(2)} outages a month, ${(habit.meanRepairMs / 60_000).toFixed(1)} min each`,
            `每月中斷 ${habit.perMonth.toFixed(2)} 次，平均 ${(habit.meanRepairMs / 60_000).toFixed(1)} 分鐘`,
          )
        : habit.law === 'cases'
          ? t(
              `${habit.perMonth.toFixed(1)} cases a month, ${percent(habit.inTime)} in time`,
              `每月 ${habit.perMonth.toFixed(1)} 宗，${percent(habit.inTime)} 準時`,
            )
          : t(`one of ${habit.values.length} past values`, `以往 ${habit.values.length} 個數值之一`),
      inLanguage(habit.source, language),
    ]);
  return tableText({
    head: [t('promise', '承諾'), t('is kept like this', '表現'), t('known from', '依據')],
    rows,
    right: [],
  });
}

function lawsTable({ habits, price: { laws, main } }: Priced, { t, money }: Say): string {
  // Without outages there is no repair.
  const repairs = habits.some(({ habit }) => habit.law === 'outages');
  const names: Readonly<Record<LawPrice['law'], string>> = {
    exponential: repairs ? t('exponential', '指數分佈') : t('simulated', '模擬'),
    lognormal: t('heavy-tailed (lognormal)', '厚尾（對數常態）'),
    empirical: t('as they were seen', '按實際紀錄'),
  };
  const rows = laws.map((one) => [
    `${names[one.law]}${one.spread === undefined ? '' : ` σ ${one.spread}`}${one.law === main.law ? ' *' : ''}`,
    money(one.expected),
    one.standardError === 0 ? t('exact', '精確') : `± ${money(one.standardError)}`,
    money(one.deviation),
    money(one.valueAtRisk),
    one.yearAtRisk === undefined ? '–' : money(one.yearAtRisk),
    one.years === 0 ? '–' : String(one.years),
  ]);
  const head = [
    repairs ? t('repair times', '修復時間') : t('months', '月份'),
    t('expected', '預期'),
    t('error', '標準誤差'),
    t('deviation', '標準差'),
    t('19 of 20 months', '95% 月份'),
    t('19 of 20 years', '95% 年份'),
    t('years', '模擬年數'),
  ];
  return tableText({ head, rows, right: [1, 2, 3, 4, 5, 6] });
}

function tiersTable({ tiers }: LawPrice, { t, money }: Say): string {
  const rows = tiers.map(({ from, to, chance }) => [
    from === to ? money(from) : `${money(from)} – ${money(to)}`,
    percent(chance),
  ]);
  return tableText({ head: [t('credit of a month', '單月補償'), t('chance', '機會')], rows, right: [0, 1] });
}

function buildUpTable({ buildUp }: Priced, { t, money }: Say): string {
  const rows = [
    [t('extra delivery cost', '額外交付成本'), money(buildUp.delivery)],
    [t('expected credits', '預期服務補償'), money(buildUp.expected)],
    [
      t(
        `risk, ${percent(buildUp.loading)} of what 19 of 20 months stay within, less the mean`,
        `風險附加：95% 月份上限與平均之差的 ${percent(buildUp.loading)}`,
      ),
      money(buildUp.risk),
    ],
    [t('price of the promise', '承諾的價格'), money(buildUp.price)],
  ];
  return tableText({ head: [t('a month', '每月'), ''], rows, right: [1] });
}

function designsTable(choice: DesignChoice | undefined, { t, language, money }: Say): string {
  if (choice === undefined) return '';
  const rows = choice.designs.map((one) => [
    `${inLanguage(one.name, language)}${one.id === choice.cheapest ? ' *' : ''}`,
    money(one.delivery),
    money(one.credits),
    money(one.impact),
    money(one.churn),
    money(one.total),
  ]);
  const head = [
    t('design, a year', '設計方案（每年）'),
    t('delivery', '交付'),
    t('credits', '補償'),
    t('customer’s loss', '客戶損失'),
    t('losing the customer', '流失客戶'),
    t('total', '總計'),
  ];
  return `${tableText({ head, rows, right: [1, 2, 3, 4, 5] })}\n${sayChoice(choice, { t, language })}`;
}

/** What each is worth in a month, and whether it would keep the promise. */
function monthsOfDesigns(choice: ProvenChoice | undefined, { t, language, money }: Say): string {
  if (choice === undefined) return '';
  const rows = choice.designs.map(({ name, expected, valueAtRisk, price, missed, proof }) => [
    inLanguage(name, language),
    money(expected),
    money(valueAtRisk),
    money(price),
    percent(1 - missed),
    proof?.verdict ?? '–',
  ]);
  const head = [
    t('design, a month', '設計方案（每月）'),
    t('expected credit', '預期補償'),
    t('19 of 20 months', '95% 月份'),
    t('price', '價格'),
    t('months kept', '達標月份'),
    t('deliverability', '可兌現性'),
  ];
  const said = choice.designs.flatMap(({ name, proof }) =>
    proof === undefined ? [] : [`  - ${inLanguage(name, language)}: ${inLanguage(proof.says, language)}`],
  );
  return [tableText({ head, rows, right: [1, 2, 3, 4] }), ...said].join('\n');
}

function sayChoice(choice: DesignChoice, { t, language }: Pick<Say, 't' | 'language'>): string {
  const nameOf = (id: string): string => {
    const found = choice.designs.find((one) => one.id === id);
    return found === undefined ? id : inLanguage(found.name, language);
  };
  const [best, onCredits] = [nameOf(choice.cheapest), nameOf(choice.cheapestOnCredits)];
  if (!choice.beyondCredits)
    return t(
      `Cheapest on delivery and credits: ${onCredits}. Credits alone usually do not buy the better design: write into the model what an hour costs the customer, and what the customer is worth.`,
      `只計交付及補償，以「${onCredits}」最便宜。單憑補償通常不足以支持較佳方案：請於模型填寫客戶每小時損失及客戶價值。`,
    );
  return t(
    `Cheapest with everything counted: ${best}; on delivery and credits alone: ${onCredits}.`,
    `全面計算以「${best}」最便宜；只計交付及補償則為「${onCredits}」。`,
  );
}

function withoutText({ price: { without } }: Priced, { t, titleOf }: Say): string {
  const open = without.filter(({ why }) => why !== 'no-credits');
  if (open.length === 0) return '';
  const why = {
    'no-habit': t('nobody knows how it is kept', '未知其表現'),
    'no-months': t('its windows are no months', '評核期並非以月計'),
    'no-credits': '',
  };
  const said = open.map((one) => `${titleOf(one.commitment)} (${why[one.why]})`);
  return t(`Not in the price: ${said.join('; ')}.`, `未計入價格：${said.join('；')}。`);
}
