/**
 * What the yearly look at an agreement is decided on: five questions, each with what the records and the measured year say. Owns:
 * gathering it. Does not own: the conclusions, which people draw.
 */
import { accepted, addMonths, benchmarkCard, Instant, lastDayOfNotice, Ratio, refused } from '@troth/core';
import type { BenchmarkCard, Figure, Localized, Outcome, Revision } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue } from '../month-end/statement-register.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';

export interface YearOfPromise {
  readonly commitment: string;
  readonly title: Localized;
  readonly target?: string | undefined;
  readonly periods: readonly {
    readonly period: string;
    readonly verdict: string;
    readonly attained?: Figure | undefined;
  }[];
  readonly met: number;
  readonly missed: number;
  /** More than it promises in every period, or missed again and again: both are worth a talk. */
  readonly standing: 'fits' | 'over-delivered' | 'under-delivered' | 'not-judged';
  readonly card?: BenchmarkCard | undefined;
}

export interface Supporting {
  readonly agreement: string;
  readonly title: Localized;
  readonly end?: string | undefined;
  /** It ends before the next term does, or has ended. */
  readonly gap: boolean;
}

export interface AnnualFacts {
  readonly agreement: string;
  readonly revision: number;
  readonly title: Localized;
  readonly today: string;
  readonly term: {
    readonly start?: string | undefined;
    readonly end?: string | undefined;
    readonly noticeBy?: string | undefined;
  };
  readonly needed: {
    readonly instances: readonly {
      readonly id: string;
      readonly name: Localized;
      readonly state: string;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    }[];
    /** Requirements whose confirmation is older than twelve months, or that nobody confirmed. */
    readonly toConfirm: readonly {
      readonly id: string;
      readonly title: Localized;
      readonly confirmedOn?: string | undefined;
    }[];
    readonly requirements: number;
  };
  readonly right: readonly YearOfPromise[];
  readonly impactPerHour?: { readonly amount: string; readonly currency: string } | undefined;
  readonly deliverable: readonly Supporting[];
  readonly worth: {
    readonly currency?: string | undefined;
    readonly feePerYear?: string | undefined;
    readonly credits: string;
    readonly disputes: number;
    readonly complaints: number;
  };
  readonly lawful: readonly {
    readonly id: string;
    readonly title: Localized;
    readonly state: string;
    readonly changed: boolean;
    readonly validUntil?: string | undefined;
  }[];
}

const periodsLooked = 13;

export async function annualFacts(
  context: Context,
  question: Question & { readonly agreement: string },
): Promise<Outcome<AnnualFacts>> {
  const { organisation, agreement } = question;
  const register = await registerOf(context.store, organisation);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const known = agreementOn(shelf, agreement);
  if (!known.ok) return known;
  const now = context.clock();
  const revision = known.value.agreement.revisions.findLast(({ from }) => from <= now);
  if (revision === undefined) return refused({ code: 'CONFLICT', message: `${agreement} is not in force yet` });
  const issued = (await statementRegisterOf(context.store, organisation)).latest
    .filter((one) => one.agreement === agreement)
    .slice(-periodsLooked);
  const today = revision.zone.toLocal(now).date;
  const looked: Looked = { agreement, register, shelf, revision, issued, today };
  const roles = register.get('agreement-roles', agreement)?.body;
  const { term } = revision.terms;
  const notice = term?.renewal === undefined || term.renewal === 'none' ? undefined : term.renewal.notice;
  return accepted({
    agreement,
    revision: revision.revision,
    title: revision.terms.title,
    today,
    term: {
      start: term?.start,
      end: term?.end,
      noticeBy:
        term?.end === undefined || notice === undefined ? undefined : lastDayOfNotice(revision, term.end, notice),
    },
    needed: neededIn(looked),
    right: promisesIn(looked),
    impactPerHour: roles?.impactPerHour,
    deliverable: supportingIn(looked),
    worth: worthOf(looked),
    lawful: obligationsIn(looked),
  });
}

interface Looked {
  readonly agreement: string;
  readonly register: Register;
  readonly shelf: Shelf;
  readonly revision: Revision;
  readonly issued: readonly ShortIssue[];
  readonly today: string;
}

const named = (title: Localized | string): Localized => (typeof title === 'string' ? { en: title } : title);

/** Confirmed on a day, where the agreement holds, that is not yet a year ago. */
const isFresh = (at: string, { revision, today }: Looked): boolean =>
  addMonths(revision.zone.toLocal(Instant.parse(at)).date, 12) >= today;

function neededIn(looked: Looked): AnnualFacts['needed'] {
  const { agreement, register } = looked;
  const instances = register
    .all('instance')
    .filter(({ body }) => body.agreement === agreement)
    .map(({ id, title, body: { state, from, to } }) => ({ id, name: named(title), state, from, to }));
  const asked = register
    .all('requirement')
    .filter(({ body }) => body.agreement === agreement && body.state !== 'withdrawn' && body.state !== 'waived');
  return {
    instances,
    requirements: asked.length,
    toConfirm: asked.flatMap(({ id, body }) => {
      const on = body.confirmed?.at;
      return on !== undefined && isFresh(on, looked)
        ? []
        : [{ id, title: named(body.title), ...(on === undefined ? {} : { confirmedOn: on }) }];
    }),
  };
}

