/** Parts that are subjects of one promise judged together: what it says of each, of all, and what the engine says of the outages. */
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import type { Agreement } from '../../agreements/book.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { downtimeOf } from '../measured.ts';
import type { Structure } from '../structure.ts';
import { picks } from '../testing/structures.ts';
import { confirmExamples } from './confirm-examples.ts';
import type { ProvenCommitment } from './deliverability.ts';
import { proofsOfAgreement } from './prove-agreement.ts';
import { serviceModelSchema } from './service-model.ts';

const sites = ['s1', 's2', 's3'] as const;
const base = {
  term: { start: '2024-01-01', end: '2024-03-01', renewal: 'none' },
  services: [{ id: 'wan', title: 'Network', sites: sites.map((id) => ({ id })) }],
};
const terms = (combine: unknown) => ({ kind: 'availability', combine, denominator: 'agreed', express: 'share' });

interface Tried {
  readonly structure: object;
  readonly combine: unknown;
  readonly ours: string;
  readonly theirs: string;
  readonly subjects?: readonly (string | undefined)[];
  readonly more?: object;
}

function agreements({ combine, ours, theirs, more }: Tried): readonly Agreement[] {
  const sla = {
    ...base,
    services: undefined,
    id: 'SLA',
    commitments: [availability({ credits: undefined, target: ours })],
  };
  const line = availability({ id: 'line', clause: '6.1', credits: undefined, target: theirs, metric: terms(combine) });
  const uc = { ...base, id: 'UC', type: 'underpinning-contract', commitments: [line], ...more };
  const book = readAgreements([sla, uc].map((text, at) => smallAgreement(text, `${at}.yaml`)));
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  return book.value.agreements;
}

function tried(asked: Tried) {
  const book = agreements(asked);
  const leaves = (asked.subjects ?? sites).map((subject, at) => {
    const named = subject === undefined ? {} : { subject };
    return { id: `l${at + 1}`, name: 'Line', promises: [{ agreement: 'UC', commitment: 'line', ...named }] };
  });
  const model = serviceModelSchema.parse({ structure: asked.structure, leaves });
  const revision = book.find(({ id }) => id === 'SLA')?.revisions[0] ?? expect.unreachable();
  const made = proofsOfAgreement({
    revision,
    behind: { model, source: 'written', state: 'verified' },
    supporting: book,
  });
  if (!made.ok) return expect.unreachable(made.refusals[0]?.message);
  const told = confirmExamples({ ...made.value, revision });
  const [found] = told.commitments;
  return { book, told: found ?? expect.unreachable(), structure: told.structure as Structure };
}

const ofLeaves = (...at: readonly number[]) => at.map((one) => ({ leaf: `l${one}` }));
const series = (...at: readonly number[]) => ({ series: ofLeaves(...at) });
const either = (...at: readonly number[]) => ({ kOfN: { k: 1, of: ofLeaves(...at) } });
const figures = ({ verdict, guaranteed, counterExample }: ProvenCommitment) => [
  verdict,
  guaranteed,
  counterExample?.engine?.confirmed,
];

