/**
 * An example: agreements and evidence as files hold them, and what must come out. Owns: the form of the expectations, exact sets
 * of lint codes, and trying each reading of a text that supports several. Does not own: reading files (connectors).
 */
import { z } from 'zod';
import { readAgreements } from '../../agreements/book.ts';
import type { Book } from '../../agreements/book.ts';
import type { NamedText } from '../../agreements/document.ts';
import { readSource } from '../../agreements/reading/source.ts';
import type { Plain } from '../../agreements/reading/source.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import type { Finding } from '../../lint/finding.ts';
import { lintAgreement } from '../../lint/lint.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import type { CaseOutcome } from '../result.ts';
import { choose } from './given.ts';
import { evaluationDifferences } from './run-scenario.ts';
import { expectationSchema, plain } from './scenario.ts';

const expectations = z.array(
  expectationSchema
    .omit({ lint: true, lintClean: true })
    .extend({ agreement: z.string().optional().describe('Which agreement, where the file holds several.') }),
);
const codes = z.array(z.string().min(1)).describe('Every code of an error or a warning, no more and no less.');

export const exampleSchema = z
  .strictObject({
    entry: z.string().min(1).describe('Name of the folder.'),
    expressed: z
      .union([z.literal('fully'), z.strictObject({ partly: z.array(z.string().min(1)).min(1) })])
      .describe('Whether everything that is known of the text is expressed; otherwise what is missing.'),
    expect: expectations.optional(),
    lint: codes.optional(),
    lintClean: z.literal(true).optional().describe('Instead of `lint`: neither errors nor warnings.'),
    ambiguities: z
      .array(z.strictObject({ says: z.string().min(1), found: z.string().min(1).describe('Code of the finding.') }))
      .optional()
      .describe('Defects that the published text is known to have.'),
    readings: z
      .array(
        z.strictObject({
          note: z.string().optional(),
          document: z.number().int().min(0).default(0),
          choose: z.record(z.string(), plain).describe('Path → value: how the open point is settled.'),
          expect: expectations,
          lint: codes.optional().describe('What is still found; nothing when missing.'),
        }),
      )
      .optional(),
  })
  .refine(
    ({ lint, lintClean }) => (lint === undefined) !== (lintClean === undefined),
    'write either lint or lintClean: true',
  )
  .refine(({ ambiguities = [], lint = [] }) => ambiguities.every(({ found }) => lint.includes(found)), {
    path: ['ambiguities'],
    message: 'each defect is found by one of the codes under lint',
  });
export type ExampleExpectations = z.output<typeof exampleSchema>;

export interface Example {
  readonly name: string;
  readonly agreements: readonly NamedText[];
  readonly evidence: EvidenceInput;
  /** Text of the expectations, as YAML. */
  readonly expected: NamedText;
}

/** The expectations of an example, or what is wrong with their text. */
export function readExpectations({ file, text }: NamedText): Outcome<ExampleExpectations> {
  const source = readSource(text, file);
  if (!source.ok) return source;
  const read = exampleSchema.safeParse(source.value[0]?.data);
  if (read.success) return accepted(read.data);
  const said = read.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
  return refused({ code: 'EXAMPLE', message: `${file}: ${said}` });
}

/** Lint and every expectation of the text as it stands, and of each reading. */
export function runExample(example: Example): Outcome<readonly CaseOutcome[]> {
  const read = readExpectations(example.expected);
  if (!read.ok) return read;
  const { expect = [], lint = [], readings = [] } = read.value;
  const asPrinted = runTrial({ ...example, expect, lint });
  const chosen = readings.map((reading, index) => {
    const agreements = chosenTexts(example.agreements, reading);
    const name = `${example.name} reading ${index + 1}`;
    return agreements.ok
      ? runTrial({ ...example, name, agreements: agreements.value, expect: reading.expect, lint: reading.lint ?? [] })
      : agreements;
  });
  const outcomes: CaseOutcome[] = [];
  for (const one of [asPrinted, ...chosen]) {
    if (!one.ok) return one;
    outcomes.push(...one.value);
  }
  return accepted(outcomes);
}

/** Every document as a text of its own, the one that is meant with the chosen values. */
function chosenTexts(
  texts: readonly NamedText[],
  reading: { document: number; choose: Readonly<Record<string, Plain>> },
): Outcome<readonly NamedText[]> {
  const documents: NamedText[] = [];
  for (const { file, text } of texts) {
    const source = readSource(text, file);
    if (!source.ok) return source;
    for (const { data } of source.value) {
      const settled = documents.length === reading.document ? choose(data, reading.choose) : data;
      documents.push({ file: `${file}#${documents.length}`, text: JSON.stringify(settled) });
    }
  }
  return accepted(documents);
}

interface Trial extends Omit<Example, 'expected'> {
  readonly expect: NonNullable<ExampleExpectations['expect']>;
  readonly lint: readonly string[];
}

function runTrial(trial: Trial): Outcome<readonly CaseOutcome[]> {
  const book = readAgreements(trial.agreements);
  if (!book.ok) return book;
  const results = trial.expect.map((expected, index): CaseOutcome => {
    const { agreement: id, ...rest } = expected;
    const agreement = book.value.agreements.find((one) => id === undefined || one.id === id);
    const said =
      agreement === undefined
        ? [`no agreement is called ${id ?? 'anything'}`]
        : evaluationDifferences(rest, agreement, trial.evidence);
    return {
      id: `${trial.name} ${expected.period ?? ''} (${index + 1})`,
      passed: said.length === 0,
      detail: said.join('; '),
    };
  });
  return accepted([lintOutcome(trial, book.value), ...results]);
}

function lintOutcome({ name, lint }: Trial, book: Book): CaseOutcome {
  const found = seriousFindings(book);
  const surplus = found
    .filter(({ code }) => !lint.includes(code))
    .map((one) => `found ${one.code} at ${one.path.join('.')}: ${one.message}`);
  const missing = lint.filter((code) => !found.some((one) => one.code === code)).map((code) => `${code} was not found`);
  const said = [...missing, ...surplus];
  return { id: `${name} lint`, passed: said.length === 0, detail: said.join('; ') };
}

/** Errors and warnings of every revision. */
export function seriousFindings(book: Book): readonly Finding[] {
  return book.agreements.flatMap((agreement) => lintAgreement(agreement)).filter(({ severity }) => severity !== 'note');
}