function promisesIn({ register, revision, issued, today, agreement }: Looked): readonly YearOfPromise[] {
  const benchmarks = register.all('benchmark').map(({ id, body }) => ({ ...body, id }));
  const measures = new Map(
    register
      .all('requirement')
      .flatMap(({ body }) =>
        body.agreement === agreement && body.commitment !== undefined ? [[body.commitment, body.measure]] : [],
      ),
  );
  return revision.commitments.map(({ id, title, terms }) => {
    const periods = issued.flatMap(({ period, rows }) => {
      const own = rows.filter((row) => row.commitment === id);
      const worst = own.find(({ verdict }) => verdict === 'missed') ?? own[0];
      return worst === undefined ? [] : [{ period: period.key, verdict: worst.verdict, attained: worst.attained }];
    });
    const met = periods.filter(({ verdict }) => verdict === 'met').length;
    const missed = periods.filter(({ verdict }) => verdict === 'missed').length;
    const target = issued.at(-1)?.rows.find((row) => row.commitment === id)?.target;
    const measure = measures.get(id) ?? measureByKind[terms.metric.kind];
    const card =
      measure === undefined || target === undefined ? undefined : benchmarkCard({ measure, target, today }, benchmarks);
    return {
      commitment: id,
      title,
      target,
      periods,
      met,
      missed,
      standing: standingOf({ issued, id, met, missed }),
      ...(card === undefined || card.of === 0 ? {} : { card }),
    };
  });
}

/** What benchmarks call the commonest kinds of metric. */
const measureByKind: Readonly<Record<string, string>> = { availability: 'availability' };

/** A promise is over-delivered when at least six periods were judged and none used a fifth of its allowance. */
function standingOf({
  issued,
  id,
  met,
  missed,
}: {
  readonly issued: readonly ShortIssue[];
  readonly id: string;
  readonly met: number;
  readonly missed: number;
}): YearOfPromise['standing'] {
  if (met + missed === 0) return 'not-judged';
  if (missed >= 2) return 'under-delivered';
  if (missed > 0 || met < 6) return 'fits';
  const used = issued.flatMap(({ rows }) =>
    rows.flatMap(({ commitment, figures }) => {
      const [down, allowed] = [figures['downtime'], figures['allowed']];
      return commitment === id && down !== undefined && allowed !== undefined ? [{ down, allowed }] : [];
    }),
  );
  const fifth = Ratio.of(1, 5);
  const slight = used.every(
    ({ down, allowed }) => Ratio.parse(down.exact).compare(Ratio.parse(allowed.exact).times(fifth)) <= 0,
  );
  return used.length > 0 && slight ? 'over-delivered' : 'fits';
}

function supportingIn({ agreement, register, shelf, revision, today }: Looked): readonly Supporting[] {
  const service = register.get('agreement-roles', agreement)?.body.service;
  const from = new Set([`agreement/${agreement}`, ...(service === undefined ? [] : [`service/${service}`])]);
  const ids = register
    .all('linkage')
    .flatMap(({ body }) =>
      body.state !== 'retired' && from.has(body.from) && body.agreement !== undefined ? [body.agreement] : [],
    );
  const end = revision.terms.term?.end;
  return [...new Set(ids)].sort().flatMap((id) => {
    const last = shelf.agreements.get(id)?.agreement.revisions.at(-1);
    if (last === undefined) return [];
    const theirs = last.terms.term?.end;
    const gap = theirs !== undefined && (theirs <= today || end === undefined || theirs <= end);
    return [{ agreement: id, title: last.terms.title, end: theirs, gap }];
  });
}

function worthOf({ agreement, register, revision, issued }: Looked): AnnualFacts['worth'] {
  const perYear = { month: 12, quarter: 4, year: 1, once: 0 } as const;
  const lines = revision.terms.fees?.lines ?? [];
  const fee = lines.reduce(
    (sum, line) =>
      'metered' in line ? sum : sum.plus(Ratio.parse(String(line.amount)).times(Ratio.of(perYear[line.per]))),
    Ratio.zero,
  );
  const credits = issued.reduce(
    (sum, { credit }) => (credit === undefined ? sum : sum.plus(Ratio.parse(credit.total))),
    Ratio.zero,
  );
  return {
    currency: revision.terms.currency,
    ...(lines.length === 0 ? {} : { feePerYear: fee.toFixed(2) }),
    credits: credits.toFixed(2),
    disputes: register.all('dispute').filter(({ body }) => body.agreement === agreement).length,
    complaints: register
      .all('relationship-event')
      .filter(({ body, about }) => body.type === 'complaint' && about.agreement === agreement).length,
  };
}

/** Laws and permits that touch it; changed are those recorded after the revision was signed. */
function obligationsIn({ agreement, register, revision }: Looked): AnnualFacts['lawful'] {
  const roles = register.get('agreement-roles', agreement)?.body;
  const since = revision.terms.effective.from;
  return register.all('obligation').flatMap(({ id, title, recordedAt, body }) => {
    const touches =
      body.party === undefined
        ? (body.applies ?? []).includes(`service/${roles?.service ?? ''}`)
        : body.party === roles?.customer;
    if (!touches) return [];
    return [
      {
        id,
        title: named(title),
        state: body.state,
        changed: revision.zone.toLocal(Instant.parse(recordedAt)).date > since,
        validUntil: body.validUntil,
      },
    ];
  });
}
