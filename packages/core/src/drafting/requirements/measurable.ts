/**
 * Whether a requirement can be measured: a measure, a comparison that fits it, a period. Owns: the decision, and help that says
 * what to write instead, with an example. Does not own: whether it can be kept (fit), who confirms it (services).
 */
import { dimensionName } from '../../terms/quantity.ts';
import { higherIsBetter, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import type { Localized } from '../../terms/text.ts';
import { measureOf, measures } from './measures.ts';
import type { Measure } from './measures.ts';

export interface Writing {
  readonly measure: string;
  readonly target: string;
  readonly period?: string | undefined;
}

/** What keeps it from being measured. */
export interface Unmeasurable {
  readonly field: 'measure' | 'target' | 'period';
  readonly message: Localized;
  /** Something that would do. */
  readonly example: string;
}

const fault = (...[field, example, en, zh]: [Unmeasurable['field'], string, string, string]): Unmeasurable => ({
  field,
  example,
  message: { en, 'zh-Hant': zh },
});

/** Empty: it can be measured. */
export function unmeasurable({ measure: id, target, period }: Writing): readonly Unmeasurable[] {
  const measure = measureOf(id);
  const found: Unmeasurable[] = [];
  if (measure === undefined) found.push(noMeasure(id));
  const fits = targetFault(target, measure);
  if (fits !== undefined) found.push(fits);
  if (period === undefined)
    found.push(
      fault(
        'period',
        'month',
        'Say over what time it is judged; write month, for example.',
        '請寫明以多長時間計算達標與否，例如「月」。',
      ),
    );
  return found;
}

function noMeasure(id: string): Unmeasurable {
  const some = measures.slice(0, 3);
  return fault(
    'measure',
    'availability',
    `Nobody can measure “${id}”. Choose what is counted or timed: ${some.map(({ names }) => names.en.toLowerCase()).join(', ')} …`,
    `「${id}」無法量度。請選擇可計算或計時的項目：${some.map(({ names }) => names['zh-Hant'] ?? '').join('、')}……`,
  );
}

function targetFault(text: string, measure: Measure | undefined): Unmeasurable | undefined {
  const example = measure?.example ?? '>= 99.9 %';
  const target = parseTarget(text);
  if (typeof target === 'string')
    return fault(
      'target',
      example,
      `“${text}” cannot be tested: two people could disagree whether it is met. Write a comparison and a value, as ${example}.`,
      `「${text}」無法驗證：兩人可以各有不同判斷。請寫出比較及數值，例如 ${example}。`,
    );
  if (measure === undefined) return undefined;
  const { names, dimensions, better } = measure;
  const [en, zh] = [names.en, names['zh-Hant'] ?? names.en];
  if (!dimensions.includes(target.bound.dimension))
    return fault(
      'target',
      example,
      `${en} is not ${dimensionName(target.bound)}. Write it as ${example}.`,
      `「${zh}」不能以「${text}」表示，請寫成 ${example}。`,
    );
  if (target.comparator !== '=' && higherIsBetter(target) !== (better === 'more'))
    return fault(
      'target',
      example,
      `${en}: ${better === 'more' ? 'more is better, so write >= or >' : 'less is better, so write <= or <'}, as ${example}.`,
      `「${zh}」${better === 'more' ? '愈高愈好，請寫 >= 或 >' : '愈低愈好，請寫 <= 或 <'}，例如 ${example}。`,
    );
  return undefined;
}

/** The comparison of a requirement that was accepted as measurable; undefined for words. */
export function targetOf(text: string | undefined): Target | undefined {
  if (text === undefined) return undefined;
  const read = parseTarget(text);
  return typeof read === 'string' ? undefined : read;
}
