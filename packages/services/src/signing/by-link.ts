/**
 * What a signer does by their link: ask for a code, sign, decline. Owns: that each of these is theirs alone and of the very text
 * that was agreed, the order, the authority, the consent. Does not own: putting the signature into the document (seal.ts): it is
 * kept first, whatever becomes of that.
 */
import { accepted, allSigned, beyondAuthority, Instant, refused } from '@troth/core';
import type { Outcome, Signing } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { bodyOf, findIn } from '../practice/write.ts';
import { askNextIn } from './ask.ts';
import { endIn } from './end.ts';
import { changed, signerActor, stepIn } from './keep.ts';
import type { Held } from './keep.ts';
import { codeLetter } from './letters.ts';
import { makeCode, mostTries, takeLinkBack, useCode } from './links.ts';
import type { CodeFault } from './links.ts';
import { postIn, readerOf } from './mail.ts';
import { closedFor, consentOf, gone, openedBy, ownPartyOf, placeOf } from './opened.ts';
import type { ByLink, Opened } from './opened.ts';
import { enqueueSeal } from './seal-queue.ts';

/** Sends a code to the address that the link went to. */
export async function askSigningCode(
  context: Context,
  { token }: ByLink,
): Promise<Outcome<{ readonly sentTo: string }>> {
  const organisation = await placeOf(context, token);
  if (organisation === undefined) return gone;
  return perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, acts) => {
        await transaction.stamp();
        const opened = await openedBy(context, transaction, token);
        if (opened === undefined) return gone;
        const { held, signer, link } = opened;
        const closed = closedFor(held, signer);
        if (closed !== undefined) return closed;
        const code = await makeCode(context, transaction, { acts, link });
        if (code === undefined)
          return refused({
            code: 'CONFLICT',
            message: 'Too many codes were asked for with this link. Ask whoever sent it for a new link.',
          });
        const letter = codeLetter(held.body, signer.language, { name: signer.name });
        const post = { organisation, held, to: readerOf(signer), letter, secret: code };
        const sent = await postIn(context, transaction, { acts, post });
        return sent.ok ? accepted({ sentTo: hidden(signer.email ?? '') }) : sent;
      },
    },
  );
}

