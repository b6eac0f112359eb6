/** Signings as people look at them: what stands, who waits for whom, what can be done. Owns: that view. */
import { accepted, before, onTurn, recordKindOf, mayAct, refused, verifyTrail } from '@troth/core';
import type { Outcome, RecordBody, TrailFault } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { listRecords, readRecord } from '../practice/read.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';

type Body = RecordBody<'signing'>;

export interface SigningRoom {
  readonly id: string;
  readonly version: number;
  readonly body: Body;
  /** By signer: names of those ahead of them. */
  readonly waitsFor: Readonly<Record<string, readonly string[]>>;
  readonly onTurn: readonly string[];
  /** A line of the evidence trail that is not as it was written. */
  readonly trailFault?: TrailFault | undefined;
  /** What the reader may do now. */
  readonly may: readonly ('remind' | 'resend' | 'record' | 'reseal' | 'void')[];
}

const acts = ['remind', 'resend', 'record', 'reseal', 'void'] as const;

interface Asked extends Question {
  readonly actor: Actor;
}

/** The newest first. */
export async function listSignings(
  context: Context,
  asked: Asked & { readonly draft?: string | undefined; readonly agreement?: string | undefined },
): Promise<readonly SigningRoom[]> {
  const { organisation, actor, draft, agreement } = asked;
  const about = draft === undefined ? undefined : `draft/${draft}`;
  const found = await listRecords(context, { organisation, actor, kind: 'signing', about, agreement, limit: 1000 });
  return found.toReversed().map((record) => roomOf(record, actor));
}

export async function readSigning(
  context: Context,
  { organisation, actor, signing }: Asked & { readonly signing: string },
): Promise<Outcome<SigningRoom>> {
  const found = await readRecord(context, { organisation, actor, kind: 'signing', id: signing });
  return found.ok ? accepted(roomOf(found.value, actor)) : found;
}

function roomOf({ id, version, body }: PracticeRecord<'signing'>, actor: Actor): SigningRoom {
  const kind = recordKindOf('signing');
  const who = whoOf(actor);
  const can = (name: (typeof acts)[number]): boolean => {
    const act = kind.acts[name];
    return act !== undefined && (actor.side ?? 'own') === 'own' && mayAct({ kind, act }, body, who) === undefined;
  };
  const stuck = body.seal.state === 'retrying' || body.seal.state === 'failed';
  return {
    id,
    version,
    body,
    waitsFor: Object.fromEntries(body.signers.map((one) => [one.id, before(body, one.id).map(({ name }) => name)])),
    onTurn: onTurn(body).map((one) => one.id),
    trailFault: verifyTrail(body.evidence),
    may: acts.filter((name) => can(name) && (name !== 'reseal' || stuck)),
  };
}

export type SigningPaper = 'document' | 'certificate';

/** The contract as it stands, with the signatures that are in it; or the certificate of a completed signing. */
export async function signingPaper(
  context: Context,
  asked: Asked & { readonly signing: string; readonly paper: SigningPaper },
): Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }>> {
  const { organisation, paper } = asked;
  const found = await readSigning(context, asked);
  if (!found.ok) return found;
  const { body } = found.value;
  const sha256 = paper === 'document' ? (body.seal.document ?? body.document) : body.seal.certificate;
  const blob =
    sha256 === undefined ? undefined : await context.store.read(organisation, (reader) => reader.blob(sha256));
  if (blob === undefined) return refused({ code: 'NOT-FOUND', message: `there is no ${paper} of ${asked.signing}` });
  const end = paper === 'certificate' ? '-certificate' : body.state === 'completed' ? '-signed' : '';
  return accepted({ name: `${body.agreement}-r${body.revision}${end}.pdf`, bytes: blob.bytes });
}
