/**
 * What stands behind a promise: operational level agreements between groups, and underpinning contracts with suppliers. Owns: the
 * two frames, and how one line of the lists (behind-*.ts) becomes a template. Numbers are those of the proofs.
 */
import type { Json } from '../../../ledger/entry.ts';
import { approved } from '../../wording/library.ts';
import { isGroup } from '../places.ts';
import type { Group } from '../places.ts';
import type { WrittenTemplate } from '../template.ts';
import {
  consequences,
  distribution,
  measurement,
  money,
  problemReports,
  reporting,
  usualExclusions,
  works,
} from './clause-terms.ts';
import { head, prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

type Words = ReturnType<typeof both>;
/** A number that is the same in all tiers, or one for each. */
export type PerTier = string | readonly [bronze: string, silver: string, gold: string];

interface Line {
  readonly id: string;
  readonly title: Words;
  /** What the group or supplier does. */
  readonly does: Words;
  readonly promises: readonly Json[];
}

const perTier = (value: PerTier): Json => (typeof value === 'string' ? value : tiers(...value));

/** So much of the month up; members of which one suffices where the sheet proves it so. */
export function up(title: Words, least: PerTier, terms: Group = {}): Json {
  return promise('availability', title, {
    metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share', ...terms },
    target: typeof least === 'string' ? `>= ${least}` : tiers(`>= ${least[0]}`, `>= ${least[1]}`, `>= ${least[2]}`),
    sources: ['probe'],
  });
}

/** A step of a chain: every case of a type within so much time. */
export function within(title: Words, [type, limit]: readonly [type: string, limit: PerTier]): Json {
  return promise('step', title, {
    metric: clock({ clock: 'resolve', population: { types: [type] }, limit: perTier(limit), counts: 'each' }),
    target: '= 0',
    sources: ['desk'],
  });
}

/** A share of the cases of a type within so much time. */
export function mostWithin(
  title: Words,
  [type, limit, share]: readonly [type: string, limit: PerTier, share: PerTier],
): Json {
  return promise('in-time', title, {
    metric: clock({ clock: 'resolve', population: { types: [type] }, limit: perTier(limit), counts: 'share' }),
    target: typeof share === 'string' ? `>= ${share}` : tiers(`>= ${share[0]}`, `>= ${share[1]}`, `>= ${share[2]}`),
    sources: ['desk'],
  });
}

const hands = [
  { id: 'measure', text: both('Measure and keep the records', '量度並保存紀錄'), accountable: 'provider' },
  { id: 'tell', text: both('Tell in time of changes in demand', '適時告知需求變化'), accountable: 'customer' },
];

function scope({ title, does }: Line): readonly Json[] {
  return [
    {
      id: 'support',
      title,
      included: [does],
      excluded: [both('Projects and new services', '項目及新服務')],
    },
  ];
}

/** Between two groups of one organisation: no money, a plan instead. */
export function ola(line: Line): WrittenTemplate {
  return {
    apiVersion: 'troth/v1',
    kind: 'Template',
    id: line.id,
    version: 1,
    title: line.title,
    description: line.does,
    type: 'ola',
    tiers: threeTiers,
    variables: [...whoAndWhen, desk],
    text: {
      ...head,
      type: 'ola',
      title: both(`${line.title.en} for {customer}`, `為{customer}提供的${line.title['zh-Hant']}`),
      purpose: { level: 'service', basis: 'service-based', text: approved('K02-internal') },
      services: scope(line),
      commitments: numbered(6, line.promises),
      workload: 'unlimited',
      exclusions: 'none',
      maintenance: works('1 h'),
      measurement: measurement('probe', 'desk'),
      reporting,
      consequences: {
        termination: [
          {
            id: 'chronic-failure',
            clause: '14.1',
            when: [{ kind: 'missed-of', misses: 3, periods: 6 }],
            gives: 'plan',
            remedy: approved('K14-group-plan'),
            exerciseWithin: '30 calendar days',
          },
        ],
        stepIn: approved('K14-escalation'),
      },
      problemReports,
      duties: hands,
      amendment: { rule: approved('K18-internal'), midPeriod: 'split' },
      distribution,
      clauses: prose(
        'K05-holidays',
        'K10-works',
        'K11-records',
        'K12-report',
        'K15-reports',
        'K17-review',
        'K25-copies',
      ),
    },
  };
}

const supplierFee = both('Monthly fee of the supplier', '支援供應商每月收費');

/** From a supplier: credits are receivable, and what we promised flows down. */
export function underpinning(line: Line, price: readonly [string, string, string]): WrittenTemplate {
  return {
    apiVersion: 'troth/v1',
    kind: 'Template',
    id: line.id,
    version: 1,
    title: line.title,
    description: line.does,
    type: 'underpinning-contract',
    tiers: threeTiers,
    variables: [...whoAndWhen, desk, fee(supplierFee, price), ...lawAndCurrency],
    text: {
      ...slaFrame,
      ...money(supplierFee, '30 %'),
      type: 'underpinning-contract',
      title: both(`${line.title.en} from {provider}`, `{provider}提供的${line.title['zh-Hant']}`),
      purpose: { level: 'service', basis: 'service-based', text: approved('K02-underpinning') },
      services: scope(line),
      commitments: numbered(6, line.promises.map(withCredit)),
      workload: 'unlimited',
      exclusions: numbered(9, usualExclusions),
      maintenance: works('2 h'),
      measurement: measurement('probe', 'desk'),
      consequences: consequences(...line.promises.map(idOf)),
      duties: hands,
      clauses: [
        ...usualProse,
        ...prose('K03-supports', 'K11-audit', 'K13-receivable', 'K15-early-notice', 'K16-flow-down'),
      ],
    },
  };
}

function idOf(one: Json): string {
  return isGroup(one) && typeof one['id'] === 'string' ? one['id'] : '';
}

/** What a miss gives: by a table under the target for availability, an amount for each miss otherwise. */
function withCredit(one: Json): Json {
  if (!isGroup(one)) return one;
  const id = idOf(one);
  return {
    ...one,
    credits: [
      id === 'availability'
        ? { id: 'availability-credit', kind: 'trigger', each: 'miss', pay: { percent: '10 %', of: 'monthly-fee' } }
        : { id: `${id}-credit`, kind: 'trigger', each: 'miss', pay: { percent: '5 %', of: 'monthly-fee' } },
    ],
  };
}

/** Reported in good faith, never money: for groups or customers whom nobody charges. */
export const serviceExpectation: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'service-expectation',
  version: 1,
  title: both('Service expectation', '服務期望'),
  description: both('What may be expected of a service that is given without charge.', '免費提供的服務可預期的水平。'),
  type: 'expectation',
  tiers: threeTiers,
  variables: [...whoAndWhen, desk],
  text: {
    ...head,
    type: 'expectation',
    title: both('What {customer} may expect', '{customer}的服務期望'),
    purpose: { level: 'customer', basis: 'customer-based', text: approved('K02-expectation') },
    services: [
      {
        id: 'support',
        title: both('Service', '服務'),
        included: [both('The service as the catalogue describes it', '服務目錄所載的服務')],
        excluded: [both('Anything for which money would be owed', '任何須付款的事項')],
      },
    ],
    commitments: numbered(6, [
      up(both('Availability', '可用率'), ['99 %', '99.5 %', '99.9 %']),
      mostWithin(both('Faults repaired in time', '故障準時修復'), [
        'incident',
        ['16 h', '8 h', '4 h'],
        ['80 %', '90 %', '95 %'],
      ]),
    ]),
    workload: 'unlimited',
    exclusions: 'none',
    maintenance: works('4 h'),
    measurement: measurement('probe', 'desk'),
    reporting,
    problemReports,
    duties: hands,
    amendment: { rule: approved('K18-rule'), midPeriod: 'split' },
    distribution,
    clauses: prose('K05-holidays', 'K10-works', 'K11-records', 'K12-report', 'K15-reports', 'K17-review', 'K25-copies'),
  },
};
