/**
 * How well words fit what was typed. Owns: one measure for both languages. Chinese has no spaces, so that a stretch of it is
 * looked for as it stands; Latin words match from their beginning. Every word that was typed has to be found.
 */
import type { Localized } from '@troth/core';

export interface Query {
  readonly text: string;
  readonly words: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly title: Localized | string;
  readonly more: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** At most ten words: what follows them narrows nothing. */
export function queryOf(text: string): Query {
  const whole = plain(text);
  return {
    text: whole,
    words: whole
      .split(/\s+/u)
      .filter((word) => word !== '')
      .slice(0, 10),
  };
}

/** 0: does not fit. An id that is written out stands above all, then titles that begin so, then words, then anything else. */
export function scoreOf(query: Query, named: Named): number {
  const id = plain(named.id);
  if (id === query.text) return 100;
  const titles = typeof named.title === 'string' ? [named.title] : [named.title.en, named.title['zh-Hant'] ?? ''];
  const texts = titles.map(plain);
  if (texts.includes(query.text)) return 80;
  const more = named.more.map(plain);
  let score = 0;
  for (const word of query.words) {
    const own = Math.max(wordScore(word, id, 30), ...texts.map((text) => wordScore(word, text, 40)));
    const best = own > 0 ? own : Math.max(0, ...more.map((text) => wordScore(word, text, 10)));
    if (best === 0) return 0;
    score += best;
  }
  return Math.ceil(score / query.words.length);
}

function wordScore(word: string, text: string, most: number): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return most;
  const begins = new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, 'u').test(text);
  if (begins) return most - 5;
  // Within a Latin word little is meant by it; within Chinese it is a word.
  return /\p{Script=Han}/u.test(word) ? most - 8 : word.length > 2 ? 5 : 0;
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
