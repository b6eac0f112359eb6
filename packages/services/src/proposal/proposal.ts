/**
 * The proposal of a draft on one page: each requirement met or not with its number, each promise with what it rests on, what
 * its months would give; for ourselves also proof, back-test and price. Owns: what stands in which edition. A customer's
 * edition is built without the rest, not cut from it. Nobody but the organisation asks for either.
 */
import { accepted, exampleMonths, recordKinds, refused } from '@troth/core';
import type { Deliverability, ExampleMonth, Localized, Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { draftProof, ownDraft } from '../proof/draft-proof.ts';
import { readBody } from '../stored-body.ts';
import { historyOf, priceIn } from './estimates.ts';
import type { EstimatesAsked, ProposedHistory, ProposedPrice } from './estimates.ts';
import { goneRequirement, noExamples, noModel, noRequirements } from './missing.ts';
import type { Missing } from './missing.ts';
import { promisesIn } from './promises.ts';
import type { ProposedPromise } from './promises.ts';
import { answeredBy } from './requirements.ts';
import type { ProposedRequirement } from './requirements.ts';

export const proposalEditions = ['all', 'customer'] as const;

interface ProposalAsked extends EstimatesAsked {
  readonly edition: (typeof proposalEditions)[number];
}

/** For our eyes. */
export interface ProposalInside {
  readonly proof: Pick<Deliverability, 'verdict' | 'says' | 'model' | 'gaps'> & {
    readonly promises: readonly Pick<
      Deliverability['commitments'][number],
      'commitment' | 'subject' | 'verdict' | 'says'
    >[];
  };
  readonly history?: ProposedHistory | undefined;
  readonly price?: ProposedPrice | undefined;
}

interface Outside {
  readonly draft: string;
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly title: Localized;
  readonly customer?: { readonly id: string; readonly name: Localized } | undefined;
  readonly requirements: readonly ProposedRequirement[];
  readonly months: readonly ExampleMonth[];
  readonly missing: readonly Missing[];
}

export interface Proposal extends Outside {
  readonly edition: ProposalAsked['edition'];
  readonly promises: readonly ProposedPromise[];
  readonly inside?: ProposalInside;
}

export async function draftProposal(context: Context, asked: ProposalAsked): Promise<Outcome<Proposal>> {
  const outside = await context.store.read(asked.organisation, (reader) => outsideOf(context, reader, asked));
  if (!outside.ok) return outside;
  const proof = await draftProof(context, asked);
  if (!proof.ok) return proof;
  const own = { ...outside.value, edition: asked.edition, promises: promisesIn(proof.value) };
  if (proof.value.hash !== own.hash) return changedMeanwhile(asked.draft);
  return asked.edition === 'customer' ? accepted(own) : withInside(context, asked, { own, proof: proof.value });
}

async function outsideOf(context: Context, reader: Reader, asked: ProposalAsked): Promise<Outcome<Outside>> {
  const found = await ownDraft(reader, asked);
  if (!found.ok) return found;
  const { body, id: draft } = found.value;
  const made = await compiledText(context.store, reader, body.text);
  if (!made.ok) return made;
  const { revision } = made.value;
  const { requirements, gone } = await answeredBy(reader, found.value, revision);
  const months = exampleMonths(revision);
  const party = body.customer === undefined ? undefined : await reader.record('party', body.customer);
  const none = requirements.length + gone.length === 0;
  return accepted({
    draft,
    agreement: body.agreement,
    revision: revision.revision,
    hash: revision.hash,
    title: revision.terms.title,
    customer: party && { id: party.id, name: readBody(recordKinds.party.schema, party).name },
    requirements,
    months,
    missing: [...(none ? [noRequirements] : gone.map(goneRequirement)), ...(months.length === 0 ? [noExamples] : [])],
  });
}

interface Built {
  readonly own: Proposal;
  readonly proof: Deliverability;
}

async function withInside(context: Context, asked: ProposalAsked, { own, proof }: Built): Promise<Outcome<Proposal>> {
  const history = await historyOf(context, asked);
  const price = await priceIn(context, asked);
  if ([history, price].some((one) => 'hash' in one && one.hash !== own.hash)) return changedMeanwhile(asked.draft);
  const { verdict, says, model, gaps } = proof;
  const promises = proof.commitments.map(({ commitment, subject, verdict: found, says: why }) => ({
    commitment,
    subject,
    verdict: found,
    says: why,
  }));
  const missing = [
    ...(model.source === 'none' ? [noModel] : []),
    ...[history, price].flatMap((one) => ('missing' in one ? [one.missing] : [])),
  ];
  return accepted({
    ...own,
    missing: [...own.missing, ...missing],
    inside: {
      proof: { verdict, says, model, gaps, promises },
      history: 'missing' in history ? undefined : history,
      price: 'missing' in price ? undefined : price,
    },
  });
}

const changedMeanwhile = (draft: string): Outcome<never> =>
  refused({ code: 'CONFLICT', message: `${draft} was changed while its proposal was put together; ask again` });
