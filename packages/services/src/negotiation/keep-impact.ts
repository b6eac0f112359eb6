/**
 * What a draft's text as it stands means, computed and kept on the draft under the hash of that text, as the step to an offer asks:
 * its months over again, whether it can be kept, what it is worth. Owns: keeping all of it in one go. Does not own: any figure.
 */
import { accepted, Instant, moneyText } from '@troth/core';
import type { Outcome, RecordBody } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn } from '../practice/write.ts';
import { priceDraft } from '../price/price.ts';
import { draftProof } from '../proof/draft-proof.ts';
import { replayDraft } from './replay-draft.ts';
import type { DraftReplay } from './replay-draft.ts';

interface Asked extends Command {
  readonly draft: string;
  readonly periods?: number;
  readonly comparable?: string | undefined;
}

type Computed = NonNullable<RecordBody<'draft'>['computed']>[number];

/** Keeps on the draft what its text as it stands would have owed, whether it can be kept, and what it is worth. */
export async function keepReplay(context: Context, command: Asked): Promise<Outcome<PracticeRecord<'draft'>>> {
  const { organisation, actor, draft: id } = command;
  const made = await replayDraft(context, { ...command, from: undefined, to: 'now' });
  if (!made.ok) return made;
  const besides = [await proofLines(context, command), await priceLines(context, command)];
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const at = Instant.format(await transaction.stamp());
      const { hash } = made.value.to;
      // Whoever changed the text meanwhile has another hash: what was computed of this one does not count for that.
      const computed = besides.map((one): Computed => ({ ...one, hash: one.hash ?? hash, at }));
      const done = await actIn(transaction, acts, {
        organisation,
        actor,
        kind: 'draft',
        id,
        act: 'replay',
        tells: { replayed: { ...replayLines(made.value), hash, at }, computed },
      });
      return done.ok ? accepted(done.value as PracticeRecord<'draft'>) : done;
    },
  });
}

function replayLines({ periods, currency, after }: DraftReplay): {
  readonly credits: string[];
  readonly periods: number;
} {
  const lines = periods.map(({ period, after: { credit } }) => `${period}: ${currency} ${moneyText(credit)}`);
  return {
    credits: periods.length === 0 ? ['no closed period'] : [...lines, `total: ${currency} ${moneyText(after)}`],
    periods: periods.length,
  };
}

interface Lines {
  readonly name: Computed['name'];
  readonly hash?: string | undefined;
  readonly lines: string[];
}

const refusalLines = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ message }) => message);

async function proofLines(context: Context, { organisation, actor, draft }: Asked): Promise<Lines> {
  const made = await draftProof(context, { organisation, actor, draft });
  if (!made.ok) return { name: 'proof', lines: refusalLines(made) };
  const { verdict, says, gaps, hash } = made.value;
  return { name: 'proof', hash, lines: [`${verdict}: ${says.en}`, ...gaps.map(({ text }) => text.en)] };
}

async function priceLines(context: Context, { organisation, actor, draft }: Asked): Promise<Lines> {
  const made = await priceDraft(context, { organisation, actor, draft });
  if (!made.ok) return { name: 'price', lines: refusalLines(made) };
  return { name: 'price', hash: made.value.hash, lines: [...made.value.lines] };
}
