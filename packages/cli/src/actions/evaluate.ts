/** `troth evaluate`: statements for a period, as a table, JSON or a page. */
import type { EvaluateOptions } from '../commands/evaluate.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import { ablationsOf, evaluatePeriod } from '../evaluation.ts';
import type { Evaluated } from '../evaluation.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { readDefined } from '../reading.ts';
import { statementReport } from '../tables/statement-report.ts';

export async function evaluatePaths(paths: readonly string[], options: EvaluateOptions, host: Host): Promise<Ending> {
  const reading = await readDefined(paths, host);
  const results = evaluatePeriod(reading, options, host);
  if (options.json === true) host.out(`${JSON.stringify(evaluationJson(results), undefined, 2)}\n`);
  else host.out(statementReport(results, { language: options.lang, colours: host.colours, period: options.period }));
  if (options.html !== undefined) {
    const { statementPage } = await import('@troth/documents');
    const sheets = results.map((result) => ({ ...result, ablations: ablationsOf(result, reading) }));
    await writeText(options.html, statementPage(sheets, options.lang), host);
  }
  const missed = results.some(({ statement }) => statement.rows.some((row) => row.verdict === 'missed'));
  return missed && options.exitZero !== true ? endings.missed : endings.ok;
}

export function evaluationJson(results: readonly Evaluated[]): object {
  return {
    format: 'troth-evaluation/1',
    statements: results.map(({ statement, hash, difference }) => ({
      hash,
      statement,
      ...(difference === undefined ? {} : { difference }),
    })),
  };
}
