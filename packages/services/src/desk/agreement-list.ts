/**
 * Every agreement in a line: who, which revision, how it stands now and stood in the last thirteen periods, what is owed, when
 * it ends, who answers for it. Owns: the line and the filters. Nothing is evaluated here, whatever the number of agreements.
 */
import { accepted, Instant, localOf, Money, refused } from '@troth/core';
import type { Agreement, Localized, Outcome, SlamState } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { financialYearOf, isInYear } from './financial-year.ts';
import { worstOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { standingsOf } from './standings.ts';
import type { PeriodStanding } from './standings.ts';

export interface PartyName {
  /** Record of the party, where the agreement's roles name it. */
  readonly id?: string | undefined;
  readonly name: Localized;
}

export interface PeriodMark {
  readonly period: string;
  readonly mark: SlamState;
}

export interface AgreementLine {
  readonly id: string;
  readonly type: string;
  readonly title: Localized;
  readonly provider?: PartyName | undefined;
  readonly customer?: PartyName | undefined;
  readonly service?: string | undefined;
  /** Revision in force now. */
  readonly revision?: number | undefined;
  readonly revisionFrom?: string | undefined;
  readonly commitments: number;
  /** The promise that most needs somebody in the latest period. */
  readonly now?: Standing | undefined;
  /** Up to thirteen, the oldest first; each the worst of its promises. */
  readonly marks: readonly PeriodMark[];
  /** Of the statements that were issued in the financial year. */
  readonly owed?: { readonly amount: string; readonly currency: string; readonly year: string } | undefined;
  /** First day on which it no longer holds. */
  readonly endsOn?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly manager?: { readonly id: string; readonly name: Localized } | undefined;
}

export interface AgreementFilters {
  readonly type?: string | undefined;
  readonly party?: string | undefined;
  readonly service?: string | undefined;
  readonly mark?: SlamState | undefined;
  readonly manager?: string | undefined;
  /** Ends within so many days. */
  readonly endingWithin?: number | undefined;
  /** Words of its id, titles or parties. */
  readonly text?: string | undefined;
}

export const shownPeriods = 13;
const dayMs = 86_400_000;

/** In order of id. */
export async function listAgreementLines(
  context: Context,
  question: Question & AgreementFilters,
): Promise<readonly AgreementLine[]> {
  const { organisation } = question;
  const lines = await agreementLines(context, { organisation });
  return lines.filter((line) => answers(line, question));
}

/** The line of one. */
export async function agreementLine(
  context: Context,
  question: Question & { readonly agreement: string },
): Promise<Outcome<AgreementLine>> {
  const found = (await agreementLines(context, question, question.agreement))[0];
  if (found !== undefined) return accepted(found);
  return refused({ code: 'NOT-FOUND', message: `there is no agreement ${question.agreement}` });
}

async function agreementLines(
  context: Context,
  { organisation }: Question,
  only?: string,
): Promise<readonly AgreementLine[]> {
  const { store } = context;
  const now = context.clock();
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const register = await registerOf(store, organisation);
  const standings = await standingsOf(context, { organisation });
  const ids = only === undefined ? [...shelf.agreements.keys()].sort() : [only];
  return ids.flatMap((id) => {
    const shelved = shelf.agreements.get(id);
    if (shelved === undefined || isTemplate(shelved.agreement)) return [];
    return lineOf(shelved.agreement, { register, now, periods: standings.get(id) ?? [] });
  });
}

/** A text that others inherit from and that promises nothing itself is no agreement with anybody. */
const isTemplate = ({ revisions }: Agreement): boolean =>
  revisions.every(({ commitments }) => commitments.length === 0);

interface Known {
  readonly register: Register;
  readonly now: Instant;
  readonly periods: readonly PeriodStanding[];
}

function lineOf({ id, revisions }: Agreement, { register, now, periods }: Known): readonly AgreementLine[] {
  const held = revisions.find(({ from, to }) => from <= now && (to === undefined || now < to));
  const shown = held ?? revisions.at(-1);
  if (shown === undefined) return [];
  const roles = register.get('agreement-roles', id)?.body;
  const { terms, zoneName } = shown;
  const today = localOf(now, zoneName).date;
  const last = periods.at(-1);
  const end = terms.term?.end ?? terms.effective.to;
  const { provider, customer } = terms.parties ?? {};
  const service = roles?.service ?? terms.services?.[0]?.offering;
  return [
    {
      id,
      type: terms.type,
      title: terms.title,
      ...(provider === undefined ? {} : { provider: { id: roles?.provider, name: provider.name } }),
      ...(customer === undefined ? {} : { customer: { id: roles?.customer, name: customer.name } }),
      ...(service === undefined ? {} : { service }),
      ...(held === undefined ? {} : { revision: held.revision, revisionFrom: Instant.format(held.from) }),
      commitments: shown.commitments.length,
      ...(last === undefined ? {} : { now: worstOf(last.rows) }),
      marks: marksOf(periods),
      ...owedIn(periods, today),
      ...(end === undefined ? {} : { endsOn: end, daysLeft: daysBetween(today, end) }),
      ...managerOf(roles?.manager, register),
    },
  ];
}

function marksOf(periods: readonly PeriodStanding[]): readonly PeriodMark[] {
  return periods.slice(-shownPeriods).flatMap(({ period, rows }) => {
    const worst = worstOf(rows);
    return worst === undefined ? [] : [{ period: period.key, mark: worst.mark }];
  });
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

function owedIn(periods: readonly PeriodStanding[], today: string): Pick<AgreementLine, 'owed'> {
  const year = financialYearOf(today);
  const issued = periods.filter(({ period, issue }) => issue !== undefined && isInYear(period.key, year));
  const credits = issued.flatMap(({ credit }) => credit ?? []);
  const [first] = credits;
  if (first === undefined) return {};
  const { currency } = first;
  const total = Money.sum(
    credits.map((one) => Money.of(one.total, currency)),
    currency,
  );
  return { owed: { amount: total.toString(), currency, year: year.name } };
}

export function managerOf(id: string | undefined, register: Register): Pick<AgreementLine, 'manager'> {
  if (id === undefined) return {};
  const title = register.get('person', id)?.title ?? id;
  return { manager: { id, name: typeof title === 'string' ? { en: title } : title } };
}

function answers(line: AgreementLine, wanted: AgreementFilters): boolean {
  const { type, party, service, mark, manager, endingWithin, text } = wanted;
  return (
    (type === undefined || line.type === type) &&
    (party === undefined || line.provider?.id === party || line.customer?.id === party) &&
    (service === undefined || line.service === service) &&
    (mark === undefined || line.now?.mark === mark) &&
    (manager === undefined || line.manager?.id === manager) &&
    (endingWithin === undefined ||
      (line.daysLeft !== undefined && line.daysLeft >= 0 && line.daysLeft <= endingWithin)) &&
    (text === undefined || wordsOf(line).includes(text.toLowerCase()))
  );
}

const wordsOf = ({ id, title, provider, customer }: AgreementLine): string =>
  [
    id,
    title.en,
    title['zh-Hant'],
    provider?.name.en,
    provider?.name['zh-Hant'],
    customer?.name.en,
    customer?.name['zh-Hant'],
  ]
    .join(' ')
    .toLowerCase();
