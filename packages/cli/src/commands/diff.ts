import type { Declare } from '../program.ts';
import { agreementOption, jsonOption } from './options.ts';

export interface DiffOptions {
  readonly agreement?: string;
  readonly period?: string;
  readonly evidence?: string[];
  readonly knownAt?: string[];
  readonly json?: true;
}

const help = `
Examples:
  troth diff draft-1.yaml draft-2.yaml                       terms that changed, by key
  troth diff draft-1.yaml draft-2.yaml --period 2024-11 --evidence november.csv
                                                             and what each draft would have cost
  troth diff examples/harbourline --agreement SLA-SP-DIA --period 2024-11 \\
      --known-at 2024-12-02T09:00:00+08:00 2024-12-05T09:00:00+08:00
                                                             what late evidence changed, and which rows did it`;

export const declareDiff: Declare = (program, { host, end }) => {
  program
    .command('diff')
    .description('compare two drafts or revisions, or one period as known at two times')
    .argument('<path...>', 'two agreement files; or agreements and evidence with --known-at')
    .addOption(agreementOption())
    .option('-p, --period <period>', 'evaluate this period under both')
    .option('--evidence <path...>', 'evidence to evaluate two drafts on')
    .option('--known-at <time...>', 'two times, the earlier first')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: DiffOptions) => {
      const { diff } = await import('../actions/diff.ts');
      end(await diff(paths, options, host));
    });
};
