import type { Declare } from '../program.ts';
import { agreementOption, jsonOption, knownAtOption, languageOption } from './options.ts';

export interface PriceOptions {
  readonly agreement?: string;
  readonly draft?: string;
  readonly years: string;
  readonly seed: string;
  readonly knownAt?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth price examples/three-designs
  troth price examples/harbourline --agreement SLA-LR-METRO --years 100000
  troth price examples/harbourline --agreement SLA-LR-METRO --draft my-draft.yaml
  troth price my-sla --json | jq '.price.laws[] | {law, expected, valueAtRisk, standardError}'

How often a service fails and how long repairs take is read from its model (kind: ServiceModel) or learned from its own closed
months; the credits are those of the very text. One promise of time is priced analytically, everything else by simulated
years: the same seed gives the same figures. A month has thirty days. Estimates: nobody is paid by them.
Exit code 0; bad input, and a text of which nothing can be priced, end with 2.`;

export const declarePrice: Declare = (program, { host, end }) => {
  program
    .command('price')
    .description(
      'say what the credits of an agreement are expected to cost, and which design keeps it at the least cost',
    )
    .argument('<path...>', 'agreements, service models and evidence: files, directories or patterns')
    .addOption(agreementOption())
    .option('-d, --draft <file>', 'a text that is priced on the months of the agreement; missing: the text in force')
    .option('-n, --years <count>', 'simulated years, 100 to 1000000', '20000')
    .option('--seed <number>', 'whole number that the simulation starts from', '1')
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: PriceOptions) => {
      const { pricePaths } = await import('../actions/price.ts');
      end(await pricePaths(paths, options, host));
    });
};
