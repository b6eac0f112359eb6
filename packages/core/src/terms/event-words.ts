/**
 * Enumerated events that excuse, in words: weather signals and the like. Owns: their names in both languages. Does not own: which
 * of them a text lists. An event that is not known here is the author's own and stands as written.
 */
export const eventWords: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  T8: ['tropical cyclone warning signal No. 8 or above', '八號或以上熱帶氣旋警告信號'],
  'black-rainstorm': ['black rainstorm warning signal', '黑色暴雨警告信號'],
  'extreme-conditions': ['announced extreme conditions', '政府公布的極端情況'],
  'red-weather-warning': ['red weather warning', '紅色天氣警告'],
  'storm-named': ['storm named by the national weather service', '國家氣象部門命名的風暴'],
  'state-of-emergency': ['declared state of emergency', '宣布的緊急狀態'],
  earthquake: ['earthquake', '地震'],
  war: ['war or terror attack', '戰爭或恐怖襲擊'],
  'force-majeure': ['force majeure', '不可抗力'],
};

/** "black rainstorm warning signal, earthquake": several in one line. */
export function eventsInWords(events: readonly string[]): { readonly en: string; readonly 'zh-Hant': string } {
  const named = events.map(
    (event) => (Object.hasOwn(eventWords, event) ? eventWords[event] : undefined) ?? [event, event],
  );
  return { en: named.map(([en]) => en).join(', '), 'zh-Hant': named.map(([, zh]) => zh).join('、') };
}
