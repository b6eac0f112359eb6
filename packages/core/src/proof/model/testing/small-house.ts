/** A house for tests: an agreement in front, contracts behind it, a model between them, and what is proven of it. */
import { readAgreements } from '../../../agreements/book.ts';
import type { Agreement } from '../../../agreements/book.ts';
import { availability, smallAgreement } from '../../../agreements/testing/small-agreement.ts';
import type { ExamplesToConfirm } from '../confirm-examples.ts';
import type { Deliverability, ProvenCommitment } from '../deliverability.ts';
import { proofsOfAgreement } from '../prove-agreement.ts';
import { serviceModelSchema } from '../service-model.ts';

const office = { weekly: { 'mon-fri': ['09:00-18:00'] }, holidays: 'none' };
const calendars = { always: { always: true, holidays: 'none' }, office };
export const term = { start: '2024-01-01', end: '2025-01-01', renewal: 'none' };
const base = { calendars, term, effective: { from: '2024-01-01' } };

export const sla = (extra: object = {}): object => ({ ...base, id: 'SLA', ...extra });
export const uc = (id: string, extra: object = {}): object => ({
  ...base,
  type: 'underpinning-contract',
  id,
  ...extra,
});
export const line = (extra: object = {}): object =>
  availability({ id: 'line', clause: '6.1', credits: undefined, ...extra });
export const clock = (limit: string, extra: object = {}): object => ({
  id: 'repair',
  title: 'Repair',
  clause: '6.2',
  metric: { kind: 'case-clock', clock: 'restore', limit, counts: 'max' },
  target: `<= ${limit}`,
  period: 'month',
  hours: 'always',
  rounding: 'none',
  ...extra,
});

function booked(...texts: readonly object[]): readonly Agreement[] {
  const book = readAgreements(texts.map((text, at) => smallAgreement(text, `${at}.yaml`)));
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  return book.value.agreements;
}

export function provenWith(model: object, ...texts: readonly object[]): ExamplesToConfirm {
  const agreements = booked(...texts);
  const revision = agreements.find(({ id }) => id === 'SLA')?.revisions[0] ?? missing();
  const behind = { model: serviceModelSchema.parse(model), source: 'written', state: 'verified' } as const;
  const made = proofsOfAgreement({ revision, behind, supporting: agreements });
  return made.ok ? { ...made.value, revision } : missing(made.refusals[0]?.message);
}

export const proven = (model: object, ...texts: readonly object[]): Deliverability => provenWith(model, ...texts).told;

export const leafOf = (...agreements: readonly string[]) => ({
  structure: { leaf: 'x' },
  leaves: [{ id: 'x', name: 'X', promises: agreements.map((agreement) => ({ agreement, commitment: 'line' })) }],
});
export const first = ({ commitments: [found] }: Deliverability): ProvenCommitment => found ?? missing();
export const ids = ({ gaps }: Deliverability): readonly string[] => gaps.map(({ id }) => id);

function missing(why = 'nothing was found'): never {
  throw new Error(why);
}
