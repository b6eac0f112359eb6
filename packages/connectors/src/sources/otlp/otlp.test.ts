import { gzipSync } from 'node:zlib';
import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { deriveSlices } from '../metrics/derive.ts';
import { mappingSchema } from '../metrics/mapping.ts';
import { mutations } from '../testing/mutations.ts';
import { deliveryOf, pushed, sentence } from '../testing/push.ts';
import { otlp } from './otlp.ts';

const { root } = protobuf.parse(`
syntax = "proto3";
message Request { repeated ResourceMetrics resource_metrics = 1; }
message ResourceMetrics { Resource resource = 1; repeated ScopeMetrics scope_metrics = 2; string schema_url = 3; }
message Resource { repeated KeyValue attributes = 1; }
message ScopeMetrics { Scope scope = 1; repeated Metric metrics = 2; }
message Scope { string name = 1; string version = 2; }
message KeyValue { string key = 1; AnyValue value = 2; }
message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; ArrayValue array_value = 5; KeyValueList kvlist_value = 6; bytes bytes_value = 7; } }
message ArrayValue { repeated AnyValue values = 1; }
message KeyValueList { repeated KeyValue values = 1; }
message Metric { string name = 1; string description = 2; string unit = 3; Gauge gauge = 5; Sum sum = 7; Histogram histogram = 9; Gauge exponential_histogram = 10; Gauge summary = 11; }
message Gauge { repeated NumberDataPoint data_points = 1; }
message Sum { repeated NumberDataPoint data_points = 1; int32 aggregation_temporality = 2; bool is_monotonic = 3; }
message NumberDataPoint { repeated KeyValue attributes = 7; fixed64 start_time_unix_nano = 2; fixed64 time_unix_nano = 3; oneof value { double as_double = 4; sfixed64 as_int = 6; } uint32 flags = 8; }
message Histogram { repeated HistogramDataPoint data_points = 1; int32 aggregation_temporality = 2; }
message HistogramDataPoint { repeated KeyValue attributes = 9; fixed64 start_time_unix_nano = 2; fixed64 time_unix_nano = 3; fixed64 count = 4; optional double sum = 5; repeated fixed64 bucket_counts = 6; repeated double explicit_bounds = 7; uint32 flags = 10; }
message Response { PartialSuccess partial_success = 1; }
message PartialSuccess { int64 rejected_data_points = 1; string error_message = 2; }
message Status { int32 code = 1; string message = 2; }
`);

const start = Date.parse('2026-05-01T00:00:00Z');
const nano = (ms: number): string => `${ms}000000`;
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const at = (seconds: number, from = -60): { startTimeUnixNano: string; timeUnixNano: string } => ({
  startTimeUnixNano: nano(start + from * 1000),
  timeUnixNano: nano(start + seconds * 1000),
});

/** The JSON form; the protobuf form is made of it by another library. */
const exported = (metrics: readonly object[]) => ({
  resourceMetrics: [
    {
      resource: {
        attributes: [
          text('service.name', 'web'),
          text('service.instance.id', 'a'),
          { key: 'ports', value: { arrayValue: { values: [{ intValue: '80' }, { boolValue: true }] } } },
        ],
      },
      scopeMetrics: [{ scope: { name: 'http' }, metrics }],
    },
  ],
});
const requests = {
  name: 'http.requests',
  unit: '1',
  sum: {
    aggregationTemporality: 2,
    isMonotonic: true,
    dataPoints: [
      { ...at(0), asInt: '5', attributes: [text('code', '200')] },
      { ...at(15), asDouble: 7, attributes: [text('code', '200')] },
      { ...at(30), flags: 1, attributes: [text('code', '200')] },
    ],
  },
};
const load = { name: 'load', gauge: { dataPoints: [{ timeUnixNano: nano(start + 1), asDouble: 0.25 }] } };
const duration = {
  name: 'duration',
  histogram: {
    aggregationTemporality: 1,
    dataPoints: [{ ...at(15, 0), count: '6', sum: 2.5, bucketCounts: ['1', '2', '3'], explicitBounds: [0.1, 0.5] }],
  },
};
const types = { json: 'application/json', protobuf: 'application/x-protobuf' };
const asJson = (content: object): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const asProtobuf = (content: object): Uint8Array => {
  const type = root.lookupType('Request');
  return type.encode(type.fromObject(content)).finish();
};
const config = otlp.configuration.parse({});
const receive = (body: Uint8Array, type: string, headers: Record<string, string> = {}) =>
  otlp.receive(pushed(body, { 'content-type': type, ...headers }), { config });

