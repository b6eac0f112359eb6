/**
 * The proposal of a draft on one page: each requirement met or not with its number, each promise with what it rests on, what
 * its months would give; for ourselves also proof, back-test, price and what could be done. Owns: what stands in which edition,
 * and who has which: the customer has its own, of a draft that was offered to it. It is built without the rest, not cut from it.
 */
import { accepted, exampleMonths, recordKinds, refused } from '@troth/core';
import type { Deliverability, ExampleMonth, Localized, Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor, Context } from '../context.ts';
import { findDraft } from '../drafting/drafts.ts';
import type { Draft } from '../drafting/drafts.ts';
import { habitSources } from '../forecast/habit.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { ownDraft } from '../proof/draft-proof.ts';
import { provenOf } from '../proof/proof-of.ts';
import { wholeReport } from '../proof/whole-report.ts';
import { readBody } from '../stored-body.ts';
import { seesPrices } from '../price/sees-prices.ts';
import { historyOf, priceIn } from './estimates.ts';
import type { EstimatesAsked, ProposedHistory, ProposedPrice } from './estimates.ts';
import { goneRequirement, noExamples, noModel, noRequirements } from './missing.ts';
import type { Missing } from './missing.ts';
import { optionsFor } from './options.ts';
import type { ProposedOption } from './options.ts';
import { promisesIn } from './promises.ts';
import type { ProposedPromise } from './promises.ts';
import { answeredBy } from './requirements.ts';
import type { ProposedRequirement } from './requirements.ts';

export const proposalEditions = ['all', 'customer'] as const;

type Edition = (typeof proposalEditions)[number];

export interface ProposalAsked extends EstimatesAsked {
  /** Missing: the one that is for who asks. */
  readonly edition?: Edition | undefined;
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
  /** For requirements that are not met. */
  readonly options: readonly ProposedOption[];
}

interface Outside {
  readonly draft: string;
  /** Of the draft. */
  readonly version: number;
  readonly changedAt: string;
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
  readonly edition: Edition;
  readonly promises: readonly ProposedPromise[];
  readonly inside?: ProposalInside;
}

export async function draftProposal(context: Context, asked: ProposalAsked): Promise<Outcome<Proposal>> {
  const built = await context.store.read(asked.organisation, async (reader) => {
    const found = await seenDraft(reader, asked);
    return found.ok ? outsideOf(context, reader, found.value) : found;
  });
  if (!built.ok) return built;
  const { outside, proof, draft } = built.value;
  const edition = isOwn(asked.actor) ? (asked.edition ?? 'all') : 'customer';
  const own = { ...outside, edition, promises: promisesIn(proof) };
  if (edition === 'all') return withInside(context, asked, { own, proof, draft });
  const { missing, ...shared } = own;
  return accepted({ ...shared, missing: missing.filter((one) => one !== noRequirements && one !== noExamples) });
}

const isOwn = ({ side = 'own' }: Actor): boolean => side === 'own';

/** Ours is for ourselves; a customer has its own edition of what was offered to it, and a supplier none. */
async function seenDraft(reader: Reader, asked: ProposalAsked): Promise<Outcome<Draft>> {
  const { actor, edition } = asked;
  const found = isOwn(actor) ? await ownDraft(reader, asked) : await findDraft(reader, asked);
  if (!found.ok || isOwn(actor)) return found;
  const theirs = actor.side === 'customer' && actor.party === found.value.body.customer && edition !== 'all';
  return theirs ? found : refused({ code: 'NOT-FOUND', message: `there is no proposal of ${asked.draft}` });
}

interface Outer {
  readonly outside: Outside;
  readonly proof: Deliverability;
  readonly draft: Draft;
}

async function outsideOf(context: Context, reader: Reader, draft: Draft): Promise<Outcome<Outer>> {
  const { body, id, version, recordedAt } = draft;
  const made = await compiledText(context.store, reader, body.text);
  if (!made.ok) return made;
  const { revision } = made.value;
  const proven = await provenOf(context.store, reader, { revision });
  if (!proven.ok) return proven;
  const { requirements, gone } = await answeredBy(reader, draft, revision);
  const months = exampleMonths(revision);
  const party = body.customer === undefined ? undefined : await reader.record('party', body.customer);
  const none = requirements.length + gone.length === 0;
  const outside = {
    draft: id,
    version,
    changedAt: recordedAt,
    agreement: body.agreement,
    revision: revision.revision,
    hash: revision.hash,
    title: revision.terms.title,
    customer: party && { id: party.id, name: readBody(recordKinds.party.schema, party).name },
    requirements,
    months,
    missing: [...(none ? [noRequirements] : gone.map(goneRequirement)), ...(months.length === 0 ? [noExamples] : [])],
  };
  return accepted({ outside, proof: await wholeReport(reader, proven.value), draft });
}

interface Built {
  readonly own: Proposal;
  readonly proof: Deliverability;
  readonly draft: Draft;
}

async function withInside(
  context: Context,
  asked: ProposalAsked,
  { own, proof, draft }: Built,
): Promise<Outcome<Proposal>> {
  const history = await historyOf(context, asked);
  const price = await priceIn(context, asked);
  if ([history, price].some((one) => 'hash' in one && one.hash !== own.hash)) return changedMeanwhile(asked.draft);
  const sources = await habitSources(context, asked);
  const options = await context.store.read(asked.organisation, (reader) =>
    optionsFor({ context, reader, sources, draft, requirements: own.requirements, priced: seesPrices(asked.actor) }),
  );
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
      options,
    },
  });
}

const changedMeanwhile = (draft: string): Outcome<never> =>
  refused({ code: 'CONFLICT', message: `${draft} was changed while its proposal was put together; ask again` });
