/**
 * A real Prometheus and a real `troth serve`: the target is down for a while after a quarter of the time, Prometheus is
 * restarted in the middle, Troth is killed and started again after three quarters. Then every slice of both ways in is
 * compared with the target's own log, and the time down with what the probe saw.
 */
import type { Sample } from '@troth/connectors';
import { BlackboxProcess } from './blackbox-process.ts';
import { LoopbackTarget } from './loopback-target.ts';
import { PrometheusProcess, until } from './prometheus-process.ts';
import { quartersBeside } from './promql-beside.ts';
import { codes, pullAll } from './raw-figures.ts';
import { healthOf, setAside, slicesOf, statedCounts } from './served-answers.ts';
import { agree, collectionsOf, expectedSlices, same, sum } from './served-figures.ts';
import type { Count, Disturbance, Expected, Slices } from './served-figures.ts';
import { listen, promise, staleMs, ways } from './served-promises.ts';
import { ServedTroth } from './served-troth.ts';

export interface RunTerms {
  readonly wholeMs: number;
  /** Length of a slice, in seconds. */
  readonly stepSeconds: number;
  /** How long the target is down. */
  readonly downMs: number;
  readonly say: (line: string) => void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

interface Stage {
  readonly troth: ServedTroth;
  readonly target: LoopbackTarget;
  readonly prometheus: PrometheusProcess;
  readonly since: number;
}

/** Figures of the run, and whether each comparison held. */
export async function servedRun(terms: RunTerms) {
  const step = `${terms.stepSeconds} s`;
  const since = Date.now() - 1000;
  const troth = await ServedTroth.start();
  const target = await LoopbackTarget.start();
  const blackbox = await BlackboxProcess.start();
  let prometheus: PrometheusProcess | undefined;
  try {
    const key = await promise(troth, step);
    const collecting = { targetPort: target.port, blackboxPort: blackbox.port, interval: '1s' };
    prometheus = await PrometheusProcess.start({ ...collecting, writeTo: `${troth.url}/api/v1/write`, key });
    await listen(troth, { url: prometheus.url, since, step });
    const stage = { troth, target, prometheus, since };
    const disturbances = await disturb(stage, terms);
    return await compared(stage, terms, disturbances);
  } finally {
    await prometheus?.stop();
    await blackbox.stop();
    await target.stop().catch(() => undefined);
    await troth.stop();
  }
}

/** Lets the time pass and does what is to be survived. */
async function disturb({ troth, target, prometheus }: Stage, terms: RunTerms): Promise<readonly Disturbance[]> {
  const { wholeMs, downMs, say } = terms;
  // Prometheus looks for what it is to collect for some seconds first.
  await until('the target was collected', () => target.log.length > 0);
  const begun = Date.now();
  const at = (share: number): Promise<void> => pause(begun + wholeMs * share - Date.now());
  const done: Disturbance[] = [];
  const during = async (what: string, work: () => Promise<void>): Promise<void> => {
    const from = Date.now();
    await work();
    done.push({ what, from, to: Date.now() });
    say(`${what}: ${Date.now() - from} ms`);
  };
  await at(1 / 4);
  await during('the target was down', async () => {
    await target.stop();
    await pause(downMs);
    await target.startAgain();
  });
  await at(1 / 2);
  await betweenCollections(target);
  await during('Prometheus was restarted', () => prometheus.restart());
  await at(3 / 4);
  await during('Troth was killed and started again', () => troth.killAndStartAgain());
  await at(1);
  return done;
}

/**
 * A Prometheus that ends forgets what it collected last and has not sent yet: the two ways in would be told different things,
 * and that is not what is compared here. So it ends half a second after a collection, with the next one half a second away.
 */
async function betweenCollections({ log }: LoopbackTarget): Promise<void> {
  const had = log.length;
  await until('the target was collected once more', () => log.length > had);
  await pause(500);
}

async function compared(stage: Stage, terms: RunTerms, disturbances: readonly Disturbance[]) {
  const { troth, target, prometheus, since } = stage;
  const step = terms.stepSeconds * 1000;
  const end = Math.floor(Date.now() / step) * step;
  await until('every way in has told all of it', async () => {
    const told = await slicesOf(troth, { since, knownAt: Date.now() });
    return ways.every((way) => [...told[way].keys()].some((start) => start >= end));
  });
  const asked = { since, knownAt: Date.now() };
  const told = await slicesOf(troth, asked);
  const stated = await statedCounts(troth, asked);
  const pulled = await pullAll(prometheus.url, since);
  const laid = { step, stale: staleMs, end, disturbances };
  const expected = expectedSlices(collectionsOf(pulled, target.log), laid);
  const down = downTime(target, told.probed);
  const promql = await besides(prometheus.url, pulled);
  const checks = {
    'pushed slices are the log': agree(told.pushed, expected, end),
    'pulled slices are the log': agree(told.pulled, expected, end),
    'raw samples are the log': expected.every(({ logged, raw }) => same(logged, raw)),
    'statements count what was told': ways.every((way) => same(stated[way], sum(told[way].values()))),
    'the time down is the time down': Math.abs(down.measuredMs - down.knownMs) <= down.resolutionMs,
    'every difference to PromQL is explained': promql.every(({ explained }) => explained),
  };
  return {
    pass: Object.values(checks).every((held) => held),
    checks,
    ...(await figuresOf(stage, { told, expected, end })),
    down,
    disturbances: disturbances.map(({ what, from, to }) => ({ what, ms: to - from })),
    promql: Object.fromEntries(promql.map(({ code, sentences }) => [code, sentences])),
    remoteWrite2: await remoteWrite2(prometheus.url),
  };
}

interface Told {
  readonly told: Awaited<ReturnType<typeof slicesOf>>;
  readonly expected: readonly Expected[];
  readonly end: number;
}

async function figuresOf({ troth }: Stage, { told, expected, end }: Told) {
  const within = (slices: Slices): Count => sum([...slices].flatMap(([start, count]) => (start < end ? [count] : [])));
  const whole = (of: 'logged' | 'raw'): Count => sum(expected.flatMap((slice) => slice[of] ?? []));
  const health = await Promise.all(ways.map(async (way) => [way, await healthOf(troth, way)] as const));
  const aside = await Promise.all(ways.map(async (way) => [way, await setAside(troth, way)] as const));
  return {
    slices: { all: expected.length, known: expected.filter(({ logged }) => logged !== undefined).length },
    counts: { log: whole('logged'), raw: whole('raw'), pushed: within(told.pushed), pulled: within(told.pulled) },
    unknown: expected.flatMap(({ start, because }) =>
      because === undefined ? [] : [{ slice: new Date(start).toISOString(), because }],
    ),
    health: Object.fromEntries(health),
    setAside: Object.fromEntries(aside),
  };
}

/** What the probe saw, once a second, beside when nobody answered. Either end is seen by the first probe behind it. */
function downTime({ outages }: LoopbackTarget, probed: Slices) {
  const knownMs = outages.reduce((ms, { from, to = from }) => ms + to - from, 0);
  const { bad, total } = sum(probed.values());
  return { knownMs, measuredMs: bad * 1000, resolutionMs: 2000, probes: total };
}

const besides = (url: string, pulled: readonly Sample[]) =>
  Promise.all(codes.map(async (code) => ({ code, ...(await quartersBeside(url, pulled, code)) })));

/** Remote write 2.0 came with Prometheus 2.54; an older one cannot be asked to send it. */
async function remoteWrite2(url: string): Promise<string> {
  const answer = await (await fetch(`${url}/api/v1/status/buildinfo`)).text();
  const version = /"version":"(\d+\.\d+)/u.exec(answer)?.[1] ?? 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const can = major > 2 || (major === 2 && minor >= 54);
  return can
    ? `Prometheus ${version} can; this run sent 1.0`
    : `Prometheus ${version} cannot send it (2.54 and later can)`;
}
