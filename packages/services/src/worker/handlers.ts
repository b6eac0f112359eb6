/**
 * Background work. Owns: which queue does what, and waking what is due. Everything here may be done twice and by several
 * workers: effects are told once because their records and events are written once.
 */
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { Job, QueueHandler } from '@troth/stores';
import { z } from 'zod';
import { proposeRemedies } from '../actions/propose.ts';
import { keepCopies } from '../activation/upkeep.ts';
import { tellJump, untoldJump } from '../alerts/clock-behind.ts';
import { tellDueCases } from '../clocks/due-cases.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { deliverWaiting } from '../delivery/deliver.ts';
import { messagesDue, sendMessages } from '../delivery/messages.ts';
import { webhookKind } from '../delivery/webhooks.ts';
import { escalate, problemTimer } from '../evidence/problem-reports.ts';
import { askForForecasts, forecastDaily } from '../forecast/daily.ts';
import { signHead } from '../packs/checkpoint.ts';
import { closeDue, periodsDue } from '../periods/close-due.ts';
import { evaluateTouched } from '../periods/evaluate-touched.ts';
import { askToLook, notLookedAt } from '../periods/look-again.ts';
import { proposeRestatement } from '../periods/restate.ts';
import { radarNight } from '../radar/due.ts';
import { lookTonight } from '../radar/radar.ts';
import { shelfOf } from '../agreements/shelf.ts';
import { sealContract } from '../signing/seal.ts';
import { nothingDue, signingsDue, signingTimers } from '../signing/timers.ts';
import { pollDue } from '../sources/poll.ts';
import { tellSilentSources } from '../sources/silence.ts';
import { detectBreaches } from '../month-end/breaches-detect.ts';
import { watchPromises } from '../warnings/watch.ts';
import { queue } from './queues.ts';

const ofOrganisation = z.object({ organisation: z.string() });
const ofAgreement = ofOrganisation.extend({ agreement: z.string() });
const ofSigning = ofOrganisation.extend({ signing: z.string() });
const ofPeriod = ofAgreement.extend({ period: z.string() });

const timerBatch = 200;
const sealBatch = 500;
const answersAtOnce = 1000;

/** Everything that happens in the background, one handler a queue. */
export function workerHandlers(context: Context): readonly QueueHandler[] {
  const each = (name: string, work: (data: Json) => Promise<void>, batch = 1): QueueHandler => ({
    queue: name,
    batch,
    handle: async (jobs: readonly Job[]) => {
      // One that fails keeps none of the others from being done; the batch is tried again, and doing twice is harmless.
      const faults: unknown[] = [];
      for (const { data } of jobs) await work(data).catch((fault: unknown) => faults.push(fault));
      if (faults.length > 0) throw faults[0];
    },
  });
  const perOrganisation = (name: string, work: (organisation: string) => Promise<unknown>): QueueHandler =>
    each(name, async (data) => void (await work(ofOrganisation.parse(data).organisation)));
  return [
    each(queue.evaluate, (data) => evaluateTouched(context, ofAgreement.parse(data)), 20),
    each(queue.restate, (data) => lookAgain(context, ofPeriod.parse(data))),
    each(queue.closeDue, async (data) => {
      const one = ofPeriod.safeParse(data);
      if (one.success) await closeDue(context, one.data);
      else await regularWork(context, ofOrganisation.parse(data).organisation);
    }),
    perOrganisation(queue.timers, (organisation) => runTimers(context, organisation)),
    perOrganisation(queue.poll, (organisation) => pollDue(context, organisation)),
    perOrganisation(queue.seal, (organisation) => sealPast(context, organisation)),
    perOrganisation(queue.checkpoint, (organisation) => signHead(context, { organisation, ifDue: true })),
    perOrganisation(queue.deliver, (organisation) => deliverWaiting(context, organisation)),
    perOrganisation(queue.mail, (organisation) => sendMessages(context, organisation)),
    perOrganisation(queue.signings, (organisation) => signingTimers(context, organisation)),
    perOrganisation(queue.radar, (organisation) => lookTonight(context, organisation)),
    perOrganisation(queue.warn, async (organisation) => {
      await watchPromises(context, organisation);
      await detectBreaches(context, organisation);
      await proposeRemedies(context, organisation);
    }),
    each(queue.sealContract, (data) => sealContract(context, ofSigning.parse(data))),
    each(queue.forecast, (data) => forecastDaily(context, ofAgreement.parse(data))),
  ];
}

/**
 * Looks whether an issued statement still holds. A statement knows what was recorded before its own instant; so what was
 * recorded this very millisecond is waited for.
 */
async function lookAgain(context: Context, closed: z.output<typeof ofPeriod>): Promise<void> {
  const { organisation, agreement, period } = closed;
  const { recordedAt } = await context.store.read(organisation, (reader) => reader.head());
  if (recordedAt !== undefined && recordedAt >= context.clock()) {
    const after = Instant.plus(recordedAt, 1);
    await context.store.write(organisation, (transaction) => askToLook(transaction, { agreement, period }, after));
    return;
  }
  const done = await proposeRestatement(context, { ...closed, actor: system });
  if (!done.ok) throw new Error(done.refusals[0]?.message ?? 'no restatement could be proposed');
}

/**
 * What time alone changes: periods that end, budgets that a clock uses up, sources that say nothing, answers that expire; and
 * looks whose jobs were given up or restored away.
 */
