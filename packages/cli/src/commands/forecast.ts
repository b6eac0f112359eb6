import type { Declare } from '../program.ts';
import { agreementOption, jsonOption, languageOption } from './options.ts';

export interface ForecastOptions {
  readonly agreement: string;
  readonly at?: string;
  readonly period?: string;
  readonly cut?: readonly string[];
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth forecast examples/harbourline examples/harbourline-company/models/sla-ph-vpn.yaml --agreement SLA-PH-VPN --at 2025-02-26T08:30:00+08:00
  troth forecast … --agreement SLA-PH-VPN --at 2025-02-26T08:30:00+08:00 --cut 2025-02-27T02:00:00+08:00/2min
  troth forecast my-sla --agreement SLA-1 --json | jq '.forecasts[] | {commitment, state, breach}'

How often a service fails is read from its model (kind: ServiceModel), or learned from closed months of the agreement and of the
others that are given. Works that are planned are told with --cut, or as rows of states that begin later; the engine says how much
of them counts. SECURED, WORKS, UNRECOVERABLE, BREACHED and MET come from exact comparison alone; an OPEN chance is an estimate.
Exit code 0; bad input ends with 2.`;

export const declareForecast: Declare = (program, { host, end }) => {
  program
    .command('forecast')
    .description('say how likely each promise of an agreement is to be missed by the end of its period')
    .argument('<path...>', 'agreements, service models and evidence: files, directories or patterns')
    .addOption(agreementOption().makeOptionMandatory())
    .option('--at <time>', 'the moment to forecast from, such as 2025-02-26T08:30:00+08:00 (missing: now)')
    .option('-p, --period <period>', 'the month that is forecast (missing: the one that the moment lies in)')
    .option('--cut <start/length...>', 'planned works: when the service is cut and for how long')
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: ForecastOptions) => {
      const { forecastPaths } = await import('../actions/forecast.ts');
      end(await forecastPaths(paths, options, host));
    });
};