describe('two parts that one promise judges together', () => {
  it('spend its minutes once where it is down as soon as any of them is', () => {
    const asked = { structure: series(1, 2), combine: 'any-down', theirs: '>= 99.9 %' };
    expect(figures(tried({ ...asked, ours: '>= 99.9 %' }).told)).toEqual(['PROVEN', '0.999', undefined]);
    expect(figures(tried({ ...asked, ours: '>= 99.95 %' }).told)).toEqual(['UNDELIVERABLE', '0.999', true]);
  });
  it('may each be down without end where it is down only when all are', () => {
    const asked = { combine: 'all-down', theirs: '>= 99.9 %', ours: '>= 90 %' };
    const { told } = tried({ ...asked, structure: series(1, 2) });
    expect(figures(told)).toEqual(['UNPROVABLE', '0', true]);
    expect(told.gaps.map(({ text }) => text.en)).toContain(
      'UC 6.1 leaves out time that we count (one part down while others are up), without limit: nothing can be proven on it.',
    );
    expect(figures(tried({ ...asked, structure: either(1, 2, 3), ours: '>= 99.9 %' }).told)).toEqual([
      'PROVEN',
      '0.999',
      undefined,
    ]);
    // Two of three stand behind ours: the third may be up while both are down.
    expect(tried({ ...asked, structure: either(1, 2) }).told.verdict).toBe('UNPROVABLE');
  });
  it('are kept by so many where it is down when so many are', () => {
    const asked = { combine: { atLeastDown: 2 }, theirs: '>= 99.9 %', ours: '>= 99.9 %' };
    expect(figures(tried({ ...asked, structure: { kOfN: { k: 2, of: ofLeaves(1, 2, 3) } } }).told)).toEqual([
      'PROVEN',
      '0.999',
      undefined,
    ]);
    expect(figures(tried({ ...asked, structure: series(1, 2, 3) }).told)).toEqual(['UNPROVABLE', '0', true]);
  });
  it('are two of its subjects though the model does not say which', () => {
    const asked = {
      combine: 'all-down',
      theirs: '>= 99.9 %',
      ours: '>= 90 %',
      subjects: [undefined, undefined, undefined],
    };
    expect(figures(tried({ ...asked, structure: series(1, 2) }).told)).toEqual(['UNPROVABLE', '0', true]);
    expect(tried({ ...asked, structure: either(1, 2, 3) }).told.verdict).toBe('PROVEN');
    expect(tried({ ...asked, structure: series(1), subjects: [undefined] }).told.verdict).toBe('PROVEN');
  });
  it('are bound by nothing where they are not measured, and weighed in part where weights decide', () => {
    const few = { ...terms('any-down'), members: ['s1'] };
    const line = availability({ id: 'line', clause: '6.1', credits: undefined, target: '>= 99.9 %', metric: few });
    const asked = { structure: series(1, 2), combine: 'any-down', theirs: '>= 99.9 %', ours: '>= 90 %' };
    expect(figures(tried({ ...asked, more: { commitments: [line] } }).told)).toEqual(['UNPROVABLE', '0', true]);
    expect(tried({ ...asked, combine: 'weighted' }).told.verdict).toBe('UNPROVABLE');
  });
});

const month = { start: Instant.parse('2024-02-01T00:00:00Z'), end: Instant.parse('2024-03-01T00:00:00Z') };

/** What the engine says of February under these outages of subjects. */
function judged(agreement: Agreement, down: ReadonlyMap<string | undefined, IntervalSet>): string | undefined {
  const rows = [...down].flatMap(([subject, when], at) =>
    [...when].map((one, piece): EvidenceRow => {
      const head = {
        form: 'state',
        id: `${at}-${piece}`,
        source: 'test',
        recordedAt: month.start,
        state: 'down',
      } as const;
      return { ...head, ...one, ...(subject === undefined ? {} : { subject }) };
    }),
  );
  const made = evaluate({
    agreement,
    evidence: { rows },
    period: '2024-02',
    knownAt: Instant.plus(month.end, 86_400_000),
  });
  return made.ok ? made.value.rows[0]?.verdict : expect.unreachable(made.refusals[0]?.message);
}

it('what is proven survives outages that keep the promise; what is not has outages that the engine confirms', () => {
  const counts = { survived: 0, confirmed: 0 };
  for (let seed = 0; seed < 48; seed += 1) {
    const pick = picks(seed * 31 + 7);
    const combine = [{ atLeastDown: 2 }, 'any-down', 'all-down', 'any-down'][pick(4)];
    const leaves = [...sites.keys()].map((at) => at + 1).slice(0, 2 + pick(2));
    const structures = [series(...leaves), either(...leaves), { kOfN: { k: 2, of: ofLeaves(1, 2, 3) } }];
    const [ours, theirs] = [`>= ${['99.9', '99.8', '99'][pick(3)]} %`, `>= ${['99.9', '99.8', '99.7'][pick(3)]} %`];
    const asked: Tried = { structure: structures[pick(3)] ?? {}, combine, ours, theirs };
    const { book, told, structure } = tried(asked);
    const [sla, uc] = ['SLA', 'UC'].map((id) => book.find((one) => one.id === id) ?? expect.unreachable());
    if (told.verdict !== 'PROVEN') {
      expect([asked, told.counterExample?.engine?.confirmed]).toEqual([asked, true]);
      counts.confirmed += 1;
      continue;
    }
    for (let round = 0; round < 4; round += 1) {
      const down = sites.map((_, at) => {
        const start = Instant.plus(month.start, pick(20) * 60_000);
        return [`l${at + 1}`, IntervalSet.single(start, Instant.plus(start, (1 + pick(60)) * 60_000))] as const;
      });
      const subjects = new Map(down.map(([, when], at) => [sites[at], when] as const));
      if (uc === undefined || sla === undefined || judged(uc, subjects) !== 'met') continue;
      const service = downtimeOf(structure, new Map(down));
      expect([asked, judged(sla, new Map([[undefined, service]]))]).toEqual([asked, 'met']);
      counts.survived += 1;
    }
  }
  expect(counts.survived).toBeGreaterThan(20);
  expect(counts.confirmed).toBeGreaterThan(10);
});
