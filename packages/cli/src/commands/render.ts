import type { ExtractRole } from '@troth/documents';
import { Option } from 'commander';
import type { Declare } from '../program.ts';
import { agreementOption, languageOption, outputOption } from './options.ts';

// Named here as well, so that the papers are loaded by whoever makes one and not by every command.
const extractRoles = [
  'service-desk',
  'operations',
  'field',
  'billing',
  'supplier-manager',
  'users',
] as const satisfies readonly ExtractRole[];

export interface RenderOptions {
  readonly as: 'contract' | 'plain' | 'redline' | `extract-${ExtractRole}`;
  readonly format: 'md' | 'html' | 'pdf' | 'docx';
  readonly since?: string;
  readonly agreement?: string;
  readonly revision?: string;
  readonly lang: 'en' | 'zh-Hant';
  readonly output?: string;
}

export const declareRender: Declare = (program, { host, end }) => {
  program
    .command('render')
    .description(
      'write an agreement as a contract, in plain language, for a role, or as a redline; the sentences come from the terms',
    )
    .argument('<path...>', 'agreement files, directories or patterns')
    .addOption(
      new Option('--as <document>', 'the document')
        .choices(['contract', 'plain', 'redline', ...extractRoles.map((role) => `extract-${role}`)])
        .default('contract'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'Markdown, a single HTML file, PDF/A (a contract has its terms within), or DOCX (a redline has tracked changes)',
      )
        .choices(['md', 'html', 'pdf', 'docx'])
        .default('md'),
    )
    .addOption(agreementOption())
    .option('--revision <number>', 'this revision (missing: the latest)')
    .option('--since <number>', 'of a redline: the revision before (missing: the one before this)')
    .addOption(languageOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExamples:\n  troth render my-sla\n  troth render my-sla --as plain --lang zh-Hant\n  troth render my-sla --format html -o contract.html\n  troth render my-sla --format pdf -o contract.pdf\n  troth render my-sla --as redline --format docx -o changes.docx\n  troth render my-sla --as extract-billing --format pdf -o billing.pdf',
    )
    .action(async (paths: string[], options: RenderOptions) => {
      const { render } = await import('../actions/render.ts');
      end(await render(paths, options, host));
    });
};
