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

const ola = (...[id, group, lead]: [string, string, string]): AgreementLine => ({
  id,
  provider: group,
  customer: 'harbourline',
  manager: 'ada',
  representative: 'ada',
  counterpart: lead,
});

const uc = (...[id, supplier, counterpart]: [string, string, string]): AgreementLine => ({
  id,
  provider: supplier,
  customer: 'harbourline',
  manager: 'felix',
  representative: 'felix',
  counterpart,
});

/** In the order of their families: to customers, with groups, with suppliers. */
export const agreementLines: readonly AgreementLine[] = [
  sla('SLA-LR-METRO', 'lion-rock', 'jack', 'SVC-S03'),
  sla('SLA-LR-DIA', 'lion-rock', 'jack', 'SVC-S02'),
  sla('SLA-LR-SDWAN', 'lion-rock', 'jack', 'SVC-S06'),
  sla('SLA-TG-EPL', 'thamesgate', 'karen', 'SVC-S04'),
  sla('SLA-TG-VPN', 'thamesgate', 'karen', 'SVC-S01'),
  sla('SLA-PH-VPN', 'peak-harbour', 'nora', 'SVC-S01'),
  sla('SLA-PH-WIFI', 'peak-harbour', 'nora', 'SVC-S10'),
  sla('SLA-JL-SDWAN', 'jade-lantern', 'tony-pang', 'SVC-S06'),
  sla('SLA-JL-BB', 'jade-lantern', 'tony-pang', 'SVC-S07'),
  sla('SLA-KC-DIA', 'kwai-chung', 'simon-kwan', 'SVC-S02'),
  sla('SLA-KC-IOT', 'kwai-chung', 'simon-kwan', 'SVC-S24'),
  sla('SLA-SP-DIA', 'silkroad', 'grace-ip', 'SVC-S02'),
  sla('SLA-SP-CLOUD', 'silkroad', 'grace-ip', 'SVC-S15'),
  sla('SLA-SP-SOC', 'silkroad', 'grace-ip', 'SVC-S23'),
  sla('SLA-TP-IEPL', 'tai-ping', 'wing-lo', 'SVC-S05'),
  sla('SLA-TP-VOICE', 'tai-ping', 'wing-lo', 'SVC-S11'),
  sla('EXP-NTEF', 'nt-education', 'helen-shum', 'SVC-S07'),
  sla('SLA-WC-HELP', 'wan-chai-legal', 'patrick-ngai', 'SVC-S12'),
  sla('SLA-WC-BACKUP', 'wan-chai-legal', 'patrick-ngai', 'SVC-S17'),
  sla('SLA-OR-XC', 'orchid', 'nora-lui', 'SVC-S21'),
  sla('SLA-OR-COLO', 'orchid', 'nora-lui', 'SVC-S21'),
  sla('SLA-OR-WIFI', 'orchid', 'nora-lui', 'SVC-S10'),
  sla('SLA-EI-APP', 'eastbay', 'mabel-siu', 'SVC-S20'),
  sla('SLA-EI-POOL', 'eastbay', 'mabel-siu', 'SVC-S19'),
  sla('SLA-EI-DR', 'eastbay', 'mabel-siu', 'SVC-S18'),
  sla('SLA-MK-FIELD', 'metrokiosk', 'raymond-tse', 'SVC-S14'),
  ola('OLA-NOC-RESPONSE', 'noc', 'ivan-tam'),
  ola('OLA-NOC-REPAIR', 'noc', 'ivan-tam'),
  ola('OLA-SD-ANSWER', 'service-desk', 'leo'),
  ola('OLA-SD-SOLVE', 'service-desk', 'leo'),
  ola('OLA-CORE-RING', 'core-network', 'queenie-ho'),
  ola('OLA-CORE-CHANGE', 'core-network', 'queenie-ho'),
  ola('OLA-FIELD-ATTEND', 'field-ops', 'stephen-lau'),
  ola('OLA-FIELD-SPARES', 'field-ops', 'stephen-lau'),
  ola('OLA-CLOUD-HOST', 'cloud-platform', 'tracy-kam'),
  ola('OLA-CLOUD-RESTORE', 'cloud-platform', 'tracy-kam'),
  ola('OLA-SEC-TRIAGE', 'security', 'ursula-fan'),
  ola('OLA-SEC-RULES', 'security', 'ursula-fan'),
  ola('OLA-PROV-ORDER', 'provisioning', 'victor-chu'),
  ola('OLA-PROV-CEASE', 'provisioning', 'victor-chu'),
  uc('UC-VFC', 'victoria-fibre', 'mina'),
  uc('UC-PDT', 'pearl-delta', 'chen-wei'),
  uc('UC-TAS', 'trans-asia-subsea', 'amir-rahman'),
  uc('UC-ALB', 'albion-connect', 'sarah-webb'),
  uc('UC-SKY-COLO', 'skyline-dc', 'kelvin-mok'),
  uc('UC-SKY-XC', 'skyline-dc', 'kelvin-mok'),
  uc('UC-C9-IAAS', 'cloudnine', 'ivy-chow'),
  uc('UC-C9-BACKUP', 'cloudnine', 'ivy-chow'),
  uc('UC-SW-SOC', 'sentinelwatch', 'omar-said'),
  uc('UC-FIX', 'fixit', 'lok-yiu'),
  uc('UC-SCRUB', 'scrubnet', 'dana-klein'),
];

export const roleSteps = (at: string): readonly Step[] =>
  agreementLines.map((line) => {
    const { id, provider, customer, manager, representative, counterpart, service } = line;
    const body = { agreement: id, provider, customer, manager, deputies: ['carmen'] };
    return made('agreement-roles', {
      at,
      by: 'derek',
      id,
      body: {
        ...body,
        ...(representative === undefined ? {} : { representative }),
        ...(counterpart === undefined ? {} : { counterpart }),
        ...(service === undefined ? {} : { service }),
      },
    });
  });
