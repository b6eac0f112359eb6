import { agreementFields } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { begunMember, isSmall, sayMember } from './members.ts';

const commitments = agreementFields().find(({ key }) => key === 'commitments')?.part.shape;
const promise = commitments?.form === 'list' ? commitments.item : undefined;

describe('members of lists', () => {
  it('begin with an id that no fellow has', () => {
    if (promise === undefined) throw new TypeError('promises are a list');
    const members = [{ id: 'availability' }, { id: 'commitment-3' }];
    expect(begunMember(promise, { list: 'commitments', members })).toMatchObject({ id: 'commitment-4', hours: '' });
  });

  it('are called by what people call them, in the language that is shown', () => {
    expect(sayMember({ id: 'a', title: { en: 'Availability', 'zh-Hant': '可用率' } }, 'zh-Hant')).toBe('可用率');
    expect(sayMember({ id: 'a', title: { en: 'Availability', 'zh-Hant': '' } }, 'zh-Hant')).toBe('Availability');
    expect(sayMember({ id: 'tiers', kind: 'steps' }, 'en')).toBe('steps · tiers');
    expect(sayMember({ when: '< 99 %', pay: {} }, 'en')).toBe('< 99 %');
  });

  it('stand in one row when they are a few values without a name', () => {
    expect(isSmall({ when: '< 99 %', pay: { percent: '25 %', of: 'fee' } })).toBe(true);
    expect(isSmall({ id: 'probe', kind: 'probe' })).toBe(false);
    expect(isSmall({ days: ['sun'], from: '02:00', to: '06:00' })).toBe(false);
  });
});
