import { shippedTemplates } from '@troth/core';
import type { Template } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { knownValues, otherOf, receives, speakersOf, usualSides } from './known-values.ts';
import type { Directory } from './known-values.ts';

const record = (kind: string, id: string, body: object) => ({
  kind,
  id,
  version: 1,
  recordedAt: '2025-01-01T00:00:00.000Z',
  actor: 'person:ada',
  title: id,
  parties: [],
  about: {},
  body: { state: 'active', trail: [], ...body },
});
const person = (id: string, party: string, more: object = {}) =>
  record('person', id, { name: { en: id.toUpperCase() }, party, ...more });

const directory = {
  parties: [
    record('party', 'us', { name: { en: 'Us', 'zh-Hant': '我們' }, role: 'own' }),
    record('party', 'shop', { name: { en: 'Shop' }, role: 'customer', representatives: ['jo', 'kim'] }),
    record('party', 'core', { name: { en: 'Core' }, role: 'internal-group', representatives: ['lead'] }),
  ],
  people: [
    person('boss', 'us', { maySign: true }),
    person('head', 'us', { maySign: true, title: { en: 'Head' }, authority: { amount: '100.00', currency: 'HKD' } }),
    person('lead', 'us', { title: { en: 'Lead of core' } }),
    person('kim', 'shop', { maySign: true, title: { en: 'Owner' }, email: 'kim@shop.example' }),
    person('jo', 'shop', { email: 'jo@shop.example' }),
    person('old', 'shop', { maySign: true, state: 'left' }),
  ],
} as unknown as Directory;

const template = (id: string): Template => {
  const found = shippedTemplates.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const network = template('network-connectivity');
const sides = { provider: 'us', customer: 'shop' };

describe('what the directory knows of a new draft', () => {
  it('puts us on the side where we usually stand', () => {
    expect(usualSides(directory, 'sla')).toEqual({ provider: 'us' });
    expect(usualSides(directory, 'underpinning-contract')).toEqual({ customer: 'us' });
    expect(otherOf(directory, sides)).toBe('shop');
    expect(receives(directory, { provider: 'core', customer: 'us' })).toBe(true);
  });

  it('offers the representatives first, and nobody who left', () => {
    expect(speakersOf(directory, 'shop').map(({ id }) => id)).toEqual(['jo', 'kim']);
    expect(speakersOf(directory, 'core').map(({ id }) => id)).toEqual(['lead']);
  });

  it('writes names, who speaks, and who signs in which order, as the template asks', () => {
    expect(knownValues(directory, network, { ...sides, speaker: 'jo' })).toEqual({
      provider: { name: { en: 'Us', 'zh-Hant': '我們' } },
      customer: { name: { en: 'Shop' } },
      customerRepresentative: { name: 'JO', email: 'jo@shop.example' },
      signatories: [
        { name: 'HEAD', party: 'provider', capacity: 'Head', authority: { upTo: '100.00' }, order: 1 },
        {
          name: 'KIM',
          email: 'kim@shop.example',
          party: 'customer',
          capacity: 'Owner',
          authority: 'unlimited',
          order: 2,
        },
      ],
    });
  });

  it('lets the lead of a group stand for it, and knows nothing of a side that is not chosen', () => {
    const known = knownValues(directory, network, { provider: 'core', customer: '', speaker: '' });
    expect(known['signatories']).toEqual([
      { name: 'LEAD', party: 'provider', capacity: 'Lead of core', authority: 'unlimited', order: 1 },
    ]);
    expect(known['customer']).toBeUndefined();
  });
});
