/**
 * Missed promises, one line each: by how much, why, by whom, whether people were warned, what it costs, what came of it. Owns: the
 * list from issued statements and what people wrote of each. Does not own: verdicts (core), writing of it (the record `breach`).
 */
import { Instant, Money, Ratio } from '@troth/core';
import type { Figure, Localized, RecordBody } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { brokenInstant } from './breaches-warned.ts';
import { statementRegisterOf } from './statement-register.ts';
import type { ShortIssue, ShortRow } from './statement-register.ts';

export interface BreachLine {
  readonly agreement: string;
  readonly title: Localized;
  readonly customer?: string | undefined;
  readonly type: string;
  readonly period: string;
  readonly commitment: string;
  readonly commitmentTitle: Localized;
  readonly subject?: string | undefined;
  readonly target?: string | undefined;
  readonly attained?: Figure | undefined;
  readonly counted?: Figure | undefined;
  readonly allowed?: Figure | undefined;
  /** Counted less allowed, in the unit of both. */
  readonly margin?: Figure | undefined;
  readonly credit?: { readonly exact: string; readonly currency: string } | undefined;
  /** What people wrote of it; missing where nobody did. */
  readonly record?: string | undefined;
  readonly state?: string | undefined;
  /** When it was broken; the end of the period where the derivation does not say. */
  readonly brokenAt: string;
  readonly warned?:
    { readonly at: string; readonly by: string; readonly leadMs: string; readonly acknowledged: boolean } | undefined;
  readonly notWarned?: RecordBody<'breach'>['notWarned'];
  readonly cause?: Localized | undefined;
  readonly attribution: readonly { readonly party: string; readonly ms: number }[];
  /** What it cost the customer: written down of this breach, or counted time at the customer's own rate (S4.19). */
  readonly impact?: { readonly amount: string; readonly currency: string; readonly estimated: boolean } | undefined;
  readonly reputation?: Localized | undefined;
  readonly disputes: readonly { readonly id: string; readonly state: string }[];
}

export interface BreachesQuestion extends Question {
  readonly agreement?: string | undefined;
  readonly period?: string | undefined;
  readonly party?: string | undefined;
}

/** The newest period first. */
export async function listBreaches(context: Context, question: BreachesQuestion): Promise<readonly BreachLine[]> {
  const { organisation, agreement, period, party } = question;
  const register = await registerOf(context.store, organisation);
  const { latest } = await statementRegisterOf(context.store, organisation);
  return latest
    .filter(
      (one) =>
        (agreement === undefined || one.agreement === agreement) && (period === undefined || one.period.key === period),
    )
    .flatMap((issue) =>
      issue.rows.filter(({ verdict }) => verdict === 'missed').map((row) => lineOf(register, issue, row)),
    )
    .filter(({ customer }) => party === undefined || customer === party)
    .sort((one, other) =>
      one.period === other.period ? (one.agreement < other.agreement ? -1 : 1) : one.period > other.period ? -1 : 1,
    );
}

function lineOf(register: Register, issue: ShortIssue, row: ShortRow): BreachLine {
  const about = { agreement: issue.agreement, period: issue.period.key };
  const written = register
    .all('breach')
    .find(
      ({ body }) =>
        isAbout(body, about) && body.commitment === row.commitment && (body.subject ?? row.subject) === row.subject,
    );
  const disputes = register
    .all('dispute')
    .filter(({ body }) => isAbout(body, about) && (body.commitment ?? row.commitment) === row.commitment);
  const [first] = row.credits.filter(({ exact }) => exact !== undefined);
  const counted = row.figures['downtime'] ?? row.figures['misses'];
  const allowed = row.figures['allowed'];
  return {
    agreement: issue.agreement,
    title: issue.title,
    customer: register.get('agreement-roles', issue.agreement)?.body.customer,
    type: issue.type,
    period: issue.period.key,
    commitment: row.commitment,
    commitmentTitle: row.title,
    subject: row.subject,
    target: row.target,
    attained: row.attained,
    counted: counted,
    allowed: allowed,
    margin: marginOf(counted, allowed),
    ...(first?.unit === undefined
      ? {}
      : {
          credit: {
            exact: Ratio.sumOf(row.credits.map(({ exact }) => Ratio.parse(exact ?? '0'))).toString(),
            currency: first.unit,
          },
        }),
    brokenAt: Instant.format(brokenInstant(row, issue)),
    ...writtenOf(written, brokenInstant(row, issue)),
    impact: impactOf(written, {
      counted,
      perHour: register.get('agreement-roles', issue.agreement)?.body.impactPerHour,
    }),
    disputes: disputes.map(({ id, body }) => ({ id, state: body.state })),
  };
}

function marginOf(counted: Figure | undefined, allowed: Figure | undefined): Figure | undefined {
  if (counted === undefined || allowed === undefined || counted.unit !== allowed.unit) return undefined;
  return { exact: Ratio.parse(counted.exact).minus(Ratio.parse(allowed.exact)).toString(), unit: counted.unit };
}

function writtenOf(
  written: PracticeRecord<'breach'> | undefined,
  broken: Instant,
): Pick<BreachLine, 'record' | 'state' | 'warned' | 'notWarned' | 'cause' | 'attribution' | 'reputation'> {
  if (written === undefined) return { attribution: [] };
  const { id, body } = written;
  const { warned } = body;
  return {
    record: id,
    state: body.state,
    ...(warned === undefined
      ? {}
      : {
          warned: {
            at: warned.at,
            by: warned.by,
            // How long before it was broken people knew: until then the promise could still be planned around.
            leadMs: String(broken - Instant.parse(warned.at)),
            acknowledged: warned.acknowledgedAt !== undefined,
          },
        }),
    notWarned: body.notWarned,
    cause: body.cause,
    reputation: body.reputation,
    attribution: body.attribution ?? [],
  };
}

interface ImpactFacts {
  readonly counted: Figure | undefined;
  readonly perHour: { readonly amount: string; readonly currency: string } | undefined;
}

const hourMs = Ratio.of(3_600_000);

function impactOf(
  written: PracticeRecord<'breach'> | undefined,
  { counted, perHour }: ImpactFacts,
): BreachLine['impact'] {
  const told = written?.body.impact;
  if (told !== undefined) return { ...told, estimated: false };
  if (perHour === undefined || counted?.unit !== 'ms') return undefined;
  const hours = Ratio.parse(counted.exact).dividedBy(hourMs);
  const { currency } = perHour;
  return { ...Money.of(perHour.amount, currency).times(hours).settle().toJSON(), estimated: true };
}

const isAbout = (
  body: { readonly agreement: string; readonly period: string },
  about: { readonly agreement: string; readonly period: string },
): boolean => body.agreement === about.agreement && body.period === about.period;
