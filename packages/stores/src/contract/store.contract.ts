/** The contract of a store: every adapter runs all of it. */
import { describe, expect, test } from 'vitest';
import { Unavailable } from '../ports/faults.ts';
import { blobsContract } from './blobs.contract.ts';
import { factsContract } from './facts.contract.ts';
import { jobsContract } from './jobs.contract.ts';
import { ledgerContract } from './ledger.contract.ts';
import { benchOf, homeIn, patience } from './opened.contract.ts';
import type { Open } from './opened.contract.ts';
import { outboxContract } from './outbox.contract.ts';
import { recordsContract } from './records.contract.ts';
import { samplesContract } from './samples.contract.ts';
import { sealingContract } from './sealing.contract.ts';
import { slicesContract } from './slices.contract.ts';
import { transactionsContract } from './transactions.contract.ts';
import { workContract } from './work.contract.ts';

export function storeContract(name: string, open: Open): void {
  describe(`${name} keeps the contract of stores`, () => {
    const bench = benchOf(open);
    ledgerContract(bench);
    recordsContract(bench);
    factsContract(bench);
    slicesContract(bench);
    sealingContract(bench);
    samplesContract(bench);
    blobsContract(bench);
    workContract(bench);
    outboxContract(bench);
    transactionsContract(bench);
  });

  // These open a store for each test, which takes an embedded one a while.
  describe(`${name} keeps the contract of jobs`, { timeout: patience }, () => jobsContract(open));

  describe(`${name} says what it is`, { timeout: patience }, () => {
    test('its kind, and what it guarantees', async () => {
      const { store, close } = await open();
      expect(['memory', 'embedded', 'postgres']).toContain(store.facts.kind);
      expect(store.facts.engine).not.toBe('');
      for (const finding of await store.selfTest()) expect(finding.detail).not.toBe('');
      await close();
    });

    test('closed it refuses, and says that it is closed', async () => {
      const { store, close } = await open();
      const { id } = await homeIn(store);
      await close();
      const closing = { name: 'Unavailable', why: 'closing' };
      await expect(store.read(id, async () => 1)).rejects.toBeInstanceOf(Unavailable);
      await expect(store.write(id, async () => 1)).rejects.toMatchObject(closing);
    });
  });
}
