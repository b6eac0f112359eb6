import { defineWords } from '../../words/words.ts';

export const firstRunWords = defineWords({
  en: {
    title: 'First steps',
    lead: 'From an empty house to the first promise with evidence. Each step is ticked by what is there, not by hand.',
    done: 'done',
    open: 'to do',
    outside: 'not seen from here',
    go: 'Go there',
    left: '{count, plural, =0 {Everything is done.} one {One step is left.} other {# steps are left.}}',
    command: 'Or type:',
  },
  'zh-Hant': {
    title: '首日步驟',
    lead: '由空白開始，直至首項有證據的承諾。各步驟按實際資料標示完成，毋須人手剔選。',
    done: '已完成',
    open: '待辦',
    outside: '系統無法得知',
    go: '前往',
    left: '{count, plural, =0 {全部完成。} other {尚餘 # 步。}}',
    command: '或輸入：',
  },
});
