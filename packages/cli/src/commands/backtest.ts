import type { Declare } from '../program.ts';
import { agreementOption, jsonOption, knownAtOption, languageOption } from './options.ts';

export interface BacktestOptions {
  readonly agreement?: string;
  readonly draft?: string;
  readonly periods: string;
  readonly until?: string;
  readonly grid: string;
  readonly quick?: true;
  readonly knownAt?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth backtest examples/harbourline --agreement SLA-TG-EPL
  troth backtest examples/harbourline --agreement SLA-TG-EPL --draft my-draft.yaml --periods 12
  troth backtest my-sla --until 2025-01 --grid '0.05 %'
  troth backtest my-sla --json | jq '.test.promises[] | {commitment, held, best}'

The text that holds, or the draft, is evaluated over the last closed months as if it had held from the first day: what each
promise would have come to, the highest promises that would have held, what it would have cost, which clauses decided, which
readings of time would have changed a verdict, and the same months with other luck.
Exit code 1 means that the text would have missed a promise; bad input ends with 2.`;

export const declareBacktest: Declare = (program, { host, end }) => {
  program
    .command('backtest')
    .description('try a draft, or the text in force, on the months that were lived through')
    .argument('<path...>', 'agreements and evidence: files, directories or patterns')
    .addOption(agreementOption())
    .option('-d, --draft <file>', 'a text that is tried on the months of the agreement; missing: the text in force')
    .option('-n, --periods <count>', 'how many months', '12')
    .option('--until <month>', 'the last month, such as 2025-01; missing: the last one with evidence that is over')
    .option('--grid <step>', 'step of the percentages that are offered', '0.01 %')
    .option('--quick', 'leave out clauses, readings of time and other luck')
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: BacktestOptions) => {
      const { backtestPaths } = await import('../actions/backtest.ts');
      end(await backtestPaths(paths, options, host));
    });
};
