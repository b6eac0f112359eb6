/** What is written while a price is computed is in the next answer, at whichever moment it came in. */
import type { Store } from '@troth/stores';
import { expect, it } from 'vitest';
import { ada, tableForTests } from '../testing/negotiated-draft.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import { createRecord, editRecord } from '../practice/write.ts';
import { priceOfAgreement } from './price.ts';

const agreement = 'SLA-LR-METRO';
const modelOf = (outages: string) => ({
  agreement,
  model: {
    reliability: [{ outages, over: '30 d', meanRepair: '20 min', source: { en: 'maker', 'zh-Hant': '廠方' } }],
  },
});

it('is never older than the ledger it was asked with', async () => {
  const house = await tableForTests();
  const on = { organisation, actor: anna, kind: 'service-model' as const, id: agreement };
  taken(await createRecord(house.context, { ...on, body: modelOf('1') }));
  let before: (() => Promise<void>) | undefined;
  let reads = 0;
  const { store } = house.context;
  const raced = new Proxy(store, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name, of);
      if (name === 'read')
        return async (...given: Parameters<Store['read']>) => {
          reads += 1;
          await before?.();
          return of.read(...given);
        };
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  const context = { ...house.context, store: raced };
  const outages = async (): Promise<unknown> => {
    const { habits } = taken(await priceOfAgreement(context, { organisation, actor: ada, agreement, years: 10 }));
    const [first] = habits;
    return first?.habit.law === 'outages' ? first.habit.perMonth : undefined;
  };
  await outages();
  const all = reads;
  expect(all).toBeGreaterThan(1);
  for (let at = 1; at <= all; at += 1) {
    reads = 0;
    before = async () => {
      if (reads !== at) return;
      before = undefined;
      taken(await editRecord(house.context, { ...on, body: modelOf(`${at + 1}`) }));
    };
    await outages();
    expect(await outages()).toEqual(at + 1);
  }
});
