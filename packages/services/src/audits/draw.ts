/**
 * The sample of an audit. Owns: the rule by which it is drawn, so that whoever has the seed draws the same on any machine: for
 * each statement SHA-256 of `SEED` + line feed + `AGREEMENT/PERIOD` in UTF-8, written in hexadecimal; the smallest come first.
 */
import { createHash } from 'node:crypto';

export interface Drawn {
  readonly agreement: string;
  readonly period: string;
}

const keyOf = ({ agreement, period }: Drawn): string => `${agreement}/${period}`;

const rankOf = (seed: string, one: Drawn): string =>
  createHash('sha256')
    .update(`${seed}\n${keyOf(one)}`)
    .digest('hex');

/** `size` of them in the order they are drawn. */
export function draw(all: readonly Drawn[], { seed, size }: { readonly seed: string; readonly size: number }): Drawn[] {
  const ranked = all.map((one) => ({ one, rank: rankOf(seed, one) }));
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return ranked.slice(0, size).map(({ one }) => one);
}
