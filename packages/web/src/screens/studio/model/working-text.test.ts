import { canonicalText } from '@troth/core';
import type { Json } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { inNumbers, valueAt, withValueAt } from './text-at.ts';
import { begun, moved, unsaved } from './working-text.ts';
import type { Move, WorkingText } from './working-text.ts';

const text: Json = {
  id: 'SLA-A',
  term: { start: '2025-01-01', end: '2026-01-01' },
  commitments: [
    { id: 'availability', target: '>= 99.9 %', credits: [{ id: 'tier', cap: '30 %' }] },
    { id: 'restore', target: '>= 95 %' },
  ],
};
const target = ['commitments', 0, 'target'];
const end = ['term', 'end'];

const after = (start: WorkingText, ...moves: readonly Move[]): WorkingText =>
  moves.reduce<WorkingText>((now, move) => moved(now, move), start);
const set = (place: readonly (string | number)[], value: Json | undefined): Move => ({ do: 'set', place, value });
const typed = (place: readonly (string | number)[], value: Json): Move => ({ do: 'set', place, value, typing: true });
const first = begun({ version: 1, text });

describe('the text in work', () => {
  it('sends as few changes as were made, members by their ids', () => {
    expect(unsaved(after(first, set(target, '>= 99.95 %')))).toEqual([
      { path: ['commitments', 'availability', 'target'], value: '>= 99.95 %' },
    ]);
  });

  it('takes letters typed into one place back at once, and does them again', () => {
    const now = after(first, typed(target, '>= 99.95'), typed(target, '>= 99.95 %'), set(end, '2027-01-01'));
    const back = after(now, { do: 'undo' }, { do: 'undo' });
    expect(canonicalText(back.text)).toBe(canonicalText(text));
    expect(after(back, { do: 'undo' }).text).toBe(back.text);
    expect(after(back, { do: 'redo' }, { do: 'redo' }).text).toEqual(now.text);
  });

  it('undoes its own edits and keeps what others did meanwhile', () => {
    const theirs = withValueAt(text, ['commitments', 1, 'target'], '>= 97 %');
    const now = after(first, set(target, '>= 99.99 %'), { do: 'received', version: 2, text: theirs }, { do: 'undo' });
    expect(now.text).toEqual(theirs);
    expect(unsaved(now)).toEqual([]);
  });

  it('keeps what was typed while it was being saved', () => {
    const now = after(first, set(target, '>= 99.95 %'), { do: 'send' }, set(end, '2027-01-01'));
    const saved = after(now, { do: 'saved', version: 2, text: now.sent ?? null });
    expect(unsaved(saved)).toEqual([{ path: ['term', 'end'], value: '2027-01-01' }]);
    expect(saved).toMatchObject({ base: { version: 2 }, sent: undefined });
  });

  it('shows a place that two people changed with both sides, and lets one choose without loss', () => {
    const theirs = withValueAt(text, target, '>= 99.8 %');
    const now = after(first, set(target, '>= 99.99 %'), set(end, '2027-01-01'), {
      do: 'received',
      version: 2,
      text: theirs,
    });
    expect(now.conflicts).toMatchObject([{ yours: '>= 99.99 %', theirs: '>= 99.8 %' }]);
    expect(valueAt(now.text, end)).toBe('2027-01-01');
    const [conflict] = now.conflicts;
    if (conflict === undefined) throw new TypeError('no conflict');
    const mine = after(now, { do: 'choose', conflict, side: 'yours' });
    expect([valueAt(mine.text, target), mine.conflicts]).toEqual(['>= 99.99 %', []]);
    expect(valueAt(after(now, { do: 'choose', conflict, side: 'theirs' }).text, target)).toBe('>= 99.8 %');
  });

  it('lets you keep what you wrote in a place that somebody took out', () => {
    const theirs = withValueAt(text, ['commitments', 1], undefined);
    const place = ['commitments', 1, 'target'];
    const now = after(first, set(place, '>= 98 %'), { do: 'received', version: 2, text: theirs });
    expect(now.text).toEqual(theirs);
    const [conflict] = now.conflicts;
    if (conflict === undefined) throw new TypeError('no conflict');
    expect(conflict).toMatchObject({ path: ['commitments', 'restore'], theirs: undefined });
    const mine = after(now, { do: 'choose', conflict, side: 'yours' });
    expect(valueAt(mine.text, ['commitments', 1])).toEqual({ id: 'restore', target: '>= 98 %' });
  });

  it('makes no conflict of the same words', () => {
    const now = after(first, set(target, '>= 99.8 %'), {
      do: 'received',
      version: 2,
      text: withValueAt(text, target, '>= 99.8 %'),
    });
    expect([now.conflicts, unsaved(now)]).toEqual([[], []]);
  });

  it('ignores what is older than what it has', () => {
    expect(after(first, { do: 'received', version: 1, text: {} })).toBe(first);
  });

  it('finds members by their ids and by their numbers', () => {
    expect(inNumbers(text, ['commitments', 'restore', 'target'])).toEqual(['commitments', 1, 'target']);
    expect(inNumbers(text, ['commitments', 1, 'target'])).toEqual(['commitments', 1, 'target']);
  });
});
