/**
 * Signatures go into the document, one after another, then the seal. Owns: that each is put in once, that nothing is completed
 * before the sealed document and its certificate are stored, that a failure is kept, seen and tried again later and later. The
 * signatures themselves were kept before and are not touched here.
 *
 * Signing and stamping happen outside of any transaction; what comes of them is written only onto the version that was read. Two
 * workers may compute the same step; one of them writes, the other's work is thrown away. Killed anywhere, the step is done anew.
 */
import { createHash } from 'node:crypto';
import { accepted, Instant, nextToApply, refused } from '@troth/core';
import type { Outcome, Signatory } from '@troth/core';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import { askNextIn } from './ask.ts';
import { finishSigning } from './finish.ts';
import { changed, heldIn, stepIn } from './keep.ts';
import type { Held, Step } from './keep.ts';
import { troubleLetter } from './letters.ts';
import { postIn } from './mail.ts';
import { managerReader } from './who-answers.ts';
import { enqueueSeal } from './seal-queue.ts';
import { signedBy } from './sealing.ts';

export interface SealJob {
  readonly organisation: string;
  readonly signing: string;
}

/** So often it is tried by itself; then somebody has to look. */
export const mostSealAttempts = 10;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
const waitAfter = (attempts: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts - 1, 12));

/** Does everything that can be done now. Throws nothing: what failed is written into the signing. */
export async function sealContract(context: Context, job: SealJob): Promise<void> {
  for (;;) {
    const held = await context.store.read(job.organisation, (reader) => heldIn(reader, job.signing));
    if (!held.ok) return;
    const next = stepOf(held.value, context.clock());
    if (next === undefined) return;
    const fault = await take(context, { ...job, held: held.value, next }).catch((error: unknown) => error);
    if (fault === undefined) continue;
    await noteFailure(context, { ...job, held: held.value, fault });
    return;
  }
}

type Next = { readonly apply: Signatory } | 'seal';

/** Nothing before it is due: a job that was laid twice waits no less. */
function stepOf({ body }: Held, now: Instant): Next | undefined {
  if (body.state !== 'open' && body.state !== 'sealing') return undefined;
  if (body.seal.state !== 'pending' && body.seal.state !== 'retrying') return undefined;
  if (body.seal.nextAt !== undefined && Instant.parse(body.seal.nextAt) > now) return undefined;
  const apply = nextToApply(body);
  if (apply !== undefined) return { apply };
  return body.state === 'sealing' ? 'seal' : undefined;
}

interface Taking extends SealJob {
  readonly held: Held;
  readonly next: Next;
}

/** Undefined: it is done, or somebody else did it. */
async function take(context: Context, { organisation, held, next }: Taking): Promise<undefined> {
  const done =
    next === 'seal'
      ? await finishSigning(context, { organisation, held })
      : await applySignature(context, { organisation, held, signer: next.apply });
  if (!done.ok && done.refusals[0]?.code !== 'CONFLICT') throw new Error(done.refusals[0]?.message ?? 'not sealed');
}

interface Applying {
  readonly organisation: string;
  readonly held: Held;
  readonly signer: Signatory;
}

async function applySignature(context: Context, { organisation, held, signer }: Applying): Promise<Outcome<Held>> {
  const { body } = held;
  const name = body.seal.document ?? body.document;
  const before = await context.store.read(organisation, (reader) => reader.blob(name));
  if (before === undefined) throw new Error(`the document ${name} is not in the store`);
  const party = await partyName(context, organisation, signer.party);
  const bytes = await signedBy(context, { document: before.bytes, body, signer, party });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, acts) => {
        await transaction.keepBlob({ sha256, type: 'application/pdf', bytes });
        const at = Instant.format(await transaction.stamp());
        const signers = changed(body, signer.id, { applied: { sha256, at } });
        const more = body.state === 'sealing' || nextToApply({ signers: [...signers] }) !== undefined;
        const step: Step = {
          organisation,
          actor: system,
          act: 'apply',
          signers,
          seal: {
            state: more ? 'pending' : 'none',
            attempts: 0,
            document: sha256,
            ...(more ? { nextAt: at } : {}),
          },
          lines: [{ who: signer.name, what: 'applied', document: sha256, detail: `${before.sha256} → ${sha256}` }],
        };
        const done = await stepIn(transaction, acts, { held, step });
        if (!done.ok) return done;
        if (more) await enqueueSeal(transaction, { organisation, signing: held.id });
        return body.state === 'open' ? askNextIn(context, transaction, { organisation, held: done.value, acts }) : done;
      },
    },
  );
}

async function partyName(context: Context, organisation: string, id: string): Promise<string> {
  const party = (await registerOf(context.store, organisation)).get('party', id);
  return party?.body.name.en ?? id;
}

interface Failed extends SealJob {
  readonly held: Held;
  readonly fault: unknown;
}

/** Kept, shown, told to who answers for the agreement: at the first failure, and when it is given up. */
async function noteFailure(context: Context, { organisation, held, fault }: Failed): Promise<void> {
  const { body } = held;
  const error = (fault instanceof Error ? fault.message : 'it failed').slice(0, 400);
  const attempts = body.seal.attempts + 1;
  const given = attempts >= mostSealAttempts;
  const now = context.clock();
  const seal = {
    ...body.seal,
    state: given ? ('failed' as const) : ('retrying' as const),
    attempts,
    lastError: error,
    lastAt: Instant.format(now),
    nextAt: given ? undefined : Instant.format(Instant.plus(now, waitAfter(attempts))),
  };
  const noted = await perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, acts) => {
        const step = { organisation, actor: system, act: 'fail-seal', note: error, seal };
        const done = await stepIn(transaction, acts, { held, step });
        if (!done.ok || (attempts > 1 && !given)) return done;
        const to = await managerReader(transaction, body.draft);
        if (to === undefined) return done;
        const letter = troubleLetter(body, to.language, { name: to.name, error, given });
        const sent = await postIn(context, transaction, { acts, post: { organisation, held, to, letter } });
        return sent.ok ? done : sent;
      },
    },
  );
  // Somebody else got on with it meanwhile.
  if (!noted.ok && noted.refusals[0]?.code !== 'CONFLICT') throw new Error(noted.refusals[0]?.message ?? 'not noted');
}

/** By hand, at once, however often it failed before. */
export async function sealAgain(
  context: Context,
  command: Command & { readonly signing: string },
): Promise<Outcome<Held>> {
  const { organisation, actor, signing } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const held = await heldIn(transaction, signing, actor);
      if (!held.ok) return held;
      const { seal } = held.value.body;
      if (seal.state !== 'retrying' && seal.state !== 'failed' && seal.state !== 'pending')
        return refused({ code: 'CONFLICT', message: 'nothing waits to be sealed' });
      const at = Instant.format(await transaction.stamp());
      const again = { ...seal, state: 'pending' as const, attempts: 0, nextAt: at };
      const line = { who: actor.id, what: 'resealed' };
      const step = { organisation, actor, act: 'reseal', seal: again, lines: [line] };
      const done = await stepIn(transaction, acts, { held: held.value, step });
      if (!done.ok) return done;
      await enqueueSeal(transaction, { organisation, signing });
      return accepted(done.value);
    },
  });
}
