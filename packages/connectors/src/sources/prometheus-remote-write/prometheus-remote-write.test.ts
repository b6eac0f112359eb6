import SnappyJS from 'snappyjs';
import { describe, expect, test } from 'vitest';
import { mutations } from '../testing/mutations.ts';
import { deliveryOf, pushed, sentence } from '../testing/push.ts';
import { message1, message2 } from '../testing/write-requests.ts';
import type { SentSeries } from '../testing/write-requests.ts';
import { prometheusRemoteWrite } from './prometheus-remote-write.ts';

const compressed = (bytes: Uint8Array): Uint8Array => SnappyJS.compress(Uint8Array.from(bytes));
const config = prometheusRemoteWrite.configuration.parse({});
const type1 = 'application/x-protobuf';
const type2 = 'application/x-protobuf;proto=io.prometheus.write.v2.Request';
const at = 1_777_600_000_000;
const series: readonly SentSeries[] = [
  {
    labels: { __name__: 'up', job: 'web' },
    samples: [
      { value: 1, timestamp: at },
      { value: 0, timestamp: at + 15_000 },
    ],
  },
  {
    labels: { __name__: 'requests_total', job: 'wéb' },
    samples: [{ value: 2 ** 53 - 1, timestamp: at, start: at - 5 }],
  },
];

const receive = (body: Uint8Array, type: string, headers: Record<string, string> = {}) =>
  prometheusRemoteWrite.receive(pushed(body, { 'content-type': type, 'content-encoding': 'snappy', ...headers }), {
    config,
  });
const receipt = { accepted: 3, samples: 3, duplicates: 0, refused: [] };

describe('what is sent arrives', () => {
  const expected = [
    { labels: { __name__: 'up', job: 'web' }, at, value: 1 },
    { labels: { __name__: 'up', job: 'web' }, at: at + 15_000, value: 0 },
    { labels: { __name__: 'requests_total', job: 'wéb' }, at, value: 2 ** 53 - 1 },
  ];
  test('1.0', () => {
    const { samples, refused } = deliveryOf(receive(compressed(message1(series)), type1));
    expect({ samples, refused }).toEqual({ samples: expected, refused: [] });
  });
  test('2.0, with the start of the counter', () => {
    const { samples } = deliveryOf(receive(compressed(message2(series)), type2));
    expect(samples.slice(0, 2)).toEqual(expected.slice(0, 2));
    expect(samples[2]).toEqual({ ...expected[2], startedAt: at - 5 });
  });
  test('times before 1970 and an empty request', () => {
    const old = [{ labels: { __name__: 'up' }, samples: [{ value: 1, timestamp: -1 }] }];
    expect(deliveryOf(receive(compressed(message1(old)), type1)).samples[0]?.at).toBe(-1);
    expect(deliveryOf(receive(compressed(message1([])), type1)).samples).toEqual([]);
  });
  test("Prometheus' stale marker is told apart from a plain NaN", () => {
    const bytes = message1([{ labels: { a: 'b' }, samples: [{ value: Number.NaN, timestamp: at }] }]);
    const stale = Uint8Array.from(bytes);
    const where = stale.findIndex((byte, i) => byte === 0xf8 && stale[i + 1] === 0x7f);
    stale.set([2, 0, 0, 0, 0, 0, 0xf0, 0x7f], where - 6);
    expect(deliveryOf(receive(compressed(bytes), type1)).samples).toEqual([
      { labels: { a: 'b' }, at, value: Number.NaN },
    ]);
    expect(deliveryOf(receive(compressed(stale), type1)).samples).toEqual([
      { labels: { a: 'b' }, at, value: Number.NaN, stale: true },
    ]);
  });
});

