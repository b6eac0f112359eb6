/**
 * A store beside the memory store: whatever is done to both, in whatever order, both answer the same. Memory is the model
 * because it is plain enough to be read; a difference is a fault of one of the two, and the shortest way to it is shown.
 */
import { columnsHash, Instant } from '@troth/core';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../memory/store.ts';
import type { Transaction } from '../ports/store.ts';
import { homeIn, patience, start } from './opened.contract.ts';
import type { Open, OpenedStore } from './opened.contract.ts';
import { blobOf } from './blobs.contract.ts';
import { day, everyForm, hour, midnight, runOf, stateRow } from './told.contract.ts';
import type { Told } from './told.contract.ts';
import { everythingOf } from './whole.contract.ts';

/** Something done within a transaction; its answer is compared. */
interface Step {
  readonly run: (tx: Transaction) => Promise<unknown>;
  /** How a failure shows it. */
  readonly [fc.toStringMethod]: () => string;
}

function step<T>(
  what: string,
  told: fc.Arbitrary<T>,
  run: (tx: Transaction, given: T) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return told.map((given) => ({
    run: (tx) => run(tx, given),
    [fc.toStringMethod]: () => `${what} ${fc.stringify(given)}`,
  }));
}

const by = { actor: 'person:mei' };
const at = (ms: number): Instant => Instant.plus(start, ms);
const moment = fc.integer({ min: -3, max: 6 }).map(at);
const name = fc.constantFrom('a', 'b', '中', '🏠');
const body = fc.constantFrom(null, 1, 'x', { list: [1, { deep: true }] });
const source = fc.constantFrom('desk', 'probe');
const limit = fc.integer({ min: 1, max: 4 });
const perhaps = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(some, { nil: undefined, freq: 3 });
/** Keys are few, so that some are used twice. */
const act = perhaps(fc.nat(30)).map((key) => (key === undefined ? by : { ...by, key: `k${key}` }));
const record = fc.record({ id: name, body, act, version: perhaps(fc.nat(2)), retired: fc.boolean() });
const ledger: readonly fc.Arbitrary<Step>[] = [
  step('put', record, (tx, { act: who, version, ...rest }) =>
    tx.put({ kind: 'agreement', ...rest, ...(version === undefined ? {} : { expect: version }) }, who),
  ),
  step('append', fc.record({ subject: name, act, body }), (tx, { act: who, ...rest }) =>
    tx.append({ kind: 'note', ...rest, ...who }),
  ),
  step('records', fc.record({ after: name, limit, knownAt: moment, withRetired: fc.boolean() }), (tx, question) =>
    tx.records({ kind: 'agreement', ...question }),
  ),
  step('keepCheckpoint', fc.nat(9), async (tx, size) =>
    tx.keepCheckpoint({ size, root: 'ab'.repeat(32), note: `${size}\n`, recordedAt: await tx.stamp() }),
  ),
];

const state = fc
  .record({ id: name, state: fc.constantFrom('up', 'down'), recordedAt: moment, end: perhaps(fc.nat(5)) })
  .map(({ id, end, ...rest }) => stateRow(id, { ...rest, ...(end === undefined ? {} : { end: at(end) }) }));
const rows = fc.array(fc.oneof(fc.constantFrom(...everyForm), state), { maxLength: 5 });
const facts: readonly fc.Arbitrary<Step>[] = [
  step('addFacts', fc.record({ source, rows, claimed: fc.boolean(), act }), (tx, { act: who, ...batch }) =>
    tx.addFacts(batch, who),
  ),
  step('facts', fc.record({ knownAt: moment, from: moment, length: fc.nat(4), limit }), async (tx, question) => {
    const { from, length, ...rest } = question;
    const span = { start: from, end: Instant.plus(from, length) };
    const found = await tx.facts({ agreement: 'SLA-1', names: ['site'], span, ...rest });
    return found.map(({ row, entry, position }) => [row.id, entry, position]);
  }),
];

const stepMs = hour * 4;
const told = fc.constantFrom<Told>([0, 2], [1, 2], 'unknown');
const run = fc
  .record({
    from: fc.nat(11),
    slices: fc.array(told, { minLength: 1, maxLength: 9 }),
    recordedAt: moment,
    series: name,
  })
  .map(({ from, slices, ...rest }) => runOf(slices, { ...rest, stepMs, start: Instant.plus(midnight, from * stepMs) }));
const threeDays = { start: midnight, end: Instant.plus(midnight, 3 * day) };
const slices: readonly fc.Arbitrary<Step>[] = [
  step(
    'addRuns',
    fc.record({ source, runs: fc.array(run, { maxLength: 3 }), claimed: fc.boolean(), act }),
    (tx, { act: who, ...batch }) => tx.addRuns(batch, who),
  ),
  step('seal', limit, async (tx, most) => tx.seal(await tx.unsealed(Instant.latest, most), by)),
  step('columns', moment, async (tx, knownAt) =>
    (await tx.columns({ span: threeDays, knownAt })).map((block) => [
      block.series,
      block.recordedAt,
      columnsHash(block),
    ]),
  ),
];

