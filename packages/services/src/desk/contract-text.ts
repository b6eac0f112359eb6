/**
 * The contract of a published revision beside the terms it is written from, and two revisions beside each other. Does not own:
 * the sentences, the terms, what differs between them (core).
 */
import {
  accepted,
  changedSentences,
  changedTerms,
  clauseOfTerm,
  contractProse,
  refused,
  termLeaves,
} from '@troth/core';
import type { Block, ClauseChange, Language, Outcome, Revision, TermChange } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';

export interface TermLine {
  readonly term: string;
  readonly value: string;
}

export interface ContractChapter {
  /** K01 … K25; missing for what stands before the first. */
  readonly key?: string | undefined;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What its sentences are written from. */
  readonly terms: readonly TermLine[];
}

export interface ContractText {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly title: string;
  readonly chapters: readonly ContractChapter[];
}

export interface ContractQuestion extends Question {
  readonly agreement: string;
  readonly language: Language;
  /** The last one when missing. */
  readonly revision?: number | undefined;
}

export async function contractText(context: Context, question: ContractQuestion): Promise<Outcome<ContractText>> {
  const { language, revision: asked } = question;
  const found = await revisionsOf(context, question);
  if (!found.ok) return found;
  const revision = asked === undefined ? found.value.at(-1) : found.value.find((one) => one.revision === asked);
  if (revision === undefined) return noRevision(question.agreement, asked);
  const { title, blocks } = contractProse(revision, language);
  const { agreement, hash } = revision;
  return accepted({ agreement, revision: revision.revision, hash, title, chapters: chaptersOf(blocks, revision) });
}

async function revisionsOf(
  context: Context,
  { organisation, agreement }: Question & { readonly agreement: string },
): Promise<Outcome<readonly Revision[]>> {
  return context.store.read(organisation, async (reader) => {
    const found = agreementOn(await shelfOf(context.store, reader), agreement);
    return found.ok ? accepted(found.value.agreement.revisions) : found;
  });
}

const noRevision = (agreement: string, revision: number | undefined): Outcome<never> =>
  refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${revision ?? ''}` });

function chaptersOf(blocks: readonly Block[], { terms }: Revision): readonly ContractChapter[] {
  const leaves = Map.groupBy(termLeaves(terms), ([term]) => clauseOfTerm(term) ?? '');
  const found: { key?: string; title: string; blocks: Block[]; terms: readonly TermLine[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level === 3) {
      found.at(-1)?.blocks.push(block);
      continue;
    }
    const { anchor, text } = block;
    const own = (anchor === undefined ? [] : (leaves.get(anchor) ?? [])).map(([term, value]) => ({ term, value }));
    found.push({ ...(anchor === undefined ? {} : { key: anchor }), title: text, blocks: [], terms: own });
  }
  return found;
}

export interface RevisionDifference {
  readonly agreement: string;
  readonly before: { readonly revision: number; readonly hash: string };
  readonly after: { readonly revision: number; readonly hash: string };
  readonly clauses: readonly ClauseChange[];
  readonly terms: readonly TermChange[];
}

export async function revisionDifference(
  context: Context,
  question: Omit<ContractQuestion, 'revision'> & { readonly from: number; readonly to: number },
): Promise<Outcome<RevisionDifference>> {
  const { agreement, language, from, to } = question;
  const found = await revisionsOf(context, question);
  if (!found.ok) return found;
  const named = (number: number): Revision | undefined => found.value.find(({ revision }) => revision === number);
  const [before, after] = [named(from), named(to)];
  if (before === undefined || after === undefined) return noRevision(agreement, before === undefined ? from : to);
  return accepted({
    agreement,
    before: { revision: before.revision, hash: before.hash },
    after: { revision: after.revision, hash: after.hash },
    clauses: changedSentences(before, after, language),
    terms: changedTerms(before.terms, after.terms),
  });
}
