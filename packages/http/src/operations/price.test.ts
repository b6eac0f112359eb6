/** Prices over HTTP: the worked example of three designs, exactly; and the table of costs for those who may see it. */
import { readFileSync } from 'node:fs';
import { readSource } from '@troth/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

const example = (file: string): string =>
  readFileSync(new URL(`../../../../examples/three-designs/${file}.yaml`, import.meta.url), 'utf8');

let house: HouseForTests;
let headers: { authorization: string };
const get = async (path: string) => (await house.app.inject({ method: 'GET', url: `/v1${path}`, headers })).json();

async function send(path: string, payload: object): Promise<void> {
  const url = `/v1${path}`;
  const answer = await house.app.inject({ method: 'POST', url, headers, payload });
  if (answer.statusCode !== 201) throw new TypeError(answer.body);
}

/** As a record keeps it: without its head. */
function modelOf(text: string): object {
  const read = readSource(text, 'model.yaml');
  if (!read.ok) throw new TypeError(read.refusals[0]?.message);
  const [source] = read.value;
  if (source === undefined) throw new TypeError('the file is empty');
  const { apiVersion: _version, kind: _kind, agreement: _agreement, ...model } = source.data as Record<string, object>;
  return model;
}

interface Told {
  readonly id: string;
  readonly proof: { readonly verdict: string };
  readonly [sum: string]: unknown;
}

const toCents = (one: Told): readonly unknown[] => [
  one.id,
  ...['delivery', 'credits', 'total', 'price'].map((name) => Number(one[name]).toFixed(2)),
  one.proof.verdict,
];

beforeAll(async () => {
  house = await houseForTests();
  headers = bearer(await house.token('north', grant('admin')));
  const texts = ['agreement', 'carrier'].map((file) => ({ file: `${file}.yaml`, text: example(file) }));
  await send('/agreements', { texts });
  await send('/records/service-model', {
    id: 'SLA-TAIL',
    body: { agreement: 'SLA-TAIL', model: modelOf(example('model')) },
  });
});
afterAll(() => house.app.close());

test('three designs stand side by side with cost, credits, price and proof', async () => {
  const { currency, designs, price } = await get('/agreements/SLA-TAIL/price');
  expect(currency).toBe('HKD');
  expect(designs.designs.map(toCents)).toEqual([
    ['single-tail', '0.00', '35517.23', '35517.23', '3663.79', 'UNDELIVERABLE'],
    ['diverse-tail', '36000.00', '5780.75', '41780.75', '3933.56', 'LIKELY'],
    ['hot-spare', '120000.00', '94.77', '120094.77', '10007.90', 'PROVEN'],
  ]);
  expect(designs).toMatchObject({ cheapest: 'single-tail', cheapestOnCredits: 'single-tail', beyondCredits: false });
  expect(price.main.expected).toBeCloseTo(2959.769101, 5);
});

test('one promise stands at three levels, each with credits that end where its target ends', async () => {
  const { levels, currency } = await get('/agreements/SLA-TAIL/price/levels');
  expect([currency, levels.map(({ step, target }: LevelTold) => [step, target])]).toEqual([
    'HKD',
    [
      ['looser', '>= 99.9 %'],
      ['written', '>= 99.95 %'],
      ['stricter', '>= 99.99 %'],
    ],
  ]);
  // 100,000 a month: 10 and 25 % alone, the three steps as written, and the first step up to 99.99 %.
  const [looser, written, stricter] = levels.map(({ expected }: LevelTold) => expected);
  expect(written).toBeCloseTo(2959.769101, 5);
  expect(looser).toBeCloseTo(written - 5000 * 0.183003, 1);
  expect(stricter).toBeGreaterThan(written);
  expect(levels.map(({ proof }: LevelTold) => proof.verdict)).toEqual(['PROVEN', 'UNDELIVERABLE', 'UNDELIVERABLE']);
});

interface LevelTold {
  readonly step: string;
  readonly target: string;
  readonly expected: number;
  readonly proof: { readonly verdict: string };
}
