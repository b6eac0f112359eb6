/**
 * Whether a gap is larger than it was when its risk was taken. Owns: which figures say so, and by how much in words. A risk is taken of
 * the gap as it was seen; what it grew to since, nobody took.
 */
import { sayDate } from '../../terms/date-words.ts';
import { shortDecimal } from '../../terms/exact-words.ts';
import { eventsInWords } from '../../terms/event-words.ts';
import { Ratio } from '../../values/ratio.ts';
import { isUnprovable } from '../gap.ts';
import type { GapCode } from '../gap.ts';
import type { ProvenGap } from './deliverability.ts';
import { minutesWord } from './gap-words.ts';
import type { Words } from './gap-words.ts';

/** What can grow of a gap, exact. */
export type GapFigures = Pick<ProvenGap, 'minutes' | 'owed' | 'backed' | 'from' | 'to' | 'unmatched'>;

/** What a gap is without limit has no minutes that could grow. */
export function figuresOf({ code, minutes, owed, backed, from, to, unmatched }: ProvenGap): GapFigures {
  return {
    ...(minutes === undefined || isUnprovable({ code: code as GapCode }) ? {} : { minutes }),
    ...(owed === undefined ? {} : { owed }),
    ...(backed === undefined ? {} : { backed }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(unmatched === undefined ? {} : { unmatched: [...unmatched] }),
  };
}

/** By how much, in a sentence; undefined while it is no larger. */
export function grownSince(seen: GapFigures, now: GapFigures): Words | undefined {
  const said = [minutesMore(seen, now), differenceMore(seen, now), daysMore(seen, now), causesMore(seen, now)];
  const found = said.flatMap((one) => one ?? []);
  if (found.length === 0) return undefined;
  return {
    en: `Grown since its risk was taken: ${found.map(({ en }) => en).join('; ')}.`,
    'zh-Hant': `自接納風險後擴大：${found.map((one) => one['zh-Hant']).join('；')}。`,
  };
}

function minutesMore({ minutes: was = '0' }: GapFigures, { minutes: is }: GapFigures): Words | undefined {
  if (is === undefined) return undefined;
  const [before, after] = [Ratio.parse(was), Ratio.parse(is)];
  if (after.atMost(before)) return undefined;
  const more = after.minus(before);
  return {
    en: `${minutesWord(more)} min more, ${minutesWord(after)} instead of ${minutesWord(before)}`,
    'zh-Hant': `多 ${minutesWord(more)} 分鐘，由 ${minutesWord(before)} 增至 ${minutesWord(after)} 分鐘`,
  };
}

/** What we owe and what stands behind it: of a remedy, a limit, a deadline. */
function distance({ owed, backed }: GapFigures): Ratio | undefined {
  if (owed === undefined || backed === undefined) return undefined;
  return Ratio.parse(owed).minus(Ratio.parse(backed)).abs();
}

function differenceMore(seen: GapFigures, now: GapFigures): Words | undefined {
  const [before, after] = [distance(seen) ?? Ratio.zero, distance(now)];
  if (after === undefined || after.atMost(before)) return undefined;
  if (before.isZero())
    return {
      en: 'what we promise and what stands behind it are apart now',
      'zh-Hant': '我們的承諾與背後承諾現已出現差異',
    };
  const times = shortDecimal(after.dividedBy(before), 2);
  return {
    en: `what we promise and what stands behind it are ${times} times as far apart`,
    'zh-Hant': `我們的承諾與背後承諾的差異為原來的 ${times} 倍`,
  };
}

function daysMore(seen: GapFigures, now: GapFigures): Words | undefined {
  const said: Words[] = [];
  if (now.from !== undefined && seen.from !== undefined && now.from < seen.from)
    said.push({
      en: `it begins on ${sayDate(now.from, 'en')} instead of ${sayDate(seen.from, 'en')}`,
      'zh-Hant': `由${sayDate(now.from, 'zh-Hant')}而非${sayDate(seen.from, 'zh-Hant')}開始`,
    });
  if (now.to !== undefined && seen.to !== undefined && now.to > seen.to)
    said.push({
      en: `it lasts until ${sayDate(now.to, 'en')} instead of ${sayDate(seen.to, 'en')}`,
      'zh-Hant': `延至${sayDate(now.to, 'zh-Hant')}而非${sayDate(seen.to, 'zh-Hant')}`,
    });
  if (said.length === 0) return undefined;
  return { en: said.map(({ en }) => en).join(', '), 'zh-Hant': said.map((one) => one['zh-Hant']).join('，') };
}

function causesMore({ unmatched: was = [] }: GapFigures, { unmatched: is = [] }: GapFigures): Words | undefined {
  const more = is.filter((cause) => !was.includes(cause));
  if (more.length === 0) return undefined;
  const causes = eventsInWords(more);
  return { en: `${causes.en} came to it`, 'zh-Hant': `新增${causes['zh-Hant']}` };
}
