/** How many years of school a text asks of its reader (Flesch and Kincaid, 1975). Owns: counting words, sentences and syllables. */

/** One decimal. English only: the measure was made for it. */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?](?:\s|$)|\n/u).filter((one) => /\p{L}/u.test(one));
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  if (sentences.length === 0 || words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59;
  return Math.max(0, Math.round(grade * 10) / 10);
}

/** Runs of vowels; a silent e at the end is none. */
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/(?:[^laeiouy]es|[^laeiouy]ed|[^laeiouy]e)$/u, '');
  return Math.max(1, (plain.match(/[aeiouy]+/gu) ?? []).length);
}
