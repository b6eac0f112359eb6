import { defineWords } from '../../words/words.ts';

export const helpWords = defineWords({
  en: {
    title: 'Terms and help',
    lead: 'What the words on these pages mean. They are the words of the agreements.',
    terms: 'Terms',
  },
  'zh-Hant': {
    title: '用語及說明',
    lead: '各頁所用字詞的意思，與協議所用字詞相同。',
    terms: '用語',
  },
});
