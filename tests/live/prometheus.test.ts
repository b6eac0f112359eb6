import { deriveSlices, metricMappings, reachOf } from '@troth/connectors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sample } from '@troth/connectors';
import { LoopbackTarget } from './loopback-target.ts';
import { PrometheusProcess, until } from './prometheus-process.ts';
import { additions, codes, counterOf, pullAll, shownOf, sumOf } from './raw-figures.ts';
import { startReceiver } from './write-receiver.ts';
import type { WriteReceiver } from './write-receiver.ts';

const requests = { metric: 'demo_requests_total', where: { job: 'demo' } };
const [mapping] = metricMappings.parse([
  {
    as: 'counters',
    total: requests,
    bad: { ...requests, where: { ...requests.where, code: { prefix: '5' } } },
    series: 'demo',
    subject: 'label:job',
    step: '1 s',
    every: '200 ms',
    staleAfter: 4,
  },
]);

let receiver: WriteReceiver;
let target: LoopbackTarget;
let pushed: readonly Sample[] = [];
let pulled: readonly Sample[] = [];

/** Some seconds of a real server, its target restarted in the middle. */
beforeAll(async () => {
  const since = Date.now() - 1000;
  receiver = await startReceiver();
  target = await LoopbackTarget.start();
  const prometheus = await PrometheusProcess.start({
    targetPort: target.port,
    writeTo: receiver.url,
    interval: '200ms',
  });
  try {
    await until('the target was collected for some seconds', () => target.log.length >= 20);
    await target.stop();
    await until('its end was noticed', () => receiver.samples.some(({ stale }) => stale === true));
    const before = target.log.length;
    await target.startAgain();
    await until('it was collected again', () => target.log.length >= before + 20);
    await target.stop();
    await until('everything was sent', async () => {
      pulled = await pullAll(prometheus.url, since);
      return codes.every((code) => counterOf(receiver.samples, code).length >= counterOf(pulled, code).length);
    });
    pushed = [...receiver.samples];
  } finally {
    await prometheus.stop();
    await target.stop().catch(() => undefined);
    await receiver.stop();
  }
});
afterAll(() => expect(receiver.answers.every((status) => status === 204)).toBe(true));

test.each(codes)('counter %s: pushed, pulled and shown are one', (code) => {
  const [sent, asked] = [counterOf(pushed, code), counterOf(pulled, code)];
  expect(sent.length).toBeGreaterThanOrEqual(38);
  expect(asked).toEqual(sent);
  // The last collection may have been served and not yet stored when the target ended.
  const shown = shownOf(target.log, code).slice(0, sent.length);
  expect(sent.map(({ value }) => value)).toEqual(shown);
  expect(target.log.length - sent.length).toBeLessThanOrEqual(2);
});

test('the slices of both are the arithmetic of the log', () => {
  if (mapping === undefined) throw new Error('the mapping was not read');
  const times = counterOf(pushed, '200').map(({ at }) => at);
  const reach = reachOf(mapping);
  const span = { start: (times[0] ?? 0) - reach, end: (times[times.length - 1] ?? 0) + reach };
  const [ofPushed, ofPulled] = [deriveSlices(mapping, pushed, span), deriveSlices(mapping, pulled, span)];
  expect(ofPushed).toEqual(ofPulled);
  expect(ofPushed.refused).toEqual([]);
  const known = ofPushed.rows.filter(({ row }) => row['total'] !== undefined);
  expect(known.length).toBeGreaterThanOrEqual(4);
  expect(known.length).toBeLessThan(ofPushed.rows.length);
  const within = (code: string, start: number): number => {
    const added = additions(shownOf(target.log, code));
    return sumOf(added.filter((_more, i) => Math.floor((times[i] ?? 0) / 1000) * 1000 === start));
  };
  for (const { row } of known) {
    const start = Date.parse(String(row['start']));
    const [good, bad] = [within('200', start), within('503', start)];
    expect([row['bad'], row['total']]).toEqual([String(bad), String(good + bad)]);
  }
});
