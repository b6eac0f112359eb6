/** Values with which any shipped template can be filled in, for tests. */
import type { Json } from '../../../ledger/entry.ts';
import type { Template } from '../template.ts';

const values: Readonly<Record<string, Json>> = {
  agreementId: 'SLA-TEST',
  provider: { name: { en: 'Harbourline Networks Ltd', 'zh-Hant': '港綫網絡有限公司' } },
  customer: { name: { en: 'Pearl Coaches Ltd', 'zh-Hant': '明珠客車有限公司' } },
  customerRepresentative: { name: '麥愛麗', role: '營運經理' },
  serviceLevelManager: { name: '張雅達', role: '服務水平經理' },
  signatories: [
    { name: '王德力', party: 'provider', capacity: '董事', order: 1, authority: { upTo: '5000000.00' } },
    { name: '麥愛麗', party: 'customer', capacity: '營運經理', order: 2, authority: 'unlimited' },
  ],
  start: '2025-01-01',
  end: '2027-01-01',
  deskPhone: '+852 5550 0100',
  sites: [
    { id: 'kwun-tong', name: { en: 'Kwun Tong', 'zh-Hant': '觀塘' } },
    { id: 'sha-tin', name: { en: 'Sha Tin', 'zh-Hant': '沙田' } },
  ],
};

/** What the template asks for and has no default. */
export function exampleValues({ variables }: Pick<Template, 'variables'>): Readonly<Record<string, Json>> {
  const asked = variables.flatMap(({ key }) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(asked);
}
