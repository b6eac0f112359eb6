import type { Declare } from '../program.ts';
import { agreementOption, jsonOption, languageOption } from './options.ts';

export interface ProveOptions {
  readonly agreement?: string;
  readonly revision?: string;
  readonly draft?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth prove examples/harbourline examples/harbourline-company --agreement SLA-LR-METRO --revision 2
  troth prove my-sla suppliers models --agreement SLA-1 --draft my-draft.yaml
  troth prove my-sla suppliers models --agreement SLA-1 --json | jq '.gaps[].text.en'

Whether each promise follows from the promises behind it, in every period of the term: what is guaranteed, what is not, which gaps
there are with their minutes and clauses, outages that keep every promise behind and break this one, and what would close the gaps.
What stands behind is written in a document of kind ServiceModel among the files, beside the agreements it names.
Exit code 1 means that not every target is proven: one fails, or nothing is described that it could follow from (PARTLY-PROVEN,
NOT-COMPOSED); bad input ends with 2.`;

export const declareProve: Declare = (program, { host, end }) => {
  program
    .command('prove')
    .description('prove that an agreement can be kept by what stands behind it, or show why it cannot')
    .argument('<path...>', 'agreements and service models: files, directories or patterns')
    .addOption(agreementOption())
    .option('-r, --revision <number>', 'the revision; missing: the last one')
    .option('-d, --draft <file>', 'a text that is proven in place of the agreement of its id')
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: ProveOptions) => {
      const { provePaths } = await import('../actions/prove.ts');
      end(await provePaths(paths, options, host));
    });
};
