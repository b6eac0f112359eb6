/**
 * What temporary terms would do to the month: its verdict as it is heading, and the same with the waiver in the text (J5). Owns: the two
 * evaluations, and what is supposed of the time to come where somebody says at which level it goes on. Exact, given that supposition.
 */
import { accepted, evaluate, Instant, Ratio, refused, sayAttained, sayTargetText, statementPeriod } from '@troth/core';
import type {
  Agreement,
  EvidenceInput,
  EvidenceRow,
  Localized,
  Outcome,
  RowResult,
  Statement,
  Verdict,
} from '@troth/core';
import { asPublished } from '../agreements/publish.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { monthAt } from '../periods/live.ts';
import { sourceOf } from '../today/exposure.ts';
import type { Sum } from '../today/item.ts';
import { inBoth } from '../today/saying.ts';
import { dayIn } from '../today/scene.ts';
import type { ProposedTerms } from './temporary-terms.ts';
import { waivedDocuments } from './waived-text.ts';

export interface Heading {
  readonly attained: Localized;
  readonly target: Localized;
  readonly verdict: Verdict;
  /** Of the whole statement. */
  readonly credit?: Sum | undefined;
}

export interface TermsEffect {
  readonly period: string;
  readonly without: Heading;
  readonly with: Heading;
}

export interface EffectQuestion extends Question, ProposedTerms {
  /** Level at which a measured figure goes on until the terms end, in its own unit: "312". */
  readonly goesOnAt?: string | undefined;
}

export async function termsEffect(context: Context, question: EffectQuestion): Promise<Outcome<TermsEffect>> {
  const { organisation, agreement: id, commitment, effect, target = 'exclude', from, to } = question;
  return context.store.read(organisation, async (reader) => {
    const known = agreementOn(await shelfOf(context.store, reader), id);
    if (!known.ok) return known;
    const { agreement } = known.value;
    const waiver = {
      id: 'proposed',
      commitment,
      effect,
      target,
      from,
      to,
      consideration: { en: 'proposed' },
      agreedBy: ['provider', 'customer'] as const,
      agreedOn: dayIn('UTC', context.clock()),
    };
    const documents = await waivedDocuments(reader, agreement, waiver);
    if (!documents.ok) return documents;
    const published = await asPublished(context, reader, documents.value);
    if (!published.ok) return published;
    const waived = published.value.compiled.get(id);
    const month = monthAt(agreement, Instant.parse(from));
    if (waived === undefined || month === undefined)
      return refused({ code: 'NOT-FOUND', message: `${id} is not in force on ${from}` });
    const period = statementPeriod(agreement, month.key);
    if (!period.ok) return period;
    const evidence = await loadEvidence(reader, known.value, { period: month.key, knownAt: context.clock() });
    if (!evidence.ok) return evidence;
    const supposed = supposedRows(known.value, question, { now: context.clock(), until: month.end });
    const rows = [...evidence.value.rows, ...supposed];
    const stated = (text: Agreement): Outcome<Heading> =>
      headingOf(text, { evidence: { ...evidence.value, rows }, period: month.key, end: month.end, commitment });
    const [plain, changed] = [stated(agreement), stated(waived)];
    if (!plain.ok) return plain;
    return changed.ok ? accepted({ period: month.key, without: plain.value, with: changed.value }) : changed;
  });
}

interface Stating {
  readonly evidence: EvidenceInput;
  readonly period: string;
  readonly end: Instant;
  readonly commitment: string;
}

function headingOf(agreement: Agreement, { evidence, period, end, commitment }: Stating): Outcome<Heading> {
  const made = evaluate({ agreement, evidence, period, knownAt: end });
  if (!made.ok) return made;
  const row = made.value.rows.find((one) => one.commitment === commitment);
  const segment = row?.segments.at(-1);
  if (row === undefined || segment === undefined)
    return refused({ code: 'NOT-FOUND', message: `${agreement.id} promises no ${commitment} in ${period}` });
  return accepted({
    attained: inBoth((language) => sayAttained(segment, language)),
    target: inBoth((language) => (segment.target === undefined ? '' : sayTargetText(segment.target, language))),
    verdict: verdictOf(row),
    ...creditOf(made.value),
  });
}

const verdictOf = ({ soFar, verdict }: RowResult): Verdict => soFar ?? verdict;

function creditOf({ credit }: Statement): Pick<Heading, 'credit'> {
  if (credit === undefined || Ratio.parse(credit.total).isZero()) return {};
  return { credit: { amount: credit.total, currency: credit.currency } };
}

const usualEvery = 4 * 3_600_000;
const most = 1000;

/** Values that are supposed from now until the terms end, for promises about a measured figure. */
function supposedRows(
  shelved: ShelvedAgreement,
  { commitment: id, to, goesOnAt }: EffectQuestion,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): readonly EvidenceRow[] {
  const commitment = shelved.agreement.revisions.at(-1)?.commitments.find((one) => one.id === id);
  const metric = commitment?.terms.metric;
  if (goesOnAt === undefined || commitment === undefined || metric?.kind !== 'statistic') return [];
  const every = metric.every === undefined ? usualEvery : Number(metric.every.value.ceil());
  const end = Math.min(Instant.parse(to), until);
  const count = Math.max(0, Math.min(most, Math.floor((end - now) / every)));
  return Array.from({ length: count }, (_, index) => ({
    form: 'value',
    id: `supposed-${index}`,
    source: sourceOf(shelved, commitment),
    recordedAt: now,
    agreement: shelved.agreement.id,
    series: metric.series,
    at: Instant.plus(now, index * every),
    value: Ratio.parse(goesOnAt),
  }));
}
