/**
 * What would close the gaps, in sentences, the smallest change first. Owns: the words of each fix and what is asked of whom. Does
 * not own: the figures (`fixes.ts`).
 */
import { sayDate } from '../../terms/date-words.ts';
import { eventsInWords } from '../../terms/event-words.ts';
import type { PlainDate } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Fix } from '../fixes.ts';
import { occurrences } from '../structure.ts';
import type { ModelRead } from './answer.ts';
import type { AvailabilityProof } from './availability-proof.ts';
import { cited, textAt } from './bound-promise.ts';
import type { ProvenFix } from './deliverability.ts';
import type { FoundGap } from './found-gap.ts';
import { daysWords, percentWord, spaced, unitWords, wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { splitAsks } from './split-asks.ts';

const millionths = 1_000_000n;

/** To four decimals of a percent, to the stricter side for what is asked of others, the looser for what we may promise. */
const up = (share: Ratio): Ratio => Ratio.of(share.times(Ratio.of(millionths)).ceil(), millionths);
const down = (share: Ratio): Ratio => Ratio.of(share.times(Ratio.of(millionths)).floor(), millionths);

export function fixesTold(text: Text, proof: AvailabilityProof, read: ModelRead): ProvenFix[] {
  const possible = proof.fixes.filter((fix) => isPossible(fix, proof.needed));
  const joint = possible.some(({ kind }) => kind === 'tighten') ? undefined : jointAsk(text, proof, read);
  return [...(joint === undefined ? [] : [joint]), ...possible.map((fix) => fixTold(fix, text, read))].map((told) => ({
    commitment: text.commitment.id,
    ...told,
    text: spaced(told.text),
  }));
}

/** Nobody promises nothing, nor, unless we do, never to fail. */
function isPossible(fix: Fix, needed: Ratio): boolean {
  if (fix.kind === 'lower-target') return !down(fix.to).equals(Ratio.zero);
  return fix.kind !== 'tighten' || up(fix.to).lessThan(Ratio.one) || needed.atLeast(Ratio.one);
}

/** Beyond so many parts, or fewer where they are shared, the split is left to whoever asks for it. */
const mostJoint = { apart: 20, shared: 6 } as const;

/** Where no promise is enough by itself: what several are asked for together. */
function jointAsk(
  text: Text,
  { basis, needed, question: { structure } }: AvailabilityProof,
  { leaves, term }: ModelRead,
): ProvenFix | undefined {
  const times = occurrences(structure);
  const isShared = [...times.values()].some((count) => count > 1);
  if (times.size > (isShared ? mostJoint.shared : mostJoint.apart)) return undefined;
  const asks = new Map<string, string[]>();
  for (const leaf of times.keys()) {
    const [promise] = leaves.get(leaf) ?? [];
    const name = promise && cited(textAt(promise, term.start));
    if (name !== undefined) asks.set(name, [...(asks.get(name) ?? []), leaf]);
  }
  const levels = splitAsks({ structure, promised: basis.promised, asks, needed });
  if (levels === undefined || levels.size === 0) return undefined;
  const unit = unitWords(spanOf(text.commitment).unit);
  const said = [...levels].map(([name, level]) => ({ name, level: percentWord(level) }));
  return {
    kind: 'tighten',
    text: {
      en: `Ask together, each by the ${unit.en}, in our hours, leaving out no more than we do: ${said.map(({ name, level }) => `${name} for at least ${level} %`).join(', ')}.`,
      'zh-Hant': `一併要求以下承諾按${unit['zh-Hant']}評核，服務時間與我們一致，豁免亦不多於我們：${said.map(({ name, level }) => `${name} 不低於 ${level} %`).join('、')}。`,
    },
  };
}

function fixTold(fix: Fix, text: Text, read: ModelRead): ProvenFix {
  const unit = unitWords(spanOf(text.commitment).unit);
  if (fix.kind === 'lower-target') {
    const to = down(fix.to);
    const say = percentWord(to);
    return {
      kind: 'lower-target',
      to: to.toString(),
      text: {
        en: `Promise no more than ${say} % by the ${unit.en}.`,
        'zh-Hant': `每${unit['zh-Hant']}只承諾不高於 ${say} %。`,
      },
    };
  }
  const [promise] = read.leaves.get(fix.leaf) ?? [];
  const behind = promise === undefined ? undefined : textAt(promise, read.term.start);
  const name = wordsOf(read.model?.leaves.find(({ id }) => id === fix.leaf)?.name ?? fix.leaf);
  const of = { leaf: fix.leaf, ...(behind === undefined ? {} : { agreement: behind.revision.agreement }) };
  if (fix.kind === 'double') {
    const say = percentWord(fix.independent);
    return {
      kind: 'double',
      ...of,
      to: fix.independent.toString(),
      text: {
        en: `Put a second of the same kind beside ${name.en}, either of which suffices: ${say} % if they fail independently.`,
        'zh-Hant': `為「${name['zh-Hant']}」加設同類後備，其一可用即可：若各自獨立失效，可達 ${say} %。`,
      },
    };
  }
  const to = up(fix.to);
  const ask = percentWord(to);
  const whom = behind === undefined ? name : wordsOf(cited(behind));
  return {
    kind: 'tighten',
    ...of,
    from: fix.from.toString(),
    to: to.toString(),
    text: {
      en: `Ask ${whom.en} for at least ${ask} % by the ${unit.en}, in our hours, leaving out no more than we do.`,
      'zh-Hant': `要求 ${whom['zh-Hant']} 按${unit['zh-Hant']}承諾不低於 ${ask} %，服務時間與我們一致，豁免亦不多於我們。`,
    },
  };
}

/** What closes a gap of law and money, by its code. */
export function termFix(gap: FoundGap, lastDay: PlainDate): ProvenFix | undefined {
  const made = gap.code === 'TERM' ? bindingWords(gap, lastDay) : termFixWords(gap);
  if (made === undefined) return undefined;
  return {
    kind: made.kind,
    ...(gap.agreement === undefined ? {} : { agreement: gap.agreement }),
    text: spaced(made.text),
  };
}

/** A promise that ends before ours goes on; one that begins later, or pauses, is made up for in those days. */
function bindingWords(
  { agreement = '', uncovered, uncoveredBefore = [] }: FoundGap,
  lastDay: PlainDate,
): { readonly kind: ProvenFix['kind']; readonly text: Words } {
  if (uncovered === undefined) {
    const text = {
      en: `Agree a promise for it, and bind the part to it.`,
      'zh-Hant': '就此取得承諾，並把組件與其連繫。',
    };
    return { kind: 'bind', text };
  }
  const isEnd = uncovered.to >= lastDay;
  const holes = isEnd ? uncoveredBefore : [...uncoveredBefore, uncovered];
  const said = [
    ...(isEnd
      ? [
          {
            en: `Extend ${agreement} to ${sayDate(uncovered.to, 'en')}, or agree what follows it.`,
            'zh-Hant': `把 ${agreement} 延長至${sayDate(uncovered.to, 'zh-Hant')}，或議定其後續協議。`,
          },
        ]
      : []),
    ...holes.map((days) => ({
      en: `Agree what binds beside ${agreement} ${daysWords(days).en}.`,
      'zh-Hant': `議定 ${agreement} 以外${daysWords(days)['zh-Hant']}具約束力的承諾。`,
    })),
  ];
  return {
    kind: isEnd ? 'extend' : 'bind',
    text: { en: said.map(({ en }) => en).join(' '), 'zh-Hant': said.map((one) => one['zh-Hant']).join('') },
  };
}

function termFixWords(gap: FoundGap): { readonly kind: ProvenFix['kind']; readonly text: Words } | undefined {
  const who = gap.agreement ?? '';
  const match = (en: string, zh: string) => ({ kind: 'match-terms', text: { en, 'zh-Hant': zh } }) as const;
  switch (gap.code) {
    case 'FORCE_MAJEURE': {
      const events = eventsInWords(gap.unmatched ?? []);
      return match(
        `Strike from what excuses ${who}, or let it excuse us, too: ${events.en}.`,
        `從 ${who} 的免責事項刪去以下事件，或在我們的文本同樣列明：${events['zh-Hant']}。`,
      );
    }
    case 'REMEDY':
      return match(
        `Agree a higher limit of credits with ${who}, or pay less ourselves.`,
        `與 ${who} 議定較高的補償上限，或調低我們的補償。`,
      );
    case 'CLAIM':
      return match(
        `Agree a longer time to claim with ${who}, or report sooner.`,
        `與 ${who} 議定較長的索償期，或提早報告。`,
      );
    case 'THRESHOLD_UNLIMITED':
      return match(
        `Agree with ${who} that short outages count as they do with us, or a limit to those that do not.`,
        `與 ${who} 議定短暫中斷與我們同樣計算，或為不計者訂立上限。`,
      );
    case 'EXCLUSION_UNLIMITED':
      return match(
        `Agree with ${who} that what it leaves out without limit counts, or a limit to it.`,
        `與 ${who} 議定其無上限豁免的時間須予計算，或為其訂立上限。`,
      );
    case 'NOTICE':
      return match(`Agree a longer notice with ${who}.`, `與 ${who} 議定較長的通知期。`);
    case 'RESTORE':
    case 'RESPONSE':
      return match(
        gap.agreement === undefined
          ? 'Shorten a step, let steps run beside each other, or promise a longer time.'
          : `Agree a shorter time with ${who}, or promise a longer one.`,
        gap.agreement === undefined
          ? '縮短步驟、讓步驟並行，或承諾較長時間。'
          : `與 ${who} 議定較短時間，或承諾較長時間。`,
      );
    default:
      return undefined;
  }
}
