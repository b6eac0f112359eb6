/**
 * Every item that a contract must contain is a typed clause with a check: each is shown failing, with the code that names it, and
 * passing. The rows are those of the requirements list.
 */
import { describe, expect, it } from 'vitest';
import { availability } from '../../agreements/testing/small-agreement.ts';
import { findingsOf } from '../testing/codes.ts';
import { whole } from '../testing/whole-contract.ts';

interface Item {
  readonly row: string;
  readonly what: string;
  readonly code: string;
  /** Keys of the contract that fail, and those that pass where the whole contract itself does not show it. */
  readonly fails: object;
  readonly passes?: object;
}

const service = { id: 'wan', title: 'Network', included: ['Lines'], excluded: ['Cabling'] };
const site = { id: 'kwun-tong' };
const steps = (first: string, second: string) => [
  { when: '[99 %, 99.9 %)', pay: { percent: first, of: 'fee' } },
  { when: '< 99 %', pay: { percent: second, of: 'fee' } },
];
const table = (first: string, second: string) => [
  availability({ credits: [{ id: 'credit', kind: 'steps', on: 'value', steps: steps(first, second) }] }),
];
const cap = (percent: string) => [{ limit: { percent, of: 'fee' }, per: 'month', scope: 'agreement' }];
const { legitimateInterest: _interest, ...plainWarranties } = whole.warranties;
const milestone = { title: 'Hand-over', due: '2024-02-01', owner: 'Ada' };
const statutes = [
  'Personal Data (Privacy) Ordinance (Cap. 486)',
  'Control of Exemption Clauses Ordinance (Cap. 71)',
  'Electronic Transactions Ordinance (Cap. 553)',
  'Contracts (Rights of Third Parties) Ordinance (Cap. 623)',
];
const annexed = { ...whole.confidentiality, personalData: { annex: 'A' } };
const storm = {
  id: 'storm',
  kind: 'force-majeure',
  cap: { length: '2 h', per: 'month' },
  proof: 'Bulletin.',
  decider: 'Manager',
  decideWithin: '5 business days',
  events: ['T8'],
};
const prime = {
  always: { always: true, holidays: 'none' },
  prime: { weekly: { 'mon-fri': ['09:00-18:00'] }, holidays: 'none', primeTime: true },
};

const levels = {
  levels: [
    { id: 'P1', meaning: 'Down' },
    { id: 'P2', meaning: 'Impaired' },
  ],
};

