/**
 * Rules inside rules. Owns: what combining kinds share: evaluating their members, adding up money, findings with their place.
 * The members arrive filled in, so a combining kind knows nothing of the other kinds.
 */
import { z } from 'zod';
import { Ratio } from '../values/ratio.ts';
import { within } from './findings.ts';
import type { Path } from './findings.ts';
import { sizeOf } from './pay.ts';
import type { Consequence, CreditContext, CreditLine, CreditRule, CreditSetting } from './rule.ts';
import type { Language } from '../terms/text.ts';
import type { TermFinding } from '../metrics/metric.ts';

/** Schema of a rule inside another rule; it reads the author's words into a filled-in rule. */
export type InnerRule = z.ZodType<CreditRule>;
export type Line = Omit<CreditLine, 'rule' | 'clause'>;

/** Two or more rules. */
export function innerRules(inner: InnerRule) {
  return z.array(inner).min(2);
}

/** What the lines give together in their most valuable form: money before days, units, points, and those before actions. */
export interface Worth {
  readonly form: Consequence['form'];
  readonly size: Ratio;
}

const dearness: readonly Consequence['form'][] = ['action', 'points', 'units', 'days', 'money'];

/** The worth of lines; nothing when there are none. */
export function worthOf(lines: readonly Pick<CreditLine, 'consequence'>[]): Worth {
  const form =
    dearness.findLast((one) =>
      lines.some(({ consequence }) => consequence.form === one && !sizeOf(consequence).isZero()),
    ) ?? 'action';
  const same = lines.filter(({ consequence }) => consequence.form === form);
  return { form, size: Ratio.sumOf(same.map(({ consequence }) => sizeOf(consequence))) };
}

/** -1, 0 or 1: money is worth more than any other form, and within one form the larger number. */
export function compareWorth(a: Worth, b: Worth): -1 | 0 | 1 {
  const order = dearness.indexOf(a.form) - dearness.indexOf(b.form);
  if (order !== 0) return order < 0 ? -1 : 1;
  return a.size.compare(b.size);
}

/** The member whose lines are worth most; the first of equals. */
export function dearest<T extends { readonly lines: readonly Pick<CreditLine, 'consequence'>[] }>(
  members: readonly T[],
): T | undefined {
  return members.reduce<T | undefined>((best, one) => {
    if (best === undefined) return one;
    return compareWorth(worthOf(one.lines), worthOf(best.lines)) > 0 ? one : best;
  }, undefined);
}

/** The lines with one more step above their own: why these and not the others. */
export function because(why: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, step: { what: why, value: line.step.value, parts: [line.step] } }));
}

/** Findings of all members, with their places. */
export function lintMembers(
  members: readonly CreditRule[],
  setting: CreditSetting,
  path: Path = ['of'],
): TermFinding[] {
  return members.flatMap((member, at) => within([...path, at], member.lint(setting)));
}

/** Names that any member uses. */
export function namesOf(members: readonly CreditRule[]): {
  readonly bases: readonly string[];
  readonly facets: readonly string[];
} {
  const names = members.map((member) => member.names());
  return { bases: names.flatMap(({ bases }) => bases), facets: names.flatMap(({ facets }) => facets) };
}

/** "(a) …; (b) …" with the sentences of the members. */
export function sayMembers(members: readonly CreditRule[], language: Language): string {
  const sentences = members.map((member, at) => {
    const letter = String.fromCharCode(97 + at);
    const sentence = member.wording(language).replace(/[.。]$/u, '');
    return language === 'en' ? `(${letter}) ${sentence}` : `（${letter}）${sentence}`;
  });
  return sentences.join(language === 'en' ? '; ' : '；');
}

/** Lines of every member. */
export function evaluateMembers(
  members: readonly CreditRule[],
  context: CreditContext,
): readonly { readonly at: number; readonly lines: readonly Line[] }[] {
  return members.map((member, at) => ({ at, lines: member.evaluate(context) }));
}
