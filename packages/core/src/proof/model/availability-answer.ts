/** The proof of a promise of availability as plain data with its sentences: period, parts, gaps, fixes, counter-example. Owns: that form. */
import { sayTarget } from '../../terms/target.ts';
import { Instant } from '../../values/instant.ts';
import type { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CounterExample } from '../counter-example.ts';
import type { Gap } from '../gap.ts';
import type { PeriodProof } from '../prove.ts';
import { occurrences } from '../structure.ts';
import { fixesTold } from './fix-words.ts';
import type { AvailabilityProof } from './availability-proof.ts';
import { targetOfText } from './availability-promise.ts';
import { cited, endOfPromise, textAt, unboundIn } from './bound-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { ProvenCommitment, ProvenPeriod } from './deliverability.ts';
import { toldGap } from './found-gap.ts';
import type { FoundGap } from './found-gap.ts';
import { causeWords, gapWords, minutesWord, percentWord, unitWords, wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { excuseGaps, excusedVerdict, headOf } from './answer.ts';
import type { AnsweredCommitment, ModelRead } from './answer.ts';
import { dayBefore, uncoveredDays } from './sides.ts';

export function availabilityAnswer(text: Text, proof: AvailabilityProof, read: ModelRead): AnsweredCommitment {
  const promises = [...read.leaves.values()].flat();
  const texts = promises.map((one) => textAt(one, read.term.start));
  const excuses = excuseGaps(text, texts);
  const verdict = excusedVerdict(proof.verdict, excuses);
  const found = proof.verdict === 'PROVEN' ? [] : gapsOf(text, proof, read);
  const gaps = [...found, ...excuses];
  const fixes = proof.verdict === 'PROVEN' ? [] : fixesTold(text, proof, read);
  const example = proof.counterExample;
  return {
    proof,
    gaps,
    told: {
      ...headOf(text),
      verdict,
      by: 'structure',
      says: saysOf(proof, text),
      needed: proof.needed.toString(),
      guaranteed: proof.worst.guaranteed.toString(),
      independent: proof.worst.independent.toString(),
      bound: proof.basis.bound,
      worst: periodTold(proof.worst),
      ...(proof.whileBound === undefined ? {} : { whileBound: periodTold(proof.whileBound) }),
      leaves: leavesTold(proof.basis, read),
      gaps: gaps.map(toldGap),
      fixes,
      ...(example === undefined ? {} : { counterExample: scheduleTold(example) }),
    },
  };
}

function periodTold({ period, agreed, allowed, guaranteed, independent }: PeriodProof): ProvenPeriod {
  return {
    period: period.key,
    start: Instant.format(period.start),
    end: Instant.format(period.end),
    agreed: agreed.toString(),
    allowed: allowed.toString(),
    down: Ratio.one.minus(guaranteed).times(agreed).toString(),
    guaranteed: guaranteed.toString(),
    independent: independent.toString(),
  };
}

function saysOf({ worst, basis, needed }: AvailabilityProof, text: Text): Words {
  const unit = unitWords(spanOf(text.commitment).unit);
  const shown = basis;
  const [has, wants] = [percentWord(shown.guaranteed), percentWord(needed)];
  const down = minutesWord(Ratio.one.minus(shown.guaranteed).times(shown.agreed));
  const may = minutesWord(shown.allowed);
  const later = worst.period.key === basis.period.key ? undefined : worst.period.key;
  return {
    en: `In the worst ${unit.en} (${shown.period.key}) ${down} min may be down, ${may} min are allowed: ${has} % is guaranteed, ${wants} % is needed.${later === undefined ? '' : ` Once promises have ended (${later}), nothing is.`}`,
    'zh-Hant': `最差的一${unit['zh-Hant']}（${shown.period.key}）可中斷 ${down} 分鐘，容許 ${may} 分鐘：保證 ${has} %，須達 ${wants} %。${later === undefined ? '' : `背後承諾終止後（${later}）再無保證。`}`,
  };
}

function leavesTold(basis: PeriodProof, { model, leaves, structure, term }: ModelRead): ProvenCommitment['leaves'] {
  if (structure === undefined) return [];
  return [...occurrences(structure).keys()].map((leaf) => {
    const written = model?.leaves.find(({ id }) => id === leaf);
    const share = basis.promised.get(leaf);
    return {
      leaf,
      name: wordsOf(written?.name ?? leaf),
      ...(written?.component === undefined ? {} : { component: written.component }),
      ...(share === undefined
        ? {}
        : { share: share.toString(), minutes: Ratio.one.minus(share).times(basis.agreed).toString() }),
      promises: (leaves.get(leaf) ?? []).map((promise) => promiseTold(promise, term.start)),
    };
  });
}

export function promiseTold(
  promise: BoundPromise,
  at: Instant,
): ProvenCommitment['leaves'][number]['promises'][number] {
  const text = textAt(promise, at);
  const end = endOfPromise(promise);
  return {
    agreement: text.revision.agreement,
    revision: text.revision.revision,
    commitment: text.commitment.id,
    ref: cited(text),
    title: wordsOf(text.commitment.title),
    says: promiseWords(text),
    ...(end === undefined ? {} : { until: dayBefore(end, text.revision) }),
  };
}

function promiseWords(text: Text): Words {
  const target = targetOfText(text, undefined);
  const unit = unitWords(spanOf(text.commitment).unit);
  const id = text.commitment.terms.hours;
  const hours = id === 'always' ? { en: 'day and night', 'zh-Hant': '全天候' } : wordsOf(id);
  if (target === undefined) return { en: 'reported only', 'zh-Hant': '只作報告' };
  return {
    en: `${sayTarget(target, 'en')} by the ${unit.en}, ${hours.en}`,
    'zh-Hant': `按${unit['zh-Hant']}${sayTarget(target, 'zh-Hant')}，${hours['zh-Hant']}`,
  };
}

/** Gaps of the deciding period while the promises run, and the time when they have ended. */
function gapsOf(text: Text, proof: AvailabilityProof, read: ModelRead): readonly FoundGap[] {
  const found = [...proof.basis.gaps, ...proof.worst.gaps.filter(({ code }) => code === 'TERM')];
  const seen = new Set<string>();
  return found.flatMap((gap): readonly FoundGap[] => {
    const one = gap.code === 'TERM' ? termGap(gap, text, read) : figureGap(gap, text, { proof, read });
    const key = `${one.code} ${one.agreement ?? one.leaf ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [one];
  });
}

interface Setting {
  readonly proof: AvailabilityProof;
  readonly read: ModelRead;
}

function figureGap(gap: Gap, text: Text, { proof: { basis, needed }, read }: Setting): FoundGap {
  const { unit } = spanOf(text.commitment);
  const [ref, kind] = (gap.ref ?? '').split(': ');
  const theirs = promiseCited(ref, read);
  const whole = gap.code === 'AVAILABILITY';
  const terms = { ...gap, ...(whole ? { owed: needed, backed: basis.guaranteed } : {}) };
  const who = whole ? { en: 'What stands behind', 'zh-Hant': '背後的承諾' } : wordsOf(ref ?? '');
  return {
    ...terms,
    commitment: text.commitment.id,
    ...(theirs === undefined ? {} : { agreement: theirs.agreement.id, ref }),
    text: gapWords(terms, {
      who,
      ours: unit,
      theirs: theirs && spanOf(textAt(theirs, read.term.start).commitment).unit,
      kind,
    }),
  };
}

function promiseCited(ref: string | undefined, { leaves }: ModelRead): BoundPromise | undefined {
  return [...leaves.values()].flat().find(({ texts }) => texts.some((text) => cited(text) === ref));
}

/** A part is without a promise where none of its promises binds; one that hands over within a period leaves its own days. */
function termGap(gap: Gap, text: Text, read: ModelRead): FoundGap {
  const [ref] = (gap.ref ?? '').split(': ');
  const theirs = promiseCited(ref, read);
  const name = read.model?.leaves.find(({ id }) => id === gap.leaf)?.name ?? gap.leaf ?? '';
  const without = unboundIn(read.leaves.get(gap.leaf ?? '') ?? [], read.term);
  const spans = theirs !== undefined && without.length === 0 ? unboundIn([theirs], read.term) : without;
  const who = wordsOf(theirs?.agreement.id ?? name);
  const terms = { ...gap, ...(theirs === undefined ? {} : uncoveredDays(spans, text.revision)) };
  return {
    ...terms,
    commitment: text.commitment.id,
    ...(theirs === undefined ? {} : { agreement: theirs.agreement.id, ref: theirs.agreement.id }),
    text: gapWords(terms, { who, ours: spanOf(text.commitment).unit }),
  };
}

function scheduleTold({
  period,
  leaves,
  service,
  minutes,
  allowed,
}: CounterExample): NonNullable<ProvenCommitment['counterExample']> {
  const spans = (set: IntervalSet) =>
    [...set].map(({ start, end }): [string, string] => [Instant.format(start), Instant.format(end)]);
  return {
    period: period.key,
    start: Instant.format(period.start),
    end: Instant.format(period.end),
    leaves: [...leaves].map(([leaf, { down, excused }]) => ({
      leaf,
      down: spans(down),
      excused: excused.map(({ kind, when }) => ({ kind, name: causeWords(kind), when: spans(when) })),
    })),
    service: spans(service),
    minutes: minutes.toString(),
    allowed: allowed.toString(),
  };
}
