/** A month closes for two hundred agreements in the process that also answers requests: how late its event loop gets. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { closePeriod, publishAgreement, registerSource, system } from '@troth/services';
import { contextOver, need } from './business.ts';
import { seal, tell } from './filled.ts';
import { option, size } from './options.ts';
import { agreementName, promiseText, worksRows } from './promise.ts';
import { atPlace, organisation } from './places.ts';
import type { Place, PlaceName } from './places.ts';
import { middle } from './rounds.ts';
import type { Section } from './rounds.ts';
import { pause } from './served.ts';

const agreements = option('agreements', size(200, 12));

interface Found {
  readonly name: PlaceName;
  readonly engine: string;
  readonly seconds: number;
  /** Milliseconds of one close. */
  readonly each: number;
  readonly p99: number;
  readonly longest: number;
  readonly idle: number;
}

export async function run(): Promise<Section> {
  const found: Found[] = [];
  for (const name of ['embedded', 'PostgreSQL'] as const) found.push(await atPlace(name, measure));
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  return {
    title: `A month closes for ${agreements} agreements: lateness of the event loop`,
    about: [
      `Each agreement has a month of minute slices in sealed pages and 20 works; its period is closed (evidence read, evaluated, statement issued with its ledger entry, durably), one after the other, by the process that would answer requests. Lateness is how much later than asked a timer of a millisecond fires (perf_hooks.monitorEventLoopDelay); it is measured while nothing happens too. The embedded database works in its own thread.`,
    ],
    head: ['store', 'all closed in', 'one close, median', 'lateness p99', 'longest', 'p99 while idle'],
    rows: found.map((one) => [
      `${one.name} (${one.engine})`,
      `${one.seconds.toFixed(1)} s`,
      ms(one.each),
      ms(one.p99),
      ms(one.longest),
      ms(one.idle),
    ]),
    targets: found.map(({ name, p99 }) => ({
      what: `${name}: event loop at most 50 ms late (p99) while a month closes`,
      reached: p99 <= 50,
      measured: ms(p99),
    })),
  };
}

async function measure({ name, engine, store }: Place): Promise<Found> {
  const context = contextOver(store);
  const head = { organisation, actor: system };
  const texts = Array.from({ length: agreements }, (_, index) => ({
    file: `${agreementName(index)}.json`,
    text: promiseText(index),
  }));
  need(await publishAgreement(context, { ...head, texts }));
  need(await registerSource(context, { ...head, id: 'probe', kind: 'rows' }));
  await tell(store, agreements);
  await seal(store);
  for (let index = 0; index < agreements; index += 1)
    await store.write(organisation, (transaction) =>
      transaction.addFacts({ source: 'works', rows: worksRows(index), claimed: true }, { actor: 'system' }),
    );
  const idle = await lateness(() => pause(2_000));
  const times: number[] = [];
  const busy = await lateness(async () => {
    for (let index = 0; index < agreements; index += 1) {
      const begun = performance.now();
      const agreement = agreementName(index);
      const issued = need(await closePeriod(context, { ...head, agreement, period: '2024-11' }));
      if (issued.status !== 'final') throw new Error(`${agreement} is ${issued.status}.`);
      times.push(performance.now() - begun);
    }
  });
  const seconds = times.reduce((sum, one) => sum + one, 0) / 1e3;
  return { name, engine, seconds, each: middle(times), p99: busy.p99, longest: busy.longest, idle: idle.p99 };
}

/** Milliseconds beyond what was asked, while the work is done. */
async function lateness(work: () => Promise<void>): Promise<{ readonly p99: number; readonly longest: number }> {
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  await work();
  delays.disable();
  const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution);
  return { p99: beyond(delays.percentile(99)), longest: beyond(delays.max) };
}
