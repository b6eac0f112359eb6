/**
 * What a credit note says, taken from an issued statement. Owns: its lines in words and exact amounts, what is payable, the
 * difference from notes made before. Does not own: computing anything again: every figure is one that the statement has.
 */
import { formatBand, grouped, inLanguage, moneyText, Money, Ratio, sayAttained, sayBand, sayPay } from '@troth/core';
import { sayStep, sayTargetText, sayUsed, shortDecimal } from '@troth/core';
import type { Agreement, CreditResult, Language, Localized, RowResult, Statement } from '@troth/core';
import { payableShort } from './short-money.ts';

export interface NoteLine {
  readonly text: Localized;
  readonly amount: string;
}

export interface NoteFigures {
  readonly clause: string;
  readonly lines: readonly NoteLine[];
  /** What caps and minimums took off, in words. */
  readonly cap?: string;
  readonly earnedBack?: string;
  /** Credit of the statement less what good periods earned back. */
  readonly payable: Money<string>;
}

const pair = (say: (language: Language) => string): Localized => ({ en: say('en'), 'zh-Hant': say('zh-Hant') });
const english = (language: Language): boolean => language === 'en';

/** Undefined where the statement speaks of no money at all. */
export function noteFigures(statement: Statement, agreement: Agreement): NoteFigures | undefined {
  const { credit, rows } = statement;
  if (credit === undefined) return undefined;
  const { currency } = credit;
  const paying = rows.flatMap((row) => row.credits.filter(({ form }) => form === 'money').map((one) => ({ row, one })));
  const rules = paying.map(({ row, one }) => ({
    text: pair((language) => sayRule({ row, one, agreement }, language)),
    amount: exactAmount(one.exact ?? '0', currency),
  }));
  const limits = credit.limits.map((limit) => ({
    text: pair((language) => `${sayStep(limit.what, language)}${clauseText(limit.clause, language)}`),
    amount: limit.cut === undefined ? '–' : `− ${limit.cut}`,
  }));
  const open = credit.undetermined.map((one) => ({
    text: pair((language) =>
      english(language)
        ? `Left open by the text (clause ${one.clause}): ${one.message}; not in the total`
        : `條文未有定論（條款 ${one.clause}）：${one.message}；不計入總額`,
    ),
    amount: '?',
  }));
  const earned = credit.earnedBack === undefined ? [] : [earnedLine(credit.earnedBack, currency)];
  const clauses = [...new Set(paying.map(({ one }) => one.clause))];
  return {
    clause: clauses.length === 0 ? '–' : clauses.join(', '),
    lines: [...rules, ...limits, ...open, ...earned],
    ...(credit.limits.length === 0
      ? {}
      : { cap: credit.limits.map(({ what, cut }) => `${what}: ${cut ?? '0'}`).join('; ') }),
    ...(credit.earnedBack === undefined ? {} : { earnedBack: credit.earnedBack }),
    payable: payableShort(statement) ?? Money.zero(currency),
  };
}

function earnedLine(earnedBack: string, currency: string): NoteLine {
  return {
    text: { en: 'Earned back by good periods', 'zh-Hant': '其後期間達標而取回' },
    amount: `− ${exactAmount(earnedBack, currency)}`,
  };
}

/** A supplementary note says what the restated statement gives, what was noted before, and is the difference. */
export function differenceLines(
  after: Money<string>,
  before: { readonly numbers: readonly string[]; readonly total: Money<string> },
): readonly NoteLine[] {
  const numbers = before.numbers.join(', ');
  return [
    {
      text: { en: 'Credit by the restated statement', 'zh-Hant': '按重述結單應付的補償' },
      amount: sayMoneyOf(after),
    },
    {
      text: { en: `Noted before (${numbers})`, 'zh-Hant': `先前已開具（${numbers}）` },
      amount: sayMoneyOf(before.total.negated()),
    },
  ];
}

export const sayMoneyOf = (money: Money<string>): string => `${money.currency} ${moneyText(money.toString())}`;

const exactAmount = (exact: string, currency: string): string => {
  const value = Ratio.parse(exact);
  const cents = value.times(Ratio.of(100));
  return `${currency} ${cents.den === 1n ? grouped(value.toFixed(2)) : shortDecimal(value, 5)}`;
};

const clauseText = (clause: string | undefined, language: Language): string => {
  if (clause === undefined) return '';
  return english(language) ? ` (clause ${clause})` : `（條款 ${clause}）`;
};

interface Ruled {
  readonly row: RowResult;
  readonly one: CreditResult;
  readonly agreement: Agreement;
}

/** "Availability: promised at least 99.95 %, attained 99.87269 % (55 / 21.6 min); at least 99 % but less than 99.9 %: 10 % of …". */
function sayRule(ruled: Ruled, language: Language): string {
  const { row, one } = ruled;
  const title = inLanguage(row.title, language);
  const subject = row.subject === undefined ? '' : english(language) ? ` of ${row.subject}` : `（${row.subject}）`;
  const head = row.segments.at(-1);
  const attained = head === undefined ? '' : sayAttained(head, language);
  const target = head?.target === undefined ? '' : sayTargetText(head.target, language);
  const used = head === undefined ? '' : sayUsed(head, language);
  const minutes = used === '' ? '' : english(language) ? ` (${used})` : `（${used}）`;
  const rule = sayBandOf(ruled, language) ?? sayStep(one.step.what, language);
  if (english(language))
    return `${title}${subject}: promised ${target}, attained ${attained}${minutes}. Clause ${one.clause}: ${rule}`;
  return `${title}${subject}：承諾${target}，實際 ${attained}${minutes}。條款 ${one.clause}：${rule}`;
}

/** The row of the table that the value fell in and what it gives, in the words of the contract. */
function sayBandOf({ row, one, agreement }: Ruled, language: Language): string | undefined {
  const revision = agreement.revisions.find((each) => each.revision === row.segments.at(-1)?.revision);
  const rule = revision?.commitments
    .find(({ id }) => id === row.commitment)
    ?.rules.find(({ id }) => id === one.rule)?.terms;
  if (revision === undefined || rule?.kind !== 'steps') return undefined;
  const step = rule.steps.find(({ when }) => one.step.what.endsWith(` lies in ${formatBand(when)}`));
  if (step === undefined) return undefined;
  const pays = withFeeNames(sayPay(step.pay, language), { fees: revision.terms.fees, language });
  return english(language)
    ? `${sayBand(step.when, language)} gives ${pays}`
    : `${sayBand(step.when, language)}，補償${pays}`;
}

type Fees = Agreement['revisions'][number]['terms']['fees'];

/** Fee bases by their titles instead of their ids. */
function withFeeNames(text: string, { fees, language }: { readonly fees: Fees; readonly language: Language }): string {
  if (fees === undefined) return text;
  return Object.entries(fees.bases).reduce((said, [id, base]) => {
    const only =
      base.lines !== 'all' && base.lines.length === 1
        ? fees.lines.find((line) => line.id === base.lines[0])
        : undefined;
    const title = base.title ?? only?.title;
    if (title === undefined) return said;
    const name = inLanguage(title, language);
    return said.replaceAll(`the fee “${id}”`, `the ${name.toLowerCase()}`).replaceAll(`「${id}」費用`, name);
  }, text);
}
