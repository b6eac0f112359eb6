/**
 * Why an agreement's standing cannot change so. Owns: that each change rests on a clause that says so, on a day that is still to
 * be decided about: no period that is closed loses its agreement, nothing is renewed or ended twice. Asked when it is proposed,
 * and again when it is approved. Does not own: what follows from a change (standing.ts).
 */
import { localOf } from '@troth/core';
import type { Agreement, Instant, RecordWritten, Revision } from '@troth/core';

type Written = RecordWritten<'standing-change'>;

export interface Fault {
  readonly at: keyof Written;
  readonly message: string;
}

export type Asked = Pick<Written, 'change' | 'clause' | 'from' | 'until'>;

export interface On {
  readonly agreement: Agreement;
  readonly now: Instant;
  /** End of the last period that is closed. */
  readonly closedUntil?: Instant | undefined;
}

export function standingFault(on: On, asked: Asked): Fault | undefined {
  const last = on.agreement.revisions.at(-1);
  if (last === undefined) return { at: 'agreement', message: `${on.agreement.id} has no revision` };
  return (
    unfounded(last, asked) ?? (asked.change === 'suspend' ? undefined : endedAlready(last)) ?? badDay(on, last, asked)
  );
}

const changeWords: Readonly<Record<Written['change'], string>> = {
  suspend: 'suspended',
  void: 'void',
  terminate: 'terminated',
  renew: 'renewed',
  'let-expire': 'left to expire',
};

/** What the agreement itself does not allow. */
function unfounded({ agreement, terms }: Revision, { change, clause, from, until }: Asked): Fault | undefined {
  const { restrictions, consequences, term } = terms;
  const rights: Readonly<Record<Written['change'], readonly { readonly id: string }[] | undefined>> = {
    suspend: restrictions?.suspend ?? [],
    void: restrictions?.invalid ?? [],
    terminate: consequences?.termination ?? [],
    renew: undefined,
    'let-expire': undefined,
  };
  const named = rights[change];
  if (named !== undefined && !named.some(({ id }) => id === clause))
    return {
      at: 'clause',
      message:
        named.length === 0
          ? `${agreement} has no clause by which it could be ${changeWords[change]}`
          : `name the clause it rests on: ${named.map(({ id }) => id).join(', ')}`,
    };
  if (change === 'suspend' && (until === undefined || until <= from))
    return { at: 'until', message: 'say until when at the latest; targets hold again from that day' };
  if (change !== 'renew' && change !== 'let-expire') return undefined;
  if (term?.end === undefined) return { at: 'change', message: `${agreement} has no end to be ${changeWords[change]}` };
  if (change === 'renew' && (term.renewal === undefined || term.renewal === 'none'))
    return { at: 'change', message: `${agreement} has no renewal clause; draft a new revision and sign it instead` };
  // The day of the very term that was looked at: approved once, the same words do not renew the next term, too.
  if (from !== term.end) return { at: 'from', message: `the term of ${agreement} ends on ${term.end}: write that day` };
  return undefined;
}

/** By a revision that ends it, and not by its own words. */
function endedAlready({ agreement, to, zoneName, terms }: Revision): Fault | undefined {
  if (to === undefined || terms.effective.to !== undefined) return undefined;
  return { at: 'change', message: `${agreement} ends on ${localOf(to, zoneName).date} already; sign a new revision` };
}

function badDay({ now, closedUntil }: On, last: Revision, { change, from }: Asked): Fault | undefined {
  if (change === 'suspend' || change === 'renew') return undefined;
  const { agreement, revision, zone, zoneName } = last;
  if (change === 'terminate' && from < localOf(now, zoneName).date)
    return { at: 'from', message: `${from} has passed; ${agreement} is terminated from a day to come` };
  const begins = localOf(last.from, zoneName).date;
  if (from <= begins)
    return { at: 'from', message: `revision ${revision} takes effect on ${begins}: write a later day than that` };
  if (closedUntil === undefined || closedUntil <= zone.startOfDay(from)) return undefined;
  const first = localOf(closedUntil, zoneName).date;
  return { at: 'from', message: `periods before ${first} are closed: write ${first} or a later day` };
}
