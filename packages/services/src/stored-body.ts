/** Bodies of records and projections as typed values. Owns: the complaint when something else lies there. */
import type { Json } from '@troth/core';
import type { Reader, RecordQuestion, StoredRecord } from '@troth/stores';
import type { z } from 'zod';

/** The body as its schema reads it. What we wrote ourselves and cannot read again is a fault, not a refusal. */
export function readBody<T>(
  schema: z.ZodType<T>,
  found: { readonly kind: string; readonly id: string; readonly body: Json },
): T {
  const read = schema.safeParse(found.body);
  if (read.success) return read.data;
  throw new Error(`the ${found.kind} ${found.id} in the store cannot be read: ${read.error.issues[0]?.message ?? ''}`);
}

const pageSize = 1000;

/** All current records of a kind, page by page. */
export async function allRecords(
  reader: Reader,
  question: Omit<RecordQuestion, 'limit' | 'after'>,
): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (let after: string | undefined; ;) {
    const page = await reader.records({ ...question, ...(after === undefined ? {} : { after }), limit: pageSize });
    found.push(...page);
    after = page.at(-1)?.id;
    if (page.length < pageSize) return found;
  }
}
