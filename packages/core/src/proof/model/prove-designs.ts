/**
 * Whether each written design would keep what is promised: the same leaves and contracts, put together in its way. Owns: which
 * design is proven of what. Does not own: the proof (`prove-agreement.ts`), what a design costs (outlook/price).
 */
import type { ProofVerdict } from '../verdict.ts';
import type { ProvenCommitment } from './deliverability.ts';
import type { Words } from './gap-words.ts';
import { proveAgreement } from './prove-agreement.ts';
import type { DeliverabilityQuestion } from './prove-agreement.ts';
import { severity } from './whole-verdict.ts';

export interface DesignProof {
  readonly design: string;
  readonly verdict: ProofVerdict;
  /** The worst period of the promise that decides, or what is missing. */
  readonly says: Words;
}

/** In the order of the model; nothing without designs. */
export function proveDesigns({ revision, behind, supporting }: DeliverabilityQuestion): readonly DesignProof[] {
  if (behind === undefined) return [];
  const { designs = [], ...model } = behind.model;
  return designs.map(({ id: design, structure }): DesignProof => {
    if (structure === undefined) return { design, verdict: 'UNPROVABLE', says: undescribed };
    const made = proveAgreement({ revision, behind: { ...behind, model: { ...model, structure } }, supporting });
    if (!made.ok) {
      const message = made.refusals.map((one) => one.message).join(' ');
      return { design, verdict: 'UNPROVABLE', says: { en: message, 'zh-Hant': message } };
    }
    const worst = worstOf(made.value.commitments);
    return worst === undefined
      ? { design, verdict: 'UNPROVABLE', says: nothingComposed }
      : { design, verdict: worst.verdict, says: worst.says };
  });
}

interface Decided {
  readonly verdict: ProofVerdict;
  readonly says: Words;
}

/** A design changes what availability stands on; chains and paths are the same under each. */
function worstOf(commitments: readonly ProvenCommitment[]): Decided | undefined {
  const found = commitments.flatMap(({ by, verdict, says }): readonly Decided[] =>
    by !== 'structure' || verdict === 'NOT-COMPOSED' ? [] : [{ verdict, says }],
  );
  return found.toSorted((one, other) => severity.indexOf(other.verdict) - severity.indexOf(one.verdict))[0];
}

const undescribed: Words = {
  en: 'The model does not say what stands behind this design: write its structure, and it is proven.',
  'zh-Hant': '模型未說明此方案背後的結構：填寫其結構即可證明。',
};

const nothingComposed: Words = {
  en: 'No promise of this text stands on a structure: there is nothing to prove.',
  'zh-Hant': '此文本沒有建基於結構的承諾：無可證明。',
};
