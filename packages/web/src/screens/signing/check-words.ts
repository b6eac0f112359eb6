/** Words of the check of a signed document. */
import { defineWords } from '../../words/words.ts';

export const checkWords = defineWords({
  en: {
    title: 'The signed document, checked now',
    note: 'Every signature, time stamp and byte of the kept document. You need not believe this page: take the files and check them with pdfsig, openssl or troth verify.',
    whole: 'Not a byte was altered since it was signed.',
    broken: 'It is not as it was signed: {parts}.',
    signedBy: 'Signed by',
    for: 'For',
    at: 'Time stamp',
    by: 'Stamped by',
    known: 'Certificate',
    trusted: 'leads to the root set up here',
    untrusted: 'root not known here',
    seal: 'Seal',
    terms: 'Terms within',
    trail: 'Evidence trail (JSON)',
    roots: 'Root certificates (PEM)',
  },
  'zh-Hant': {
    title: '已簽署文件：即時查核',
    note: '查核所保存文件的每個簽署、時間戳記及每個位元組。無須盡信本頁：可下載檔案，以 pdfsig、openssl 或 troth verify 自行查核。',
    whole: '自簽署以來未經任何改動。',
    broken: '與簽署時不同：{parts}。',
    signedBy: '簽署人',
    for: '所代表',
    at: '時間戳記',
    by: '發出者',
    known: '證書',
    trusted: '由此處設定的根證書核實',
    untrusted: '根證書不明',
    seal: '印章',
    terms: '內附條款',
    trail: '證據紀錄（JSON）',
    roots: '根證書（PEM）',
  },
});
