/** What the customer gets, and what when it is missed: minutes first, percent second. */
import { Ratio, sayBand, sayPay, sayQuantity } from '@troth/core';
import type { Commitment, FilledRule } from '@troth/core';
import { allowanceOf } from '../contract/allowance.ts';
import type { Draft } from '../contract/chapter.ts';
import { sayWindow, targetText } from '../contract/chapters/levels.ts';
import { monthlyAmount, named } from '../contract/fee-names.ts';
import type { Block } from '../prose/block.ts';
import { minutesBand } from './minutes-band.ts';

const thirtyDays = Ratio.of(30 * 86_400_000);

export function promiseBlock(commitment: Commitment, draft: Draft): Block {
  const title = draft.words(commitment.title);
  const window = sayWindow(commitment, draft);
  const target = targetText(commitment, draft);
  const allowance = allowanceOf(commitment, draft.revision, draft.language);
  if (allowance !== undefined) {
    return {
      kind: 'highlight',
      figure: draft.say(`at most ${allowance.time}`, `最多 ${allowance.time}`),
      text: draft.say(
        `of downtime ${allowance.of}. ${title}: ${target} in ${window}.`,
        `停機（${allowance.of}）。${title}：${window}${target}。`,
      ),
    };
  }
  const limits = caseLimits(commitment, draft);
  if (limits !== undefined) {
    return {
      kind: 'highlight',
      figure: limits,
      text: draft.say(`${title}: kept in ${target} of cases in ${window}.`, `${title}：${window}${target}的個案做到。`),
    };
  }
  if (commitment.terms.target === undefined)
    return {
      kind: 'highlight',
      figure: title,
      text: draft.say(`is reported for ${window}; it is no promise.`, `${window}報告；並非承諾。`),
    };
  return { kind: 'highlight', figure: target, text: draft.say(`${title}, in ${window}.`, `${title}，${window}。`) };
}

/** "P1: 15 min · P2: 4 h" for promises about cases whose share is judged. */
function caseLimits({ terms }: Commitment, draft: Draft): string | undefined {
  const { metric, target } = terms;
  if (metric.kind !== 'case-clock' || target === undefined || 'byClass' in target || target.bound.dimension !== 'ratio')
    return undefined;
  const say = (limit: Parameters<typeof sayQuantity>[0]): string => sayQuantity(limit, draft.language);
  if (metric.limit !== undefined) return draft.say(`within ${say(metric.limit)}`, `${say(metric.limit)}內`);
  return Object.entries(metric.limits ?? {})
    .map(([priority, limit]) => `${priority}: ${say(limit)}`)
    .join(' · ');
}

/** What a missed promise gives: a table in minutes where there is one, otherwise the sentence of the rule. */
export function remedyBlocks(commitment: Commitment, draft: Draft): Block[] {
  return commitment.rules.flatMap((rule) => remedyBlock(rule, commitment, draft));
}

function remedyBlock({ rule, terms }: FilledRule, commitment: Commitment, draft: Draft): Block[] {
  if (terms.kind !== 'steps') return [{ kind: 'paragraph', text: named(rule.wording(draft.language), draft) }];
  const hours = draft.terms.calendars?.[commitment.terms.hours];
  const clock =
    terms.on === 'value' &&
    terms.each === undefined &&
    commitment.metric.kind === 'availability' &&
    hours?.always === true &&
    commitment.terms.period === 'month';
  const rows = terms.steps.map(({ when, pay }) => {
    const minutes = clock ? minutesBand(when, thirtyDays, draft.language) : undefined;
    return [...(minutes === undefined ? [] : [minutes]), sayBand(when, draft.language), paid(pay, commitment, draft)];
  });
  const title = draft.words(commitment.title);
  const head = [
    ...(clock ? [draft.say('Downtime in a 30-day month', '30 日月份內的停機')] : []),
    draft.say('that is', '即'),
    draft.say('you receive', '您可得'),
  ];
  return [{ kind: 'table', caption: draft.say(`If we miss “${title}”`, `如「${title}」未達標`), head, rows }];
}

/** The amount where the fee is fixed, with the share beside it. */
function paid(pay: Parameters<typeof sayPay>[0], { terms }: Commitment, draft: Draft): string {
  const words = named(sayPay(pay, draft.language), draft);
  const amount = terms.period === 'month' && 'percent' in pay ? monthlyAmount(pay.of, pay.percent, draft) : undefined;
  return amount === undefined ? words : draft.say(`${amount} (${words})`, `${amount}（${words}）`);
}
