import { createHash } from 'node:crypto';
import { Instant, resolveEvidence, rowText } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactBatch, FactQuestion } from '../ports/evidence.ts';
import { act, patience, start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';
import { everyForm, hour, stateRow } from './told.contract.ts';

const tell = (home: Home, rows: readonly EvidenceRow[], more: Partial<FactBatch> = {}) =>
  home.write((tx) => tx.addFacts({ source: 'desk', rows, ...more }, act));
const known = (home: Home, question: FactQuestion = {}) => home.read((reader) => reader.facts(question));
const ids = async (home: Home, question: FactQuestion): Promise<string> =>
  (await known(home, question)).map(({ row }) => row.id).join(' ');
const at = (ms: number): Instant => Instant.plus(start, ms);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function factsContract(bench: Bench): void {
  describe('facts', () => {
    test('a row of every form comes back byte for byte, with the instant it is believed to be recorded at', async () => {
      for (const claimed of [true, false]) {
        const home = await bench.home();
        const receipt = await tell(home, everyForm, { claimed });
        const places = everyForm.map((_, i) => i);
        expect(receipt).toEqual({ entry: 0, accepted: everyForm.length, duplicates: 0, fresh: places });
        const facts = await known(home);
        const told = everyForm.map((row) => (claimed ? row : { ...row, recordedAt: start }));
        expect(facts.map(({ row }) => rowText(row))).toEqual(told.map(rowText));
        expect(facts.map(({ position }) => position)).toEqual(places);
        expect(facts.every(({ row, entry }) => entry === 0 && row.place === undefined)).toBe(true);
      }
    });

    test('the entry names source, number and digest of what was new, and the note', async () => {
      const home = await bench.home();
      const [old, first, second] = [stateRow('0'), stateRow('1'), stateRow('2')];
      await tell(home, [old]);
      await home.write((tx) =>
        tx.addFacts({ source: 'desk', rows: [first, old, second], note: { request: 'r1' } }, { ...act, key: 'k1' }),
      );
      const entries = await home.read((reader) => reader.entries({ limit: 9 }));
      const digest = sha256([first, second].map((row) => sha256(rowText(row))).join('\n'));
      expect(entries[1]).toMatchObject({ kind: 'evidence', subject: 'desk', actor: act.actor, key: 'k1' });
      expect(entries[1]?.body).toEqual({ source: 'desk', count: 2, digest, note: { request: 'r1' } });
      expect(entries[0]?.body).not.toHaveProperty('note');
    });

    test('a row told again is no new fact; nothing new is no entry', async () => {
      const home = await bench.home();
      const [a, b, c] = [stateRow('a'), stateRow('b'), stateRow('c')];
      expect(await tell(home, [a, a, b])).toEqual({ entry: 0, accepted: 2, duplicates: 1, fresh: [0, 2] });
      bench.clock.advance(hour);
      expect(
        await tell(home, [
          { ...b, recordedAt: at(9) },
          { ...a, place: 'x.csv:7' },
        ]),
      ).toEqual({
        entry: undefined,
        accepted: 0,
        duplicates: 2,
        fresh: [],
      });
      expect(await tell(home, [a, { ...a, state: 'up' }, b, c])).toMatchObject({
        accepted: 2,
        fresh: [1, 3],
        entry: 1,
      });
      expect(await tell(home, [])).toMatchObject({ entry: undefined, accepted: 0, duplicates: 0 });
      expect((await home.read((reader) => reader.head())).size).toBe(2);
      expect(await ids(home, {})).toBe('a b a c');
    });

    test('rows told twice in one transaction are one fact', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        await tx.addFacts({ source: 'desk', rows: [stateRow('a')] }, act);
        expect(await tx.addFacts({ source: 'desk', rows: [stateRow('a')] }, act)).toMatchObject({ duplicates: 1 });
        expect(await tx.facts({})).toHaveLength(1);
      });
    });

    test('a claimed row is the same only with the same instant, and a stamped one with any', async () => {
      const home = await bench.home();
      const row = stateRow('a', { recordedAt: at(-5) });
      expect(await tell(home, [row, row], { claimed: true })).toMatchObject({ accepted: 1, duplicates: 1 });
      expect(await tell(home, [row], { claimed: true })).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(await tell(home, [{ ...row, recordedAt: at(-4) }], { claimed: true })).toMatchObject({ accepted: 1 });
      expect(await tell(home, [row])).toMatchObject({ accepted: 0, duplicates: 1 });
      expect((await known(home)).map((fact) => fact.row.recordedAt)).toEqual([at(-5), at(-4)]);
    });

    test('as known then, the instant itself included', async () => {
      const home = await bench.home();
      for (const id of ['a', 'b', 'c']) {
        await tell(home, [stateRow(id)]);
        bench.clock.advance(10);
      }
      await tell(home, [stateRow('old', { recordedAt: at(-100) })], { claimed: true });
      const idsAt = (ms: number): Promise<string> => ids(home, { knownAt: at(ms) });
      expect(await Promise.all([-101, -1, 0, 19, 20].map(idsAt))).toEqual(['', 'old', 'a old', 'a b old', 'a b c old']);
    });

    test('rows that touch a span: stretches, moments, and what lasts', async () => {
      const home = await bench.home();
      const stretch = (id: string, from: number, to?: number): EvidenceRow =>
        stateRow(id, { start: at(from), ...(to === undefined ? {} : { end: at(to) }) });
      await tell(home, [
        stretch('before', 0, 10),
        stretch('into', 5, 11),
        stretch('moment', 10, 10),
        stretch('within', 12, 15),
        stretch('over', 0, 99),
        stretch('lasting', 3),
        stretch('end', 20, 20),
        stretch('after', 20),
        { form: 'duty', id: 'due', source: 'desk', recordedAt: start, duty: 'd', due: at(19) },
        { form: 'case', id: 'late', source: 'desk', recordedAt: start, case: 'c', event: 'opened', at: at(20) },
      ]);
      expect(await ids(home, { span: { start: at(10), end: at(20) } })).toBe('into moment within over lasting due');
      expect(await ids(home, { span: { start: at(-9), end: at(0) } })).toBe('');
    });

    test('an agreement has its own rows and those of none that concern it', async () => {
      const home = await bench.home();
      await tell(home, [
        stateRow('own', { agreement: 'SLA-1', subject: 'elsewhere' }),
        stateRow('other', { agreement: 'SLA-2', subject: 'site' }),
        stateRow('site', { subject: 'site' }),
        stateRow('far', { subject: 'far' }),
        stateRow('whole'),
      ]);
      expect(await ids(home, { agreement: 'SLA-1' })).toBe('own site far whole');
      expect(await ids(home, { agreement: 'SLA-1', names: ['site'] })).toBe('own site whole');
      expect(await ids(home, { agreement: 'SLA-1', names: [] })).toBe('own whole');
      expect(await ids(home, {})).toBe('own other site far whole');
    });

    test('by form and source', async () => {
      const home = await bench.home();
      await tell(home, everyForm);
      await tell(home, [stateRow('p', { source: 'probe' })], { source: 'probe' });
      expect(await ids(home, { forms: ['duty', 'signal'] })).toBe('duty ✓ 1 signal ✓ 1');
      expect(await ids(home, { forms: [] })).toBe('');
      expect(await ids(home, { source: 'probe' })).toBe('p');
      expect(await ids(home, { source: 'nobody' })).toBe('');
    });

    test('page by page in order of the ledger', async () => {
      const home = await bench.home();
      for (const batch of ['ab', 'c', 'defg'])
        await tell(
          home,
          batch.split('').map((id) => stateRow(id)),
        );
      for (const limit of [1, 2, 3, 99]) {
        let found = '';
        for (let after: FactQuestion['after']; ;) {
          const page = await known(home, { limit, ...(after === undefined ? {} : { after }) });
          const last = page.at(-1);
          if (last === undefined) break;
          expect(page.length).toBeLessThanOrEqual(limit);
          found += page.map(({ row }) => row.id).join('');
          after = { entry: last.entry, position: last.position };
        }
        expect(found).toBe('abcdefg');
      }
    });

    test(
      'order, repetition and batching of claimed rows change nothing of what an agreement sees',
      async () => {
        const rows = fc.uniqueArray(
          fc.record({ id: fc.constantFrom('a', 'b', 'c'), state: fc.constantFrom('up', 'down'), ms: fc.nat(3) }),
          { selector: ({ id, state, ms }) => `${id} ${state} ${ms}`, minLength: 1, maxLength: 8 },
        );
        const told = rows.chain((some) =>
          fc.record({
            some: fc.constant(some),
            shuffled: fc.shuffledSubarray(some, { minLength: some.length }),
            again: fc.subarray(some),
            cut: fc.nat(some.length),
          }),
        );
        const rowOf = ({ id, state, ms }: { id: string; state: string; ms: number }): EvidenceRow =>
          stateRow(id, { state, recordedAt: at(ms) });
        const property = fc.asyncProperty(told, async ({ some, shuffled, again, cut }) => {
          const [plain, mixed] = [await bench.home(), await bench.home()];
          await tell(plain, some.map(rowOf), { claimed: true });
          for (const batch of [shuffled.slice(cut), again, shuffled.slice(0, cut), again])
            await tell(mixed, batch.map(rowOf), { claimed: true });
          for (const ms of [0, 1, 3]) {
            const [one, other] = await Promise.all(
              [plain, mixed].map(async (home) => {
                const facts = await known(home, { knownAt: at(ms) });
                const view = resolveEvidence({
                  rows: facts.map(({ row }) => row),
                  knownAt: at(ms),
                  agreement: 'SLA-1',
                });
                return { count: facts.length, digest: view.digest() };
              }),
            );
            expect(one).toEqual(other);
          }
        });
        await fc.assert(property, { numRuns: 20 });
      },
      patience,
    );
  });
}
