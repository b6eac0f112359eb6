/** Why money is lost, in words, with clause, window and figures. Owns: the sentences in both languages. */
import { Instant, moneyText, Ratio, sayDate, sayMinutes, sayPeriod, Zone } from '@troth/core';
import type { Language, Localized, RecoveryCode } from '@troth/core';
import type { SupplierFall } from './falls.ts';
import type { MissedPromise } from './missed.ts';

interface Facts {
  readonly fall: SupplierFall;
  readonly missed: MissedPromise;
}

type Say = (facts: Facts, language: Language) => string;

/** What the code says of this fall. */
export function reasonOf(code: RecoveryCode, facts: Facts): Localized {
  return { en: sentences[code](facts, 'en'), 'zh-Hant': sentences[code](facts, 'zh-Hant') };
}

const either = (language: Language, en: string, zh: string): string => (language === 'en' ? en : zh);
const money = (amount: { readonly currency: string; toString(): string }): string =>
  `${amount.currency} ${moneyText(amount.toString())}`;

const sentences: Readonly<Record<RecoveryCode, Say>> = {
  UC_NO_PROMISE: ({ fall, missed }, language) => {
    const { contract, window } = fall;
    if (contract === undefined)
      return either(
        language,
        'No contract with this supplier was in force at the time.',
        '當時與該供應商並無有效合約。',
      );
    const [given, owed] = [window?.currency, missed.owed.currency];
    if (given !== undefined && given !== owed)
      return either(
        language,
        `${contract} gives its credits in ${given}; what is owed is in ${owed}, and nothing is converted.`,
        `${contract} 以 ${given} 給予補償；欠款為 ${owed}，兩者不作兌換。`,
      );
    return either(
      language,
      `${contract} promises nothing of this kind that gives a credit.`,
      `${contract} 對此並無附帶補償的承諾。`,
    );
  },
  UC_FORCE_MAJEURE: ({ fall, missed }, language) => {
    const own = (fall.window?.excuses ?? []).filter(({ forceMajeure }) => forceMajeure);
    const clause = own[0]?.clause ?? '';
    const rows = [...new Set(own.flatMap((one) => one.rows))].join(', ');
    return either(
      language,
      `Clause ${clause} of ${fall.contract ?? ''} excuses the supplier${rows === '' ? '' : ` (${rows})`}; ${missed.agreement} does not excuse us.`,
      `${fall.contract ?? ''} 第 ${clause} 條視之為不可抗力${rows === '' ? '' : `（${rows}）`}，供應商免責；${missed.agreement} 則不免除本公司責任。`,
    );
  },
  UC_WINDOW: ({ fall }, language) => {
    const { window, contract = '' } = fall;
    if (window === undefined || !window.stillMet)
      return either(
        language,
        `Outside the hours of ${contract}, or in works that it leaves out.`,
        `不在 ${contract} 的服務時間內，或屬其不計算的工程。`,
      );
    const used = usedOf(fall, language);
    const period = sayPeriod(window.key, language);
    return either(
      language,
      `Over ${period}, ${contract} is ${window.open ? 'still kept so far' : 'kept'}${used}.`,
      `以${period}計，${contract} ${window.open ? '至今仍' : '仍然'}達標${used}。`,
    );
  },
  UC_THRESHOLD: ({ fall }, language) =>
    either(
      language,
      `Outages as short as these are not counted by ${fall.contract ?? ''}.`,
      `${fall.contract ?? ''} 不計算如此短暫的中斷。`,
    ),
  UC_AMOUNT: ({ fall, missed }, language) => {
    const gives = money(fall.window?.credit ?? missed.owed);
    return either(
      language,
      `${fall.contract ?? ''} gives ${gives} for the window, less than is owed to this customer.`,
      `${fall.contract ?? ''} 於該期間只給予 ${gives}，少於欠該客戶之數。`,
    );
  },
  UC_CAP: ({ fall, missed }, language) => {
    const left = money(fall.window?.given ?? missed.owed);
    return either(
      language,
      `The limit of ${fall.contract ?? ''} leaves ${left}.`,
      `${fall.contract ?? ''} 的補償上限只餘 ${left}。`,
    );
  },
  SHARED: ({ fall }, language) =>
    either(
      language,
      `One credit of ${fall.contract ?? ''} serves ${fall.customers} amounts owed.`,
      `${fall.contract ?? ''} 的一筆補償由 ${fall.customers} 筆欠款攤分。`,
    ),
  CLAIM_LATE: ({ fall }, language) => {
    const day = lastDay(fall);
    return either(
      language,
      day === undefined ? 'It was not claimed in time.' : `It was not claimed by ${sayDate(day, 'en')}.`,
      day === undefined ? '未於期限內提出索償。' : `未於${sayDate(day, 'zh-Hant')}前提出索償。`,
    );
  },
};

/** The last day on which a claim was in time, where the contract's windows are counted. */
function lastDay({ claim: { deadline }, window }: SupplierFall): string | undefined {
  if (deadline === undefined) return undefined;
  const zone = Zone.get(window?.rows[0]?.period.zone ?? '') ?? Zone.get('UTC');
  return zone?.toLocal(Instant.plus(Instant.parse(deadline), -1)).date;
}

/** ": 24 h 17 min of 40 h 12 min are used". */
function usedOf({ window }: SupplierFall, language: Language): string {
  const [row] = window?.rows ?? [];
  const figures = row?.segments.at(-1)?.figures;
  const [used, allowed] = [figures?.['downtime'], figures?.['allowed']];
  if (used?.unit !== 'ms' || allowed === undefined) return '';
  const say = (exact: string): string => sayMinutes(Ratio.parse(exact), language);
  return either(
    language,
    `: ${say(used.exact)} of ${say(allowed.exact)} are used`,
    `：已用 ${say(used.exact)}，可容許 ${say(allowed.exact)}`,
  );
}

/** What to ask of the supplier so that it covers the next one. */
export function askFor(code: RecoveryCode): Localized {
  return asks[code];
}

const asks: Readonly<Record<RecoveryCode, Localized>> = {
  UC_NO_PROMISE: {
    en: 'Ask for a target with a credit.',
    'zh-Hant': '要求訂立附帶補償的目標。',
  },
  UC_FORCE_MAJEURE: {
    en: 'Ask that force majeure reads as it does with the customer.',
    'zh-Hant': '要求不可抗力條款與客戶協議一致。',
  },
  UC_WINDOW: {
    en: 'Ask for a target at least as strict, over the same window and hours.',
    'zh-Hant': '要求在相同期間及時段內訂立不較寬鬆的目標。',
  },
  UC_THRESHOLD: { en: 'Ask that short outages count, too.', 'zh-Hant': '要求短暫中斷亦須計算。' },
  UC_AMOUNT: {
    en: 'Ask for credits that follow what a miss costs, not the rental.',
    'zh-Hant': '要求補償按違約成本而非租費計算。',
  },
  UC_CAP: { en: 'Ask for a higher limit.', 'zh-Hant': '要求提高補償上限。' },
  SHARED: {
    en: 'Ask for credits by circuit instead of one for the whole contract.',
    'zh-Hant': '要求按線路補償，而非整份合約合計。',
  },
  CLAIM_LATE: { en: 'Claim in time, or ask for automatic credits.', 'zh-Hant': '及時索償，或要求自動給予補償。' },
};
