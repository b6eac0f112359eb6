import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';

export interface ConformOptions {
  readonly json?: true;
  readonly verbose?: true;
}

export const declareConform: Declare = (program, { host, end }) => {
  program
    .command('conform')
    .description('run case files against the engine and say which cases it reproduces')
    .argument('<file...>', 'case files: calendar or back-to-back cases in JSON, scenarios in .case')
    .option('-v, --verbose', 'name every case, not only the failed ones')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nThe last line is "N passed, M failed". A malformed file ends with 2 and names the case.\n\nExamples:\n  troth conform calendar.json\n  troth conform "cases/**/*.case" --verbose',
    )
    .action(async (files: string[], options: ConformOptions) => {
      const { conform } = await import('../actions/conform.ts');
      end(await conform(files, options, host));
    });
};
