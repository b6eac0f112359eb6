/** What the proofs of all targets come to: a target that nobody could compose is not passed over. */
import { describe, expect, it } from 'vitest';
import { availability } from '../../agreements/testing/small-agreement.ts';
import { leafOf, line, proven, sla, uc } from './testing/small-house.ts';

describe('targets of which nothing can be composed', () => {
  const latency = {
    id: 'latency',
    title: 'Latency',
    clause: '6.4',
    metric: { kind: 'statistic', series: 'rtt', take: 'mean', unit: 'ms' },
    target: '<= 60 ms',
    period: 'month',
    hours: 'always',
    rounding: 'none',
  };
  const { target: _, ...reported } = latency;
  const mine = (...more: readonly object[]) => sla({ commitments: [availability({ credits: undefined }), ...more] });
  it('keep the whole from being proven, and are counted', () => {
    const found = proven(leafOf('UC'), mine(latency), uc('UC', { commitments: [line()] }));
    expect([found.verdict, found.targets]).toEqual(['PARTLY-PROVEN', { proven: 1, composed: 1, all: 2 }]);
    expect(found.says).toEqual({
      en: 'Proven in part: 1 of 2 targets follows from the promises behind; of 1 nothing can be composed.',
      'zh-Hant': '部分已證明：2 項目標中有 1 項可由背後承諾推出，其餘 1 項未能合成。',
    });
  });
  it('stand beside a worse verdict as a count', () => {
    const found = proven(leafOf('UC'), mine(latency), uc('UC', { commitments: [line({ target: '>= 99 %' })] }));
    expect([found.verdict, found.says.en]).toEqual([
      'UNDELIVERABLE',
      'Undeliverable as written. Of 1 of 2 targets nothing can be composed. 1 gap is open.',
    ]);
  });
  it('are not those that were never promised', () => {
    const found = proven(leafOf('UC'), mine(reported), uc('UC', { commitments: [line()] }));
    expect([found.verdict, found.targets]).toEqual(['PROVEN', { proven: 1, composed: 1, all: 1 }]);
  });
  it('prove nothing where there is nothing else', () => {
    const found = proven({ leaves: [] }, sla({ commitments: [latency] }));
    expect([found.verdict, found.targets]).toEqual(['UNPROVABLE', { proven: 0, composed: 0, all: 1 }]);
  });
});
