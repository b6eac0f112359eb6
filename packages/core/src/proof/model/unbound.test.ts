/** A promise that begins after ours, pauses, or ends before it: which days are said to stand on nothing, and what closes them. */
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import type { Deliverability } from './deliverability.ts';
import { proveAgreement } from './prove-agreement.ts';
import { serviceModelSchema } from './service-model.ts';

const line = availability({ id: 'line', clause: '6.1', credits: undefined });
const held = (start: string, end: string, more: object = {}): object => ({
  effective: { from: start },
  term: { start, end, renewal: 'none' },
  ...more,
});
const text = (start: string, end: string, more: object = {}): object =>
  held(start, end, { id: 'OLA', type: 'ola', commitments: [line], ...more });

/** Ours holds for the year 2024; behind it stands whatever is given. */
function proven(...behind: readonly object[]): Deliverability {
  const model = serviceModelSchema.parse({
    structure: { leaf: 'x' },
    leaves: [{ id: 'x', name: 'X', promises: [{ agreement: 'OLA', commitment: 'line' }] }],
  });
  const own = held('2024-01-01', '2025-01-01', { id: 'SLA' });
  const book = readAgreements([own, ...behind].map((one, at) => smallAgreement(one, `${at}.yaml`)));
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const { agreements } = book.value;
  const revision = agreements.find(({ id }) => id === 'SLA')?.revisions[0] ?? expect.unreachable();
  const made = proveAgreement({
    revision,
    behind: { model, source: 'written', state: 'verified' },
    supporting: agreements,
  });
  return made.ok ? made.value : expect.unreachable(made.refusals[0]?.message);
}

const gapOf = ({ gaps }: Deliverability) => gaps.find(({ code }) => code === 'TERM') ?? expect.unreachable();
const fixOf = ({ fixes }: Deliverability): readonly string[] =>
  fixes.flatMap(({ kind, text: { en } }) => (kind === 'extend' || kind === 'bind' ? [en] : []));

describe('a promise behind', () => {
  it('that begins later, and outlives ours, leaves the days before it', () => {
    const found = proven(text('2024-03-01', '2026-11-01'));
    expect(gapOf(found)).toMatchObject({
      from: '2024-01-01',
      to: '2024-02-29',
      text: {
        en: 'OLA does not hold from 1 Jan 2024 to 29 Feb 2024: our promise stands on nothing then.',
        'zh-Hant': 'OLA 由2024年1月1日至2024年2月29日並無效力：其間我們的承諾毫無支撐。',
      },
    });
    expect(fixOf(found)).toEqual(['Agree what binds beside OLA from 1 Jan 2024 to 29 Feb 2024.']);
  });
  it('that goes on without an end leaves the same days', () => {
    const open = proven(text('2024-03-01', '2025-01-01', { term: undefined }));
    expect(gapOf(open)).toMatchObject({ from: '2024-01-01', to: '2024-02-29' });
  });
  it('that pauses leaves the days between', () => {
    const found = proven(
      text('2024-01-01', '2024-04-01', { effective: { from: '2024-01-01', to: '2024-04-01' } }),
      text('2024-05-01', '2025-01-01', { revision: 2 }),
    );
    expect(gapOf(found)).toMatchObject({ from: '2024-04-01', to: '2024-04-30' });
    expect(fixOf(found)).toEqual(['Agree what binds beside OLA from 1 Apr 2024 to 30 Apr 2024.']);
  });
  it('that ends first leaves the days after it, and is extended', () => {
    const found = proven(text('2024-01-01', '2024-12-31'));
    expect(gapOf(found)).toMatchObject({
      from: '2024-12-31',
      to: '2024-12-31',
      text: { en: 'OLA does not hold on 31 Dec 2024: our promise stands on nothing then.' },
    });
    expect(fixOf(found)).toEqual(['Extend OLA to 31 Dec 2024, or agree what follows it.']);
  });
  it('that begins later and ends first leaves both, the later ones as its dates', () => {
    const found = proven(text('2024-02-01', '2024-12-01'));
    expect(gapOf(found)).toMatchObject({ from: '2024-12-01', to: '2024-12-31' });
    expect(gapOf(found).text.en).toBe(
      'OLA does not hold from 1 Jan 2024 to 31 Jan 2024, nor from 1 Dec 2024 to 31 Dec 2024: our promise stands on nothing then.',
    );
    expect(fixOf(found)).toEqual([
      'Extend OLA to 31 Dec 2024, or agree what follows it. Agree what binds beside OLA from 1 Jan 2024 to 31 Jan 2024.',
    ]);
  });
  it('that had ended before ours began leaves all of it, and no day before', () => {
    const found = proven(text('2023-01-01', '2023-06-01'));
    expect(gapOf(found)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
  });
});