describe('what cannot be kept is told', () => {
  test('native histograms by their number, the other samples are kept', () => {
    for (const [type, body] of [
      [type1, message1],
      [type2, message2],
    ] as const) {
      const sent = series.map((one) => ({ ...one, histograms: 2 }));
      const { samples, refused } = deliveryOf(receive(compressed(body(sent)), type));
      expect(samples).toHaveLength(3);
      expect(refused).toEqual([
        expect.objectContaining({
          code: 'NATIVE-HISTOGRAM',
          message: expect.stringContaining('4 native histogram samples of 2 series'),
        }),
      ]);
    }
  });
  test('series without labels and times that are no moments, each with its place', () => {
    const sent = [
      { labels: {}, samples: [{ value: 1, timestamp: at }] },
      { labels: { a: 'b' }, samples: [{ value: 1, timestamp: 2 ** 60 }] },
    ];
    const { samples, refused } = deliveryOf(receive(compressed(message1(sent)), type1));
    expect(samples).toEqual([]);
    expect(refused.map(({ place, code }) => [place, code])).toEqual([
      ['timeseries[0]', 'SERIES-LABELS'],
      ['timeseries[1]', 'SAMPLE-TIME'],
    ]);
  });
  test('2.0 with a wrong symbol table', () => {
    const broken = receive(compressed(message2(series, ['not empty', ''])), type2);
    expect(broken).toMatchObject({
      ok: false,
      refusal: { status: 400, message: expect.stringContaining('symbol table') },
    });
    expect(receive(compressed(message1(series)), type2)).toMatchObject({ ok: true, delivery: { samples: [] } });
  });
  test.each([
    ['another media type', { 'content-type': 'application/json' }, 415],
    ['another message', { 'content-type': 'application/x-protobuf;proto=a.B' }, 415],
    ['no compression', { 'content-encoding': '' }, 415],
    ['another compression', { 'content-encoding': 'gzip' }, 415],
  ])('%s', (_name, headers, status) => {
    const received = receive(compressed(message1(series)), type1, headers);
    expect(received).toMatchObject({ ok: false, refusal: { status, message: expect.stringMatching(sentence) } });
  });
  test('a body that would be larger than allowed', () => {
    const small = prometheusRemoteWrite.configuration.parse({ mostBytes: 1024 });
    const body = compressed(message1(Array.from({ length: 100 }, () => series[0] ?? { labels: {}, samples: [] })));
    const request = pushed(body, { 'content-type': type1, 'content-encoding': 'snappy' });
    expect(prometheusRemoteWrite.receive(request, { config: small })).toMatchObject({
      ok: false,
      refusal: { status: 413 },
    });
  });
});

describe('the answer', () => {
  const request = (type: string) => pushed('', { 'content-type': type, 'content-encoding': 'snappy' });
  test('2.0 tells what was written, 1.0 says nothing', () => {
    expect(prometheusRemoteWrite.answer({ ...receipt, samples: 2, duplicates: 1 }, request(type2))).toMatchObject({
      status: 204,
      headers: { 'x-prometheus-remote-write-samples-written': '3', 'x-prometheus-remote-write-exemplars-written': '0' },
    });
    expect(prometheusRemoteWrite.answer(receipt, request(type1))).toEqual({ status: 204, headers: {}, body: '' });
  });
  test('a part is no success', () => {
    const refused = [{ place: 'timeseries[0]', code: 'X', message: 'it is wrong' }];
    const answer = prometheusRemoteWrite.answer({ ...receipt, refused }, request(type2));
    expect(answer).toMatchObject({ status: 400, body: 'timeseries[0]: it is wrong\n' });
    expect(answer.headers['x-prometheus-remote-write-samples-written']).toBe('3');
  });
});

describe('damaged bodies', () => {
  test.each([
    ['1.0', type1, message1(series)],
    ['2.0', type2, message2(series)],
  ])('%s: 5,000 are read or refused with a sentence', (_name, type, message) => {
    let refusals = 0;
    const check = (body: Uint8Array): void => {
      const received = receive(body, type);
      if (received.ok) return;
      refusals += 1;
      expect(received.refusal.message).toMatch(sentence);
      expect([400, 413]).toContain(received.refusal.status);
    };
    for (const body of mutations([message], 5000)) check(compressed(body));
    for (const body of mutations([compressed(message)], 5000)) check(body);
    expect(refusals).toBeGreaterThan(1000);
  });
});
