import { expect, test } from 'vitest';
import { pushSources } from '../../packages/connectors/src/sources/kinds.ts';
import { storeBut } from '../../packages/http/src/testing/store-but.ts';
import { fuzz } from './requests.ts';
import { insideTarget } from './targets.ts';

test('1,000 malformed requests over every operation are refused in one form, and the server goes on', async () => {
  const target = await insideTarget('memory');
  const done = await fuzz(target, { count: 1_000, seed: 20_250_226 });
  await target.close();
  expect(target.sources.length).toBe(pushSources.length);
  expect(done.faults).toEqual([]);
  expect(done.operations).toBeGreaterThan(60);
  // Requests that are all refused at the door would prove nothing of what is behind it.
  expect(done.byStatus.get(200)).toBeGreaterThan(100);
  expect(done.byStatus.get(422)).toBeGreaterThan(20);
});

test('control: a store that breaks on some words turns it red', async () => {
  let reads = 0;
  const target = await insideTarget('memory', (store) =>
    storeBut(store, {
      read: (organisation, work) => {
        reads += 1;
        return reads % 50 === 0 ? Promise.reject(new TypeError('cannot read this')) : store.read(organisation, work);
      },
    }),
  );
  const done = await fuzz(target, { count: 200, seed: 1 });
  await target.close();
  expect(done.faults.some((fault) => fault.includes('was answered 500'))).toBe(true);
});
