/**
 * One promise of ours against what the model says stands behind it. Owns: which part of the model speaks of it (structure, chain,
 * mixture, path) and the answer as plain data. Does not own: the composing of any of them.
 */
import { shortDecimal } from '../../terms/exact-words.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { verdictOf } from '../verdict.ts';
import { excuseGaps, excusedVerdict, headOf } from './answer.ts';
import type { AnsweredCommitment, ModelRead } from './answer.ts';
import { availabilityAnswer } from './availability-answer.ts';
import { proveOwnAvailability } from './availability-proof.ts';
import { allowanceOf, availabilityTerms, targetOfText } from './availability-promise.ts';
import { cited } from './bound-promise.ts';
import { toldGap } from './found-gap.ts';
import type { FoundGap } from './found-gap.ts';
import { gapWords, percentWord, wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { proveMix, provePath } from './promised-share.ts';
import type { FigureProof } from './promised-share.ts';
import { clockTerms, proveTime } from './promised-time.ts';
import type { TimeProof } from './promised-time.ts';
import { boundVerdict, unboundGaps, withUnbound } from './unbound-time.ts';

export function answerFor(text: Text, read: ModelRead): AnsweredCommitment {
  const own = <T extends { readonly commitment: string }>(all: readonly T[] | undefined): T | undefined =>
    all?.find(({ commitment }) => commitment === text.commitment.id);
  const { model, structure, behind, term } = read;
  if (targetOfText(text) === undefined) return notComposed(text, reasons.noTarget);
  const chain = own(model?.chains);
  if (chain !== undefined) return told(text, proveTime({ text, chain: chain.chain, behind, term }), timeAnswer(term));
  const mix = own(model?.mixes);
  if (mix !== undefined) return told(text, proveMix(mix, { text, behind, term }), figureAnswer('mix', term));
  const path = own(model?.paths);
  if (path !== undefined) return told(text, provePath(path, { text, behind, term }), figureAnswer('path', term));
  if (availabilityTerms(text) === undefined) {
    return notComposed(text, clockTerms(text) === undefined ? reasons.notOfParts : reasons.noChain);
  }
  if (structure === undefined) return notComposed(text, reasons.noStructure);
  if (allowanceOf(text) === undefined) return notComposed(text, reasons.noLimit);
  const { leaves, openEnded } = read;
  const proof = proveOwnAvailability({ text, structure, leaves, term, openEnded });
  return told(text, proof, (one, value) => availabilityAnswer(one, value, read));
}

const reasons = {
  noTarget: { en: 'It has no target: it is only reported.', 'zh-Hant': '沒有目標，只作報告。' },
  notOfParts: {
    en: 'Not composed: the model says neither a mixture nor a path for it, and no structure can speak of its measure.',
    'zh-Hant': '未能合成：模型沒有為它列出途徑或分工，而組件結構不能說明這種量度。',
  },
  noChain: {
    en: 'Not composed: the model does not say who does what, in which order, to keep it.',
    'zh-Hant': '未能合成：模型沒有說明由誰按何次序履行。',
  },
  noStructure: {
    en: 'Not composed: what stands behind it is not described, or the description cannot be read.',
    'zh-Hant': '未能合成：其背後的組件未有說明，或說明無法讀取。',
  },
  noLimit: {
    en: 'Not composed: its target is no limit on time down in a whole period.',
    'zh-Hant': '未能合成：其目標並非整個期間的中斷上限。',
  },
} as const satisfies Record<string, Words>;

function notComposed(text: Text, says: Words): AnsweredCommitment {
  const none = { verdict: 'NOT-COMPOSED', by: 'none', bound: false, leaves: [], gaps: [], fixes: [] } as const;
  return { told: { ...headOf(text), ...none, says: { ...says }, leaves: [], gaps: [], fixes: [] }, gaps: [] };
}

/** The answer; what cannot be composed says why. */
function told<T>(
  text: Text,
  proof: Outcome<T>,
  answer: (text: Text, value: T) => AnsweredCommitment,
): AnsweredCommitment {
  return proof.ok ? answer(text, proof.value) : notComposed(text, refusalWords(proof.refusals));
}

function refusalWords(refusals: readonly Refusal[]): Words {
  const en = refusals.map(({ message }) => message).join(' ');
  return { en: `Not composed. ${en}`, 'zh-Hant': `未能合成。${en}` };
}

function timeAnswer(term: Interval) {
  return (text: Text, [first]: readonly TimeProof[]): AnsweredCommitment => {
    if (first === undefined) return notComposed(text, reasons.noChain);
    const { run, limit, guaranteed, independent, steps } = first;
    const fits = run.elapsedMs <= limit.ms;
    const shares = verdictOf({ guaranteed, independent }, limit.share);
    const excuses = excuseGaps(
      text,
      steps.map((one) => one.text),
    );
    const [worst, most] = [Ratio.of(run.elapsedMs, 60_000), Ratio.of(limit.ms, 60_000)];
    const code = clockTerms(text)?.clock === 'response' ? 'RESPONSE' : 'RESTORE';
    const late: FoundGap[] = fits ? [] : [lateGap(text, { code, owed: most, backed: worst, steps })];
    const ended = unboundGaps(
      text,
      steps.map(({ promise }) => promise),
      term,
    );
    const verdict = boundVerdict(excusedVerdict(fits ? shares : 'UNDELIVERABLE', excuses), ended);
    const gaps = [...late, ...excuses, ...ended];
    return {
      gaps,
      told: {
        ...headOf(text),
        verdict,
        by: 'chain',
        says: withUnbound(timeWords(worst, most, fits), ended),
        needed: limit.share.toString(),
        guaranteed: guaranteed.toString(),
        independent: independent.toString(),
        bound: false,
        elapsed: {
          worst: worst.toString(),
          limit: most.toString(),
          start: Instant.format(run.start),
          finish: Instant.format(run.finish),
        },
        leaves: [],
        gaps: gaps.map(toldGap),
        fixes: [],
      },
    };
  };
}

interface Late {
  readonly code: 'RESPONSE' | 'RESTORE';
  readonly owed: Ratio;
  readonly backed: Ratio;
  readonly steps: TimeProof['steps'];
}

/** One promised step alone is named; of several the chain is. */
function lateGap(text: Text, { code, owed, backed, steps }: Late): FoundGap {
  const [only, ...others] = steps;
  const alone = only !== undefined && others.length === 0 ? only.text : undefined;
  const gap = { code, minutes: backed.minus(owed), owed, backed };
  const ref = alone === undefined ? undefined : cited(alone);
  const who = ref === undefined ? { en: 'The chain of steps', 'zh-Hant': '整個步驟鏈' } : wordsOf(ref);
  return {
    ...gap,
    commitment: text.commitment.id,
    ...(alone === undefined ? {} : { agreement: alone.revision.agreement, ref }),
    text: gapWords(gap, { who, ours: spanOf(text.commitment).unit }),
  };
}

function timeWords(worst: Ratio, most: Ratio, fits: boolean): Words {
  const [needs, may] = [shortDecimal(worst, 2), shortDecimal(most, 2)];
  return fits
    ? {
        en: `The steps take at most ${needs} min of ${may} min.`,
        'zh-Hant': `各步驟最多需時 ${needs} 分鐘，限時 ${may} 分鐘。`,
      }
    : {
        en: `The steps may take ${needs} min; ${may} min are promised.`,
        'zh-Hant': `各步驟可需時 ${needs} 分鐘；承諾為 ${may} 分鐘。`,
      };
}

function figureAnswer(by: 'mix' | 'path', term: Interval) {
  return (text: Text, proof: FigureProof): AnsweredCommitment => {
    const { guaranteed, independent, needed, moreIsBetter, code } = proof;
    const sign = (value: Ratio): Ratio => (moreIsBetter ? value : value.negated());
    const plain = verdictOf({ guaranteed: sign(guaranteed), independent: sign(independent) }, sign(needed));
    const texts = proof.behind.map((one) => one.text);
    // Force majeure excuses from being up and from coming in time; a path that is up is as good as it was promised.
    const excuses = code === 'AVAILABILITY' ? excuseGaps(text, texts) : [];
    const ended = unboundGaps(
      text,
      proof.behind.map(({ promise }) => promise),
      term,
    );
    const verdict = boundVerdict(excusedVerdict(plain, excuses), ended);
    const short: FoundGap[] =
      plain === 'PROVEN' ? [] : [figureGap(text, { code, owed: needed, backed: guaranteed, texts })];
    const gaps = [...short, ...excuses, ...ended];
    return {
      gaps,
      told: {
        ...headOf(text),
        verdict,
        by,
        says: withUnbound(figureWords(text, guaranteed), ended),
        needed: needed.toString(),
        guaranteed: guaranteed.toString(),
        independent: independent.toString(),
        bound: false,
        leaves: [],
        gaps: gaps.map(toldGap),
        fixes: [],
      },
    };
  };
}

interface Short {
  readonly code: FigureProof['code'];
  readonly owed: Ratio;
  readonly backed: Ratio;
  readonly texts: readonly Text[];
}

function figureGap(text: Text, { code, owed, backed, texts }: Short): FoundGap {
  const [only, ...others] = texts;
  const alone = only !== undefined && others.length === 0 ? only : undefined;
  const isShare = targetOfText(text)?.bound.dimension === 'ratio';
  const scale = isShare ? Ratio.of(100) : Ratio.one;
  const gap = { code, owed, backed };
  const shown = code === 'AVAILABILITY' ? gap : { code, owed: owed.times(scale), backed: backed.times(scale) };
  const who = alone === undefined ? { en: 'What stands behind', 'zh-Hant': '背後的承諾' } : wordsOf(cited(alone));
  const unit = isShare ? wordsOf('%') : unitOf(text);
  return {
    ...gap,
    commitment: text.commitment.id,
    ...(alone === undefined ? {} : { agreement: alone.revision.agreement, ref: cited(alone) }),
    text:
      code === 'AVAILABILITY'
        ? shareWords(who, gap)
        : gapWords(shown, { who, ours: spanOf(text.commitment).unit, unit }),
  };
}

function shareWords(who: Words, { owed, backed }: { readonly owed: Ratio; readonly backed: Ratio }): Words {
  return {
    en: `${who.en} keeps ${percentWord(backed)} % for certain; ${percentWord(owed)} % is promised.`,
    'zh-Hant': `${who['zh-Hant']}只能確保 ${percentWord(backed)} %；承諾為 ${percentWord(owed)} %。`,
  };
}

function unitOf(text: Text): Words {
  const bound = targetOfText(text)?.bound;
  if (bound?.dimension === 'time') return { en: 'ms', 'zh-Hant': '毫秒' };
  return wordsOf(bound?.unit ?? '');
}

function figureWords(text: Text, guaranteed: Ratio): Words {
  const isShare = targetOfText(text)?.bound.dimension === 'ratio';
  const unit = isShare ? wordsOf('%') : unitOf(text);
  const figure = isShare ? percentWord(guaranteed) : shortDecimal(guaranteed, 4);
  return {
    en: `What stands behind guarantees ${figure} ${unit.en}.`,
    'zh-Hant': `背後的承諾保證 ${figure} ${unit['zh-Hant']}。`,
  };
}
