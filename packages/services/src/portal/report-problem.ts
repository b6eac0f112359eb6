/**
 * A customer's or supplier's person says that something is wrong (S4.4). Owns: that it is about an agreement of theirs, and
 * which reports they see. Does not own: the clock and the ladder (evidence/problem-reports).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Actor, Command, Context, Question } from '../context.ts';
import { listProblems, reportProblem } from '../evidence/problem-reports.ts';
import type { ProblemRecord } from '../evidence/problem-reports.ts';
import { registerOf } from '../practice/register.ts';
import { rolesOf, seesAgreement } from '../practice/sight.ts';

export interface OwnProblem extends Command {
  readonly id: string;
  readonly agreement: string;
  readonly subject: string;
  readonly text: string;
}

export async function reportOwnProblem(context: Context, command: OwnProblem): Promise<Outcome<ProblemRecord>> {
  const { actor, organisation } = command;
  if (!(await seesAgreement(context, command)))
    return refused({ code: 'NOT-FOUND', message: `there is no agreement ${command.agreement}` });
  const register = await registerOf(context.store, organisation);
  const person = register.get('person', actor.id.replace(/^person:/u, ''));
  // Parties hold no leave to log evidence; this one report is what they are let do with it.
  const acting: Actor = { ...actor, grants: [{ scope: 'evidence:write' }] };
  return reportProblem(context, { ...command, actor: acting, from: person?.body.name.en ?? actor.id });
}

const page = 500;

/** Reports about the agreements of the actor's party, the newest first. */
export async function ownProblems(
  context: Context,
  { organisation, actor }: Question & { readonly actor: Actor },
): Promise<readonly ProblemRecord[]> {
  if (actor.party === undefined) return [];
  const register = await registerOf(context.store, organisation);
  const own = new Set(rolesOf(register, actor.party).map(({ id }) => id));
  const found: ProblemRecord[] = [];
  for (let after: string | undefined; ;) {
    const some = await listProblems(context, { organisation, limit: page, after });
    found.push(...some.filter(({ agreement }) => agreement !== undefined && own.has(agreement)));
    after = some.at(-1)?.id;
    if (some.length < page) break;
  }
  return found.sort((one, other) => (one.reportedAt < other.reportedAt ? 1 : -1));
}

/** One report of theirs. */
export async function ownProblem(
  context: Context,
  question: Question & { readonly actor: Actor; readonly id: string },
): Promise<Outcome<ProblemRecord>> {
  const found = (await ownProblems(context, question)).find(({ id }) => id === question.id);
  return found === undefined
    ? refused({ code: 'NOT-FOUND', message: `there is no report ${question.id}` })
    : accepted(found);
}
