/**
 * Ten minutes of a real Prometheus: a target restarted after a quarter of the time, Prometheus itself in the middle, remote
 * write and raw pull compared with the target's own log, and what PromQL's `increase` says beside the count, with the reason.
 *
 * node tests/live/prometheus-ten-minutes.ts [--minutes 10] [--interval 1s] [--write-to URL]
 * node tests/live/prometheus-ten-minutes.ts --serve [--minutes 10]
 *
 * With --write-to the samples are written to that address instead of a receiver of this program; what arrived there is
 * looked at there, and the rest is compared here. With --serve a `troth serve` of its own receives, asks and states, and is
 * killed once on the way (served-run.ts); the last line is a JSON object of all figures. Exit code 1 when any two figures differ.
 */
import { parseArgs } from 'node:util';
import type { Sample } from '@troth/connectors';
import { LoopbackTarget } from './loopback-target.ts';
import { PrometheusProcess, until } from './prometheus-process.ts';
import { quartersBeside } from './promql-beside.ts';
import { additions, codes, counterOf, pullAll, shownOf, sumOf } from './raw-figures.ts';
import { servedRun } from './served-run.ts';
import { startReceiver } from './write-receiver.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    interval: { type: 'string', default: '1s' },
    'write-to': { type: 'string' },
    serve: { type: 'boolean', default: false },
  },
});
const whole = Number(values.minutes) * 60_000;
if (!(whole > 0)) throw new Error('--minutes takes a number above 0');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Compared {
  readonly url: string;
  readonly target: LoopbackTarget;
  readonly pulled: readonly Sample[];
  /** Undefined where somebody else received. */
  readonly pushed: readonly Sample[] | undefined;
}

/** Whether every figure of this counter is one. */
async function compare(code: string, { url, target, pulled, pushed }: Compared): Promise<boolean> {
  const asked = counterOf(pulled, code);
  const shown = shownOf(target.log, code).slice(0, asked.length);
  const sums = {
    'its own log': sumOf(additions(shown)),
    'raw pull': sumOf(additions(asked.map(({ value }) => value))),
    ...(pushed === undefined
      ? {}
      : { 'remote write': sumOf(additions(counterOf(pushed, code).map(({ value }) => value))) }),
  };
  say(`\ncode ${code}: ${asked.length} samples, ${target.log.length} collections served`);
  for (const [name, sum] of Object.entries(sums)) say(`  ${name.padEnd(14)} ${sum}`);
  const { sentences, explained } = await quartersBeside(url, pulled, code);
  for (const [i, sentence] of sentences.entries()) say(`  quarter ${i + 1}: ${sentence}`);
  if (!explained) return false;
  const same = shown.every((value, i) => value === asked[i]?.value);
  return same && new Set(Object.values(sums)).size === 1;
}

async function received(): Promise<boolean> {
  const since = Date.now() - 1000;
  const writeTo = values['write-to'];
  const receiver = writeTo === undefined ? await startReceiver() : undefined;
  const target = await LoopbackTarget.start();
  const url = writeTo ?? receiver?.url ?? '';
  const prometheus = await PrometheusProcess.start({
    targetPort: target.port,
    writeTo: url,
    interval: values.interval,
  });
  try {
    say(`collecting every ${values.interval} for ${values.minutes} min`);
    await pause(whole / 4);
    await target.stop();
    await pause(Math.min(3000, whole / 20));
    await target.startAgain();
    say('the target was restarted');
    await pause(whole / 4);
    await prometheus.restart();
    say('Prometheus was restarted');
    await pause(whole / 2);
    await target.stop();
    let pulled: readonly Sample[] = [];
    await until('everything was sent', async () => {
      pulled = await pullAll(prometheus.url, since);
      if (receiver === undefined) return true;
      return codes.every((code) => counterOf(receiver.samples, code).length >= counterOf(pulled, code).length);
    });
    const compared = { url: prometheus.url, target, pulled, pushed: receiver?.samples };
    const verdicts: boolean[] = [];
    for (const code of codes) verdicts.push(await compare(code, compared));
    const good = verdicts.every((same) => same) && (receiver?.answers.every((status) => status === 204) ?? true);
    return good;
  } finally {
    await prometheus.stop();
    await target.stop().catch(() => undefined);
    await receiver?.stop();
  }
}

async function served(): Promise<boolean> {
  const downMs = Math.min(30_000, Math.max(5_000, whole / 20));
  const figures = await servedRun({ wholeMs: whole, stepSeconds: whole > 300_000 ? 10 : 1, downMs, say });
  for (const { slice, because } of figures.unknown) say(`unknown ${slice}: ${because}`);
  for (const [code, sentences] of Object.entries(figures.promql))
    for (const [i, sentence] of sentences.entries()) say(`code ${code}, quarter ${i + 1}: ${sentence}`);
  say(JSON.stringify(figures));
  return figures.pass;
}

const good = await (values.serve ? served() : received());
if (!values.serve) say(good ? '\nall figures are one' : '\nfigures differ');
process.exitCode = good ? 0 : 1;
