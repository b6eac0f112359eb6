/**
 * Ten minutes of a real Prometheus: a target restarted after a quarter of the time, Prometheus itself in the middle, remote
 * write and raw pull compared with the target's own log, and what PromQL's `increase` says beside the count, with the reason.
 *
 * node tests/live/prometheus-ten-minutes.ts [--minutes 10] [--interval 1s] [--write-to URL]
 *
 * With --write-to the samples are written to that address instead of a receiver of this program; what arrived there is
 * looked at there, and the rest is compared here. Exit code 1 when any two figures differ.
 */
import { parseArgs } from 'node:util';
import { checkIncrease, queryTerms } from '@troth/connectors';
import type { Sample } from '@troth/connectors';
import { LoopbackTarget } from './loopback-target.ts';
import { PrometheusProcess, until } from './prometheus-process.ts';
import { additions, codes, counterOf, http, pullAll, shownOf, sumOf } from './raw-figures.ts';
import { startReceiver } from './write-receiver.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    interval: { type: 'string', default: '1s' },
    'write-to': { type: 'string' },
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
  const [first, last] = [asked[0], asked[asked.length - 1]];
  if (first === undefined || last === undefined) return false;
  const config = queryTerms.parse({ url, queries: [{ raw: { metric: 'demo_requests_total' } }] });
  const quarter = Math.round((last.at - first.at) / 4);
  for (let part = 0; part < 4; part += 1) {
    const window = { from: first.at + part * quarter, to: first.at + (part + 1) * quarter };
    const labels = pulled.find((sample) => sample.labels['code'] === code)?.labels ?? {};
    const check = await checkIncrease({ config, fetch: http }, { labels, samples: asked, window });
    if (!check.ok) throw new Error(check.refusals.map(({ message }) => message).join('; '));
    say(`  quarter ${part + 1}: ${check.value.sentence}`);
    if (check.value.pieces.some(({ reason }) => reason === 'unexplained')) return false;
  }
  const same = shown.every((value, i) => value === asked[i]?.value);
  return same && new Set(Object.values(sums)).size === 1;
}

const since = Date.now() - 1000;
const writeTo = values['write-to'];
const receiver = writeTo === undefined ? await startReceiver() : undefined;
const target = await LoopbackTarget.start();
const url = writeTo ?? receiver?.url ?? '';
const prometheus = await PrometheusProcess.start({ targetPort: target.port, writeTo: url, interval: values.interval });
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
  say(good ? '\nall figures are one' : '\nfigures differ');
  process.exitCode = good ? 0 : 1;
} finally {
  await prometheus.stop();
  await target.stop().catch(() => undefined);
  await receiver?.stop();
}
