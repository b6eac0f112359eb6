import { expect, test } from 'vitest';
import { timelineLanes } from './segment-lanes.ts';
import type { SegmentResult } from './statement.ts';

const [from, to] = [1_731_545_700_000, 1_731_549_000_000];
const segment: SegmentResult = {
  revision: 2,
  start: '2024-10-31T16:00:00.000Z',
  end: '2024-11-30T16:00:00.000Z',
  verdict: 'missed',
  figures: {},
  completeness: '1',
  excluded: [],
  refused: [],
  flags: [],
  steps: [
    {
      what: 'downtime that counts',
      value: '135 min',
      parts: [{ what: 'outage OUT-0192', rows: ['OUT-0192'], intervals: [[from, to]] }],
    },
    { what: 'downtime told by probe', value: '135 min', rows: ['OUT-0192'], intervals: [[from, to]] },
    {
      what: 'excluded under maintenance',
      value: '0 min',
      rows: ['CHG-1', 'CHG-2'],
      intervals: [
        [from, to],
        [to + 1, to + 9],
      ],
    },
    {
      what: 'taken of agreed service time',
      parts: [{ what: 'agreed service time', value: '30 d', intervals: [[0, to]] }],
    },
  ],
};

test('lanes go from what was agreed to what counted; a bar leads to the one row it stands for', () => {
  const lanes = timelineLanes(segment, 'en');
  expect(lanes.map(({ role, title, amount }) => [role, title, amount])).toEqual([
    ['calendar', 'agreed service time', '43,200 min'],
    ['source', 'downtime told by probe', '135 min'],
    ['maintenance', 'excluded under maintenance', '0 min'],
    ['result', 'downtime that counts', '135 min'],
  ]);
  expect(lanes.map(({ bars }) => bars.map(({ leadsTo }) => leadsTo))).toEqual([
    [undefined],
    ['evidence/OUT-0192'],
    // Which of the two rows a stretch is of stands nowhere.
    [undefined, undefined],
    ['evidence/OUT-0192'],
  ]);
});

test('in Chinese they say the same', () => {
  expect(timelineLanes(segment, 'zh-Hant').map(({ amount }) => amount)).toEqual([
    '43,200 分鐘',
    '135 分鐘',
    '0 分鐘',
    '135 分鐘',
  ]);
});
