import { describe, expect, it } from 'vitest';
import { moved, readRows, testInBrowser, yearsOf } from './backtest.ts';
import { chaptersOf, reader } from './live.ts';
import { marksOf } from './marks.ts';
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

describe('what it would have made of the last months', () => {
  const rows = readRows(
    [
      '{"form":"state","id":"a","subject":"line","start":"2024-10-05T00:00:00+08:00","end":"2024-10-05T01:30:00+08:00","state":"down","source":"probe"}',
      '{"form":"state","id":"b","subject":"line","start":"2024-12-05T00:00:00+08:00","end":"2024-12-05T00:30:00+08:00","state":"down","source":"probe"}',
    ].join('\n'),
  );
  const months = ['2024-10', '2024-11', '2024-12', '2025-01'];
  const tested = (text: typeof smallDraft) => {
    const { revision } = read(text);
    if (revision === undefined || rows === undefined) throw new TypeError('cannot be read');
    const made = testInBrowser({ revision, rows, months, knownAt: '2025-02-26T08:30:00+08:00' });
    if (made === undefined) throw new TypeError('cannot be computed');
    return made;
  };

  it('is worked out month by month and summed exactly', () => {
    const made = tested(smallDraft);
    expect(made.periods.map(({ period, rows: [row], credit }) => [period, row?.verdict, credit])).toEqual([
      ['2024-10', 'missed', '1000.00'],
      ['2024-11', 'met', '0.00'],
      ['2024-12', 'met', '0.00'],
      ['2025-01', 'met', '0.00'],
    ]);
    expect(made).toMatchObject({ credit: '1000.00', currency: 'HKD' });
    expect(made.promises[0]?.held).toEqual({ met: 3, of: 4, unmeasured: 0 });
  });

  it('moves with the text', () => {
    const steps = ['commitments', 0, 'credits', 0, 'steps', 0, 'pay', 'percent'];
    const dearer = tested(withValueAt(smallDraft, steps, '15 %'));
    expect(dearer.credit).toBe('1500.00');
    expect(moved(dearer, tested(smallDraft))?.toJSON()).toEqual({ amount: '500.00', currency: 'HKD' });
    expect(tested(withValueAt(smallDraft, target, '>= 99.99 %')).promises[0]?.held.met).toBe(2);
  });

  it('rests on the evidence of the years in which the months lie', () => {
    expect(yearsOf(months)).toEqual(['2024', '2025']);
  });
});
