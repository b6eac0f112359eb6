import type { Declare } from '../program.ts';
import { agreementOption, jsonOption, knownAtOption, languageOption, periodOption } from './options.ts';

export interface EvaluateOptions {
  readonly period: string;
  readonly agreement?: string;
  readonly knownAt?: string;
  readonly json?: true;
  readonly html?: string;
  readonly lang: 'en' | 'zh-Hant';
  readonly exitZero?: true;
}

const help = `
Examples:
  troth evaluate examples/harbourline --period 2024-11
  troth evaluate my-sla --period 2024-Q4 --known-at 2025-01-03T09:00:00+08:00
  troth evaluate my-sla --period 2024-11 --json | jq '.statements[].statement.credit'
  troth evaluate my-sla --period 2024-11 --html november.html --lang zh-Hant

The same agreements and the same evidence give the same statements, byte for byte; the hash of each is printed.
Exit code 1 means that a promise was missed, so that scripts notice; --exit-zero turns that off.`;

export const declareEvaluate: Declare = (program, { host, end }) => {
  program
    .command('evaluate')
    .description('state what was attained, whether each promise was met, and what is owed')
    .argument('<path...>', 'agreements and evidence: files, directories or patterns')
    .addOption(periodOption())
    .addOption(agreementOption())
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .option('--html <file>', 'also write a statement page: one file, nothing fetched from outside, prints on A4')
    .addOption(languageOption())
    .option('--exit-zero', 'end with 0 even when a promise was missed')
    .addHelpText('after', help)
    .action(async (paths: string[], options: EvaluateOptions) => {
      const { evaluatePaths } = await import('../actions/evaluate.ts');
      end(await evaluatePaths(paths, options, host));
    });
};
