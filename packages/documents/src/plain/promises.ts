/** What the customer gets, and what when it is missed: minutes first, percent second. */
import { allowanceOf, creditSteps, named, sayQuantity, sayWindow, targetText } from '@troth/core';
import type { Block, Commitment, FilledRule, Writer } from '@troth/core';

export function promiseBlock(commitment: Commitment, writer: Writer): Block {
  const title = writer.words(commitment.title);
  const window = sayWindow(commitment, writer);
  const target = targetText(commitment, writer);
  const allowance = allowanceOf(commitment, writer.revision, writer.language);
  if (allowance !== undefined) {
    return {
      kind: 'highlight',
      figure: writer.say(`at most ${allowance.time}`, `最多 ${allowance.time}`),
      text: writer.say(
        `of downtime ${allowance.of}. ${title}: ${target} in ${window}.`,
        `停機（${allowance.of}）。${title}：${window}${target}。`,
      ),
    };
  }
  const limits = caseLimits(commitment, writer);
  if (limits !== undefined) {
    return {
      kind: 'highlight',
      figure: limits,
      text: writer.say(
        `${title}: kept in ${target} of cases in ${window}.`,
        `${title}：${window}${target}的個案做到。`,
      ),
    };
  }
  if (commitment.terms.target === undefined)
    return {
      kind: 'highlight',
      figure: title,
      text: writer.say(`is reported for ${window}; it is no promise.`, `${window}報告；並非承諾。`),
    };
  return { kind: 'highlight', figure: target, text: writer.say(`${title}, in ${window}.`, `${title}，${window}。`) };
}

/** "P1: 15 min · P2: 4 h" for promises about cases whose share is judged. */
function caseLimits({ terms }: Commitment, writer: Writer): string | undefined {
  const { metric, target } = terms;
  if (metric.kind !== 'case-clock' || target === undefined || 'byClass' in target || target.bound.dimension !== 'ratio')
    return undefined;
  const say = (limit: Parameters<typeof sayQuantity>[0]): string => sayQuantity(limit, writer.language);
  if (metric.limit !== undefined) return writer.say(`within ${say(metric.limit)}`, `${say(metric.limit)}內`);
  return Object.entries(metric.limits ?? {})
    .map(([priority, limit]) => `${priority}: ${say(limit)}`)
    .join(' · ');
}

/** What a missed promise gives: a table in minutes where there is one, otherwise the sentence of the rule. */
export function remedyBlocks(commitment: Commitment, writer: Writer): Block[] {
  return commitment.rules.flatMap((rule) => remedyBlock(rule, commitment, writer));
}

function remedyBlock(filled: FilledRule, commitment: Commitment, writer: Writer): Block[] {
  const steps = creditSteps(filled, commitment, writer);
  if (steps === undefined) return [{ kind: 'paragraph', text: named(filled.rule.wording(writer.language), writer) }];
  const clock = steps.some(({ minutes }) => minutes !== undefined);
  const rows = steps.map(({ minutes = '–', band, pay, amount }) => [
    ...(clock ? [minutes] : []),
    band,
    // The amount where the fee is fixed, with the share beside it.
    amount === undefined ? pay : writer.say(`${amount} (${pay})`, `${amount}（${pay}）`),
  ]);
  const title = writer.words(commitment.title);
  const head = [
    ...(clock ? [writer.say('Downtime in a 30-day month', '30 日月份內的停機')] : []),
    writer.say('that is', '即'),
    writer.say('you receive', '您可得'),
  ];
  return [{ kind: 'table', caption: writer.say(`If we miss “${title}”`, `如「${title}」未達標`), head, rows }];
}
