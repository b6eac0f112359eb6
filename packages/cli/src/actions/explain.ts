/** `troth explain`: the derivation of a result in words, and what each clause did to it. */
import { inLanguage } from '@troth/core';
import type { Ablation, Language, RowResult, SegmentResult, Step } from '@troth/core';
import {
  moneyText,
  sayAttained,
  sayFigure,
  sayStep,
  sayStepAmount,
  sayStretch,
  sayTargetText,
  sayUsed,
  sayVerdict,
} from '@troth/documents';
import type { ExplainOptions } from '../commands/explain.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import { ablationsOf, evaluatePeriod } from '../evaluation.ts';
import type { Evaluated } from '../evaluation.ts';
import type { Host } from '../host.ts';
import { pickAgreement, readAll } from '../reading.ts';

export async function explain(paths: readonly string[], options: ExplainOptions, host: Host): Promise<Ending> {
  const reading = await readAll(paths, host);
  const agreement = pickAgreement(reading.book, options.agreement);
  const [result] = evaluatePeriod(reading, { ...options, agreement: agreement.id }, host);
  if (result === undefined) throw badInput(`${agreement.id} promises nothing in ${options.period}`);
  const rows = chosenRows(result, options.commitment);
  const ablations = chosenAblations(ablationsOf(result, reading), rows, options.without);
  if (options.json === true) {
    host.out(
      `${JSON.stringify({ format: 'troth-explanation/1', hash: result.hash, rows, credit: result.statement.credit, ablations }, undefined, 2)}\n`,
    );
    return endings.ok;
  }
  const words = new Words(result, options.lang);
  if (options.without === undefined) for (const row of rows) host.out(words.row(row));
  if (options.without === undefined) host.out(words.credit());
  host.out(words.ablations(ablations, options.without));
  return endings.ok;
}

function chosenRows({ statement }: Evaluated, commitment: string | undefined): readonly RowResult[] {
  const rows =
    commitment === undefined ? statement.rows : statement.rows.filter((row) => row.commitment === commitment);
  if (rows.length > 0) return rows;
  const names = [...new Set(statement.rows.map((row) => row.commitment))].join(', ');
  throw badInput(`--commitment ${commitment ?? ''}: not in the statement; it speaks of ${names}`);
}

function chosenAblations(
  found: readonly Ablation[],
  rows: readonly RowResult[],
  without: string | undefined,
): readonly Ablation[] {
  const mine = found.filter((one) => rows.some((row) => row.commitment === one.commitment));
  if (without === undefined) return mine;
  const wanted = without.toLowerCase();
  const names: Readonly<Record<string, string>> = { k09: 'exclusion ', k10: 'maintenance ' };
  return mine.filter(({ clause, what }) => {
    const byKey = names[wanted] !== undefined && what.startsWith(names[wanted]);
    return byKey || clause.toLowerCase().startsWith(wanted) || what.toLowerCase().includes(wanted);
  });
}

class Words {
  readonly #result: Evaluated;
  readonly #language: Language;

  constructor(result: Evaluated, language: Language) {
    this.#result = result;
    this.#language = language;
  }

  #say(en: string, zh: string): string {
    return this.#language === 'en' ? en : zh;
  }

  row(row: RowResult): string {
    const title = `${inLanguage(row.title, this.#language)}${row.subject === undefined ? '' : ` · ${row.subject}`} (${row.clause})`;
    return `${title}\n${row.segments.map((segment) => this.#segment(segment)).join('')}\n`;
  }

  #segment(segment: SegmentResult): string {
    const language = this.#language;
    const { zone } = this.#result.statement.period;
    const span = sayStretch([Date.parse(segment.start), Date.parse(segment.end)], zone, language);
    const used = sayUsed(segment, language);
    const head = [
      `  ${this.#say(`revision ${segment.revision}`, `第 ${segment.revision} 版`)}, ${span}`,
      `  ${[used, sayAttained(segment, language), segment.target === undefined ? '' : `${this.#say('target', '目標')} ${sayTargetText(segment.target, language)}`, sayVerdict(segment.verdict, language)].filter((part) => part !== '').join(' · ')}`,
    ];
    if (segment.value !== undefined)
      head.push(`  ${this.#say('exact value', '精確值')}: ${segment.value.exact} ${segment.value.unit}`);
    return `${[...head, ...segment.steps.flatMap((step) => this.step(step, 2))].join('\n')}\n`;
  }

  /** A step and all below it, indented. */
  step(step: Step, depth: number): readonly string[] {
    const clause = step.clause === undefined ? '' : ` [${step.clause}]`;
    const rows =
      step.rows === undefined || step.rows.length === 0
        ? ''
        : ` ← ${step.rows.slice(0, 6).join(', ')}${step.rows.length > 6 ? ` +${step.rows.length - 6}` : ''}`;
    const value = step.value === undefined ? '' : `: ${sayStepAmount(step.value, this.#language)}`;
    const indent = '  '.repeat(depth);
    const intervals = (step.intervals ?? [])
      .slice(0, 8)
      .map(
        (stretch) =>
          `${indent}    ${sayStretch([stretch[0], stretch[1]], this.#result.statement.period.zone, this.#language)}`,
      );
    const more = (step.intervals?.length ?? 0) - intervals.length;
    const rest = more > 0 ? [`${indent}    ${this.#say(`and ${more} more`, `另有 ${more} 段`)}`] : [];
    return [
      `${indent}${sayStep(step.what, this.#language)}${value}${clause}${rows}`,
      ...intervals,
      ...rest,
      ...(step.parts ?? []).flatMap((part) => this.step(part, depth + 1)),
    ];
  }

  credit(): string {
    const { credit, rows } = this.#result.statement;
    if (credit === undefined) return '';
    const lines = rows.flatMap((row) => row.credits.flatMap((one) => this.step(one.step, 1)));
    const limits = credit.limits.flatMap((limit) => this.step(limit.step, 1));
    return `${[`${this.#say('Credit', '補償')}: ${credit.currency} ${moneyText(credit.total)}`, ...lines, ...limits].join('\n')}\n\n`;
  }

  ablations(found: readonly Ablation[], without: string | undefined): string {
    if (found.length === 0)
      return without === undefined
        ? ''
        : `${this.#say(`No clause that matches "${without}" changed anything.`, `沒有符合「${without}」的條款改變了結果。`)}\n`;
    const lines = found.map((one) => {
      const value =
        one.without.value === undefined
          ? this.#say('no value', '沒有數值')
          : sayFigure({ exact: one.without.value, unit: this.#unitOf(one.commitment) }, this.#language);
      const money =
        one.without.credit === undefined || one.without.credit === one.with.credit
          ? ''
          : `, ${this.#say('credit', '補償')} ${moneyText(one.without.credit)}`;
      const mark = one.decisive ? '!' : ' ';
      return `  ${mark} ${one.clause} (${one.what}): ${one.commitment}: ${value}, ${one.without.verdict}${money}`;
    });
    return `${this.#say('Without one clause it would have been', '若沒有某一條款，結果會是')}\n${lines.join('\n')}\n`;
  }

  #unitOf(commitment: string): string {
    const row = this.#result.statement.rows.find((one) => one.commitment === commitment);
    return row?.segments.find((segment) => segment.value !== undefined)?.value?.unit ?? 'count';
  }
}
