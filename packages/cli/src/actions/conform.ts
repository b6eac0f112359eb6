/** `troth conform`: case files against the engine. The last line is always "N passed, M failed". */
import { basename } from 'node:path';
import { discover, Unreadable, wholeText } from '@troth/connectors';
import { runCases } from '@troth/core';
import type { CaseOutcome } from '@troth/core';
import type { ConformOptions } from '../commands/conform.ts';
import { BadInput, badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

const limits = { bytes: 64_000_000, line: 4_000_000 };

export async function conform(paths: readonly string[], options: ConformOptions, host: Host): Promise<Ending> {
  const results: (CaseOutcome & { readonly file: string })[] = [];
  for (const file of await caseFiles(paths)) {
    const text = await readCase(file);
    for (const result of need(runCases({ file, text }))) results.push({ ...result, file });
  }
  if (results.length === 0) throw badInput(`${paths.join(' ')}: holds no case; give case files in JSON or .case`);
  const failed = results.filter((result) => !result.passed).length;
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-conformance/1', results }, undefined, 2)}\n`);
  else for (const result of results) if (!result.passed || options.verbose === true) host.out(`${line(result)}\n`);
  if (options.json !== true) host.out(`${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? endings.ok : endings.missed;
}

function line({ file, id, passed, detail }: CaseOutcome & { readonly file: string }): string {
  return `${passed ? 'passed' : 'FAILED'}  ${basename(file)}  ${id}${passed ? '' : `: ${detail}`}`;
}

async function caseFiles(paths: readonly string[]): Promise<readonly string[]> {
  try {
    return (await discover(paths, ['.json', '.case'])).map(({ file }) => file);
  } catch (error) {
    throw error instanceof Unreadable ? new BadInput([error.refusal]) : error;
  }
}

async function readCase(file: string): Promise<string> {
  try {
    return await wholeText(file, limits);
  } catch (error) {
    if (error instanceof Unreadable) throw new BadInput([error.refusal]);
    if (error instanceof Error && 'code' in error) throw badInput(`${file}: cannot be read: ${String(error.code)}`);
    throw error;
  }
}
