/** Signings of a draft whose text is no longer the one to sign. Owns: that each of them ends, and everybody who was asked is told. */
import { accepted, recordKinds } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor, Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { endIn } from '../signing/end.ts';
import { allRecords, readBody } from '../stored-body.ts';

const onTheWay: ReadonlySet<string> = new Set(['open', 'sealing']);

/** Id of a signing of the draft that has not ended. */
export async function signingUnderWay(
  reader: Parameters<typeof allRecords>[0],
  draft: string,
): Promise<string | undefined> {
  const all = await allRecords(reader, { kind: 'signing' });
  return all.find((stored) => {
    const body = readBody(recordKinds.signing.schema, stored);
    return body.draft === draft && onTheWay.has(body.state);
  })?.id;
}

export interface Voiding {
  readonly acts: Acts;
  readonly organisation: string;
  readonly actor: Actor;
  readonly draft: string;
  readonly why: string;
}

/** Ids of those that were open. */
export async function voidSignings(
  context: Context,
  transaction: Transaction,
  { acts, organisation, actor, draft, why }: Voiding,
): Promise<Outcome<readonly string[]>> {
  const voided: string[] = [];
  for (const stored of await allRecords(transaction, { kind: 'signing' })) {
    const body = readBody(recordKinds.signing.schema, stored);
    if (body.draft !== draft || !onTheWay.has(body.state)) continue;
    const held = { id: stored.id, version: stored.version, body };
    const lines = [{ who: actor.id, what: 'voided', detail: why }];
    const step = { organisation, actor, act: 'void', note: why, lines };
    const done = await endIn(context, transaction, { acts, held, end: 'voided', reason: why, step });
    if (!done.ok) return done;
    voided.push(stored.id);
  }
  return accepted(voided);
}
