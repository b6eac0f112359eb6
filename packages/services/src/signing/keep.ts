/**
 * One step of a signing, written. Owns: that each step adds its line to the evidence trail, that nothing is written which breaks
 * the rules of a signing, who acts when somebody signs by a link. Does not own: which step it is.
 */
import { Instant, refused, signingFaults, trailLine } from '@troth/core';
import type { Outcome, Signatory, Signing } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Actor } from '../context.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';

export interface Held {
  readonly id: string;
  readonly version: number;
  readonly body: Signing;
}

/** Where somebody acts from, as far as it is known. */
export interface Trace {
  readonly address?: string | undefined;
  readonly agent?: string | undefined;
}

export interface Line extends Trace {
  readonly who: string;
  readonly what: string;
  /** The contract as it was sent when missing. */
  readonly document?: string | undefined;
  readonly detail?: string | undefined;
  readonly identity?: string | undefined;
  readonly consent?: string | undefined;
}

export interface Step {
  readonly organisation: string;
  readonly actor: Actor;
  readonly act: string;
  readonly signers?: readonly Signatory[] | undefined;
  readonly seal?: Signing['seal'] | undefined;
  readonly lines?: readonly Line[] | undefined;
  readonly note?: string | undefined;
}

export async function heldIn(
  transaction: Pick<Transaction, 'record'>,
  id: string,
  actor: Actor = system,
): Promise<Outcome<Held>> {
  const found = await findIn(transaction, { kind: 'signing', id, actor });
  if (!found.ok) return found;
  return { ok: true, value: { id, version: found.value.version, body: bodyOf('signing', found.value) } };
}

/** The signing after the step. A version that moved on meanwhile is a conflict: whoever was first counts. */
export async function stepIn(
  transaction: Transaction,
  acts: Acts,
  { held, step }: { readonly held: Held; readonly step: Step },
): Promise<Outcome<Held>> {
  const { organisation, actor, act, note } = step;
  const { id, version, body } = held;
  const at = Instant.format(await transaction.stamp());
  const evidence = (step.lines ?? []).reduce<Signing['evidence']>(
    (trail, line) => [...trailLine(trail, { at, zone: body.zone, ...line, document: line.document ?? body.document })],
    body.evidence,
  );
  const signers = step.signers ?? body.signers;
  const seal = step.seal ?? body.seal;
  const tells = plainData({ signers, seal, evidence });
  const command = { organisation, actor, kind: 'signing' as const, id, act, note, expect: version };
  const done = await actIn(transaction, acts, { ...command, tells: tells as Record<string, unknown> });
  if (!done.ok) return done;
  const after = bodyOf('signing', done.value);
  const [fault] = signingFaults(after);
  if (fault !== undefined) return refused({ code: 'SIGNING', message: `${id} would not hold: ${fault}` });
  return { ok: true, value: { id, version: done.value.version, body: after } };
}

/** The signers with one of them changed. */
export const changed = (
  { signers }: Pick<Signing, 'signers'>,
  id: string,
  more: Partial<Signatory>,
): readonly Signatory[] => signers.map((one) => (one.id === id ? { ...one, ...more } : one));

/** Whoever came by a link acts as the person it was sent to, for their party, and may do nothing else with it. */
export function signerActor(held: Held, signer: Signatory, ownParty: boolean): Actor {
  const id = signer.person === undefined ? `signer:${held.id}.${signer.id}` : `person:${signer.person}`;
  const grants = [{ scope: 'records:write' as const }];
  // Being named as signatory is the authority; the level is that of anybody of the house.
  if (ownParty) return { id, grants, side: 'own', level: 5 };
  return { id, grants, side: 'customer', party: signer.party };
}