const items: readonly Item[] = [
  {
    row: 'S0.15',
    what: 'scope of work, excluded',
    code: 'K04-EXCLUDED',
    fails: { services: [{ ...service, excluded: undefined }] },
  },
  {
    row: 'S0.15',
    what: 'scope of work, included',
    code: 'K04-INCLUDED',
    fails: { services: [{ ...service, included: [] }] },
  },
  {
    row: 'S0.16',
    what: 'performance: period',
    code: 'K06-PERIOD',
    fails: { commitments: [availability({ period: undefined })] },
  },
  {
    row: 'S0.16',
    what: 'performance: rounding',
    code: 'K06-ROUNDING',
    fails: { commitments: [availability({ rounding: undefined })] },
  },
  {
    row: 'S0.16',
    what: 'performance: unknown data',
    code: 'K06-UNKNOWN',
    fails: { commitments: [availability({ unknown: undefined })] },
  },
  {
    row: 'S0.16',
    what: 'performance: population',
    code: 'K06-POPULATION',
    fails: { commitments: [repaired({})] },
    passes: { commitments: [repaired({ population: { types: ['incident'] } })] },
  },
  {
    row: 'S0.16',
    what: 'performance: a percentile is no mean',
    code: 'K06-AVERAGE',
    fails: { commitments: [speed({ take: 'mean' })] },
    passes: { commitments: [speed({ take: 'percentile', percentile: 95, method: 'nearest-rank' })] },
  },
  { row: 'S0.17', what: 'tracking: measurement', code: 'K11-MEASUREMENT', fails: { measurement: undefined } },
  {
    row: 'S0.17',
    what: 'tracking: sources',
    code: 'K11-SOURCE',
    fails: { commitments: [availability({ sources: ['guess'] })] },
    passes: { commitments: [availability({ sources: ['probe'] })] },
  },
  { row: 'S0.17', what: 'reporting', code: 'K12-REPORTING', fails: { reporting: undefined } },
  {
    row: 'S0.17',
    what: 'reporting to holders of copies',
    code: 'K12-RECIPIENTS',
    fails: {},
    passes: { reporting: { ...whole.reporting, recipients: ['Derek'] } },
  },
  { row: 'S0.18', what: 'compensation', code: 'K13-CLAIM', fails: { credits: { ...whole.credits, claim: undefined } } },
  {
    row: 'S0.18',
    what: 'compensation: a cap below the first row',
    code: 'K13-CAP-LOW',
    fails: { commitments: table('10 %', '25 %'), credits: { ...whole.credits, caps: cap('5 %') } },
  },
  {
    row: 'S0.18',
    what: 'compensation: more than the fee',
    code: 'K13-OVER-FEE',
    fails: { commitments: table('10 %', '120 %') },
    passes: { commitments: table('10 %', '100 %') },
  },
  {
    row: 'S0.18',
    what: 'compensation: a hole between rows',
    code: 'CR-HOLE',
    fails: {
      commitments: [
        availability({
          credits: [{ id: 'credit', kind: 'steps', on: 'value', steps: steps('10 %', '25 %').slice(1) }],
        }),
      ],
    },
  },
  { row: 'S0.19', what: 'duties and responsibilities', code: 'K16-DUTIES', fails: { duties: [] } },
  { row: 'S0.20', what: 'legal compliance', code: 'K21-LAW', fails: { legal: undefined } },
  {
    row: 'S0.20',
    what: 'who tells the regulator',
    code: 'K21-REGULATOR',
    fails: { legal: { governingLaw: 'Hong Kong' } },
  },
  {
    row: 'S0.20',
    what: 'conformity checklist, Hong Kong',
    code: 'K21-HK-71',
    fails: {},
    passes: { legal: { ...whole.legal, regulations: statutes } },
  },
  {
    row: 'S0.20',
    what: 'conformity checklist, England',
    code: 'K21-UK-UCTA',
    fails: { legal: { ...whole.legal, governingLaw: 'England and Wales' } },
  },
  {
    row: 'S0.11',
    what: 'a notice that the law asks for',
    code: 'K21-NOTIFICATION',
    fails: { legal: { governingLaw: 'Hong Kong', regulations: ['Cap. 653'], regulatorNotice: [] } },
    passes: { legal: { ...whole.legal, regulations: ['Cap. 653'] } },
  },
  { row: 'S0.21', what: 'warranties and remedies', code: 'K19-WARRANTIES', fails: { warranties: undefined } },
  {
    row: 'S0.21',
    what: 'a cap of 150 % needs its reason',
    code: 'K19-HIGH-CAP',
    fails: { warranties: plainWarranties, credits: { ...whole.credits, caps: cap('150 %') } },
    passes: { credits: { ...whole.credits, caps: cap('150 %') } },
  },
  {
    row: 'S0.21',
    what: 'credits are no punishment',
    code: 'K19-PENALTY',
    fails: { clauses: [{ key: 'K13', text: 'The penalty is due at once.' }] },
    passes: { clauses: [{ key: 'K13', text: 'The credit is due at once.' }] },
  },
  { row: 'S0.22', what: 'rights and secrets', code: 'K20-CONFIDENTIALITY', fails: { confidentiality: undefined } },
  {
    row: 'S0.22',
    what: 'personal data',
    code: 'K20-PERSONAL-DATA',
    fails: { exit: { plan: 'Hand-over.', dataHeld: true, dataReturn: '30 calendar days' } },
    passes: { exit: { plan: 'Hand-over.', dataHeld: true, dataReturn: '30 calendar days' }, confidentiality: annexed },
  },
  {
    row: 'S0.22',
    what: 'confidential clauses exist',
    code: 'K20-CLAUSE',
    fails: { confidentiality: { ...whole.confidentiality, confidentialClauses: ['K99'] } },
    passes: { confidentiality: { ...whole.confidentiality, confidentialClauses: ['K13'] } },
  },
  { row: 'S0.23', what: 'schedule', code: 'K03-TERM', fails: { term: undefined } },
  {
    row: 'S0.23',
    what: 'a milestone in the term',
    code: 'K03-MILESTONE',
    fails: { term: { ...whole.term, milestones: [{ ...milestone, due: '2026-01-01' }] } },
    passes: { term: { ...whole.term, milestones: [milestone] } },
  },
  {
    row: 'S0.23',
    what: 'a milestone with an owner',
    code: 'K03-OWNER',
    fails: { term: { ...whole.term, milestones: [{ title: 'Hand-over', due: '2024-02-01' }] } },
    passes: { term: { ...whole.term, milestones: [milestone] } },
  },
  {
    row: 'S0.23',
    what: 'notice of renewal within the term',
    code: 'K03-NOTICE',
    fails: { term: { ...whole.term, renewal: { kind: 'notice', months: 12, notice: '400 calendar days' } } },
    passes: { term: { ...whole.term, renewal: { kind: 'notice', months: 12, notice: '90 calendar days' } } },
  },
  {
    row: 'S4.1',
    what: 'every site is listed',
    code: 'K04-SITE-MISSING',
    fails: { services: [{ ...service, sites: [site], siteCount: 2 }] },
    passes: { services: [{ ...service, sites: [site, { id: 'sha-tin' }], siteCount: 2 }] },
  },
  {
    row: 'S4.1',
    what: 'maintenance areas are named',
    code: 'K04-SITES',
    fails: { services: [service] },
    passes: { services: [{ ...service, sites: [site] }] },
  },
  {
    row: 'S4.8',
    what: 'specifics and what is excluded',
    code: 'K04-EXCLUDED',
    fails: { services: [{ ...service, excluded: undefined }] },
    passes: { services: [{ ...service, excluded: [] }] },
  },
  {
    row: 'S4.9',
    what: 'conditions of availability: hours and holidays',
    code: 'K05-HOLIDAYS',
    fails: { calendars: { always: { always: true } } },
  },
  {
    row: 'S4.9',
    what: 'conditions of availability: exclusions',
    code: 'K09-EXCLUSIONS',
    fails: { exclusions: undefined },
  },
  {
    row: 'S4.9',
    what: 'conditions of availability: events enumerated',
    code: 'K09-EVENTS',
    fails: { exclusions: [{ ...storm, events: undefined }] },
    passes: { exclusions: [storm] },
  },
  {
    row: 'S4.9',
    what: 'conditions of availability: proof',
    code: 'K09-PROOF',
    fails: { exclusions: [{ ...storm, proof: undefined }] },
    passes: { exclusions: [storm] },
  },
  {
    row: 'S4.9',
    what: 'conditions of availability: works',
    code: 'K10-NOTICE',
    fails: { maintenance: [{ id: 'works', cap: { length: '2 h', per: 'month' } }] },
    passes: { maintenance: [{ id: 'works', notice: '48 h', cap: { length: '2 h', per: 'month' } }] },
  },
  {
    row: 'S4.10',
    what: 'time slots: prime time is promised',
    code: 'K05-PRIME',
    fails: { calendars: prime },
    passes: {
      calendars: prime,
      commitments: [availability(), { ...availability({ hours: 'prime', credits: [] }), id: 'prime' }],
    },
  },
  {
    row: 'S4.10',
    what: 'standards per level: no priority without a limit',
    code: 'case-clock/priority-without-limit',
    fails: { priorities: levels, commitments: [repaired({ limit: undefined, limits: { P1: '4 h' } })] },
    passes: { priorities: levels, commitments: [repaired({ limit: undefined, limits: { P1: '4 h', P2: '8 h' } })] },
  },
];

