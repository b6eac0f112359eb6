/**
 * The gaps that somebody takes the risk of, with their figures as they stand at that moment. Owns: putting them on the acceptance, so
 * that it holds for the gap as it was seen and not for what that grows to.
 */
import { figuresOf } from '@troth/core';
import type { Deliverability, Outcome, RecordKindName, RecordWritten } from '@troth/core';
import type { Command, Context } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { createRecord, editRecord } from '../practice/write.ts';
import type { CreateRecord, EditRecord } from '../practice/write.ts';
import { agreementProof } from './agreement-proof.ts';
import { draftProof } from './draft-proof.ts';

/** A record of any kind; an acceptance of risks with the gaps as they are seen now. */
export async function createSeen<K extends RecordKindName>(
  context: Context,
  command: CreateRecord<K>,
): Promise<Outcome<PracticeRecord<K>>> {
  return createRecord(context, { ...command, body: await completed(context, command) });
}

export async function editSeen(context: Context, command: EditRecord): Promise<Outcome<PracticeRecord>> {
  return editRecord(context, { ...command, body: await completed(context, command) });
}

async function completed(
  context: Context,
  command: Command & { readonly kind: RecordKindName; readonly body: unknown },
): Promise<unknown> {
  const { kind, body } = command;
  return kind === 'risk-acceptance' ? withSeenGaps(context, command, body) : body;
}

type Written = Pick<RecordWritten<'risk-acceptance'>, 'agreement' | 'draft' | 'gaps' | 'seen'>;

/**
 * What can be read of a proof is written over whatever was told: nobody makes a gap larger than it was by writing so, and where there
 * is no proof none of its gaps was seen.
 */
async function withSeenGaps(context: Context, { organisation, actor }: Command, body: unknown): Promise<unknown> {
  if (!isAcceptance(body)) return body;
  if (!body.gaps.some(({ code }) => code.startsWith('PROOF-'))) {
    const { seen: _seen, ...own } = body;
    return own;
  }
  const made = await proofBehind(context, { organisation, actor }, body);
  if (!made.ok) return { ...body, seen: [] };
  const taken = new Set(body.gaps.map(({ code }) => code));
  const found = made.value.gaps.filter(({ id }) => taken.has(id));
  return { ...body, seen: found.map((gap) => ({ code: gap.id, ...figuresOf(gap) })) };
}

/** The proof whose gaps it speaks of: of its draft, or of the agreement. */
export const proofBehind = (
  context: Context,
  { organisation, actor }: Pick<Command, 'organisation' | 'actor'>,
  { agreement, draft }: Pick<Written, 'agreement' | 'draft'>,
): Promise<Outcome<Deliverability>> =>
  draft === undefined
    ? agreementProof(context, { organisation, agreement })
    : draftProof(context, { organisation, actor, draft });

/** Enough of it to look; the kind's own schema reads the rest. */
function isAcceptance(body: unknown): body is Written {
  if (typeof body !== 'object' || body === null || !('agreement' in body) || !('gaps' in body)) return false;
  const { agreement, gaps } = body;
  const draft: unknown = 'draft' in body ? body.draft : undefined;
  return (
    typeof agreement === 'string' &&
    (draft === undefined || typeof draft === 'string') &&
    Array.isArray(gaps) &&
    gaps.every(
      (gap: unknown) => typeof gap === 'object' && gap !== null && 'code' in gap && typeof gap.code === 'string',
    )
  );
}
