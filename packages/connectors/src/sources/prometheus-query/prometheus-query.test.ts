import { describe, expect, test } from 'vitest';
import type { PullContext } from '../source.ts';
import { mutations } from '../testing/mutations.ts';
import { sentence } from '../testing/push.ts';
import { readAnswer } from '../prometheus-api/answer.ts';
import { seconds } from '../prometheus-api/ask.ts';
import { checkIncrease } from '../prometheus-api/increase.ts';
import { prometheusQuery } from './prometheus-query.ts';
import type { QueryTerms } from '../prometheus-api/terms.ts';

const now = Date.parse('2026-05-01T12:00:00Z');
const minute = 60_000;
const raw = { raw: { metric: 'requests_total', where: { job: 'web' } } };
const matrix = (result: unknown[], more: object = {}) => ({
  status: 'success',
  data: { resultType: 'matrix', result },
  ...more,
});
const one = matrix([
  {
    metric: { __name__: 'requests_total' },
    values: [
      [now / 1000 - 60, '5'],
      [now / 1000 - 59.5, 'NaN'],
      [now / 1000 - 45.123, '1e3'],
    ],
  },
]);

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A server that gives the same answer to everything, and remembers what it was asked. */
function server(answer: unknown, status = 200) {
  const asked: Asked[] = [];
  const fetch: PullContext<QueryTerms>['fetch'] = async ({ url, headers = {}, body = '' }) => {
    asked.push({ url, headers, parameters: Object.fromEntries(new URLSearchParams(body)) });
    return {
      status,
      headers: {},
      body: new TextEncoder().encode(typeof answer === 'string' ? answer : JSON.stringify(answer)),
    };
  };
  return { asked, fetch };
}
const pull = (terms: object, fetch: PullContext<QueryTerms>['fetch'], more: Partial<PullContext<QueryTerms>> = {}) => {
  const config = prometheusQuery.configuration.parse({ url: 'http://127.0.0.1:9090/prom/', queries: [raw], ...terms });
  return prometheusQuery.pull({ config, cursor: undefined, now, fetch, ...more });
};

describe('a pull', () => {
  test('asks for raw samples of a bounded window, not younger than the lag', async () => {
    const { asked, fetch } = server(one);
    const pulled = await pull({}, fetch);
    expect(asked.map(({ url, parameters }) => [url, parameters])).toEqual([
      [
        'http://127.0.0.1:9090/prom/api/v1/query',
        {
          query: '{__name__="requests_total",job="web"}[300000ms]',
          time: seconds(now - 30_000),
          partial_response: 'false',
        },
      ],
    ]);
    expect(pulled).toMatchObject({ ok: true, value: { cursor: { upTo: now - 30_000 }, more: false } });
    expect(pulled.ok && pulled.value.delivery.samples).toEqual([
      { labels: { __name__: 'requests_total' }, at: now - 60_000, value: 5 },
      { labels: { __name__: 'requests_total' }, at: now - 59_500, value: Number.NaN },
      { labels: { __name__: 'requests_total' }, at: now - 45_123, value: 1000 },
    ]);
  });
  test('goes on where it stood, step by step, each sample once', async () => {
    const { asked, fetch } = server(one);
    const since = '2026-05-01T11:52:00Z';
    const first = await pull({ since, lag: '0 s' }, fetch);
    expect(first).toMatchObject({
      ok: true,
      value: { cursor: { upTo: now - 3 * minute }, more: true, delivery: { samples: [] } },
    });
    const second = await pull({ since, lag: '0 s' }, fetch, { cursor: { upTo: now - 3 * minute } });
    expect(second).toMatchObject({ ok: true, value: { cursor: { upTo: now }, more: false } });
    expect(second.ok && second.value.delivery.samples).toHaveLength(3);
    const third = await pull({ since, lag: '0 s' }, fetch, { cursor: { upTo: now } });
    expect(third).toMatchObject({ ok: true, value: { more: false, delivery: { samples: [] } } });
    expect(asked.map(({ parameters }) => parameters['query']?.slice(-10))).toEqual(['[300000ms]', '[180000ms]']);
  });
  test('expressions stand at whole steps and stay below 11,000 values', async () => {
    const { asked, fetch } = server(matrix([{ metric: { job: 'web' }, values: [[now / 1000 - 60, '0.5']] }]));
    const expression = { expression: 'avg(load) by (job)', name: 'load', step: '1 s' };
    const pulled = await pull({ queries: [expression], window: '1 d', since: '2026-05-01T00:00:00.250Z' }, fetch);
    const { start, end, step } = asked[0]?.parameters ?? {};
    expect([start, step]).toEqual([seconds(Date.parse('2026-05-01T00:00:01Z')), '1.000']);
    expect(Number(end) - Number(start)).toBeLessThan(11_000);
    expect(pulled).toMatchObject({ ok: true, value: { more: true } });
  });
  test('an expression gets its name; credentials and tenant are sent', async () => {
    const { asked, fetch } = server(matrix([{ metric: { job: 'web' }, values: [[now / 1000 - 60, '0.5']] }]));
    const queries = [{ expression: 'avg(load)', name: 'load' }];
    const pulled = await pull({ queries, authentication: 'basic', user: 'u', tenant: 'hk' }, fetch, { secret: 'p' });
    expect(pulled.ok && pulled.value.delivery.samples[0]?.labels).toEqual({ job: 'web', __name__: 'load' });
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Basic dTpw', 'x-scope-orgid': 'hk' });
    const bearer = server(one);
    await pull({ authentication: 'bearer' }, bearer.fetch, { secret: 't' });
    expect(bearer.asked[0]?.headers).toMatchObject({ authorization: 'Bearer t' });
  });
});

