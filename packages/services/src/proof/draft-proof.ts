/**
 * Whether a draft could be kept, and what a browser needs to prove it again on each change. Owns: both questions. Other parties
 * are shown neither.
 */
import { accepted, refused } from '@troth/core';
import type { Deliverability, DraftText, Json, Localized, Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import { familiesOf, shelfOf, storedDocuments } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { findDraft } from '../drafting/drafts.ts';
import type { Draft } from '../drafting/drafts.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { modelBehind } from './model-behind.ts';
import { provenOf } from './proof-of.ts';
import type { Proven } from './proof-of.ts';
import { wholeReport } from './whole-report.ts';

export interface DraftProofQuestion extends Question {
  readonly actor: Actor;
  readonly draft: string;
}

export async function draftProof(context: Context, question: DraftProofQuestion): Promise<Outcome<Deliverability>> {
  return context.store.read(question.organisation, async (reader) => {
    const found = await ownDraft(reader, question);
    if (!found.ok) return found;
    const proven = await provenText(context, reader, found.value.body.text);
    return proven.ok ? accepted(await wholeReport(reader, proven.value)) : proven;
  });
}

/** The proof of a text in the making; refused where it has no meaning yet. */
export async function provenText({ store }: Context, reader: Reader, text: DraftText): Promise<Outcome<Proven>> {
  const made = await compiledText(store, reader, text);
  return made.ok ? provenOf(store, reader, { revision: made.value.revision }) : made;
}

/** Only the organisation itself asks what it can keep. */
export async function ownDraft(reader: Reader, question: DraftProofQuestion): Promise<Outcome<Draft>> {
  const found = await findDraft(reader, question);
  if (!found.ok || (question.actor.side ?? 'own') === 'own') return found;
  return refused({ code: 'NOT-FOUND', message: `there is no draft ${question.draft}` });
}

export interface SupportDocument {
  readonly agreement: string;
  readonly revision: number;
  readonly file: string;
  readonly text: Json;
}

export interface DraftSupport {
  readonly draft: string;
  readonly model?:
    { readonly written: Json; readonly source: 'written' | 'linkage'; readonly state?: string | undefined } | undefined;
  /** Every text of the agreements that the model names, and of those they inherit from. */
  readonly documents: readonly SupportDocument[];
  readonly names: readonly { readonly agreement: string; readonly title: Localized }[];
}

export async function draftSupport(context: Context, question: DraftProofQuestion): Promise<Outcome<DraftSupport>> {
  const { store } = context;
  return store.read(question.organisation, async (reader) => {
    const found = await ownDraft(reader, question);
    if (!found.ok) return found;
    const shelf = await shelfOf(store, reader);
    const { known } = await modelBehind(reader, found.value.body.agreement, shelf);
    const proven = await provenText(context, reader, found.value.body.text);
    const ids = proven.ok ? proven.value.supporting.map(({ id }) => id) : [];
    const families = familiesOf(storedDocuments(store, question.organisation, shelf));
    const documents = new Map(
      ids.flatMap((id) => (families.get(id) ?? []).map((one) => [`${one.id}/${one.revision}`, one] as const)),
    );
    return accepted({
      draft: found.value.id,
      model: known && { written: known.written, source: known.source, state: known.state },
      documents: [...documents.values()].map(({ id, revision, source, data }) => ({
        agreement: id,
        revision,
        file: source.file,
        text: data as Json,
      })),
      names: ids.flatMap((id) => {
        const last = shelf.agreements.get(id)?.agreement.revisions.at(-1);
        return last === undefined ? [] : [{ agreement: id, title: last.terms.title }];
      }),
    });
  });
}
