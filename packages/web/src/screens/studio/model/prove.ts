/**
 * The proof of a text in the browser, on each change, from what the server knows to stand behind it. Owns: reading that once. Does
 * not own: the proof (core).
 */
import { canonicalText, compileBook, proveAgreement, readDocuments, serviceModelSchema } from '@troth/core';
import type { Agreement, Deliverability, DeliverabilityQuestion, Json, ModelBehind, Revision } from '@troth/core';

/** As `/v1/drafts/{draft}/support` answers it. */
export interface Support {
  readonly model?: { readonly written?: unknown; readonly source: 'written' | 'linkage'; readonly state?: string };
  readonly documents: readonly { readonly file: string; readonly text?: unknown }[];
}

const states = ['draft', 'verified', 'stale'] as const;

function behindOf({ model }: Support): ModelBehind | undefined {
  if (model === undefined) return undefined;
  const read = serviceModelSchema.safeParse(model.written);
  if (!read.success) return undefined;
  return { model: read.data, source: model.source, state: states.find((one) => one === model.state) };
}

function agreementsOf({ documents }: Support): readonly Agreement[] {
  // Whatever came as JSON is JSON.
  const texts = documents.map(({ file, text }, at) => ({ file: `${at} ${file}`, text: canonicalText(text as Json) }));
  const read = readDocuments(texts);
  const book = read.ok ? compileBook(read.value) : read;
  return book.ok ? book.value.agreements : [];
}

/** What stands behind a text, read once. */
export function readSupport(support: Support): Omit<DeliverabilityQuestion, 'revision'> {
  return { behind: behindOf(support), supporting: agreementsOf(support) };
}

/** Proves a text with what stands behind it; undefined where its term makes no sense yet. */
export function prover(support: Support): (revision: Revision) => Deliverability | undefined {
  const { behind, supporting } = readSupport(support);
  return (revision) => {
    const made = proveAgreement({ revision, behind, supporting });
    return made.ok ? made.value : undefined;
  };
}
