import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';

export interface LintOptions {
  readonly json?: true;
  readonly strict?: true;
}

export const declareLint: Declare = (program, { host, end }) => {
  program
    .command('lint')
    .description(
      'prove that agreements are well-defined before anyone signs: holes, overlaps, units, rounding, missing clauses',
    )
    .argument('<path...>', 'agreement files, directories or patterns')
    .option('--strict', 'end with 1 on warnings too')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nEach finding says where, why it matters with a worked example, and what to write.\n\nExamples:\n  troth lint my-sla\n  troth lint "contracts/**/*.yaml" --json',
    )
    .action(async (paths: string[], options: LintOptions) => {
      const { lint } = await import('../actions/lint.ts');
      end(await lint(paths, options, host));
    });
};
