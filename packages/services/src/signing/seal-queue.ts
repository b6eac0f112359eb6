/** The job that seals. Owns: that one waits per signing, however often it is asked for. */
import type { Transaction } from '@troth/stores';
import { queue } from '../worker/queues.ts';

export async function enqueueSeal(
  transaction: Pick<Transaction, 'enqueue'>,
  data: { readonly organisation: string; readonly signing: string },
): Promise<void> {
  await transaction.enqueue(queue.sealContract, { key: data.signing, data });
}
