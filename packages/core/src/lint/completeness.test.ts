import { describe, expect, it } from 'vitest';
import { availability } from '../agreements/testing/small-agreement.ts';
import { codesOf, findingsOf } from './testing/codes.ts';
import { whole } from './testing/whole-contract.ts';

const without = (...keys: readonly (keyof typeof whole)[]): Record<string, never> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !(keys as readonly string[]).includes(key))) as Record<
    string,
    never
  >;

describe('a whole contract', () => {
  it('has no errors and no warnings', () => {
    expect(codesOf(whole)).toEqual([]);
  });
  it.each([
    ['K01-PARTIES', 'parties'],
    ['K02-PURPOSE', 'purpose'],
    ['K03-TERM', 'term'],
    ['K04-SERVICES', 'services'],
    ['K08-WORKLOAD', 'workload'],
    ['K09-EXCLUSIONS', 'exclusions'],
    ['K10-MAINTENANCE', 'maintenance'],
    ['K11-MEASUREMENT', 'measurement'],
    ['K12-REPORTING', 'reporting'],
    ['K13-CLAIM', 'credits'],
    ['K14-CHRONIC', 'consequences'],
    ['K15-PROBLEMS', 'problemReports'],
    ['K16-DUTIES', 'duties'],
    ['K17-REVIEWS', 'reviews'],
    ['K18-AMENDMENT', 'amendment'],
    ['K19-WARRANTIES', 'warranties'],
    ['K20-CONFIDENTIALITY', 'confidentiality'],
    ['K21-LAW', 'legal'],
    ['K23-RESTRICTIONS', 'restrictions'],
    ['K24-EXIT', 'exit'],
    ['K25-COPIES', 'distribution'],
  ] as const)('%s is found where %s is missing', (code, key) => {
    expect(codesOf(without(key))).toContain(code);
  });
});

describe('what a part must say', () => {
  const exclusion = {
    id: 'storm',
    kind: 'force-majeure',
    cap: { length: '2 h', per: 'month' },
    proof: 'Bulletin.',
    decider: 'manager',
    decideWithin: '5 business days',
    events: ['T8'],
  };
  it.each([
    ['K01-REPRESENTATIVE', { parties: { ...whole.parties, customerRepresentative: undefined } }],
    ['K01-MANAGER', { parties: { ...whole.parties, serviceLevelManager: undefined } }],
    ['K01-SIGNATORY', { parties: { ...whole.parties, signatories: whole.parties.signatories.slice(0, 1) } }],
    ['K02-EXPECTATION-MONEY', { type: 'expectation' }],
    ['K03-ORDER', { term: { start: '2024-01-01', end: '2023-01-01', renewal: 'none' } }],
    ['K03-RENEWAL', { term: { start: '2024-01-01', end: '2025-01-01' } }],
    ['K04-INCLUDED', { services: [{ id: 'wan', title: 'Network', excluded: [] }] }],
    ['K04-EXCLUDED', { services: [{ id: 'wan', title: 'Network', included: ['Lines'] }] }],
    ['K05-HOLIDAYS', { calendars: { always: { always: true } } }],
    [
      'K05-HOLIDAY-YEARS',
      {
        calendars: { always: { always: true, holidays: 'hk-general' } },
        term: { start: '2024-01-01', end: '2094-01-01', renewal: 'none' },
        measurement: { ...whole.measurement, retentionMonths: 852 },
      },
    ],
    ['K06-ROUNDING', { commitments: [availability({ rounding: undefined })] }],
    ['K06-UNKNOWN', { commitments: [availability({ unknown: undefined })] }],
    ['K09-CAP', { exclusions: [{ ...exclusion, cap: undefined }] }],
    ['K09-PROOF', { exclusions: [{ ...exclusion, proof: undefined }] }],
    ['K09-DECIDER', { exclusions: [{ ...exclusion, decider: undefined }] }],
    ['K09-EVENTS', { exclusions: [{ ...exclusion, events: undefined }] }],
    ['K09-DETECTION', { exclusions: [{ ...exclusion, kind: 'customer-caused' }] }],
    ['K10-NOTICE', { maintenance: [{ id: 'works', cap: { length: '2 h', per: 'month' } }] }],
    ['K10-CAP', { maintenance: [{ id: 'works', notice: '48 h' }] }],
    ['K11-CORRECTION', { measurement: { ...whole.measurement, correctionWindow: undefined } }],
    ['K11-RETENTION', { measurement: { ...whole.measurement, retentionMonths: 12 } }],
    ['K13-CAP', { credits: { ...whole.credits, caps: undefined } }],
    ['K13-SOLE-REMEDY', { credits: { ...whole.credits, soleRemedy: undefined } }],
    ['K13-PAYMENT', { credits: { ...whole.credits, payment: undefined } }],
    ['K13-NONE', { commitments: [availability({ credits: [] })] }],
    ['K15-CHANNELS', { problemReports: { ...whole.problemReports, channels: ['portal'] } }],
    ['K15-LADDER', { problemReports: { ...whole.problemReports, ladder: whole.problemReports.ladder.toReversed() } }],
    ['K17-ANNUAL', { reviews: { every: 'quarter', format: 'meeting' } }],
    ['K19-INTEREST', { warranties: { ...whole.warranties, legitimateInterest: undefined } }],
    ['K21-REGULATOR', { legal: { governingLaw: 'Hong Kong' } }],
    ['K22-BOUNDARY', { sustainability: { metrics: ['availability'] } }],
    [
      'K24-DATA',
      {
        exit: { plan: 'Hand-over.', dataHeld: true },
        confidentiality: { ...whole.confidentiality, personalData: { annex: 'A' } },
      },
    ],
    ['K25-ROLE', { distribution: { copies: [{ person: 'Derek', role: 'signatory', form: 'full' }] } }],
  ])('%s', (code, extra) => {
    expect(codesOf({ ...whole, ...extra })).toEqual([code]);
  });
  it('gives each finding an example and what to write', () => {
    for (const finding of findingsOf({})) {
      expect(finding.example.length, finding.code).toBeGreaterThan(10);
      expect(finding.fix.length, finding.code).toBeGreaterThan(3);
    }
  });
  it('asks a restated public text only whether it is one function', () => {
    expect(codesOf({ provenance: { source: 'https://example.org', asOf: '2024' } })).toEqual(['K06-SOURCE']);
  });
  it('asks an expectation for no money, law or warranty', () => {
    const expectation = {
      ...without('credits', 'warranties', 'confidentiality', 'legal', 'exit', 'restrictions', 'consequences'),
      type: 'expectation',
      commitments: [availability({ credits: [] })],
    };
    expect(codesOf(expectation)).toEqual([]);
  });
});
