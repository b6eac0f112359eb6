import { Option } from 'commander';
import type { Declare } from '../program.ts';
import { agreementOption, languageOption, outputOption } from './options.ts';

export interface RenderOptions {
  readonly as: 'contract' | 'plain';
  readonly format: 'md' | 'html' | 'pdf';
  readonly agreement?: string;
  readonly revision?: string;
  readonly lang: 'en' | 'zh-Hant';
  readonly output?: string;
}

export const declareRender: Declare = (program, { host, end }) => {
  program
    .command('render')
    .description('write an agreement as contract text or in plain language; the sentences come from the terms')
    .argument('<path...>', 'agreement files, directories or patterns')
    .addOption(new Option('--as <document>', 'the document').choices(['contract', 'plain']).default('contract'))
    .addOption(
      new Option('--format <format>', 'Markdown, a single HTML file, or PDF/A of the contract')
        .choices(['md', 'html', 'pdf'])
        .default('md'),
    )
    .addOption(agreementOption())
    .option('--revision <number>', 'this revision (missing: the latest)')
    .addOption(languageOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExamples:\n  troth render my-sla\n  troth render my-sla --as plain --lang zh-Hant\n  troth render my-sla --format html -o contract.html\n  troth render my-sla --format pdf -o contract.pdf',
    )
    .action(async (paths: string[], options: RenderOptions) => {
      const { render } = await import('../actions/render.ts');
      end(await render(paths, options, host));
    });
};
