/**
 * How every promise stood in every period: issued statements where a period is closed, the last view where it is open.
 * Owns: putting both together. Nothing is evaluated here.
 */
import type { Context, Question } from '../context.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue, ShortStatement } from '../month-end/statement-register.ts';
import { liveRegisterOf } from './live-register.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** A statement in short with its rows as standings. */
export interface PeriodStanding extends Pick<
  ShortStatement,
  'agreement' | 'period' | 'status' | 'knownAt' | 'credit' | 'rights'
> {
  /** Of the statement issued; missing while the period is open. */
  readonly issue?: Pick<ShortIssue, 'version' | 'hash' | 'issuedAt' | 'issuedBy'> | undefined;
  readonly rows: readonly Standing[];
}

/** By agreement, the oldest period first. */
export type Standings = ReadonlyMap<string, readonly PeriodStanding[]>;

export async function standingsOf(context: Context, { organisation }: Question): Promise<Standings> {
  const issued = await statementRegisterOf(context.store, organisation);
  const live = await liveRegisterOf(context.store, organisation);
  const found = new Map<string, PeriodStanding>();
  for (const view of live.values()) found.set(`${view.agreement}/${view.period.key}`, standingIn(view));
  for (const issue of issued.latest) {
    const { version, hash, issuedAt, issuedBy } = issue;
    const standing = { ...standingIn(issue), issue: { version, hash, issuedAt, issuedBy } };
    found.set(`${issue.agreement}/${issue.period.key}`, standing);
  }
  const inOrder = [...found.values()].sort((one, other) => (one.period.start < other.period.start ? -1 : 1));
  return Map.groupBy(inOrder, ({ agreement }) => agreement);
}

const known = new WeakMap<ShortStatement, PeriodStanding>();

function standingIn(short: ShortStatement): PeriodStanding {
  const before = known.get(short);
  if (before !== undefined) return before;
  const { agreement, period, status, knownAt, credit, rights, rows } = short;
  const standing = {
    agreement,
    period,
    status,
    knownAt,
    rights,
    ...(credit === undefined ? {} : { credit }),
    rows: rows.map((row) => standingOf(row, short)),
  };
  known.set(short, standing);
  return standing;
}
