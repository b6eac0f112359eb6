/**
 * What the radar saw, night by night, as it is kept: one record a night of what changed, and the whole as it stands beside it.
 * Running twice on a day changes nothing that did not change. Does not own: what is new and what is gone (tonight.ts).
 */
import type { Json } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { allRecords, readBody } from '../stored-body.ts';
import { nightSchema, standingSchema } from './night-form.ts';
import type { Night, Standing } from './night-form.ts';
import { keptOf } from './tonight.ts';
import type { Tonight } from './tonight.ts';

const standingKind = 'radar';
const nightKind = 'radar-night';
const pageSize = 1000;

export async function standings(reader: Reader): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>();
  for (let after: string | undefined; ;) {
    const page = await reader.projections({
      kind: standingKind,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    for (const one of page) found.set(one.id, readBody(standingSchema, { ...one, kind: standingKind }));
    after = page.at(-1)?.id;
    if (page.length < pageSize) return found;
  }
}

/** The nights that are kept, the latest first. */
export async function nights(reader: Reader, limit: number): Promise<readonly Night[]> {
  const found = await allRecords(reader, { kind: nightKind });
  return found
    .map((one) => readBody(nightSchema, one))
    .reverse()
    .slice(0, limit);
}

/** Writes what changed. Nothing at all where the day was looked at before and is as it was. */
export async function keep(transaction: Transaction, tonight: Tonight, actor: string): Promise<Night> {
  const { date, before } = tonight;
  const stored = await transaction.record(nightKind, date);
  const earlier = stored === undefined ? undefined : readBody(nightSchema, stored);
  const { standing, night } = keptOf(tonight, earlier);
  const now = new Map(standing.map((one) => [one.agreement, one]));
  for (const one of standing)
    if (!alike(before.get(one.agreement), one)) await transaction.project(standingKind, one.agreement, plain(one));
  for (const id of before.keys()) if (!now.has(id)) await transaction.project(standingKind, id, undefined);
  if (earlier !== undefined && alike({ ...earlier, at: '' }, { ...night, at: '' })) return earlier;
  await transaction.put({ kind: nightKind, id: date, body: plain(night) }, { actor });
  return night;
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is stored: without what is not said. */
const plain = (value: Standing | Night): Json => JSON.parse(JSON.stringify(value)) as Json;