/** "j…k@lion-rock.example": enough to know one's own. */
function hidden(address: string): string {
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 1)}…${name.slice(-1)}@${host}`;
}

const codeFaults: Readonly<Record<CodeFault, string>> = {
  none: 'Ask for a code first; it comes to your mail address.',
  expired: 'This code is older than ten minutes; ask for a new one.',
  locked: `The code was wrong ${mostTries} times and works no more; ask for a new one.`,
  wrong: 'This is not the code that was sent; look at the newest mail.',
};

export interface Deed extends ByLink {
  readonly code: string;
}

type Work = (
  transaction: Transaction,
  acts: Acts,
  opened: Opened & { readonly own: (party: string) => boolean },
) => Promise<Outcome<Held>>;

/**
 * One deed by link. A wrong code is kept as an attempt; with the right one the deed is done whole, or undone with the code unused.
 */
export async function byCode(context: Context, { token, code }: Deed, work: Work): Promise<Outcome<Held>> {
  const organisation = await placeOf(context, token);
  if (organisation === undefined) return gone;
  const own = await ownPartyOf(context, organisation);
  const command = { organisation, actor: system };
  const done = await perform<{ readonly fault: CodeFault } | { readonly held: Held }>(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const opened = await openedBy(context, transaction, token);
      if (opened === undefined) return gone;
      const closed = closedFor(opened.held, opened.signer);
      if (closed !== undefined) return closed;
      const fault = await useCode(context, transaction, { acts, link: opened.link, code });
      if (fault !== undefined) return accepted({ fault });
      const held = await work(transaction, acts, { ...opened, own });
      return held.ok ? accepted({ held: held.value }) : held;
    },
  });
  if (!done.ok) return done;
  if ('held' in done.value) return accepted(done.value.held);
  return refused({ code: 'CODE', message: codeFaults[done.value.fault], at: ['code'] });
}

export interface SignByLink extends Deed {
  /** Of the text that the signer's own page computed. */
  readonly hash: string;
  readonly consent: string;
}

/** The signature as a fact: it is kept before anything is sealed, and nothing that happens later takes it away. */
export async function signByLink(context: Context, deed: SignByLink): Promise<Outcome<Held>> {
  return byCode(context, deed, async (transaction, acts, { organisation, held, signer, own }) => {
    const { body } = held;
    const moved = await movedOn(transaction, body);
    if (moved !== undefined) return moved;
    if (deed.hash !== body.hash)
      return refused({
        code: 'CONFLICT',
        message: 'What you read is not the agreed text; open the link again.',
        at: ['hash'],
      });
    const consent = consentOf(body);
    if (deed.consent !== consent.version)
      return refused({ code: 'CONSENT', message: 'Read and agree to the statement first.', at: ['consent'] });
    const beyond = beyondAuthority(body.value, signer.authority);
    if (beyond !== undefined)
      return refused({ code: 'NOT-ALLOWED', message: `${beyond.en} Pass it on to somebody who may.` });
    const decidedAt = Instant.format(await transaction.stamp());
    const signers = changed(body, signer.id, {
      state: 'signed',
      decidedAt,
      remindAt: undefined,
      consent: consent.version,
      identity: 'mail-code',
    });
    const last = allSigned({ signers: [...signers] });
    const electronic = signer.method === 'electronic';
    const seal =
      electronic || last ? { ...body.seal, state: 'pending' as const, attempts: 0, nextAt: decidedAt } : body.seal;
    const done = await stepIn(transaction, acts, {
      held,
      step: {
        organisation,
        actor: signerActor(held, signer, own(signer.party)),
        act: last ? 'sign-last' : 'sign',
        signers,
        seal,
        lines: [
          {
            who: signer.name,
            what: body.form === 'signature' ? 'signed' : 'accepted',
            document: body.seal.document ?? body.document,
            detail: `text ${body.hash}`,
            identity: 'mail-code',
            consent: consent.version,
            ...deed.trace,
          },
        ],
      },
    });
    if (!done.ok) return done;
    await takeLinkBack(transaction, acts, { organisation, signing: held.id, signer: signer.id });
    await enqueueSeal(transaction, { organisation, signing: held.id });
    return electronic ? done : askNextIn(context, transaction, { organisation, held: done.value, acts });
  });
}

/** The text that is signed is the draft's, still: a draft that moved on is not signed any more. */
async function movedOn(
  transaction: Transaction,
  { draft: id, hash, form }: Signing,
): Promise<Outcome<never> | undefined> {
  const found = await findIn(transaction, { kind: 'draft', id, actor: system });
  const draft = found.ok ? bodyOf('draft', found.value) : undefined;
  const state = form === 'signature' ? 'signing' : 'agreed-text';
  if (draft?.state === state && draft.hash === hash) return undefined;
  return refused({
    code: 'CONFLICT',
    message: 'The text was changed after it was sent; a new one will come to be signed.',
  });
}

export async function declineByLink(
  context: Context,
  deed: Deed & { readonly reason: string },
): Promise<Outcome<Held>> {
  return byCode(context, deed, async (transaction, acts, { organisation, held, signer, own }) => {
    const decidedAt = Instant.format(await transaction.stamp());
    const { reason } = deed;
    return endIn(context, transaction, {
      acts,
      held,
      end: 'declined',
      reason: `${signer.name}: ${reason}`,
      step: {
        organisation,
        actor: signerActor(held, signer, own(signer.party)),
        act: 'decline',
        note: reason,
        signers: changed(held.body, signer.id, { state: 'declined', decidedAt, remindAt: undefined, reason }),
        lines: [{ who: signer.name, what: 'declined', detail: reason, identity: 'mail-code', ...deed.trace }],
      },
    });
  });
}
