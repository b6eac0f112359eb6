/** Fee bases as people know them: by title and, where the fee is fixed, by amount. Programs go by the id. */
import { Amount } from '../values/money.ts';
import { grouped } from '../terms/exact-words.ts';
import { inLanguage } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Writer } from './chapter.ts';

type Fees = NonNullable<Writer['terms']['fees']>;

/** The title of a base; that of its only line where the base has none. */
function titleOf(base: Fees['bases'][string], fees: Fees, writer: Writer): string | undefined {
  const only =
    base.lines !== 'all' && base.lines.length === 1 ? fees.lines.find((line) => line.id === base.lines[0]) : undefined;
  const title = base.title ?? only?.title;
  return title === undefined ? undefined : inLanguage(title, writer.language);
}

/** The text with the ids of fee bases replaced by their titles. */
export function named(text: string, writer: Writer): string {
  const { fees } = writer.terms;
  if (fees === undefined) return text;
  return Object.entries(fees.bases).reduce((said, [id, base]) => {
    const title = titleOf(base, fees, writer);
    return title === undefined
      ? said
      : said.replaceAll(`“${id}”`, `“${title}”`).replaceAll(`「${id}」`, `「${title}」`);
  }, text);
}

/** What a share of a base comes to in a whole month, where every line of it is a fixed monthly fee. */
export function monthlyAmount(id: string, share: Ratio, writer: Writer): string | undefined {
  const { fees, currency } = writer.terms;
  const base = fees?.bases[id];
  if (
    fees === undefined ||
    base === undefined ||
    currency === undefined ||
    base.window !== 'period' ||
    base.except !== undefined
  )
    return undefined;
  const lines = base.lines === 'all' ? fees.lines : fees.lines.filter((line) => base.lines.includes(line.id));
  let sum = Ratio.zero;
  for (const line of lines) {
    if ('metered' in line || line.per !== 'month') return undefined;
    sum = sum.plus(line.amount);
  }
  return `${currency} ${grouped(Amount.of(sum.times(share), currency).settle().toString())}`;
}
