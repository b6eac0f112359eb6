/**
 * The statement of a period, computed from what is stored. Owns: as known when. Does not own: computing (core), issuing
 * (periods). A closed period is read as it was issued, so that today's answer is the one on paper.
 */
import { ablate, accepted, evaluate, Instant, refused, statementHash } from '@troth/core';
import type { Ablation, EvaluationRequest, Outcome, Statement } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { latestIssue } from '../periods/issued.ts';
import { loadEvidence } from './evidence-of.ts';

export interface StatementQuestion extends Question {
  readonly agreement: string;
  readonly period: string;
  /** RFC 3339. Missing: as issued where the period is closed, and as known now otherwise. */
  readonly knownAt?: string | undefined;
}

export interface MadeStatement {
  readonly statement: Statement;
  readonly hash: string;
}

export async function statementOf(context: Context, question: StatementQuestion): Promise<Outcome<MadeStatement>> {
  const request = await requestFor(context, question);
  if (!request.ok) return request;
  const statement = evaluate(request.value);
  if (!statement.ok) return statement;
  return accepted({ statement: statement.value, hash: statementHash(statement.value) });
}

/** The statement, and what each clause did to it: one more evaluation for every clause that can be switched off. */
export async function explainStatement(
  context: Context,
  question: StatementQuestion,
): Promise<Outcome<MadeStatement & { readonly ablations: readonly Ablation[] }>> {
  const request = await requestFor(context, question);
  if (!request.ok) return request;
  const statement = evaluate(request.value);
  if (!statement.ok) return statement;
  const ablations = ablate({ ...request.value, period: question.period });
  return accepted({ statement: statement.value, hash: statementHash(statement.value), ablations });
}

/** All that the evaluation of a question needs. */
export async function requestFor(context: Context, question: StatementQuestion): Promise<Outcome<EvaluationRequest>> {
  const { organisation, agreement, period, knownAt } = question;
  const given = knownAt === undefined ? undefined : Instant.tryParse(knownAt);
  if (knownAt !== undefined && given === undefined)
    return refused({ code: 'MOMENT', message: `"${knownAt}" names no moment; write 2024-12-02T09:00:00+08:00` });
  return context.store.read(organisation, async (reader) => {
    const issued = given === undefined ? await latestIssue(reader, agreement, period) : undefined;
    const asOf = given ?? (issued === undefined ? context.clock() : Instant.parse(issued.knownAt));
    const textsAt = issued === undefined ? undefined : Instant.parse(issued.issuedAt);
    return requestAt(context, reader, { agreement, period, knownAt: asOf, textsAt });
  });
}

export interface RequestQuestion {
  readonly agreement: string;
  readonly period: string;
  readonly knownAt: Instant;
  /** The texts that were published by then, for what was issued then: a later revision ends the one before on another day. */
  readonly textsAt?: Instant | undefined;
}

/** All that an evaluation needs. */
export async function requestAt(
  context: Context,
  reader: Reader,
  { agreement, period, knownAt, textsAt }: RequestQuestion,
): Promise<Outcome<EvaluationRequest>> {
  const shelf = await shelfOf(context.store, reader);
  const isLater = textsAt !== undefined && shelf.records.some(({ recordedAt }) => recordedAt > textsAt);
  const found = agreementOn(isLater ? await shelfOf(context.store, reader, textsAt) : shelf, agreement);
  if (!found.ok) return found;
  const evidence = await loadEvidence(reader, found.value, { period, knownAt });
  if (!evidence.ok) return evidence;
  return accepted({ agreement: found.value.agreement, evidence: evidence.value, period, knownAt });
}