const sample = fc.record({
  labels: fc.constantFrom<Record<string, string>>({}, { job: 'web' }, { job: 'web', at: '中' }),
  at: moment,
  value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
});
const raw: readonly fc.Arbitrary<Step>[] = [
  step('addSamples', fc.array(sample, { maxLength: 3 }), (tx, samples) => tx.addSamples('scraper', samples)),
  step('keepBlob', fc.uint8Array({ maxLength: 3 }), (tx, bytes) => tx.keepBlob(blobOf(bytes))),
  step('setAside', name, (tx, place) => tx.setAside([{ source: 'desk', place, code: 'shape', message: 'no end' }])),
];

const timer = fc.record({ kind: fc.constantFrom('close', 'poll'), subject: name, dueAt: moment, body });
const answer = fc.record({ key: fc.constantFrom('a', 'b', 'c'), response: body, expires: perhaps(moment) });
const work: readonly fc.Arbitrary<Step>[] = [
  step('setTimers', fc.array(timer, { maxLength: 4 }), (tx, timers) => tx.setTimers(timers)),
  step('takeDue', fc.record({ due: moment, limit }), (tx, { due, limit: most }) => tx.takeDue('close', due, most)),
  step('clearTimers', fc.array(name, { maxLength: 2 }), (tx, subjects) => tx.clearTimers('poll', subjects)),
  step('answer', answer, (tx, { key, response, expires }) => {
    const given = { requestHash: 'cd'.repeat(32), status: 200, response };
    return tx.answer('contract', key, { ...given, ...(expires === undefined ? {} : { expiresAt: expires }) });
  }),
  step('project', fc.record({ id: name, view: perhaps(body) }), (tx, { id, view }) => tx.project('source', id, view)),
];

const destination = fc.constantFrom('hook', 'mail');
const delivery = fc.record({ destination, fails: fc.boolean(), retryAt: moment, limit });
const outbox: readonly fc.Arbitrary<Step>[] = [
  step('emit', fc.record({ topic: name, body }), (tx, event) => tx.emit(event.topic, 'subject', event.body)),
  step('addDestination', fc.tuple(destination, fc.uniqueArray(name, { maxLength: 2 })), (tx, [id, topics]) =>
    tx.addDestination(id, topics),
  ),
  step('deliver', delivery, async (tx, { destination: id, fails, retryAt, limit: most }) => {
    const taken = await tx.takeDeliveries(id, most);
    const event = taken[0]?.event.id ?? 0;
    if (fails) await tx.deliveryFailed(id, event, { error: '503', retryAt });
    else await tx.delivered(id, event);
    return taken;
  }),
  step('removeDestination', destination, (tx, id) => tx.removeDestination(id)),
];

/** A transaction: the clock is set, its steps are done in order, and some fail at the end. */
const transaction = fc.record({
  clock: moment,
  steps: fc.array(fc.oneof(...ledger, ...facts, ...slices, ...raw, ...work, ...outbox), { maxLength: 4 }),
  fails: fc.nat(4).map((one) => one === 0),
});

/** What a transaction came to: its answers, or the name of what it was refused with. */
function outcome(written: Promise<readonly unknown[]>): Promise<unknown> {
  return written.then(
    (answers) => ({ answers }),
    (error: unknown) => ({ refused: error instanceof Error ? error.name : error }),
  );
}

export function modelContract(title: string, open: Open, { runs = 20 }: { readonly runs?: number } = {}): void {
  describe(`${title} beside the memory store`, () => {
    let opened: OpenedStore | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    test(
      'whatever is done to both, both answer the same',
      async () => {
        if (opened === undefined) throw new Error('The store is opened before the test.');
        const { store, clock } = opened;
        const model = memoryStore({ clock: clock.read });
        const property = fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (transactions) => {
          const homes = [await homeIn(store), await homeIn(model)];
          for (const { clock: now, steps, fails } of transactions) {
            clock.set(now);
            const outcomes = homes.map((home) =>
              outcome(
                home.write(async (tx) => {
                  const answers: unknown[] = [];
                  for (const one of steps) answers.push(await one.run(tx));
                  if (fails) throw new RangeError('at the end');
                  return answers;
                }),
              ),
            );
            const [real, expected] = await Promise.all(outcomes);
            expect(real).toEqual(expected);
          }
          const [real, expected] = await Promise.all(homes.map((home) => home.read(everythingOf)));
          expect(real).toEqual(expected);
        });
        await fc.assert(property, { numRuns: runs });
      },
      patience,
    );
  });
}
