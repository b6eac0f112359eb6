/**
 * What came late changes what was issued. Owns: that a restatement is proposed once per state of the evidence, and approved
 * by somebody else than whoever proposed it, never by the machinery. Does not own: the comparison (core).
 */
import { accepted, compareStatements, evaluate, Instant, refused, statementHash } from '@troth/core';
import type { EvaluationRequest, Outcome, Statement, StatementDifference } from '@troth/core';
import type { StoredRecord, Transaction } from '@troth/stores';
import { z } from 'zod';
import { system } from '../context.ts';
import type { Command, Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { issue, knownNow } from './issue.ts';
import { latestIssue } from './issued.ts';
import type { IssuedStatement } from './issued.ts';
import { looked } from './look-again.ts';

const kind = 'restatement-proposal';

const body = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  knownAt: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** The version that it would follow. */
  follows: z.int(),
  before: z.string(),
  after: z.string(),
  difference: z.custom<StatementDifference>((value) => typeof value === 'object' && value !== null),
  state: z.enum(['proposed', 'approved', 'declined', 'overtaken']),
  decidedBy: z.string().optional(),
  reason: z.string().optional(),
});
type Body = z.output<typeof body>;

export interface RestatementProposal extends Body {
  readonly id: string;
  readonly version: number;
}

const proposalOf = (stored: StoredRecord): RestatementProposal => ({
  id: stored.id,
  version: stored.version,
  ...readBody(body, stored),
});

export async function listProposals(
  context: Context,
  { organisation, agreement }: Question & { readonly agreement?: string | undefined },
): Promise<readonly RestatementProposal[]> {
  const about = agreement === undefined ? {} : { prefix: `${agreement}:` };
  const found = await context.store.read(organisation, (reader) => allRecords(reader, { kind, ...about }));
  return found.map(proposalOf);
}

export interface ProposeRestatement extends Command {
  readonly agreement: string;
  readonly period: string;
}

/** Undefined where the issued statement still says what the evidence says. */
export async function proposeRestatement(
  context: Context,
  command: ProposeRestatement,
): Promise<Outcome<RestatementProposal | undefined>> {
  return perform(context, command, {
    scope: 'statements:write',
    work: async (transaction, act) => {
      const { agreement, period, actor } = command;
      const knownAt = await knownNow(transaction);
      const issued = await latestIssue(transaction, agreement, period);
      if (issued === undefined)
        return refused({
          code: 'NOT-CLOSED',
          message: `${period} of ${agreement} is not closed; nothing is restated yet`,
        });
      const request = await requestAt(context, transaction, { agreement, period, knownAt });
      if (!request.ok) return request;
      const after = evaluate(request.value);
      if (!after.ok) return after;
      await looked(transaction, { agreement, period });
      if (after.value.status !== 'restated') return accepted(undefined);
      return accepted(
        await propose(transaction, { act, by: actor.id, issued, request: request.value, after: after.value }),
      );
    },
  });
}

interface Proposing {
  readonly act: Acts;
  readonly by: string;
  readonly issued: IssuedStatement;
  readonly request: EvaluationRequest;
  readonly after: Statement;
}

async function propose(
  transaction: Transaction,
  { act, by, issued, request, after }: Proposing,
): Promise<RestatementProposal> {
  const { agreement, period, version, statement: before } = issued;
  // One per issued version and state of the evidence, whoever asks and however often.
  const id = `${agreement}:${period}:${version}:${after.basis.evidence.digest.slice(0, 24)}`;
  const known = await transaction.record(kind, id);
  if (known !== undefined) return proposalOf(known);
  for (const other of await allRecords(transaction, { kind, prefix: `${agreement}:${period}:` }))
    if (readBody(body, other).state === 'proposed')
      await decide(transaction, { stored: other, act, to: { state: 'overtaken' } });
  const difference = compareStatements({ agreement: request.agreement, evidence: request.evidence, before, after });
  const proposal: Body = {
    agreement,
    period,
    knownAt: after.knownAt,
    proposedBy: by,
    proposedAt: Instant.format(await transaction.stamp()),
    follows: version,
    before: issued.hash,
    after: statementHash(after),
    difference,
    state: 'proposed',
  };
  const stored = await transaction.put({ kind, id, body: plainData(proposal), expect: 0 }, act());
  const told = { id, agreement, period, movers: difference.movers, money: difference.money };
  await transaction.emit('restatement.proposed', id, plainData(told));
  return proposalOf(stored);
}

interface Deciding {
  readonly stored: StoredRecord;
  readonly act: Acts;
  readonly to: Pick<Body, 'state' | 'decidedBy' | 'reason'>;
}

async function decide(transaction: Transaction, { stored, act, to }: Deciding): Promise<RestatementProposal> {
  const after = { ...readBody(body, stored), ...to };
  const write = { kind, id: stored.id, body: plainData(after), expect: stored.version };
  return proposalOf(await transaction.put(write, act()));
}

/** Refused when the approver is the proposer, or the machinery itself. */
export async function approveRestatement(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<IssuedStatement>> {
  return perform(context, command, {
    scope: 'statements:write',
    work: async (transaction, act) => {
      const { id, actor } = command;
      await transaction.stamp();
      const open = await openProposal(transaction, id);
      if (!open.ok) return open;
      const { agreement, period, knownAt, proposedBy, after, difference, follows } = proposalOf(open.value);
      if (actor.id === proposedBy || actor.id === system.id)
        return refused({
          code: 'SAME-PERSON',
          message: `${proposedBy} proposed it; a person other than that approves it`,
        });
      const issued = await latestIssue(transaction, agreement, period);
      if (issued?.version !== follows)
        return refused({
          code: 'CONFLICT',
          message: `${period} of ${agreement} was restated since; look at the newer proposal`,
        });
      const request = await requestAt(context, transaction, { agreement, period, knownAt: Instant.parse(knownAt) });
      if (!request.ok) return request;
      const made = evaluate(request.value);
      if (!made.ok) return made;
      const hash = statementHash(made.value);
      if (hash !== after) throw new Error(`${id}: the statement proposed as ${after} is now computed as ${hash}`);
      await decide(transaction, { stored: open.value, act, to: { state: 'approved', decidedBy: actor.id } });
      const what = { context, act, by: actor.id, statement: made.value, hash, follows, difference };
      return accepted(await issue(transaction, what));
    },
  });
}

export async function declineRestatement(
  context: Context,
  command: Command & { readonly id: string; readonly reason: string },
): Promise<Outcome<RestatementProposal>> {
  return perform(context, command, {
    scope: 'statements:write',
    work: async (transaction, act) => {
      const { id, actor, reason } = command;
      const open = await openProposal(transaction, id);
      if (!open.ok) return open;
      if (reason.trim() === '') return refused({ code: 'REASON', message: 'say why the statement stays as it is' });
      if (actor.id === proposalOf(open.value).proposedBy)
        return refused({ code: 'SAME-PERSON', message: `${actor.id} proposed it; somebody else decides it` });
      const to = { state: 'declined', decidedBy: actor.id, reason } as const;
      return accepted(await decide(transaction, { stored: open.value, act, to }));
    },
  });
}

async function openProposal(transaction: Transaction, id: string): Promise<Outcome<StoredRecord>> {
  const stored = await transaction.record(kind, id);
  if (stored === undefined) return refused({ code: 'NOT-FOUND', message: `there is no proposal ${id}` });
  const { state } = readBody(body, stored);
  if (state === 'proposed') return accepted(stored);
  return refused({ code: 'DECIDED', message: `the proposal ${id} is ${state} already` });
}
