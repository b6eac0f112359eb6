import { describe, expect, it } from 'vitest';
import { instantiate } from './instantiate.ts';
import { templateSchema } from './template.ts';
import type { Template } from './template.ts';
import type { Outcome } from '../../values/outcome.ts';

const template: Template = templateSchema.parse({
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'small',
  version: 1,
  title: 'Small',
  type: 'sla',
  tiers: [
    { id: 'silver', names: 'Silver' },
    { id: 'gold', names: 'Gold' },
  ],
  variables: [
    { key: 'agreementId', names: 'Id', kind: 'id' },
    { key: 'customer', names: 'Customer', kind: 'party' },
    { key: 'fee', names: 'Fee', kind: 'money', default: { $tier: { silver: '1000.00', gold: '1500.00' } } },
    {
      key: 'law',
      names: 'Law',
      kind: 'choice',
      default: 'hk',
      options: [
        { value: 'hk', names: 'Hong Kong' },
        { value: 'england', names: 'England' },
      ],
    },
    { key: 'recipients', names: 'Recipients', kind: 'texts', required: false },
    { key: 'sites', names: 'Sites', kind: 'sites', required: false },
    { key: 'contact', names: 'Contact', kind: 'person', required: false },
  ],
  text: {
    id: { $var: 'agreementId' },
    title: { en: 'Network for {customer}', 'zh-Hant': '{customer}的網絡' },
    parties: { customer: { $var: 'customer' }, customerRepresentative: { $var: 'contact' } },
    commitments: [
      {
        id: 'availability',
        target: { $tier: { silver: '>= 99.9 %', gold: '>= 99.95 %' } },
        title: 'At {availability.target}',
        credits: [],
      },
      { $tier: { gold: { id: 'spare', target: '<= 2 h' } } },
    ],
    fees: { amount: { $var: 'fee' } },
    consequences: {},
    legal: { governingLaw: { $case: 'law', of: { hk: 'Hong Kong', england: 'England' } } },
    distribution: { copies: [{ $each: 'sites', of: { person: 'Desk of {id}' } }, { person: 'Derek' }] },
  },
});
const values = { agreementId: 'SLA-1', customer: { name: { en: 'Lion', 'zh-Hant': '獅子山' } } };

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, at }) => `${code} ${at?.join('.') ?? ''}`);

describe('instantiate', () => {
  it('fills values, words in their language and the tier; leaves references to terms alone', () => {
    const made = instantiate(template, { tier: 'silver', values });
    expect(made).toMatchObject({
      ok: true,
      value: {
        text: {
          id: 'SLA-1',
          title: { en: 'Network for Lion', 'zh-Hant': '獅子山的網絡' },
          parties: { customer: { name: { en: 'Lion' } } },
          commitments: [{ id: 'availability', target: '>= 99.9 %', title: 'At {availability.target}' }],
          fees: { amount: '1000.00' },
        },
        origins: { id: 'author', 'parties/customer': 'author', fees: 'template', commitments: 'template' },
      },
    });
    if (!made.ok) return;
    expect(made.value.text['commitments']).toHaveLength(1);
    expect(made.value.text['parties']).not.toHaveProperty('customerRepresentative');
    expect(Object.keys(made.value.origins)).not.toContain('fees/amount');
  });
  it('has what stands only in one tier', () => {
    const made = instantiate(template, { tier: 'gold', values });
    expect(made.ok && made.value.text['commitments']).toMatchObject([{ target: '>= 99.95 %' }, { id: 'spare' }]);
  });
  it('takes what depends on a choice, and a member for each of several values', () => {
    const sites = [{ id: 'north' }, { id: 'south' }];
    const made = instantiate(template, { tier: 'gold', values: { ...values, law: 'england', sites } });
    expect(made).toMatchObject({
      value: {
        text: {
          fees: { amount: '1500.00' },
          legal: { governingLaw: 'England' },
          distribution: { copies: [{ person: 'Desk of north' }, { person: 'Desk of south' }, { person: 'Derek' }] },
        },
      },
    });
    expect(codes(instantiate(template, { tier: 'gold', values: { ...values, law: 'mars' } }))).toEqual([
      'TEMPLATE-VALUE values.law',
    ]);
  });
  it('says everything that is wrong at once', () => {
    const filling = { tier: 'platinum', values: { customer: { name: '' }, fee: '12 dollars', colour: 'red' } };
    expect(codes(instantiate(template, filling))).toEqual([
      'TEMPLATE-TIER tier',
      'TEMPLATE-VALUE-UNKNOWN values.colour',
      'TEMPLATE-VALUE-MISSING values.agreementId',
      'TEMPLATE-VALUE values.customer.name',
      'TEMPLATE-VALUE values.fee',
    ]);
  });
  it('makes an expectation without money of it, and no other type', () => {
    const made = instantiate(template, { tier: 'silver', values, type: 'expectation' });
    expect(made.ok && Object.keys(made.value.text)).toEqual([
      'id',
      'title',
      'parties',
      'commitments',
      'distribution',
      'type',
    ]);
    expect(made.ok && made.value.text['commitments']).not.toHaveProperty('0.credits');
    expect(codes(instantiate(template, { tier: 'silver', values, type: 'ola' }))).toEqual(['TEMPLATE-TYPE type']);
  });
});
