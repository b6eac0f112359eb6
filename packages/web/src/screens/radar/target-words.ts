/** Words of the share of targets that are proven. */
import { defineWords } from '../../words/words.ts';

export const targetWords = defineWords({
  en: {
    figure: 'Proven targets',
    count: '{proven} of {composed}',
    share: '{share} % follow from what stands behind them',
    none: 'no target could be composed yet',
    title: 'Targets and their proof',
    note: 'Counted over all agreements with customers in force. {proven} of {composed} targets that can be composed are proven; {notComposed} cannot be composed, because nothing is described that they could follow from. {waiting, plural, =0 {No agreement waits to be looked at.} one {# agreement waits to be looked at, and is not counted.} other {# agreements wait to be looked at, and are not counted.}}',
    agreement: 'Agreement',
    customer: 'Customer',
    targets: 'Targets',
    waits: 'waits for its proof',
    noTarget: 'no target',
  },
  'zh-Hant': {
    figure: '已證明目標',
    count: '{composed} 項中 {proven} 項',
    share: '{share} % 可由其背後的承諾推出',
    none: '尚未有可合成的目標',
    title: '目標及其證明',
    note: '涵蓋所有生效中的客戶協議。可合成的 {composed} 項目標中，{proven} 項已證明；另有 {notComposed} 項未能合成，因尚未說明可由何者推出。{waiting, plural, =0 {所有協議均已檢視。} other {# 份協議尚待檢視，未計算在內。}}',
    agreement: '協議',
    customer: '客戶',
    targets: '目標',
    waits: '待證明',
    noTarget: '沒有目標',
  },
});