describe('both forms', () => {
  const content = exported([requests, load, duration]);
  const base = {
    'service.name': 'web',
    'service.instance.id': 'a',
    ports: '["80",true]',
    job: 'web',
    instance: 'a',
    otel_scope_name: 'http',
  };
  const started = start - 60_000;
  const expected = [
    { labels: { ...base, __name__: 'http.requests', code: '200' }, at: start, value: 5, startedAt: started },
    { labels: { ...base, __name__: 'http.requests', code: '200' }, at: start + 15_000, value: 7, startedAt: started },
    {
      labels: { ...base, __name__: 'http.requests', code: '200' },
      at: start + 30_000,
      value: Number.NaN,
      stale: true,
      startedAt: started,
    },
    { labels: { ...base, __name__: 'load' }, at: start + 1, value: 0.25 },
    ...[
      ['0.1', 1],
      ['0.5', 3],
      ['+Inf', 6],
    ].map(([le, value]) => ({
      labels: { ...base, __name__: 'duration_bucket', le },
      at: start + 15_000,
      value,
      startedAt: start,
    })),
  ];
  test.each([
    ['JSON', asJson(content), types.json, {}],
    ['protobuf', asProtobuf(content), types.protobuf, {}],
    ['gzip', gzipSync(asProtobuf(content)), `${types.protobuf}; charset=x`, { 'content-encoding': 'gzip' }],
  ])('%s', (...[, body, type, headers]) => {
    const { samples, refused } = deliveryOf(receive(body, type, headers));
    expect(refused).toEqual([]);
    expect(samples.map((sample) => ({ ...sample, labels: { ...sample.labels } }))).toEqual(expected);
  });
  test('deltas and cumulative sums of the same events give the same slice', () => {
    const points = (temporality: number) => {
      let sum = 3;
      return [4, 0, 2, 5, 1, 7, 1].map((more, i) => {
        sum += more;
        const from = temporality === 1 ? (i - 2) * 15 : -600;
        return { ...at((i - 1) * 15, from), asInt: String(temporality === 1 ? more : sum) };
      });
    };
    const mapping = mappingSchema.parse({
      as: 'counters',
      total: { metric: 'n' },
      bad: { metric: 'n', where: { code: '5' } },
      series: 's',
      subject: 'label:service.name',
      step: '1 min',
      every: '15 s',
    });
    const figures = [1, 2].map((aggregationTemporality) => {
      const sum = { aggregationTemporality, isMonotonic: true, dataPoints: points(aggregationTemporality) };
      const { samples } = deliveryOf(receive(asJson(exported([{ name: 'n', sum }])), types.json));
      return deriveSlices(mapping, samples, { start, end: start + 60_000 }).rows.map(({ row }) => [
        row['subject'],
        row['bad'],
        row['total'],
      ]);
    });
    expect(figures).toEqual([[['web', '0', '8']], [['web', '0', '8']]]);
  });
});

