import { describe, expect, it } from 'vitest';
import { eventsInWords } from './event-words.ts';

describe('events in words', () => {
  it('says known events in both languages and keeps an own name as written', () => {
    expect(eventsInWords(['black-rainstorm', 'harbour strike'])).toEqual({
      en: 'black rainstorm warning signal, harbour strike',
      'zh-Hant': '黑色暴雨警告信號、harbour strike',
    });
  });

  it('takes no name from what every object has', () => {
    expect(eventsInWords(['constructor']).en).toBe('constructor');
  });
});
