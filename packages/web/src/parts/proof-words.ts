/** Verdicts of proofs, and what each means. */
import { defineWords } from '../words/words.ts';

export const proofWords = defineWords({
  en: {
    PROVEN: 'Proven',
    'PARTLY-PROVEN': 'Proven in part',
    LIKELY: 'Likely',
    UNDELIVERABLE: 'Undeliverable',
    UNPROVABLE: 'Unprovable',
    'NOT-COMPOSED': 'Not composed',
    'PROVEN-means': 'It follows from the promises behind it, whatever the timing.',
    'PARTLY-PROVEN-means': 'Some targets follow from the promises behind; of the others nothing can be composed.',
    'LIKELY-means': 'It follows only if parts fail independently of each other.',
    'UNDELIVERABLE-means': 'It does not follow from the promises behind it.',
    'UNPROVABLE-means': 'A promise behind it leaves out, without limit, what is promised here.',
    'NOT-COMPOSED-means': 'Nothing is described that it could follow from.',
  },
  'zh-Hant': {
    PROVEN: '已證明',
    'PARTLY-PROVEN': '部分已證明',
    LIKELY: '可能',
    UNDELIVERABLE: '無法兌現',
    UNPROVABLE: '無法證明',
    'NOT-COMPOSED': '未能合成',
    'PROVEN-means': '無論何時發生故障，均可由背後的承諾推出。',
    'PARTLY-PROVEN-means': '部分目標可由背後的承諾推出，其餘未能合成。',
    'LIKELY-means': '僅當各組件獨立失效時方可推出。',
    'UNDELIVERABLE-means': '無法由背後的承諾推出。',
    'UNPROVABLE-means': '背後某項承諾無上限地豁免此處所承諾的內容。',
    'NOT-COMPOSED-means': '尚未說明可由何者推出。',
  },
});