describe('what cannot be kept is told for each point', () => {
  const sum = (more: object, point: object = { ...at(15), asInt: '1' }) => ({
    name: 'n',
    sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point], ...more },
  });
  const buckets = (more: object) => ({
    name: 'n',
    histogram: {
      aggregationTemporality: 2,
      dataPoints: [{ ...at(15), count: '3', bucketCounts: ['1', '2'], explicitBounds: [1], ...more }],
    },
  });
  test.each([
    ['unspecified temporality', sum({ aggregationTemporality: 0 })],
    ['a delta that may fall', sum({ aggregationTemporality: 1, isMonotonic: false })],
    ['a delta without a start', sum({ aggregationTemporality: 1 }, { timeUnixNano: nano(start), asInt: '1' })],
    ['no value', sum({}, at(15))],
    ['no time', sum({}, { asInt: '1' })],
    ['beyond 2^53', sum({}, { ...at(15), asInt: '9007199254740993' })],
    ['buckets that do not add up', buckets({ count: '4' })],
    ['buckets and bounds that do not fit', buckets({ explicitBounds: [1, 2] })],
    ['bounds that fall', buckets({ bucketCounts: ['1', '1', '1'], explicitBounds: [2, 1] })],
    ['exponential histograms', { name: 'n', exponentialHistogram: { dataPoints: [{}] } }],
    ['summaries', { name: 'n', summary: { dataPoints: [{}] } }],
  ])('%s', (_name, metric) => {
    for (const [body, type] of [
      [asJson, types.json],
      [asProtobuf, types.protobuf],
    ] as const) {
      const { samples, refused } = deliveryOf(receive(body(exported([metric, load])), type));
      expect(samples).toHaveLength(1);
      expect(refused).toEqual([
        expect.objectContaining({
          place: 'resourceMetrics[0].scopeMetrics[0].metrics[0] n',
          message: expect.stringMatching(sentence),
        }),
      ]);
    }
  });
  test.each([
    ['another media type', asJson({}), { 'content-type': 'text/plain' }, 415],
    ['another compression', asJson({}), { 'content-type': types.json, 'content-encoding': 'br' }, 415],
    ['no gzip stream', asJson({}), { 'content-type': types.json, 'content-encoding': 'gzip' }, 400],
    [
      'a gzip bomb',
      gzipSync(Buffer.alloc(64_000_000)),
      { 'content-type': types.json, 'content-encoding': 'gzip' },
      413,
    ],
    ['no JSON', new TextEncoder().encode('{'), { 'content-type': types.json }, 400],
    ['another shape', asJson({ resourceMetrics: 5 }), { 'content-type': types.json }, 400],
    ['no message', Uint8Array.of(0x0a, 0xff), { 'content-type': types.protobuf }, 400],
  ])('%s', (...[, body, headers, status]) => {
    const received = otlp.receive(pushed(body, headers), { config });
    expect(received).toMatchObject({ ok: false, refusal: { status, message: expect.stringMatching(sentence) } });
  });
});

describe('the answer', () => {
  const receipt = { accepted: 1, samples: 1, duplicates: 0, refused: [] };
  const refused = [{ place: 'metrics[0]', code: 'POINT', message: 'it is wrong' }];
  const request = (type: string) => pushed('', { 'content-type': type });
  const decoded = (name: string, body: string | Uint8Array) =>
    root.lookupType(name).toObject(root.lookupType(name).decode(Buffer.from(body)), { longs: String });
  test('all was kept', () => {
    expect(otlp.answer(receipt, request(types.json))).toEqual({
      status: 200,
      headers: { 'content-type': types.json },
      body: '{}',
    });
    expect(otlp.answer(receipt, request(types.protobuf)).body).toHaveLength(0);
  });
  test('a part was kept', () => {
    const partialSuccess = { rejectedDataPoints: '1', errorMessage: 'metrics[0]: it is wrong' };
    const json = otlp.answer({ ...receipt, refused }, request(types.json));
    expect(JSON.parse(String(json.body))).toEqual({ partialSuccess });
    const { status, body } = otlp.answer({ ...receipt, refused }, request(types.protobuf));
    expect([status, decoded('Response', body)]).toEqual([200, { partialSuccess }]);
  });
  test('nothing was kept', () => {
    const refusal = { status: 400, code: 'X', message: 'it is wrong' };
    const answer = otlp.refuse?.(refusal, request(types.protobuf));
    expect([answer?.status, decoded('Status', answer?.body ?? '')]).toEqual([400, { code: 3, message: 'it is wrong' }]);
    expect(otlp.refuse?.({ ...refusal, status: 401 }, request(types.json)).body).toBe(
      '{"code":16,"message":"it is wrong"}',
    );
  });
});

describe('damaged bodies', () => {
  test.each([
    ['JSON', types.json, asJson(exported([requests, load, duration]))],
    ['protobuf', types.protobuf, asProtobuf(exported([requests, load, duration]))],
  ])('%s: 5,000 are read or refused with a sentence', (_name, type, whole) => {
    let refusals = 0;
    for (const body of mutations([whole], 5000)) {
      const received = receive(body, type);
      if (received.ok) continue;
      refusals += 1;
      expect(received.refusal.message).toMatch(sentence);
      expect(received.refusal.status).toBe(400);
    }
    expect(refusals).toBeGreaterThan(1000);
  });
});
