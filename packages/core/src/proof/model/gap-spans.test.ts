/** A contract behind that is renewed on other terms within our own: which of its texts leaves a gap, and from when. */
import { describe, expect, it } from 'vitest';
import type { Deliverability } from './deliverability.ts';
import { leafOf, line, proven, sla, term, uc } from './testing/small-house.ts';

const cap = (percent: string, more: object = {}): object => ({
  currency: 'HKD',
  credits: { caps: [{ limit: { percent, of: 'fee' }, per: 'month', scope: 'agreement' }], ...more },
});
const claimed = (days: number): object => ({
  claim: {
    stages: [{ id: 'claim', from: 'period-end', within: `${days} calendar days` }],
    receivedBy: 'end-of-day',
  },
});
const noticed = (days: number) => ({ kind: 'notice', months: 12, notice: `${days} calendar days` });
const ours = sla({
  ...cap('25 %'),
  reporting: { dueBy: { day: 10 }, format: ['pdf'], recipients: ['customer'] },
  term: { ...term, renewal: noticed(60) },
});
const text = (revision: number, from: string, more: object): object =>
  uc('UC', { revision, effective: { from }, commitments: [line()], ...more });
const held = (renewal: object | string = 'none'): object => ({ term: { ...term, end: '2025-02-01', renewal } });
const said = ({ gaps }: Deliverability): readonly (readonly [string, string])[] =>
  gaps.map(({ code, text: { en } }) => [code, en]);

describe('a contract behind that is renewed within our term', () => {
  it('leaves a gap of credits while its smaller limit holds', () => {
    const found = proven(
      leafOf('UC'),
      ours,
      text(1, '2024-01-01', { ...cap('10 %'), ...held() }),
      text(2, '2024-07-01', { ...cap('25 %'), ...held() }),
    );
    expect(found.gaps).toMatchObject([{ id: 'PROOF-REMEDY:UC', owed: '0.25', backed: '0.1' }]);
    expect(found.gaps[0]?.text.en).toContain('from 1 Jan 2024 to 30 Jun 2024');
    expect(found.gaps[0]?.text['zh-Hant']).toContain('由2024年1月1日至2024年6月30日');
    expect(found.pairs[0]?.fitting).not.toContain('REMEDY');
  });
  it('leaves one from the day on which it is renewed for less', () => {
    const found = proven(
      leafOf('UC'),
      ours,
      text(1, '2024-01-01', { ...cap('25 %', claimed(30)), ...held(noticed(90)) }),
      text(2, '2024-04-01', { ...cap('25 %', claimed(7)), ...held(noticed(30)) }),
      text(3, '2024-10-01', { ...cap('25 %', claimed(5)), ...held(noticed(90)) }),
    );
    expect(said(found)).toEqual([
      ['CLAIM', expect.stringMatching(/within 5 days.* from 1 Oct 2024 to 31 Dec 2024/u)],
      ['NOTICE', expect.stringMatching(/30 days' notice.* from 1 Apr 2024 to 30 Sep 2024/u)],
    ]);
  });
  it('says no days of a gap that every text leaves, nor is there one where every text gives enough', () => {
    const both = (percent: string): Deliverability =>
      proven(
        leafOf('UC'),
        ours,
        text(1, '2024-01-01', { ...cap(percent), ...held() }),
        text(2, '2024-07-01', { ...cap(percent), ...held() }),
      );
    expect(said(both('10 %'))).toEqual([['REMEDY', expect.stringMatching(/UC up to 10 %\.$/u)]]);
    expect(said(both('25 %'))).toEqual([]);
  });
});