async function regularWork(context: Context, organisation: string): Promise<void> {
  for (let gone = answersAtOnce; gone === answersAtOnce;)
    gone = await context.store.write(organisation, (transaction) => transaction.forgetAnswers(answersAtOnce));
  const due = await periodsDue(context, organisation);
  await tellSilentSources(context, organisation);
  const kept = await keepCopies(context, organisation);
  if (!kept.ok) throw new Error(kept.refusals[0]?.message ?? 'copies could not be recalled');
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  await context.store.write(organisation, async (transaction) => {
    for (const { agreement, period } of due) {
      const data = { organisation, agreement, period };
      await transaction.enqueue(queue.closeDue, { key: `${agreement}/${period}`, data });
    }
    for (const waiting of await notLookedAt(transaction)) await askToLook(transaction, waiting);
    for (const agreement of shelf.agreements.keys())
      await transaction.enqueue(queue.evaluate, { key: agreement, data: { organisation, agreement } });
    await askForForecasts(transaction, { organisation, agreements: shelf.agreements.keys(), now: context.clock() });
  });
}

async function runTimers(context: Context, organisation: string): Promise<void> {
  for (let taken = timerBatch; taken === timerBatch;)
    taken = await context.store.write(organisation, (transaction) => tellDueCases(transaction, context, timerBatch));
  await context.store.write(organisation, async (transaction) => {
    for (const { subject } of await transaction.takeDue(problemTimer, context.clock(), timerBatch))
      await escalate(transaction, { id: subject, act: () => ({ actor: system.id }) });
  });
}

/** Lays days that are over into pages; they can still change, and get a new version then. */
async function sealPast(context: Context, organisation: string): Promise<void> {
  const before = Instant.plus(context.clock(), -sealAfterMs);
  for (let sealed = 1; sealed > 0;) {
    const days = await context.store.read(organisation, (reader) => reader.unsealed(before, sealBatch));
    sealed =
      days.length === 0
        ? 0
        : await context.store.write(organisation, (transaction) => transaction.seal(days, { actor: system.id }));
  }
}

/** Late slices of a day come mostly within the hour; sealing before them would only be done twice. */
const sealAfterMs = 3_600_000;
const quarterMs = 900_000;

/** Puts due work into the queues of every organisation; asked again and again by whoever runs workers. */
export async function wake(context: Context): Promise<void> {
  const now = context.clock();
  for (const organisation of await context.store.organisations()) {
    const due = await context.store.read(organisation, async (reader) => ({
      timers: (await reader.timers({ by: now, limit: 1 })).length > 0,
      unsealed: (await reader.unsealed(Instant.plus(now, -sealAfterMs), 1)).length > 0,
      unsigned: (await reader.head()).size !== (await reader.checkpoints(1))[0]?.size,
      hooks: (await reader.records({ kind: webhookKind, limit: 1 })).length > 0,
      woken: (await reader.projection(wokenKind, wokenId))?.body,
      laid: (await reader.projection(wokenKind, laidId))?.body,
      warned: (await reader.projection(wokenKind, warnedId))?.body,
      looked: (await reader.projection(wokenKind, nightId))?.body,
      jump: await untoldJump(reader, now),
    }));
    const mails = context.mail !== undefined && (await messagesDue(context, organisation)).length > 0;
    const signings = !nothingDue(await signingsDue(context, organisation));
    const night = await radarNight(context, organisation);
    const quarter = Math.floor(now / quarterMs);
    const hour = Math.floor(now / sealAfterMs);
    // Late slices that trickle into a past day make one version of its page an hour, not one each time.
    const seals = due.unsealed && due.laid !== hour;
    // Promises are looked at once the evaluations of this quarter are done: before them the forecast would be the last quarter's.
    const warns = due.woken === quarter && due.warned !== quarter && (await isEvaluated(context));
    const wanted = [
      ...(due.timers ? [queue.timers, queue.poll] : []),
      ...(seals ? [queue.seal] : []),
      ...(due.woken === quarter ? [] : [queue.closeDue]),
      ...(due.unsigned && context.signer !== undefined ? [queue.checkpoint] : []),
      ...(due.hooks ? [queue.deliver] : []),
      ...(mails ? [queue.mail] : []),
      ...(signings ? [queue.signings] : []),
      ...(due.looked === night ? [] : [queue.radar]),
      ...(warns ? [queue.warn] : []),
    ];
    if (wanted.length === 0 && due.jump === undefined) continue;
    await context.store.write(organisation, async (transaction) => {
      for (const name of wanted) await transaction.enqueue(name, { key: organisation, data: { organisation } });
      if (due.woken !== quarter) await transaction.project(wokenKind, wokenId, quarter);
      if (seals) await transaction.project(wokenKind, laidId, hour);
      if (due.looked !== night) await transaction.project(wokenKind, nightId, night);
      if (warns) await transaction.project(wokenKind, warnedId, quarter);
      if (due.jump !== undefined) await tellJump(transaction, due.jump, { actor: system.id });
    });
  }
}

/** When the periodic work was last asked for, whoever wakes: once a quarter of an hour, and once an hour for sealing. */
const wokenKind = 'woken';
const wokenId = 'quarter';
const laidId = 'seal';
const nightId = 'radar';
const warnedId = 'warn';

async function isEvaluated({ store }: Context): Promise<boolean> {
  const waiting = await store.jobs.waiting();
  return [queue.evaluate, queue.closeDue].every((name) => (waiting[name] ?? 0) === 0);
}