function repaired(extra: object): object {
  return {
    ...availability({ credits: [] }),
    id: 'repair',
    target: '>= 95 %',
    metric: { kind: 'case-clock', clock: 'restore', limit: '4 h', counts: 'share', reopen: 'continue', ...extra },
  };
}

function speed(extra: object): object {
  return {
    ...availability({ credits: [] }),
    id: 'speed',
    title: '95th percentile of the round trip',
    target: '<= 3 s',
    metric: { kind: 'statistic', series: 'speed', unit: 'ms', ...extra },
  };
}

const codesOf = (extra: object): readonly string[] => findingsOf({ ...whole, ...extra }).map(({ code }) => code);

describe('what a contract must contain', () => {
  it.each(items)('$row $what', ({ code, fails, passes = {} }) => {
    expect(codesOf(fails)).toContain(code);
    expect(codesOf(passes)).not.toContain(code);
  });
  it('asks the questions of the law that governs, and only those', () => {
    const asked = (governingLaw: string) =>
      codesOf({ legal: { ...whole.legal, governingLaw }, confidentiality: annexed }).filter((code) =>
        /^K21-(?:HK|UK)/u.test(code),
      );
    expect(asked('Laws of Hong Kong')).toEqual(['K21-HK-486', 'K21-HK-553', 'K21-HK-623', 'K21-HK-71']);
    expect(asked('Laws of England and Wales')).toEqual([
      'K21-UK-GDPR',
      'K21-UK-LATE-PAYMENT',
      'K21-UK-THIRD-PARTIES',
      'K21-UK-UCTA',
    ]);
  });
});
