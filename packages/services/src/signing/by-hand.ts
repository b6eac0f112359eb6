/**
 * What the sender does to a signing that is under way: remind, send a new link, record a signature that was given on paper or
 * elsewhere. Owns: that a paper signature stands with its scan, its hash and who saw the original. Does not own: ending it (end.ts).
 */
import { createHash } from 'node:crypto';
import { allSigned, before, Instant, localOf, refused } from '@troth/core';
import type { Outcome, Signing } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { askNextIn, byLink, remindAt, sendLinkIn } from './ask.ts';
import { changed, heldIn, stepIn } from './keep.ts';
import type { Held } from './keep.ts';
import { takeLinkBack } from './links.ts';
import { enqueueSeal } from './seal-queue.ts';

export interface OnSigner extends Command {
  readonly signing: string;
  readonly signer: string;
}

/** A reminder, or the same link anew: either way the link before works no more. */
export async function remindSigner(
  context: Context,
  command: OnSigner & { readonly again?: boolean | undefined },
): Promise<Outcome<Held>> {
  const { organisation, actor, signing, signer, again } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const held = await heldIn(transaction, signing, actor);
      if (!held.ok) return held;
      const act = again === true ? 'resend' : 'remind';
      return remindIn(context, transaction, { acts, organisation, held: held.value, signer, actor, act });
    },
  });
}

interface RemindingIn {
  readonly acts: Acts;
  readonly organisation: string;
  readonly held: Held;
  readonly signer: string;
  readonly actor: Actor;
  readonly act: 'remind' | 'resend';
}

export async function remindIn(
  context: Context,
  transaction: Transaction,
  { acts, organisation, held, signer: id, actor, act }: RemindingIn,
): Promise<Outcome<Held>> {
  const signer = held.body.signers.find((one) => one.id === id);
  if (signer === undefined) return refused({ code: 'NOT-FOUND', message: `nobody here is called ${id}` });
  if (held.body.state !== 'open' || (signer.state !== 'asked' && signer.state !== 'opened'))
    return refused({ code: 'CONFLICT', message: `${signer.name} is not asked to sign now` });
  if (byLink.has(signer.method)) {
    const sent = await sendLinkIn(context, transaction, { organisation, held, acts, signer, again: act === 'remind' });
    if (!sent.ok) return sent;
  }
  const at = await transaction.stamp();
  const reminded = (signer.reminded ?? 0) + (act === 'remind' ? 1 : 0);
  return stepIn(transaction, acts, {
    held,
    step: {
      organisation,
      actor,
      act,
      signers: changed(held.body, id, { reminded, remindAt: remindAt(held.body, at) }),
      lines: [{ who: signer.name, what: act === 'remind' ? 'reminded' : 'asked', detail: signer.email }],
    },
  });
}

export interface RecordPaper extends OnSigner {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Who of us held the original. */
  readonly witness: string;
  /** Day that stands on the paper. */
  readonly signedOn: string;
}

const mostScanBytes = 10 * 1024 * 1024;
const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.slice(0, 5)) === '%PDF-';

/** Somebody signed on paper, or with another system: the scan stands for it, and whoever saw the original says so. */
export async function recordPaper(context: Context, command: RecordPaper): Promise<Outcome<Held>> {
  const { organisation, actor, signing, signer: id, bytes } = command;
  if (!isPdf(bytes)) return refused({ code: 'FILE', message: 'the scan is a PDF file', at: ['file'] });
  if (bytes.length > mostScanBytes) return refused({ code: 'FILE', message: 'a scan is at most 10 MB', at: ['file'] });
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const at = Instant.format(await transaction.stamp());
      const found = await heldIn(transaction, signing, actor);
      if (!found.ok) return found;
      const held = found.value;
      const signer = held.body.signers.find((one) => one.id === id);
      const fault = paperFault(held.body, id) ?? dayFault(held.body, { signedOn: command.signedOn, at });
      if (fault !== undefined || signer === undefined)
        return fault ?? refused({ code: 'NOT-FOUND', message: 'nobody' });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await transaction.keepBlob({ sha256, type: 'application/pdf', bytes });
      const { name, witness, signedOn } = command;
      const signers = changed(held.body, id, {
        state: 'signed',
        decidedAt: at,
        remindAt: undefined,
        method: signer.method === 'external' ? 'external' : 'wet-ink',
        identity: 'seen',
        scan: { name, size: bytes.length, sha256, witness, signedOn },
      });
      const last = allSigned({ signers: [...signers] });
      const done = await stepIn(transaction, acts, {
        held,
        step: {
          organisation,
          actor,
          act: last ? 'record-last' : 'record',
          signers,
          ...(last ? { seal: { ...held.body.seal, state: 'pending' as const, attempts: 0, nextAt: at } } : {}),
          lines: [
            {
              who: signer.name,
              what: 'signed-on-paper',
              document: sha256,
              detail: `${signedOn}; original seen by ${witness}; recorded by ${actor.id}`,
              identity: 'seen',
            },
          ],
        },
      });
      if (!done.ok) return done;
      await takeLinkBack(transaction, acts, { organisation, signing, signer: id });
      if (last) await enqueueSeal(transaction, { organisation, signing });
      return askNextIn(context, transaction, { organisation, held: done.value, acts, actor });
    },
  });
}

/** Nobody has signed tomorrow. */
function dayFault(
  { zone }: Signing,
  { signedOn, at }: { readonly signedOn: string; readonly at: string },
): Outcome<never> | undefined {
  const today = localOf(Instant.parse(at), zone).date;
  if (signedOn <= today) return undefined;
  return refused({ code: 'RECORD', message: `it is ${today}: ${signedOn} is still to come`, at: ['signedOn'] });
}

function paperFault(body: Signing, id: string): Outcome<never> | undefined {
  const signer = body.signers.find((one) => one.id === id);
  if (signer === undefined) return refused({ code: 'NOT-FOUND', message: `nobody here is called ${id}` });
  if (body.form !== 'signature')
    return refused({
      code: 'CONFLICT',
      message: 'this is not signed: it is accepted or confirmed by the people named',
    });
  if (signer.state !== 'asked' && signer.state !== 'opened') {
    const first = before(body, id).map(({ name }) => name);
    return refused({
      code: 'CONFLICT',
      message: first.length > 0 ? `${first.join(', ')} signs first` : `${signer.name} has answered already`,
    });
  }
  return undefined;
}
