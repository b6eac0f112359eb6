import { describe, expect, it } from 'vitest';
import { noon } from '../../testing/push.ts';
import { ownRows } from './own-rows.ts';

const envelope = { source: 'noc', receivedAt: noon, key: ['m'] };

describe('rows in an envelope', () => {
  it('keep what they say and get what they lack', () => {
    const row = { form: 'state', recordedAt: '2024-11-01T00:00:00Z', odd: 1 };
    const { rows } = ownRows({ rows: [row, { form: 'case' }] }, envelope);
    expect(rows.map((each) => each.row)).toEqual([
      { ...row, id: 'm/0', source: 'noc' },
      { form: 'case', id: 'm/1', source: 'noc', recordedAt: '2024-11-14T12:00:00.000Z' },
    ]);
  });

  it('cannot reach the prototypes of objects', () => {
    const hostile: unknown = JSON.parse('[{"form":"state","__proto__":{"source":"other","polluted":1}}]');
    const { rows } = ownRows(hostile, envelope);
    expect(rows[0]?.row['source']).toBe('noc');
    expect(rows[0]?.row['polluted']).toBeUndefined();
  });

  it('are counted, and the rest is said', () => {
    const { rows, refused } = ownRows(
      Array.from({ length: 50_002 }, () => ({ form: 'state' })),
      envelope,
    );
    expect(rows).toHaveLength(50_000);
    expect(refused).toMatchObject([{ code: 'too-many-rows' }]);
  });
});
