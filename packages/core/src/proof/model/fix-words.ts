/**
 * What would close the gaps, in sentences, the smallest change first. Owns: the words of each fix and what is asked of whom. Does
 * not own: the figures (`fixes.ts`).
 */
import { sayDate } from '../../terms/date-words.ts';
import { eventsInWords } from '../../terms/event-words.ts';
import type { PlainDate } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Fix } from '../fixes.ts';
import type { ModelRead } from './answer.ts';
import type { AvailabilityProof } from './availability-proof.ts';
import { cited, textAt } from './bound-promise.ts';
import type { ProvenFix } from './deliverability.ts';
import type { FoundGap } from './found-gap.ts';
import { daysWords, percentWord, spaced, unitWords, wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';

const millionths = 1_000_000n;

/** To four decimals of a percent, to the stricter side for what is asked of others, the looser for what we may promise. */
const up = (share: Ratio): Ratio => Ratio.of(share.times(Ratio.of(millionths)).ceil(), millionths);
const down = (share: Ratio): Ratio => Ratio.of(share.times(Ratio.of(millionths)).floor(), millionths);

export function fixesTold(text: Text, { fixes }: AvailabilityProof, read: ModelRead): ProvenFix[] {
  return fixes.flatMap((fix) => {
    // Nobody promises nothing: where nothing is guaranteed, a lower target is no way out.
    if (fix.kind === 'lower-target' && down(fix.to).equals(Ratio.zero)) return [];
    const told = fixTold(fix, text, read);
    return [{ commitment: text.commitment.id, ...told, text: spaced(told.text) }];
  });
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
