/** Who stands on either side of each agreement: the parties, the one person accountable, who speaks for the customer. */
import { made } from '../steps.ts';
import type { Step } from '../steps.ts';

export interface AgreementLine {
  readonly id: string;
  readonly provider: string;
  readonly customer: string;
  readonly manager: string;
  readonly representative?: string;
  /** Account manager of a supplier, lead of a group. */
  readonly counterpart?: string;
  readonly service?: string;
}

const sla = (...[id, customer, representative, service]: [string, string, string, string]): AgreementLine => ({
  id,
  provider: 'harbourline',
  customer,
  manager: 'ada',
  representative,
  service,
});

/** In the order of their families: to customers, with groups, with suppliers. */
export const agreementLines: readonly AgreementLine[] = [
  sla('SLA-LR-METRO', 'lion-rock', 'jack', 'SVC-S03'),
  sla('SLA-TG-EPL', 'thamesgate', 'karen', 'SVC-S04'),
  sla('SLA-PH-VPN', 'peak-harbour', 'nora', 'SVC-S01'),
  sla('SLA-JL-SDWAN', 'jade-lantern', 'tony-pang', 'SVC-S06'),
  sla('SLA-KC-DIA', 'kwai-chung', 'simon-kwan', 'SVC-S02'),
  sla('SLA-SP-DIA', 'silkroad', 'grace-ip', 'SVC-S02'),
  sla('SLA-TP-IEPL', 'tai-ping', 'wing-lo', 'SVC-S05'),
  sla('SLA-OR-XC', 'orchid', 'nora-lui', 'SVC-S21'),
  sla('SLA-EI-APP', 'eastbay', 'mabel-siu', 'SVC-S20'),
];

export const roleSteps = (at: string): readonly Step[] =>
  agreementLines.map((line) => {
    const { id, provider, customer, manager, representative, counterpart, service } = line;
    const body = { agreement: id, provider, customer, manager, deputies: ['carmen'] };
    return made('agreement-roles', {
      at,
      by: 'derek',
      id: `ROL-${id}`,
      body: {
        ...body,
        ...(representative === undefined ? {} : { representative }),
        ...(counterpart === undefined ? {} : { counterpart }),
        ...(service === undefined ? {} : { service }),
      },
    });
  });
