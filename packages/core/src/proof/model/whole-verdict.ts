/**
 * What the proofs of all targets come to for the agreement. Owns: that rule, the count beside it, and its sentence. Does not own: any
 * proof. A promise without a target is none to be kept; a target that nobody could compose keeps the whole from being proven.
 */
import type { ProofVerdict } from '../verdict.ts';
import type { Deliverability, ProvenCommitment } from './deliverability.ts';
import type { Words } from './gap-words.ts';

/** What is known to fail weighs more than what is not known. */
export const severity = ['PROVEN', 'LIKELY', 'UNPROVABLE', 'UNDELIVERABLE'] as const satisfies readonly ProofVerdict[];

export type Whole = Pick<Deliverability, 'verdict' | 'says' | 'targets'>;

export function wholeVerdict(
  commitments: readonly Pick<ProvenCommitment, 'target' | 'verdict'>[],
  gaps: number,
): Whole {
  const targets = commitments.filter(({ target }) => target !== undefined);
  const composed = targets.flatMap(({ verdict }) => (verdict === 'NOT-COMPOSED' ? [] : [verdict]));
  const proven = composed.filter((verdict) => verdict === 'PROVEN').length;
  const counted = { proven, composed: composed.length, all: targets.length };
  const verdict = ofTargets(composed, targets.length);
  return { verdict, says: sentence(verdict, counted, gaps), targets: counted };
}

/** Where nothing can be composed, nothing is proven. */
function ofTargets(composed: readonly ProofVerdict[], all: number): Whole['verdict'] {
  const worst = severity[Math.max(...composed.map((one) => severity.indexOf(one)))] ?? 'UNPROVABLE';
  return worst === 'PROVEN' && composed.length < all ? 'PARTLY-PROVEN' : worst;
}

const verdictWords: Readonly<Record<Exclude<Whole['verdict'], 'PARTLY-PROVEN'>, Words>> = {
  PROVEN: {
    en: 'Proven: every target follows from the promises behind it.',
    'zh-Hant': '已證明：所有目標均可由背後承諾推出。',
  },
  LIKELY: {
    en: 'Likely, not proven: it holds if parts fail independently of each other.',
    'zh-Hant': '可能但未能證明：各組件獨立失效時方可達到。',
  },
  UNDELIVERABLE: { en: 'Undeliverable as written.', 'zh-Hant': '按現行文本無法兌現。' },
  UNPROVABLE: {
    en: 'Cannot be proven: no bound follows from what stands behind it.',
    'zh-Hant': '無法證明：背後的承諾推不出任何上限。',
  },
};

function sentence(verdict: Whole['verdict'], { proven, composed, all }: Whole['targets'], gaps: number): Words {
  const missing = all - composed;
  const said: readonly Words[] =
    verdict === 'PARTLY-PROVEN'
      ? [
          {
            en: `Proven in part: ${proven} of ${all} targets ${proven === 1 ? 'follows' : 'follow'} from the promises behind; of ${missing} nothing can be composed.`,
            'zh-Hant': `部分已證明：${all} 項目標中有 ${proven} 項可由背後承諾推出，其餘 ${missing} 項未能合成。`,
          },
        ]
      : [verdictWords[verdict], ...(missing === 0 ? [] : [notComposed(missing, all)])];
  const open: readonly Words[] =
    gaps === 0
      ? []
      : [{ en: gaps === 1 ? '1 gap is open.' : `${gaps} gaps are open.`, 'zh-Hant': `尚有 ${gaps} 項差距。` }];
  const parts = [...said, ...open];
  return { en: parts.map(({ en }) => en).join(' '), 'zh-Hant': parts.map((one) => one['zh-Hant']).join('') };
}

const notComposed = (missing: number, all: number): Words => ({
  en: `Of ${missing} of ${all} targets nothing can be composed.`,
  'zh-Hant': `${all} 項目標中有 ${missing} 項未能合成。`,
});
