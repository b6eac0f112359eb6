/**
 * Metric kind `score`: what people answered when asked. Owns: mean and share of scores, small samples. Does not own: who is
 * asked, and how (the agreement's prose).
 */
import { z } from 'zod';
import type { ScoreRow } from '../../evidence/row.ts';
import { reachable } from '../../terms/band.ts';
import type { Band } from '../../terms/band.ts';
import { quantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { numberSchema } from '../../terms/schema.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import { defineMetric } from '../metric.ts';
import type { Kind, MeasureContext, Measurement, TermFinding } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { extremesOf } from './extremes.ts';
import { wordingOf } from './wording.ts';

const scoreTerms = z
  .strictObject({
    kind: z.literal('score').describe('Scores that people give: satisfaction, quality.'),
    series: z.string().min(1).max(200).describe('Name of the scores in the evidence.'),
    take: z
      .enum(['mean', 'share-at-least'])
      .describe('mean: of all scores; share-at-least: scores not below `atLeast` ÷ all.'),
    atLeast: numberSchema
      .optional()
      .describe('Score from which an answer is good; required with `take: share-at-least`.'),
    scale: z
      .strictObject({ from: numberSchema.describe('Lowest score.'), to: numberSchema.describe('Highest score.') })
      .refine(({ from, to }) => from.lessThan(to), 'the scale ends where it starts, or before')
      .optional()
      .describe('The scale of the scores. A score outside it is a mistake and is left out.'),
    minimumAnswers: z.number().int().min(1).optional().describe('With fewer answers there is no value. Default: 1.'),
  })
  .refine((terms) => terms.take !== 'share-at-least' || terms.atLeast !== undefined, {
    path: ['atLeast'],
    message: 'write the score from which an answer is good: atLeast: 4',
  });
export type ScoreTerms = z.output<typeof scoreTerms>;

const unitOf = ({ take }: ScoreTerms): Kind => ({ dimension: take === 'mean' ? 'count' : 'ratio', unit: '' });

function domainOf(terms: ScoreTerms): Band {
  const band = reachable(unitOf(terms));
  if (terms.scale === undefined || terms.take !== 'mean') return band;
  const { from, to } = terms.scale;
  return {
    ...band,
    low: { at: from, inclusive: true },
    high: { at: to, inclusive: true },
    text: `[${from.toString()}, ${to.toString()}]`,
  };
}

function measureScores(terms: ScoreTerms, context: MeasureContext): Measurement {
  const told = context.evidence
    .rows('score', context.span)
    .filter((row) => row.series === terms.series && row.at >= context.span.start && row.at < context.until)
    .filter((row) => speaksOf(row, context.subjects));
  const answers = told.filter((row) => isOnScale(row, terms));
  const sum = Ratio.sumOf(answers.map((row) => row.score));
  const good = answers.filter((row) => terms.atLeast !== undefined && row.score.atLeast(terms.atLeast)).length;
  const off = told.length - answers.length;
  return {
    value: valueOf(terms, { answers: answers.length, good, sum }),
    facets: { answers: quantity('count', Ratio.of(answers.length)) },
    occurrences: [],
    completeness: told.length === 0 ? Ratio.one : Ratio.of(answers.length, told.length),
    flags: off > 0 ? ['score-off-scale'] : [],
    steps: [
      { what: `answers to "${terms.series}"`, value: String(answers.length), rows: answers.map((row) => row.id) },
      ...(off > 0 ? [{ what: 'scores off the scale, left out', value: String(off) }] : []),
      terms.take === 'mean'
        ? { what: 'sum of the scores', value: sum.toString() }
        : { what: `answers of ${terms.atLeast?.toString() ?? ''} or more`, value: String(good) },
    ],
  };
}

function isOnScale({ score }: ScoreRow, { scale }: ScoreTerms): boolean {
  return scale === undefined || (score.atLeast(scale.from) && score.atMost(scale.to));
}

interface Tally {
  readonly answers: number;
  readonly good: number;
  readonly sum: Ratio;
}

function valueOf(terms: ScoreTerms, { answers, good, sum }: Tally): Measured<Quantity> {
  const wanted = terms.minimumAnswers ?? 1;
  if (answers < wanted) return notMeasured('no-volume', `${answers} answers; a value needs at least ${wanted}.`);
  if (terms.take === 'mean') return measured(quantity('count', sum.dividedBy(Ratio.of(answers))));
  return measured(quantity('ratio', Ratio.of(good, answers)));
}

function lintTerms({ minimumAnswers, scale, take }: ScoreTerms): TermFinding[] {
  const findings: TermFinding[] = [];
  if (minimumAnswers === undefined) {
    findings.push({
      code: 'score/no-minimum-answers',
      severity: 'warning',
      path: ['minimumAnswers'],
      message: 'A single answer decides the period.',
      example: 'One score of 2 gives a mean of 2; with 30 scores of 5 beside it the mean is about 4.9.',
      fix: 'Write minimumAnswers: 10, or as many as make the figure fair.',
    });
  }
  if (scale === undefined && take === 'mean') {
    findings.push({
      code: 'score/no-scale',
      severity: 'note',
      path: ['scale'],
      message: 'Without a scale nobody can see that a target is out of reach, or that a score is a mistake.',
      example: 'A score of 45 typed for 4.5 lifts the mean of ten fours to about 7.7.',
      fix: 'Write scale: {from: 1, to: 5}.',
    });
  }
  return findings;
}

export const score = defineMetric<ScoreTerms>({
  kind: 'score',
  title: { en: 'Score', 'zh-Hant': '評分' },
  description: {
    en: 'Scores that people give: the mean, or the share of good ones.',
    'zh-Hant': '受訪者給予的評分：平均分，或達到指定分數者所佔比率。',
  },
  terms: scoreTerms,
  unit: unitOf,
  facets: () => ({ answers: { dimension: 'count', unit: '' } }),
  domain: domainOf,
  measure: measureScores,
  wording: wordingOf,
  extremes: extremesOf,
  lint: lintTerms,
});
