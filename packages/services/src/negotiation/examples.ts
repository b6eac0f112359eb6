/** Three example months of the text at the table, and what any value would give. Owns: whose text. Does not own: the figures (core). */
import { accepted, exampleAt, exampleMonths } from '@troth/core';
import type { ExampleMonth, Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { draftFor } from './found-draft.ts';
import { namedText } from './named-texts.ts';

export interface ExamplesQuestion extends Question {
  readonly actor: Actor;
  readonly draft: string;
  /** The promise; the first with a price when missing. */
  readonly commitment?: string | undefined;
  /** One month at this value instead of three, as "99.82 %". */
  readonly value?: string | undefined;
}

export async function draftExamples(
  context: Context,
  { organisation, actor, draft: id, commitment, value }: ExamplesQuestion,
): Promise<Outcome<{ readonly draft: string; readonly hash: string; readonly months: readonly ExampleMonth[] }>> {
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id, actor });
    if (!found.ok) return found;
    const text = await namedText({ context, reader, actor, draft: found.value.draft }, 'now');
    if (!text.ok) return text;
    const { revision, hash } = text.value;
    if (value === undefined) return accepted({ draft: id, hash, months: exampleMonths(revision, commitment) });
    const asked = exampleAt(revision, commitment ?? revision.commitments[0]?.id ?? '', value);
    return asked.ok ? accepted({ draft: id, hash, months: [asked.value] }) : asked;
  });
}
