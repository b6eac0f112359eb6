/** A contract in which nothing that lint asks for is missing. */
export const whole = {
  parties: {
    provider: { name: 'Provider Ltd' },
    customer: { name: 'Customer Ltd' },
    customerRepresentative: { name: 'Jack' },
    serviceLevelManager: { name: 'Ada' },
    signatories: [
      { name: 'Derek', party: 'provider', capacity: 'Director', order: 1, authority: 'unlimited' },
      { name: 'Lydia', party: 'customer', capacity: 'Director', order: 2, authority: 'unlimited' },
    ],
  },
  purpose: { level: 'customer', basis: 'customer-based' },
  term: { start: '2024-01-01', end: '2025-01-01', renewal: 'none' },
  services: [{ id: 'wan', title: 'Network', included: ['Lines'], excluded: [] }],
  workload: 'unlimited',
  maintenance: 'none',
  exclusions: 'none',
  measurement: { sources: [{ id: 'probe', kind: 'probe' }], correctionWindow: '10 business days', retentionMonths: 24 },
  reporting: { format: ['html'], dueBy: { businessDay: 2 }, recipients: ['Jack'] },
  credits: {
    caps: [{ limit: { percent: '25 %', of: 'fee' }, per: 'month', scope: 'agreement' }],
    claim: 'automatic',
    payment: 'next-invoice',
    soleRemedy: false,
  },
  consequences: { termination: [{ id: 'exit', when: [{ kind: 'missed-of', misses: 3, periods: 6 }] }] },
  problemReports: {
    channels: ['telephone', 'portal'],
    ladder: [
      { level: 1, role: 'Analyst', after: '15 min' },
      { level: 2, role: 'Manager', after: '1 h' },
    ],
  },
  duties: [{ id: 'power', text: 'Power at the site.', accountable: 'customer' }],
  reviews: { every: 'quarter', format: 'meeting', annualReviewMonth: 3 },
  amendment: { rule: 'In writing.', midPeriod: 'split' },
  warranties: {
    warranties: ['Care and skill.'],
    remedyOrder: ['credit'],
    legitimateInterest: 'Credits adjust the price.',
  },
  confidentiality: { ipOwner: 'each-own', years: 3, personalData: 'none' },
  legal: { governingLaw: 'Hong Kong', regulatorNotice: [{ authority: 'Authority', by: 'provider', within: '1 h' }] },
  restrictions: { suspend: [], invalid: [] },
  exit: { plan: 'Hand-over.', dataHeld: false },
  distribution: {
    copies: [
      { person: 'Derek', role: 'signatory', form: 'full' },
      { person: 'Desk', role: 'desk', form: 'extract' },
    ],
  },
} as const;
