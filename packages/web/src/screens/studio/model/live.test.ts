import { describe, expect, it } from 'vitest';
import { chaptersOf, reader } from './live.ts';
import { marksOf } from './marks.ts';
import { lastQuarter, monthsOf, readRows, replay } from './replay.ts';
import { smallDraft } from './small-draft.ts';
import { withValueAt } from './text-at.ts';

const read = reader({ parents: [] });
const target = ['commitments', 0, 'target'];
const at = (text: typeof smallDraft, key: string) =>
  chaptersOf(read(text), 'en').find((chapter) => chapter.key === key);

describe('the text as it stands', () => {
  it('is the contract in both languages, with its findings', () => {
    const live = read(smallDraft);
    expect(chaptersOf(live, 'zh-Hant').map(({ key }) => key)).toContain('K06');
    expect(live.findings.map(({ severity }) => severity)).toContain('error');
  });

  it('says the sentence of a promise with the words that a new target changes', () => {
    const changed = at(withValueAt(smallDraft, target, '>= 99.95 %'), 'K06');
    if (changed === undefined) throw new TypeError('no chapter');
    const marks = [...marksOf(at(smallDraft, 'K06'), changed)].filter(([, mark]) => mark.changed);
    const sentence = marks.find(([name]) => name === 'clause 6.1/text')?.[1].words;
    expect(sentence?.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['99.95']),
    );
  });

  it('goes on with the rest while words are still to be written, and names their place', () => {
    const live = read(withValueAt(smallDraft, ['commitments', 0, 'title', 'en'], ''));
    expect(live.revision?.commitments[0]?.title.en).toBe('…');
    expect(live.findings[0]).toMatchObject({ severity: 'error', path: ['commitments', 0, 'title', 'en'] });
    expect(live.findings[0]?.message).not.toMatch(/draft:/u);
  });

  it('has no words when a term cannot be read, and says which', () => {
    const live = read(withValueAt(smallDraft, target, 'about 99 %'));
    expect(chaptersOf(live, 'en')).toEqual([]);
    expect(live.findings[0]).toMatchObject({ path: ['commitments', 0, 'target'] });
  });
});

describe('what it would have made of last quarter', () => {
  const rows = readRows(
    [
      '{"form":"state","id":"a","subject":"line","start":"2024-10-05T00:00:00+08:00","end":"2024-10-05T01:30:00+08:00","state":"down","source":"probe"}',
      '{"form":"state","id":"b","subject":"line","start":"2024-12-05T00:00:00+08:00","end":"2024-12-05T00:30:00+08:00","state":"down","source":"probe"}',
    ].join('\n'),
  );
  const knownAt = '2025-02-26T08:30:00+08:00';
  const paid = (text: typeof smallDraft) => {
    const { revision } = read(text);
    if (revision === undefined || rows === undefined) throw new TypeError('cannot be read');
    return replay({ revision, rows, quarter: '2024-Q4', knownAt });
  };

  it('is worked out month by month and summed exactly', () => {
    const before = paid(smallDraft);
    expect(before?.months.map(({ rows: [row], credit }) => [row?.verdict, credit])).toEqual([
      ['missed', '1000.00'],
      ['met', '0.00'],
      ['met', '0.00'],
    ]);
    expect(before).toMatchObject({ total: '1000.00', currency: 'HKD' });
  });

  it('moves with the text', () => {
    const steps = ['commitments', 0, 'credits', 0, 'steps', 0, 'pay', 'percent'];
    expect(paid(withValueAt(smallDraft, steps, '15 %'))?.total).toBe('1500.00');
  });

  it('is that of the quarter which has passed, in the zone of the agreement', () => {
    expect(lastQuarter('2025-02-26T00:30:00Z', 'Asia/Hong_Kong')).toBe('2024-Q4');
    expect(lastQuarter('2025-03-31T17:00:00Z', 'Asia/Hong_Kong')).toBe('2025-Q1');
    expect(monthsOf('2024-Q4')).toEqual(['2024-10', '2024-11', '2024-12']);
  });
});
