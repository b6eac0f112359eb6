import { recordKinds } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { Trouble } from '../client/trouble.ts';
import { faultsOf, faultsOfTrouble } from './form-faults.ts';

const { fields } = recordKinds.change;

describe('what is wrong with what was written', () => {
  it('is said at the field and the part of it, all at once', () => {
    const faults = faultsOf(fields, ['title', 'window', 'counted'], {
      title: { en: '', 'zh-Hant': '工程' },
      window: { start: 'soon', end: '2025-02-26T08:30:00+08:00' },
      counted: true,
    });
    expect([...faults.keys()]).toEqual(['title', 'window']);
    expect(faults.get('title')?.has('en')).toBe(true);
    expect([...(faults.get('window') ?? [])]).toEqual([['start', expect.stringContaining('offset')]]);
  });

  it('takes what was left empty as missing', () => {
    expect(faultsOf(fields, ['why', 'owner'], { why: { en: '', 'zh-Hant': '' }, owner: '' }).size).toBe(0);
  });

  it('finds the field that the server speaks of', () => {
    const details = [{ code: 'invalid', message: 'begins after it ends', pointer: '/body/window/start' }];
    const faults = faultsOfTrouble(new Trouble({ status: 422, code: 'invalid', message: '', details }));
    expect(faults.get('window')?.get('start')).toBe('begins after it ends');
  });
});
