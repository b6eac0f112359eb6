import { defineWords } from '../../words/words.ts';

export const judgeWords = defineWords({
  en: {
    judge: 'Close it, or escalate it',
    judgeNote: 'A plan is closed by what statements show, not by what anybody says.',
    shown: 'Statements show {good} good months running of {months}.',
    close: 'Close as verified',
    to: 'Put it before',
    choose: 'Choose somebody of level 6 or above',
    why: 'Why',
    escalate: 'Escalate',
    decide: 'How it goes on',
    newDay: 'New day',
    how: 'What is done now',
    goOn: 'Go on with it',
    cancel: 'Give it up',
  },
  'zh-Hant': {
    judge: '結案或上報',
    judgeNote: '計劃以結單所示結案，而非憑任何人所言。',
    shown: '結單顯示連續良好月份：{months} 個中的 {good} 個。',
    close: '核實結案',
    to: '上報予',
    choose: '選擇第 6 級或以上人員',
    why: '原因',
    escalate: '上報',
    decide: '如何繼續',
    newDay: '新期限',
    how: '現時措施',
    goOn: '繼續進行',
    cancel: '放棄計劃',
  },
});
