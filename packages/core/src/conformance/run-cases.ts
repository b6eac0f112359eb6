/**
 * A case file against the engine: which format it is, and every case in it. Owns: dispatch by format. Does not own: what the
 * cases of a format mean (a folder or file each).
 */
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { readSource } from '../agreements/reading/source.ts';
import { runBackToBackCase } from './backtoback-cases/run.ts';
import type { OtherInput } from './backtoback-cases/case-kind.ts';
import { runCalendarCase } from './calendar-cases/run.ts';
import type { CaseOutcome } from './result.ts';
import { runScenario } from './scenarios/run-scenario.ts';

export type { CaseOutcome } from './result.ts';

/** A case file as text, with the name under which messages speak of it. */
export interface CaseFile {
  readonly file: string;
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

/** As far as the last digits of a float may be off. */
const floatsApart = 1e-12;

/** Every case of the file. A file that is malformed anywhere is refused whole, naming the case. */
export function runCases({ file, text }: CaseFile): Outcome<readonly CaseOutcome[]> {
  if (file.endsWith('.case')) return runScenarios({ file, text });
  const read = parse(text);
  if (!isMap(read)) return malformed(file, 'is no JSON object; a case file is {"meta": …, "cases": […]}');
  const { cases } = read;
  if (!Array.isArray(cases)) return malformed(file, 'has no list "cases"');
  const inputOf: OtherInput = (id) => cases.filter(isMap).find((one) => one['id'] === id)?.['input'];
  const outcomes: CaseOutcome[] = [];
  const refusals: Refusal[] = [];
  for (const [index, one] of cases.entries()) {
    const ran = runCase(one, index, inputOf);
    if (ran.ok) outcomes.push(ran.value);
    else refusals.push(...ran.refusals.map((refusal) => ({ ...refusal, message: `${file}: ${refusal.message}` })));
  }
  const [first, ...rest] = refusals;
  return first === undefined ? accepted(outcomes) : refused(first, ...rest);
}

/** Scenarios: one YAML document each. */
function runScenarios({ file, text }: CaseFile): Outcome<readonly CaseOutcome[]> {
  const source = readSource(text, file);
  if (!source.ok) return source;
  const ran = source.value.map((document, index) => runScenario(document.data, `${file} number ${index + 1}`));
  const refusals = ran
    .flatMap((one) => (one.ok ? [] : one.refusals))
    .map((refusal) => ({ ...refusal, message: `${file}: ${refusal.message}` }));
  const [first, ...rest] = refusals;
  return first === undefined ? accepted(ran.flatMap((one) => (one.ok ? one.value : []))) : refused(first, ...rest);
}

function runCase(value: unknown, index: number, other: OtherInput): Outcome<CaseOutcome> {
  const name = isMap(value) && typeof value['id'] === 'string' ? value['id'] : `number ${index + 1}`;
  if (!isMap(value)) return caseRefused(name, 'is no group of keys');
  if ('op' in value) return runCalendarCase(value);
  // Cases about objectives call it "inputs", and write floats of the answer.
  const { kind, input = value['inputs'], expected } = value;
  if (typeof kind !== 'string')
    return caseRefused(name, 'has neither "op" nor "kind", which say what question it asks');
  if (!isMap(input) || expected === undefined) return caseRefused(name, 'lacks "input" or "expected"');
  const tolerance = 'inputs' in value ? { tolerance: floatsApart } : {};
  return runBackToBackCase({ ...tolerance, ...value, id: name, input }, other);
}

function caseRefused(name: string, why: string): Outcome<never> {
  return refused({ code: 'case/malformed', message: `Case ${name} ${why}` });
}

function malformed(file: string, why: string): Outcome<never> {
  return refused({ code: 'case/file', message: `${file}: ${why}` });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
