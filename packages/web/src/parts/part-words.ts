/** Words of the parts that many screens use. */
import { defineWords } from '../words/words.ts';

export const partWords = defineWords({
  en: {
    loading: 'Loading',
    close: 'Close',
    again: 'Try again',
    failed: 'This could not be read',
    unreached: 'The server cannot be reached. Check the connection, then try again.',
    notYours: 'This is not there, or not yours to see.',
    signInAgain: 'You are no longer signed in.',
    signIn: 'Sign in',
    instance: 'For the operator: {instance}',
  },
  'zh-Hant': {
    loading: '載入中',
    close: '關閉',
    again: '再試一次',
    failed: '未能讀取',
    unreached: '無法連接伺服器。請檢查連線後再試。',
    notYours: '內容不存在，或不屬你可查看的範圍。',
    signInAgain: '你已不在登入狀態。',
    signIn: '登入',
    instance: '供系統管理員參考：{instance}',
  },
});
