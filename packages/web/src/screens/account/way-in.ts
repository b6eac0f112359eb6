/** Ways of coming in, and from where, in words. */
import { useWords } from '../../words/use-words.ts';
import { defineWords } from '../../words/words.ts';

const wayWords = defineWords({
  en: {
    password: 'password',
    authenticator: 'password and code',
    passkey: 'passkey',
    'single-sign-on': 'single sign-on',
    invitation: 'link',
    demo: 'demo identity',
    'this machine': 'this machine',
    unknown: 'not known',
    'another program': 'another program',
  },
  'zh-Hant': {
    password: '密碼',
    authenticator: '密碼及驗證碼',
    passkey: '通行密鑰',
    'single-sign-on': '單一登入',
    invitation: '連結',
    demo: '示範身分',
    'this machine': '本機',
    unknown: '不詳',
    'another program': '其他程式',
  },
});

export function useWayIn(): (how: string) => string {
  const t = useWords(wayWords);
  return (how) => (Object.hasOwn(wayWords.en, how) ? t(how as keyof typeof wayWords.en) : how);
}
