/** Words of what an offer does to deliverability and price. */
import { defineWords } from '../../words/words.ts';

export const effectWords = defineWords({
  en: {
    effect: 'What it does to the promise (not shown to the other side)',
    proof: 'Deliverability',
    gaps: '{before, plural, one {# gap} other {# gaps}} without it, {after} with it',
    opened: 'Opens:',
    closed: 'Closes:',
    other: 'Now:',
    none: 'none',
    price: 'Expected credit a month',
    same: 'The same with and without it.',
    estimate: 'An estimate, from how it was kept so far.',
    error: 'An estimate, ± {error} by simulation.',
  },
  'zh-Hant': {
    effect: '對承諾的影響（對方不會看到）',
    proof: '可交付性',
    gaps: '接受前 {before} 項缺口，接受後 {after} 項',
    opened: '新增缺口：',
    closed: '消除缺口：',
    other: '改為：',
    none: '無',
    price: '每月預期服務補償',
    same: '接受與否均相同。',
    estimate: '此為估算，以過往履約情況為據。',
    error: '此為估算，模擬誤差 ± {error}。',
  },
});
