import type { Declare } from '../program.ts';
import {
  agreementOption,
  commitmentOption,
  jsonOption,
  knownAtOption,
  languageOption,
  periodOption,
} from './options.ts';

export interface ExplainOptions {
  readonly period: string;
  readonly agreement?: string;
  readonly commitment?: string;
  readonly knownAt?: string;
  readonly without?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth explain examples/harbourline --period 2024-11 --agreement SLA-LR-METRO
  troth explain my-sla --period 2024-11 --commitment availability --without K10

--without names a clause key (K10), a clause number or part of what it does; the period is evaluated again without it.`;

export const declareExplain: Declare = (program, { host, end }) => {
  program
    .command('explain')
    .description('show where each number comes from, down to intervals and clauses, and what each clause did to it')
    .argument('<path...>', 'agreements and evidence: files, directories or patterns')
    .addOption(periodOption())
    .addOption(agreementOption())
    .addOption(commitmentOption())
    .addOption(knownAtOption())
    .option('--without <clause>', 'only what this clause changed')
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: ExplainOptions) => {
      const { explain } = await import('../actions/explain.ts');
      end(await explain(paths, options, host));
    });
};
