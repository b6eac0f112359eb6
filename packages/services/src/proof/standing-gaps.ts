/**
 * The risk of a gap is accepted while there is one. Owns: that a gap which was mended since somebody proposed to live with it is not
 * accepted any more. Does not own: who may accept (core), how far an acceptance covers (grown-gaps.ts).
 */
import { refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context } from '../context.ts';
import { readRecord } from '../practice/read.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actOnRecord } from '../practice/write.ts';
import type { ActOnRecord } from '../practice/write.ts';
import { proofBehind } from './seen-gaps.ts';

/** An act on a record of any kind; a risk is not accepted for a gap that is gone. */
export async function actOnStanding(context: Context, command: ActOnRecord): Promise<Outcome<PracticeRecord>> {
  const { kind, act } = command;
  const [gone] = kind === 'risk-acceptance' && act === 'accept' ? await goneGaps(context, command) : [];
  if (gone === undefined) return actOnRecord(context, command);
  return refused({
    code: 'CONFLICT',
    message: `${gone} was mended since this was proposed: refuse it, and have what still stands proposed again`,
  });
}

/** Gaps that were seen when it was proposed and that its proof shows no more; where nothing is proven now, none is told to be gone. */
async function goneGaps(context: Context, { organisation, actor, id }: ActOnRecord): Promise<readonly string[]> {
  const found = await readRecord(context, { organisation, actor, kind: 'risk-acceptance', id });
  if (!found.ok || found.value.body.state !== 'proposed') return [];
  const seen = (found.value.body.seen ?? []).map(({ code }) => code);
  const proof = seen.length === 0 ? undefined : await proofBehind(context, { organisation, actor }, found.value.body);
  if (proof?.ok !== true || proof.value.model.source === 'none') return [];
  const open = new Set(proof.value.gaps.map((gap) => gap.id));
  return seen.filter((code) => !open.has(code));
}
