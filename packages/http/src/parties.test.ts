/** Customer A's people never see a byte of customer B, nor a supplier's, whatever they ask. */
import type { Reader, Store } from '@troth/stores';
import { expect, test } from 'vitest';
import { documentOf } from './openapi/document.ts';
import { grant, houseForTests } from './testing/house-for-tests.ts';
import { seedParty, walkParties } from './testing/parties.ts';
import { storeBut } from './testing/store-but.ts';

/** Thousands of requests, on a machine that may be busy with other tests. */
const patience = 240_000;

async function company(around?: (store: Store) => Store) {
  const limits = { perSecond: 1e6, burst: 1e6, streams: 1e6, concurrent: 1e6 };
  const house = await houseForTests({ limits }, around);
  const token = await house.token('north', grant('admin'));
  const alpha = await seedParty(house, token, { label: 'alpha', canary: 'quetzal', side: 'customer' });
  const bravo = await seedParty(house, token, { label: 'bravo', canary: 'zinfandel', side: 'customer' });
  const sierra = await seedParty(house, token, { label: 'sierra', canary: 'obsidian', side: 'supplier' });
  return { walk: { app: house.app, document: documentOf(house.app) }, alpha, bravo, sierra };
}

test.each([
  { asker: 'alpha', foreign: 'bravo' },
  { asker: 'alpha', foreign: 'sierra' },
  { asker: 'sierra', foreign: 'bravo' },
] as const)(
  'no operation shows people of $asker anything of $foreign',
  async ({ asker, foreign }) => {
    const { walk, ...parties } = await company();
    const { cells, answered, violations } = await walkParties(walk, parties[asker], parties[foreign]);
    expect(violations).toEqual([]);
    expect(cells).toBeGreaterThan(1500);
    expect(answered).toBeGreaterThan(50);
    await walk.app.close();
  },
  patience,
);

/** A reader in which records of bravo are told to be everybody's: a check of the party that was forgotten. */
const leaky = (store: Store): Store => {
  const opened = (text: string): string => text.replaceAll('party-bravo', 'party-alpha');
  const through = <R extends Reader>(reader: R): R => {
    const record: Reader['record'] = async (kind, id, at) => {
      const found = await reader.record(kind, id, at);
      return found === undefined
        ? undefined
        : { ...found, body: JSON.parse(opened(JSON.stringify(found.body))) as never };
    };
    return new Proxy(reader, { get: (target, name) => (name === 'record' ? record : Reflect.get(target, name)) });
  };
  return storeBut(store, {
    write: (organisation, work) => store.write(organisation, (transaction) => work(through(transaction))),
  });
};

test(
  'control: one forgotten check turns it red',
  async () => {
    const { walk, alpha, bravo } = await company(leaky);
    const { violations } = await walkParties(walk, alpha, bravo);
    expect(violations.some((what) => what.startsWith('editRecord') || what.startsWith('actOnRecord'))).toBe(true);
    await walk.app.close();
  },
  patience,
);
