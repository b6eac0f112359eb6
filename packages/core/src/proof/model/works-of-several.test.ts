/** Several suppliers with works of their own behind one limit of ours on works: an hour of it excuses one of them. */
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { textsToAsk } from './derive.ts';
import { confirmExamples } from './confirm-examples.ts';
import { proofsOfAgreement } from './prove-agreement.ts';
import type { ProvenAgreement } from './prove-agreement.ts';
import { serviceModelSchema } from './service-model.ts';

const base = {
  calendars: { always: { always: true, holidays: 'none' } },
  term: { start: '2024-01-01', end: '2024-04-01', renewal: 'none' },
  effective: { from: '2024-01-01' },
};
const works = (length: string, extra: object = {}): object => ({
  maintenance: [{ id: 'works', notice: '5 d', emergency: 'counts', cap: { length, per: 'month' }, ...extra }],
});
const line = availability({ id: 'line', clause: '6.1', credits: undefined, target: '>= 99.99 %' });
const behind = (id: string, extra: object): object => ({
  ...base,
  type: 'underpinning-contract',
  id,
  commitments: [line],
  ...extra,
});

const pair = { kOfN: { k: 1, of: [{ leaf: 'A' }, { leaf: 'B' }] } };

type Proven = ProvenAgreement & { readonly revision: Revision };

function provenOn(structure: object, ...texts: readonly { readonly id?: string }[]): Proven {
  const book = readAgreements(texts.map((text, at) => smallAgreement(text, `${at}.yaml`)));
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const { agreements } = book.value;
  const ids = texts.flatMap(({ id }) => (id === undefined || id === 'SLA' ? [] : [id]));
  const leaves = ids.map((id) => ({ id, name: id, promises: [{ agreement: id, commitment: 'line' }] }));
  const model = serviceModelSchema.parse({ structure, leaves });
  const revision = agreements.find(({ id }) => id === 'SLA')?.revisions[0] ?? expect.unreachable();
  const made = proofsOfAgreement({
    revision,
    behind: { model, source: 'written', state: 'verified' },
    supporting: agreements,
  });
  return made.ok ? { ...made.value, revision } : expect.unreachable(made.refusals[0]?.message);
}

const sla = (extra: object): object => ({ ...base, id: 'SLA', ...extra });
const told = ({ told: { commitments, gaps } }: Proven) => ({
  verdict: commitments[0]?.verdict,
  down: commitments[0]?.worst?.down,
  works: gaps.filter(({ code }) => code === 'MAINTENANCE').map(({ minutes }) => minutes),
});

describe('works of two suppliers under one limit of ours', () => {
  const [a, b] = [behind('A', works('120 min')), behind('B', works('120 min'))];

  it('are excused once: the second works count, and the engine misses the target on them', () => {
    const proven = provenOn({ series: [{ leaf: 'A' }, { leaf: 'B' }] }, sla(works('120 min')), a, b);
    // 2 × 4.176 min of February, and 120 min of works.
    expect(told(proven)).toEqual({ verdict: 'UNDELIVERABLE', down: '128.352', works: ['120'] });
    expect(confirmExamples(proven)).toMatchObject({
      commitments: [{ counterExample: { engine: { confirmed: true } } }],
    });
  });

  it.each([
    ['all of it', '120 min', { path: ['maintenance', 'works'] }, {}],
    [
      'a part of it',
      '80 min',
      { path: ['maintenance', 'works', 'cap'], value: { length: '40 min', per: 'month' } },
      works('40 min'),
    ],
  ])('where one uses %s, the other is asked for what is left', (...[, used, change, agreed]) => {
    const structure = { series: [{ leaf: 'A' }, { leaf: 'B' }] };
    const others = [sla(works('120 min')), behind('A', works(used))];
    const proven = provenOn(structure, ...others, b);
    const asked = textsToAsk(proven, proven.revision);
    expect(asked.map(({ agreement }) => agreement)).toEqual(['B']);
    expect(asked[0]?.changes).toContainEqual(change);
    expect(told(provenOn(structure, ...others, behind('B', agreed))).verdict).toBe('PROVEN');
  });

  it('are both excused by a limit that holds both', () => {
    expect(told(provenOn({ series: [{ leaf: 'A' }, { leaf: 'B' }] }, sla(works('240 min')), a, b))).toEqual({
      verdict: 'PROVEN',
      down: '8.928',
      works: [],
    });
  });

  it('are excused for the part that counts alone before parts beside a second line', () => {
    const c = behind('C', works('120 min'));
    const structure = { series: [pair, { leaf: 'C' }] };
    const bare = behind('B', {});
    expect(told(provenOn(structure, sla(works('120 min')), a, bare, c))).toEqual({
      verdict: 'PROVEN',
      down: '8.928',
      works: [],
    });
  });

  it('are excused in full, whatever their number, by windows without a limit that hold them', () => {
    const sundays = { windows: [{ days: ['sun'], from: '02:00', to: '06:00' }] };
    const ours = works('1 min', { ...sundays, cap: { uncapped: 'Works are done when they are due.' } });
    const [theirs, others] = [behind('A', works('240 min', sundays)), behind('B', works('240 min', sundays))];
    expect(told(provenOn({ series: [{ leaf: 'A' }, { leaf: 'B' }] }, sla(ours), theirs, others))).toEqual({
      verdict: 'PROVEN',
      down: '8.928',
      works: [],
    });
  });
});