describe('nothing is believed', () => {
  test.each<[string, unknown, number, string]>([
    ['of a part', { ...one, warnings: ['store 2 did not answer'] }, 200, 'QUERY-PARTIAL'],
    ['of an error', { status: 'error', errorType: 'bad_data', error: 'parse error' }, 400, 'QUERY-FAILED'],
    ['of an error told as success', one, 503, 'QUERY-FAILED'],
    ['without permission', 'no', 401, 'QUERY-NOT-ALLOWED'],
    ['of another program', '<html>', 200, 'QUERY-NO-ANSWER'],
    ['of a scalar', { status: 'success', data: { resultType: 'scalar', result: [] } }, 200, 'QUERY-RESULT'],
    ['of a value that is none', matrix([{ metric: {}, values: [[1, 'five']] }]), 200, 'QUERY-SAMPLE'],
  ])('%s', async (...[, answer, status, code]) => {
    const pulled = await pull({}, server(answer, status).fetch);
    expect(pulled).toMatchObject({ ok: false, refusals: [{ code, message: expect.stringMatching(sentence) }] });
  });
  test('of the other answers when one is refused', async () => {
    const good = server(one);
    const bad = server({ ...one, warnings: ['partial'] });
    let times = 0;
    const fetch: typeof good.fetch = (request) => {
      times += 1;
      return times === 1 ? good.fetch(request) : bad.fetch(request);
    };
    expect(await pull({ queries: [raw, raw] }, fetch)).toMatchObject({ ok: false });
  });
  test('native histograms are told', async () => {
    const pulled = await pull({}, server(matrix([{ metric: { a: 'b' }, histograms: [[1, {}]] }])).fetch);
    expect(pulled).toMatchObject({ ok: true, value: { delivery: { refused: [{ code: 'NATIVE-HISTOGRAM' }] } } });
  });
});

test('5,000 damaged answers are read or refused with a sentence', () => {
  let refusals = 0;
  for (const body of mutations([new TextEncoder().encode(JSON.stringify(one))], 5000)) {
    const read = readAnswer({ status: 200, body }, 'up');
    if (read.ok) continue;
    refusals += 1;
    expect(read.refusals[0]?.message).toMatch(sentence);
  }
  expect(refusals).toBeGreaterThan(1000);
});

test.each([
  [0, '0.000'],
  [5, '0.005'],
  [1_777_600_000_123, '1777600000.123'],
  [-1500, '-1.500'],
])('%d milliseconds are %s seconds', (ms, text) => {
  expect(seconds(ms)).toBe(text);
});

test('the increase of one counter is asked beside its samples', async () => {
  const config = prometheusQuery.configuration.parse({ url: 'http://127.0.0.1:9090', queries: [raw] });
  const vector = (result: unknown[]) => ({ status: 'success', data: { resultType: 'vector', result } });
  const { asked, fetch } = server(vector([{ metric: { code: '5"' }, value: [now / 1000, '3.5'] }]));
  const samples = [0, 30, 60].map((second) => ({ at: now - minute + second * 1000, value: second / 10 }));
  const counter = { labels: { __name__: 'n', code: '5"' }, samples, window: { from: now - minute, to: now } };
  const check = await checkIncrease({ config, fetch }, counter);
  expect(asked[0]?.parameters).toMatchObject({
    query: String.raw`increase({__name__="n",code="5\""}[60000ms])`,
    time: seconds(now),
  });
  expect(check).toMatchObject({ ok: true, value: { ours: '6', theirs: '3.5' } });
  const none = await checkIncrease({ config, fetch: server(vector([])).fetch }, counter);
  expect(none).toMatchObject({ ok: true, value: { theirs: undefined, pieces: [{ reason: 'too-few-samples' }] } });
});
